"""The arrow keys among the buttons of the head: Qt's own would go on from the last of them into the record beside the list."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

ASIDE = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class HeadKeys(QObject):
    """Sideways to the next button and no further, down to what stands below."""

    def __init__(self, head: QWidget, down: Callable[[], object]) -> None:
        super().__init__(head)
        self._head, self._down = head, down
        self.watch()

    def watch(self) -> None:
        """Also those that came since."""
        for button in self._head.findChildren(QAbstractButton):
            button.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and not event.modifiers():
            key = Qt.Key(event.key())
            if key == Qt.Key.Key_Down:
                self._down()
            if key in ASIDE:
                self._step(watched, ASIDE[key])
            return key in (Qt.Key.Key_Up, Qt.Key.Key_Down, *ASIDE)
        return False

    def _step(self, at: QObject, by: int) -> None:
        found = [b for b in self._head.findChildren(QAbstractButton) if b.isVisible() and (b.isEnabled() or b is at)]
        row = sorted(found, key=lambda b: b.mapTo(self._head, b.rect().center()).x())
        there = row.index(at) + by
        if 0 <= there < len(row):
            row[there].setFocus(Qt.FocusReason.TabFocusReason)
