"""What stands where rows would be: nothing yet, nothing found, not ready, or what went wrong and what to do."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ..icons import pixmap
from ..theme import Theme


class StateView(QWidget):
    """One sentence, at most one button and one link."""

    pressed = Signal()
    link_pressed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icon, self._token = "", "text3"
        self.picture = QLabel(alignment=Qt.AlignmentFlag.AlignCenter)
        self.sentence = QLabel(objectName="sentence", alignment=Qt.AlignmentFlag.AlignCenter)
        self.hint = QLabel(objectName="muted", alignment=Qt.AlignmentFlag.AlignCenter)
        for label in (self.sentence, self.hint):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.button = QPushButton(objectName="primary")
        self.link = QPushButton(objectName="link")
        self.link.setCursor(Qt.CursorShape.PointingHandCursor)
        self.button.clicked.connect(self.pressed)
        self.link.clicked.connect(self.link_pressed)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addStretch()
        row.addWidget(self.button)
        row.addWidget(self.link)
        row.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 24)
        layout.setSpacing(8)
        layout.addStretch(2)
        layout.addWidget(self.picture)
        layout.addSpacing(4)
        layout.addWidget(self.sentence)
        layout.addWidget(self.hint)
        layout.addSpacing(8)
        layout.addLayout(row)
        layout.addStretch(3)

    def say(
        self, icon: str, sentence: str, hint: str = "", button: str = "", link: str = "", token: str = "text3"
    ) -> None:
        self._icon, self._token = icon, token
        self.sentence.setText(sentence)
        for widget, text in ((self.hint, hint), (self.button, button), (self.link, link)):
            widget.setText(text)
            widget.setVisible(bool(text))
        self.redraw()

    def redraw(self) -> None:
        """After a change of theme."""
        if self._icon:
            self.picture.setPixmap(pixmap(self._theme, self._icon, self._token, 40))
