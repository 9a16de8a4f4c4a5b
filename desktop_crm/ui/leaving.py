"""The question before the window closes while something is under way."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from .long_work import LongWork

BELOW = 20
OWN = (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter)
"""Keys that the page below would take for something of its own."""


class Leaving(QFrame):
    def __init__(self, work: LongWork, leave: Callable[[], object], over: QWidget) -> None:
        super().__init__(over, objectName="toast")
        self._work = work
        self._before: QWidget | None = None
        self.line = QLabel(objectName="toastLine")
        self.line.setTextFormat(Qt.TextFormat.PlainText)
        self.leave = QPushButton(self.tr("退出"), objectName="toastButton")
        self.stay = QPushButton(self.tr("继续，不退出"), objectName="toastButton")
        self.leave.clicked.connect(leave)
        self.stay.clicked.connect(self.dismiss)
        work.busy_changed.connect(self.dismiss)
        over.installEventFilter(self)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 8, 12, 8)
        layout.setSpacing(12)
        for widget in (self.line, self.leave, self.stay):
            layout.addWidget(widget)
        self.hide()

    def asks_again(self) -> bool:
        """Whether it was asked already; asks where not."""
        if self.isVisible():
            return True
        self.line.setText(self.tr("{0}。现在退出，就什么也不写入").format(self._work.words))
        self._before = self.window().focusWidget()
        self.layout().activate()
        self._place()
        self.show()
        self.raise_()
        self.stay.setFocus(Qt.FocusReason.OtherFocusReason)
        return False

    def dismiss(self) -> None:
        if self.isVisible():
            inside = self.isAncestorOf(self.window().focusWidget() or self)
            self.hide()
            if inside and self._before is not None:
                self._before.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and event.key() in OWN:
            event.accept()
            return True
        return super().event(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return False

    def _place(self) -> None:
        over = self.parentWidget()
        self.adjustSize()
        self.move((over.width() - self.width()) // 2, over.height() - self.height() - BELOW)
