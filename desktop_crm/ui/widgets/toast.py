"""One line over the window that says what was done, with one thing to do about it; goes by itself, stays while pointed at."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

STAYS = 6000  # ms
BELOW = 20


class Toast(QFrame):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, objectName="toast")
        self._act: Callable[[], None] | None = None
        self.line = QLabel(objectName="toastLine")
        self.line.setTextFormat(Qt.TextFormat.PlainText)
        self.button = QPushButton(objectName="toastButton")
        self.button.setCursor(Qt.CursorShape.PointingHandCursor)
        self.button.clicked.connect(self._press)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 8, 12, 8)
        layout.setSpacing(12)
        layout.addWidget(self.line)
        layout.addWidget(self.button)
        self._timer = QTimer(self, singleShot=True, interval=STAYS)
        self._timer.timeout.connect(self.hide)
        parent.installEventFilter(self)
        self.hide()

    def say(self, text: str, button: str = "", act: Callable[[], None] | None = None) -> None:
        self._act = act
        self.line.setText(text)
        self.button.setText(button)
        self.button.setAccessibleName(button)
        self.button.setVisible(bool(button))
        self.adjustSize()
        self._place()
        self.show()
        self.raise_()
        self._timer.start()

    def _press(self) -> None:
        self.hide()
        if self._act is not None:
            self._act()

    def _place(self) -> None:
        room = self.parentWidget().size()
        self.resize(min(self.sizeHint().width(), room.width() - 32), self.sizeHint().height())
        self.move((room.width() - self.width()) // 2, room.height() - self.height() - BELOW)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def enterEvent(self, event: QEvent) -> None:  # noqa: N802
        self._timer.stop()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802
        self._timer.start()
        super().leaveEvent(event)
