"""A line that is saved when it is left: Enter or Tab keeps, Esc gives back."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget


class InlineLine(QWidget):
    committed = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line, self.bad = QLineEdit(), QLabel(objectName="bad")
        self.line.setAccessibleName(name)
        self.line.editingFinished.connect(self._leave)
        self.line.textEdited.connect(lambda text: self.bad.hide())
        self.bad.setWordWrap(True)
        self.bad.hide()
        self.setFocusProxy(self.line)
        self._kept = ""
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.line)
        layout.addWidget(self.bad)

    def put(self, text: str) -> None:
        """As it is stored; what is being typed is left alone."""
        if self.line.text() == self._kept or not self.line.hasFocus():
            self.line.setText(text)
            self.line.setCursorPosition(0)
            self.bad.hide()
        self._kept = text

    def refuse(self, sentence: str) -> None:
        self._kept = ""
        self.bad.setText(sentence)
        self.bad.show()

    def _leave(self) -> None:
        text = self.line.text().strip()
        if text != self._kept:
            self._kept = text
            self.committed.emit(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() == Qt.Key.Key_Escape and self.line.text() != self._kept:
            self.line.setText(self._kept)
            self.bad.hide()
        else:
            super().keyPressEvent(event)
