"""Whose deals are shown: everybody's, mine, one colleague's, nobody's."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from ....services.cards import NOBODY
from ...theme import Theme


class Whose(QPushButton):
    picked = Signal(str)
    """A user's id, NOBODY, or nothing for all."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent, objectName="whose")
        self._theme = theme
        self.owner, self._me = "", ""
        self._owners: list[tuple[str, str]] = []
        self.menu_ = QMenu(self)
        self.clicked.connect(self._drop_down)
        self._word()

    def offer(self, owners: list[tuple[str, str]], me: str) -> None:
        self._owners, self._me = owners, me
        if self.owner not in ("", NOBODY, *(id for id, _ in owners)):
            self.owner = ""
        self.setVisible(bool(owners))
        self._word()

    def put(self, owner: str) -> None:
        """Without telling anyone."""
        self.owner = owner
        self._word()

    def redraw(self) -> None:
        from ...icons import icon  # lazy: icons come with the second picture

        self.setIcon(icon(self._theme, "user-round", "accent" if self.owner else "text2"))

    @property
    def choices(self) -> list[tuple[str, str]]:
        """(what is picked, words)."""
        mine = [(self._me, self.tr("我的"))] if self._me in (id for id, _ in self._owners) else []
        others = [(id, name) for id, name in self._owners if id != self._me]
        return [("", self.tr("全部负责人")), *mine, *others, (NOBODY, self.tr("没有负责人"))]

    def pick(self, owner: str) -> None:
        if owner != self.owner:
            self.put(owner)
            self.redraw()
            self.picked.emit(owner)

    def _drop_down(self) -> None:
        self.menu_.clear()
        for owner, words in self.choices:
            action = QAction(words, self.menu_, checkable=True, checked=owner == self.owner)
            action.triggered.connect(lambda _=False, owner=owner: self.pick(owner))
            self.menu_.addAction(action)
        self.menu_.popup(self.mapToGlobal(QPoint(0, self.height() + 2)))

    def _word(self) -> None:
        words = next((words for owner, words in self.choices if owner == self.owner), self.tr("全部负责人"))
        self.setText(f" {words}")
        self.setAccessibleName(self.tr("负责人：{0}").format(words))
        self.setToolTip(self.tr("看谁的商机"))
        self.setProperty("on", bool(self.owner))
        self.style().unpolish(self)
        self.style().polish(self)
