"""One line over the window that says what was done, with one thing to do about it; goes by itself, stays while pointed at."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

STAYS = 6000  # ms
BELOW, APART = 20, 8


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
        self._timer.timeout.connect(self._leave)
        self.hide()

    def say(self, text: str, button: str = "", act: Callable[[], None] | None = None) -> None:
        self._act = act
        room = self.parentWidget().width() - 32 - 28
        self.line.setWordWrap(False)
        self.line.setMinimumWidth(0)  # not that of the sentence before
        self.button.setText(button)
        self.button.setAccessibleName(button)
        self.button.setVisible(bool(button))
        self.line.setText(text)
        wide, beside = self.line.sizeHint().width(), self.button.sizeHint().width() + 12 if button else 0
        if wide + beside > room:  # a long sentence stands on several lines rather than lose its end
            self.line.setWordWrap(True)
            wide = min(560, room - beside)
        self.line.setFixedWidth(wide)
        self.layout().activate()
        self.adjustSize()
        self.show()
        self.raise_()
        self._timer.start()

    def _leave(self) -> None:
        if self.underMouse() or self.button.hasFocus():
            self._timer.start()
        else:
            self.hide()

    def _press(self) -> None:
        self.hide()
        if self._act is not None:
            self._act()

    def enterEvent(self, event: QEvent) -> None:  # noqa: N802
        self._timer.stop()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802
        self._timer.start()
        super().leaveEvent(event)


class Toasts(QObject):
    """What can still be taken back keeps its place below; a sentence that comes meanwhile stands above it."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self._over = over
        self.with_undo, self.plain = Toast(over), Toast(over)
        self.newest = self.plain
        for watched in (over, self.with_undo, self.plain):
            watched.installEventFilter(self)

    def say(self, text: str, button: str = "", act: Callable[[], None] | None = None) -> None:
        self.newest = self.with_undo if button else self.plain
        self.newest.say(text, button, act)
        if button:
            self.plain.hide()
        self._place()

    def expire(self) -> None:
        """Something else was written since: 撤销 would now take back that."""
        self.with_undo.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Hide):
            self._place()
        return False

    def _place(self) -> None:
        room, bottom = self._over.size(), self._over.height() - BELOW
        for toast in (self.with_undo, self.plain):
            if toast.isVisible():
                bottom -= toast.height()
                toast.move((room.width() - toast.width()) // 2, bottom)
                bottom -= APART
