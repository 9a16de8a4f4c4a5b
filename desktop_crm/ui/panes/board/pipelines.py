"""Which pipeline is shown; out of sight where the office has one only."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from ...theme import Theme


class Pipelines(QPushButton):
    picked = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.pipelines: list[tuple[int, str]] = []
        self.menu_ = QMenu(self)
        self.clicked.connect(self._drop_down)
        self.hide()

    def offer(self, pipelines: list[tuple[int, str]], shown: int) -> None:
        self.pipelines, self.shown = pipelines, shown
        name = dict(pipelines).get(shown, "")
        self.setText(f" {name}")
        self.setAccessibleName(self.tr("管道：{0}").format(name))
        self.setToolTip(self.tr("换一条管道"))
        self.setVisible(len(pipelines) > 1)

    def redraw(self) -> None:
        from ...icons import icon  # lazy: icons come with the second picture

        self.setIcon(icon(self._theme, "square-kanban", "text2"))

    def _drop_down(self) -> None:
        self.menu_.clear()
        for rid, name in self.pipelines:
            action = QAction(name, self.menu_, checkable=True, checked=rid == self.shown)
            action.triggered.connect(lambda _=False, rid=rid: self.picked.emit(rid))
            self.menu_.addAction(action)
        self.menu_.popup(self.mapToGlobal(QPoint(0, self.height() + 2)))
