"""The search box: a glass, a cross to empty it, Esc the same, ↓ into the list."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QWidget

from ..theme import Theme

WIDE = 320
GLASS = 26


class SearchBox(QLineEdit):
    into_list = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAcceptDrops(False)  # a file dropped here is for the window
        self.setFixedWidth(WIDE)
        self.setTextMargins(GLASS, 0, 0, 0)  # the place of the glass, which comes with the second picture
        self.wipe: QAction | None = None

    def empty(self) -> None:
        self.clear()
        self.setFocus()

    def redraw(self) -> None:
        from ..icons import icon  # lazy: icons come with the second picture

        glass, cross = icon(self._theme, "search", "text3"), icon(self._theme, "x", "text3")
        if self.wipe is None:
            self.setTextMargins(0, 0, 0, 0)
            self._glass = self.addAction(glass, QLineEdit.ActionPosition.LeadingPosition)
            self.wipe = wipe = self.addAction(cross, QLineEdit.ActionPosition.TrailingPosition)
            wipe.setToolTip(self.tr("清除搜索"))
            wipe.setVisible(bool(self.text()))
            wipe.triggered.connect(self.empty)
            self.textChanged.connect(lambda text: wipe.setVisible(bool(text)))
        self._glass.setIcon(glass)
        self.wipe.setIcon(cross)

    def event(self, event: QEvent) -> bool:
        """Ctrl+Z with nothing typed is the window's: it takes back the last step, not a letter."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and not self.text():
            for key in (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo):
                if event.matches(key):
                    event.ignore()
                    return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_PageDown):
            self.into_list.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)
