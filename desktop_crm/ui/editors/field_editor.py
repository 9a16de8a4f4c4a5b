"""What every editor of a field can do, and which one a field gets."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from ...domain.fields import Entity, Field, Kind, Storage
from ..desk import Desk

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
TABS = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
NOT_LEFT = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason, Qt.FocusReason.MenuBarFocusReason)


class FieldEditor(QWidget):
    """Edits one value as the text that `services.assignments` reads."""

    committed = Signal()
    """Enter, a choice made, or the focus left after a change."""
    cancelled = Signal()
    """Esc, when no popup of its own was open."""
    edited = Signal()
    """Every change made by hand."""
    entered = Signal()
    """Enter, after `committed`: on to the next field or the cell below."""
    tabbed = Signal(int)
    """In a cell: Tab (1) or Shift+Tab (-1), after `committed` where something changed. The focus stays."""
    left = Signal()
    """The focus went elsewhere, after `committed` where something changed."""

    long = False
    """Wants the whole width and several lines."""

    def __init__(
        self, desk: Desk, e: Entity, f: Field, parent: QWidget | None = None, *, in_cell: bool = False
    ) -> None:
        super().__init__(parent)
        self.desk, self.entity, self.field, self.in_cell = desk, e, f, in_cell
        self._kept = ""
        self._inner: QWidget | None = None
        self._room = QVBoxLayout(self)
        self._room.setContentsMargins(0, 0, 0, 0)
        self._room.setSpacing(0)

    def text(self) -> str:
        raise NotImplementedError

    def put(self, text: str) -> None:
        """Shows that text, without a signal."""
        raise NotImplementedError

    def set_text(self, text: str) -> None:
        self.put(text)
        self._kept = self.text()
        self.set_wrong(False)

    def type_over(self, typed: str) -> None:
        """As if `typed` were the first key pressed over a selected cell."""
        self.begin()
        self.put("")

    def begin(self) -> None:
        """The focus, with all selected."""
        if self._inner is not None:
            self._inner.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_wrong(self, wrong: bool) -> None:
        for widget in (self, *self.findChildren(QWidget)):
            if widget.property("wrong") is not None or (wrong and widget is self._inner):
                widget.setProperty("wrong", wrong)
                widget.style().unpolish(widget)
                widget.style().polish(widget)

    @property
    def changed(self) -> bool:
        """Since it was set or committed last."""
        return self.text() != self._kept

    def commit(self) -> None:
        self.settle()
        self._kept = self.text()
        self.committed.emit()

    def settle(self) -> None:
        """What is typed becomes what it means, before it is handed on."""

    def press(self, event: QKeyEvent) -> bool:
        """Whether the editor took that key for itself: its popup comes first."""
        return False

    def close_popup(self) -> None:
        """Nothing of it stays over the window."""

    def redraw(self, *, dressed: bool = False) -> None:
        """After a change of theme. `dressed`: what it stands in has the style sheet."""
        if not dressed:
            self.setStyleSheet(self.desk.theme.sheet("forms"))

    def attach(self, inner: QWidget) -> None:
        """The widget that has the keys."""
        self._inner = inner
        inner.setAccessibleName(self.field.label(self.desk.lang))
        inner.installEventFilter(self)
        if self.in_cell:
            for widget in self.findChildren(QWidget):
                widget.setSizePolicy(widget.sizePolicy().horizontalPolicy(), QSizePolicy.Policy.Ignored)
        self.setFocusProxy(inner)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        match event.type():
            case QEvent.Type.ShortcutOverride if isinstance(event, QKeyEvent) and self._owns(event):
                event.accept()
                return True
            case QEvent.Type.KeyPress if isinstance(event, QKeyEvent):
                return self.press(event) or self._pressed(event)
            case QEvent.Type.FocusOut if isinstance(event, QFocusEvent) and event.reason() not in NOT_LEFT:
                self._leave()
        return False

    def takes_enter(self) -> bool:
        """Enter is a new line here."""
        return False

    def _owns(self, event: QKeyEvent) -> bool:
        """Keys that no shortcut of the page may take from it."""
        return event.modifiers() in PLAIN and event.key() in (*ENTER, Qt.Key.Key_Escape, Qt.Key.Key_Down)

    def _pressed(self, event: QKeyEvent) -> bool:
        key = event.key()
        if key == Qt.Key.Key_Escape:
            self.cancelled.emit()
            return True
        if key in ENTER and event.modifiers() in PLAIN and not self.takes_enter():
            self.commit()
            self.entered.emit()
            return True
        if self.in_cell and key in TABS:
            if self.changed:
                self.commit()
            self.tabbed.emit(-1 if key == Qt.Key.Key_Backtab else 1)
            return True
        return False

    def _leave(self) -> None:
        self.close_popup()
        if self.changed:
            self.commit()
        self.left.emit()


def make_editor(
    desk: Desk, e: Entity, f: Field, parent: QWidget | None = None, *, in_cell: bool = False, dressed: bool = False
) -> FieldEditor:
    """`in_cell`: without a frame, to fill a cell of a table. `dressed`: among others that have the style sheet already."""
    editor = _class_of(f)(desk, e, f, parent, in_cell=in_cell)
    editor.redraw(dressed=dressed)
    return editor


def _class_of(f: Field) -> type[FieldEditor]:
    """Each import is lazy: it builds on this module."""
    if f.storage is Storage.MEMBERS:
        from .chips import ChipsEditor

        return ChipsEditor
    match f.kind:
        case Kind.CHOICE:
            from .choice import ChoiceEditor

            return ChoiceEditor
        case Kind.REFERENCE:
            from .reference import ReferenceEditor

            return ReferenceEditor
        case Kind.FLAG:
            from .flag import FlagEditor

            return FlagEditor
        case Kind.DATE | Kind.TIME:
            from .day import DayEditor

            return DayEditor
        case Kind.BIRTHDAY:
            from .birthday import BirthdayEditor

            return BirthdayEditor
        case Kind.MONEY | Kind.NUMBER:
            from .amount import AmountEditor

            return AmountEditor
    from .long_text import LONG, LongTextEditor

    if f.name in LONG:
        return LongTextEditor
    from .line import LineEditor

    return LineEditor
