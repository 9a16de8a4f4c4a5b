"""A choice of few, all of them seen: one click, or the arrow keys, and it holds."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QWidget


class Segments(QWidget):
    chosen = Signal(str)
    """A code, by the person."""

    def __init__(self, choices: Sequence[tuple[str, str]], name: str, parent: QWidget | None = None) -> None:
        """`choices` are (code, words)."""
        super().__init__(parent)
        self.setAccessibleName(name)
        self.buttons: dict[str, QPushButton] = {}
        group = QButtonGroup(self)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        for code, words in choices:
            button = self.buttons[code] = QPushButton(words, objectName="segment", checkable=True)
            button.clicked.connect(lambda _=False, code=code: self.chosen.emit(code))
            group.addButton(button)
            layout.addWidget(button)
        layout.addStretch()

    def put(self, code: str) -> None:
        self.buttons[code].setChecked(True)
