"""One part of 设置: its name, a sentence, and rows of a label and a control."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLayout, QVBoxLayout, QWidget

from ....domain.changes import Changes
from ...desk import Desk

LABEL = 132
TOP = Qt.AlignmentFlag.AlignTop


class Section(QFrame):
    def __init__(self, desk: Desk, title: str, hint: str = "") -> None:
        super().__init__(objectName="card")
        self.desk = desk
        self.title = QLabel(title, objectName="h2")
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(24, 20, 24, 20)
        self.body.setSpacing(12)
        self.body.addWidget(self.title)
        if hint:
            self.hint = QLabel(hint, objectName="muted")
            self.hint.setWordWrap(True)
            self.body.addWidget(self.hint)

    def begin(self) -> None:
        """Reads what it shows."""

    def follow(self, changes: Changes) -> None:
        """Something was written, here or elsewhere."""

    def redraw(self) -> None:
        """After a change of theme."""

    def row(self, label: str, control: QWidget | QLayout) -> QLabel:
        line, said = QHBoxLayout(), QLabel(label, objectName="key")
        line.setSpacing(12)
        said.setFixedWidth(LABEL)
        said.setMinimumHeight(32)
        said.setWordWrap(True)
        if isinstance(control, QWidget):
            said.setBuddy(control)
            line.addWidget(said, 0, TOP)
            line.addWidget(control, 1)
        else:
            line.addWidget(said, 0, TOP)
            line.addLayout(control, 1)
        self.body.addLayout(line)
        return said
