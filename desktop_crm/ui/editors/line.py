"""One line: text, phone numbers, and whatever else is typed into one. What was understood stands at its right."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QIcon
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from ...domain.fields import Entity, Field, Kind
from ..desk import Desk
from .field_editor import FieldEditor

ICON_ROOM, GAP = 28, 10


class LineEditor(FieldEditor):
    def __init__(
        self, desk: Desk, e: Entity, f: Field, parent: QWidget | None = None, *, in_cell: bool = False
    ) -> None:
        super().__init__(desk, e, f, parent, in_cell=in_cell)
        self.line = QLineEdit(objectName="cellLine" if in_cell else "fieldLine")
        self.line.setProperty("wrong", False)
        self.line.setAcceptDrops(False)  # a file dropped here is for the window
        if f.kind is Kind.PHONE:
            self.line.setInputMethodHints(Qt.InputMethodHint.ImhDialableCharactersOnly)
        self._said = QLabel(self.line, objectName="said")
        self._said.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._said.hide()
        self._icon: tuple[QAction, str] | None = None
        self._room.addWidget(self.line)
        self.attach(self.line)
        self.line.textEdited.connect(self._typed)
        self.line.textChanged.connect(lambda: self._say())

    def text(self) -> str:
        return self.line.text().strip()

    def put(self, text: str) -> None:
        self.line.setText(text)
        self.line.setCursorPosition(0)

    def type_over(self, typed: str) -> None:
        self.begin()
        self.line.setText(typed)
        self._typed(typed)

    def begin(self) -> None:
        super().begin()
        self.line.selectAll()

    def understood(self) -> str:
        """What the text means, where that is not what it says."""
        return ""

    def give_icon(self, name: str, words: str) -> None:
        """At the right end; pressed it does what ↓ does."""
        action = self.line.addAction(QIcon(), QLineEdit.ActionPosition.TrailingPosition)
        action.setText(words)
        action.setToolTip(words)
        action.triggered.connect(self._icon_pressed)
        self._icon = (action, name)

    def redraw(self, *, dressed: bool = False) -> None:
        super().redraw(dressed=dressed)
        if self._icon is not None:
            from ..icons import icon  # lazy: icons come with the second picture

            self._icon[0].setIcon(icon(self.desk.theme, self._icon[1], "text3"))

    def _icon_pressed(self) -> None:
        self.line.setFocus()

    def _typed(self, text: str) -> None:
        self.set_wrong(False)
        self.edited.emit()

    def _say(self) -> None:
        words = self.understood()
        self._said.setText(words)
        self._said.adjustSize()
        used = self.line.fontMetrics().horizontalAdvance(self.line.text()) + 2 * GAP
        right = self.line.width() - (ICON_ROOM if self._icon else GAP)
        self._said.move(right - self._said.width(), (self.line.height() - self._said.height()) // 2)
        self._said.setVisible(bool(words) and used + self._said.width() <= right)
        self.line.setToolTip(words)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() == QEvent.Type.Resize:
            self._say()
        return super().eventFilter(watched, event)
