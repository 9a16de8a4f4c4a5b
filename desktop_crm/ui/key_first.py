"""On some systems a text box takes Ctrl+K for itself (delete to the end of the line); here it is the palette's everywhere."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

TEXTS = (QLineEdit, QPlainTextEdit, QTextEdit)


class KeyFirst(QObject):
    def __init__(self, keys: QKeySequence, parent: QObject) -> None:
        super().__init__(parent)
        self._key = keys[0]
        QApplication.instance().focusChanged.connect(self._went)

    def _went(self, before: QWidget | None, now: QWidget | None) -> None:
        """A filter on the whole program would see every event of it, in Python."""
        if isinstance(now, TEXTS):
            now.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        override = event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent)
        if override and event.keyCombination() == self._key:
            event.ignore()
            return True
        return False
