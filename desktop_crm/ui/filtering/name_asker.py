"""One line in a box: what something shall be called. Enter takes it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton

from ..theme import Theme
from .overlay import Overlay

WIDTH = 280


class NameAsker(Overlay):
    named = Signal(str)

    def __init__(self, theme: Theme, title: str, button: str, name: str = "") -> None:
        super().__init__(theme, WIDTH)
        self.room.addWidget(QLabel(title, objectName="h2"))
        self.line = QLineEdit(name)
        self.line.setAccessibleName(title)
        self.line.setMaxLength(40)
        self.take = QPushButton(button, objectName="primary")
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.line, 1)
        row.addWidget(self.take)
        self.room.addLayout(row)
        self.note = QLabel(objectName="bad")
        self.note.setWordWrap(True)
        self.note.hide()
        self.room.addWidget(self.note)
        self.line.returnPressed.connect(self._taken)
        self.line.textEdited.connect(lambda: self.complain(""))
        self.take.clicked.connect(self._taken)

    def begin(self) -> None:
        self.line.setFocus()
        self.line.selectAll()

    def complain(self, sentence: str) -> None:
        self.note.setText(sentence)
        self.note.setVisible(bool(sentence))
        self.fit()

    def _taken(self) -> None:
        if self.line.text().strip():
            self.named.emit(self.line.text().strip())
        else:
            self.complain(self.tr("请写一个名称"))
