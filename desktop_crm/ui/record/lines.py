"""A list of what belongs to a record: one line a thing, ↑↓ from line to line, Enter opens, ⋯ or the menu key says what else."""

from collections.abc import Callable, Hashable, Sequence
from typing import Any, ClassVar

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ..desk import Desk
from ..icons import icon, pixmap
from ..wording import Wording
from .tab_order import before


class Line(QFrame):
    """One thing. Its own class says what it shows and what can be done with it."""

    opened = Signal(str, int)
    moved = Signal(int)
    """Up or down, -1 or 1."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent, objectName="line")
        self.desk = desk
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.more = QToolButton(objectName="plain")
        self.more.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the menu key does the same on the line
        self.more.setAccessibleName(self.tr("更多"))
        self.more.setToolTip(self.tr("更多（菜单键）"))
        self.more.clicked.connect(lambda: self._menu_at(self.more.mapToGlobal(QPoint(0, self.more.height()))))

    def say(self, thing: Any, wording: Wording) -> None:
        raise NotImplementedError

    def open(self) -> None:
        """Enter or a click."""

    def fill_menu(self, menu: QMenu) -> None:
        raise NotImplementedError

    @property
    def busy(self) -> bool:
        """Someone is typing in it."""
        return False

    def redraw(self) -> None:
        self.more.setIcon(icon(self.desk.theme, "ellipsis", "text3", 16))

    def reach(self, on: bool) -> None:
        """Whether Tab comes here: to one line of a list."""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if on else Qt.FocusPolicy.ClickFocus)

    def _menu_at(self, at: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.fill_menu(menu)
        menu.popup(at)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.open()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        event.accept()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802
        by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        self._menu_at(self.mapToGlobal(QPoint(16, self.height() // 2)) if by_key else event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if self.focusWidget() is not self and not self.hasFocus():
            super().keyPressEvent(event)
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.moved.emit(1 if event.key() == Qt.Key.Key_Down else -1)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.open()
        else:
            super().keyPressEvent(event)


class LineList(QScrollArea):
    opened = Signal(str, int)
    more_asked = Signal()
    new_asked = Signal()

    icon_name: ClassVar[str] = "inbox"

    def __init__(self, desk: Desk, make: Callable[[], Line], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk, self._make = desk, make
        self._lines: dict[Hashable, Line] = {}
        self._spare: list[Line] = []
        self._current: Line | None = None
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.room = QWidget(objectName="plainPage")
        self.add = QPushButton(objectName="link")
        self.add.setCursor(Qt.CursorShape.PointingHandCursor)
        self.add.clicked.connect(self.new_asked)
        self.add.hide()
        self.picture = QLabel(alignment=Qt.AlignmentFlag.AlignCenter)
        self.nothing = QLabel(objectName="muted", alignment=Qt.AlignmentFlag.AlignCenter)
        self.nothing.setWordWrap(True)
        self.more = QPushButton(self.tr("更多"), objectName="fold")
        self.more.setCursor(Qt.CursorShape.PointingHandCursor)
        self.more.clicked.connect(self.more_asked)
        self._things: Sequence[Any] = ()
        self._lay_out()
        self.setWidget(self.room)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(0, 0, 8, 0)
        top.addStretch()
        top.addWidget(self.add)
        self.layout_ = QVBoxLayout()
        self.layout_.setSpacing(0)
        layout = QVBoxLayout(self.room)
        layout.setContentsMargins(8, 4, 8, 12)
        layout.setSpacing(0)
        layout.addLayout(top)
        layout.addLayout(self.layout_)
        layout.addWidget(self.more, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addSpacing(16)
        layout.addWidget(self.picture)
        layout.addSpacing(4)
        layout.addWidget(self.nothing)
        layout.addStretch()

    def give_add(self, words: str) -> None:
        """A button that makes one more."""
        self.add.setText(words)
        self.add.show()

    @property
    def lines(self) -> list[Line]:
        return list(self._lines.values())

    @property
    def editing(self) -> Line | None:
        return next((line for line in self.lines if line.busy), None)

    def key(self, thing: Any) -> Hashable:
        return thing.rid

    def fill(self, things: Sequence[Any], wording: Wording, *, more: bool = False, nothing: str = "") -> None:
        """A line that someone types in stays as it is."""
        before, self._lines = self._lines, {}
        wanted = [self.key(t) for t in things]
        self._spare += [line for key, line in before.items() if key not in set(wanted)]
        self._things = things
        for at, (key, thing) in enumerate(zip(wanted, things, strict=True)):
            line = before.get(key) or (self._spare.pop() if self._spare else self._new())
            self._lines[key] = line
            if not line.busy:
                line.say(thing, wording)
            if self.layout_.indexOf(line) != at:
                self.layout_.insertWidget(at, line)
            line.show()
        for line in self._spare:
            line.hide()
            self.layout_.removeWidget(line)
        self._tab_order()
        self.more.setVisible(more)
        self.nothing.setText(nothing)
        for widget in (self.nothing, self.picture):
            widget.setVisible(not things and bool(nothing))

    def redraw(self) -> None:
        for line in (*self._lines.values(), *self._spare):
            line.redraw()
        self.picture.setPixmap(pixmap(self.desk.theme, self.icon_name, "edge", 32))

    def _new(self) -> Line:
        line = self._make()
        line.setParent(self.room)
        line.redraw()
        line.opened.connect(self.opened)
        line.moved.connect(lambda step: self._move(line, step))
        return line

    def _tab_order(self) -> None:
        lines = self.lines
        before(self.more, lines)
        at = next((line for line in lines if line.hasFocus()), None) or (lines[0] if lines else None)
        for line in lines:
            line.reach(line is at)

    def _move(self, line: Line, step: int) -> None:
        lines = self.lines
        at = lines.index(line) + step
        if 0 <= at < len(lines):
            lines[at].setFocus(Qt.FocusReason.TabFocusReason)
            self.ensureWidgetVisible(lines[at], 0, 8)
            for other in lines:
                other.reach(other is lines[at])
