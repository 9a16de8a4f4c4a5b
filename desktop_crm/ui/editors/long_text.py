"""Text of several lines; the box grows with it."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from ...domain.fields import Entity, Field
from ..desk import Desk
from .field_editor import ENTER, FieldEditor

LONG = {
    "notes": 2, "needs": 2, "content": 2, "lost_note": 2, "address": 1, "title_address": 1, "next_content": 1, "result": 1,
}  # fmt: skip
"""Fields of long texts, and how many lines they begin with; those of one line go on at Enter."""
MOST = 6
PAD = 12


class GrowingText(QPlainTextEdit):
    """As high as its text, within bounds."""

    grown = Signal()

    def __init__(self, least: int = 1, most: int = MOST, parent: QWidget | None = None, *, free: bool = False) -> None:
        """`free`: its height is somebody else's affair, who reads `wanted`."""
        super().__init__(parent, objectName="fieldText")
        self.least, self.most, self.free, self.wanted = least, most, free, 0
        self.setTabChangesFocus(True)
        self.setAcceptDrops(False)  # a file dropped here is for the window
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(4)
        self.document().documentLayout().documentSizeChanged.connect(lambda size: self.fit())
        self.fit()

    def fit(self) -> None:
        lines = round(self.document().size().height())  # of a plain text its layout counts lines
        high = self.fontMetrics().lineSpacing() * min(max(lines, self.least), self.most) + PAD
        if high != self.wanted:
            self.wanted = high
            self.grown.emit()
        if not self.free and (high != self.height() or self.minimumHeight() != high):
            self.setFixedHeight(high)
        scrolls = Qt.ScrollBarPolicy.ScrollBarAsNeeded if lines > self.most else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setVerticalScrollBarPolicy(scrolls)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.fit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self.fit()


class LongTextEditor(FieldEditor):
    long = True

    def __init__(
        self, desk: Desk, e: Entity, f: Field, parent: QWidget | None = None, *, in_cell: bool = False
    ) -> None:
        super().__init__(desk, e, f, parent, in_cell=in_cell)
        self._lines = LONG.get(f.name, 2)
        self.box = GrowingText(1 if in_cell else self._lines, free=in_cell)
        self.box.setObjectName("cellText" if in_cell else "fieldText")
        self.box.setProperty("wrong", False)
        self._room.addWidget(self.box)
        self.attach(self.box)
        self._quiet = False
        self.box.textChanged.connect(self._typed)
        if in_cell:
            self.box.grown.connect(self._grow)

    def text(self) -> str:
        return self.box.toPlainText().strip()

    def put(self, text: str) -> None:
        self._quiet = True
        self.box.setPlainText(text)
        self._quiet = False

    def type_over(self, typed: str) -> None:
        self.begin()
        self.box.setPlainText(typed)
        self.box.moveCursor(QTextCursor.MoveOperation.End)

    def begin(self) -> None:
        super().begin()
        self.box.selectAll()

    def takes_enter(self) -> bool:
        return not self.in_cell and self._lines > 1

    def press(self, event: QKeyEvent) -> bool:
        """Alt+Enter is a new line where Enter is not, as in Excel."""
        if event.key() in ENTER and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.box.insertPlainText("\n")
            return True
        return False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        alt_enter = (
            isinstance(event, QKeyEvent)
            and event.key() in ENTER
            and event.modifiers() & Qt.KeyboardModifier.AltModifier
        )
        if alt_enter and event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().eventFilter(watched, event)

    def _grow(self) -> None:
        """Over the cells below, as in Excel."""
        if self.box.wanted > self.height() and self.isVisible():
            self.resize(self.width(), self.box.wanted)
            self.raise_()

    def _typed(self) -> None:
        if not self._quiet:
            self.set_wrong(False)
            self.edited.emit()
