"""The chips of the row above a list: views to choose one of, and conditions that can be taken off."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QToolButton, QWidget

from ..icons import icon
from ..theme import Theme

HIGH, WIDEST = 28, 220


class ViewChip(QPushButton):
    menu_asked = Signal()

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(_safe(words), parent, objectName="view")
        self.setAccessibleName(words)
        self.words = words
        self.setCheckable(True)
        self.setAutoExclusive(False)

    def show_menu_sign(self) -> None:
        """A click on it asks what to do with it."""
        self.setText(f"{_safe(self.words)} ▾")

    def nextCheckState(self) -> None:  # noqa: N802
        """Whoever listens to `clicked` says which is chosen."""

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802
        self.menu_asked.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)


class ConditionChip(QFrame):
    pressed = Signal()
    dropped = Signal()

    def __init__(self, words: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent, objectName="condition")
        self.words = words
        self.text = QPushButton(objectName="conditionText")
        self.text.setAccessibleName(words)
        self.text.setToolTip(words)
        self.text.clicked.connect(self.pressed)
        self.cross = QToolButton(objectName="conditionCross")
        self.cross.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.cross.setIcon(icon(theme, "x", "accent", 12))
        self.cross.setAccessibleName(self.tr("去掉条件 {0}").format(words))
        self.cross.setToolTip(self.tr("去掉这个条件"))
        self.cross.clicked.connect(self.dropped)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 3, 0)
        layout.setSpacing(0)
        layout.addWidget(self.text)
        layout.addWidget(self.cross)
        self.setFixedHeight(HIGH)
        self.set_room(WIDEST)

    def set_room(self, width: int) -> None:
        """So much of its words as goes in; the tip has them all."""
        room = width - self.cross.sizeHint().width() - 26
        elided = self.text.fontMetrics().elidedText(self.words, Qt.TextElideMode.ElideRight, room)
        self.text.setText(_safe(elided))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.dropped.emit()
        else:
            super().keyPressEvent(event)


def _safe(words: str) -> str:
    """An & would be a key to press."""
    return words.replace("&", "&&")
