"""What can be done with a card, for the right button, the menu key and Shift+F10."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from . import card_words
from .board import Board
from .column import Column


class CardMenu(QMenu):
    """Each signal names the deal it is for."""

    opened = Signal(int)
    moved = Signal(int, int)
    """To the stage of that row number."""
    shifted = Signal(int, int)
    trashed = Signal(int)

    def __init__(self, lang: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._lang, self.rid = lang, 0
        self._open = self._add(self, self.tr("打开"), lambda: self.opened.emit(self.rid), "Return")
        self.to = QMenu(self.tr("移到"), self)
        self.addMenu(self.to)
        self.up = self._add(self, self.tr("往上排"), lambda: self.shifted.emit(self.rid, -1), "Ctrl+Up")
        self.down = self._add(self, self.tr("往下排"), lambda: self.shifted.emit(self.rid, 1), "Ctrl+Down")
        self.addSeparator()
        self._add(self, self.tr("放入回收站"), lambda: self.trashed.emit(self.rid), "Delete")

    def tell(self, board: Board, column: Column, rid: int) -> None:
        """What is possible with that card where it stands."""
        self.rid = rid
        self.to.clear()
        for other in board.columns:
            stage = other.stage
            action = self._add(
                self.to, card_words.label(stage, self._lang), lambda to=stage.rid: self.moved.emit(self.rid, to)
            )
            action.setEnabled(other is not column)
        row, last = column.model.row_of(rid), column.model.rowCount() - 1
        self.up.setEnabled(row > 0 and not column.stage.closed)
        self.down.setEnabled(row < last and not column.stage.closed)

    def _add(self, menu: QMenu, words: str, run: Callable[[], object], keys: str = "") -> QAction:
        action = QAction(words, menu)
        if keys:
            action.setShortcut(QKeySequence(keys))
            action.setShortcutVisibleInContextMenu(True)
        action.triggered.connect(lambda _=False: run())
        menu.addAction(action)
        return action
