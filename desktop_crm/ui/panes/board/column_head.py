"""The top of a column: dot, name, count, ＋; below, what it is worth and how much of it stands still."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from ....services.cards import Column
from . import amounts
from .card_delegate import GUTTER

translate = QCoreApplication.translate
HIGH = 52


class ColumnHead(QWidget):
    new_asked = Signal()
    fold_asked = Signal()

    def __init__(self, name: str, tone: str, *, folds: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self.setFixedHeight(HIGH)
        self.dot = QFrame(objectName="boardDot")
        self.dot.setProperty("tone", tone)
        self.dot.setFixedSize(8, 8)
        self.name = QLabel(name, objectName="boardName")
        self.count = QLabel(objectName="muted")
        self.sum = QLabel(objectName="boardSum")
        self.stalled = QLabel(objectName="boardStalled")
        for label in (self.name, self.count, self.sum, self.stalled):
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.name.setMinimumWidth(1)
        self.new = self._tool(self.tr("在“{0}”新建商机").format(name), self.new_asked)
        self.fold = self._tool(self.tr("收起“{0}”").format(name), self.fold_asked)
        if not folds:
            self.fold.hide()  # to show it before it has its place would make it a window
        first = QHBoxLayout()
        first.setSpacing(6)
        first.addWidget(self.dot)
        first.addWidget(self.name)
        first.addWidget(self.count)
        first.addStretch()
        first.addWidget(self.fold)
        first.addWidget(self.new)
        second = QHBoxLayout()
        second.setContentsMargins(14, 0, 4, 0)
        second.addWidget(self.sum)
        second.addStretch()
        second.addWidget(self.stalled)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2, 0, GUTTER, 0)
        layout.setSpacing(0)
        layout.addLayout(first)
        layout.addLayout(second)

    def say(self, column: Column, currency: str, lang: str) -> None:
        self.count.setText(f"{column.count:,}")
        self.sum.setText(amounts.short(column.sum, currency, lang))
        self.stalled.setText(self.tr("停滞 {0}").format(f"{column.stalled:,}") if column.stalled else "")
        words = tip(column, currency)
        for label in (self.sum, self.count, self.name):
            label.setToolTip(words)
        self.stalled.setToolTip(self.tr("超过 {0} 天没有进展的商机").format(f"{column.stage.stalled_after:g}"))
        self._cut()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._cut()

    def _cut(self) -> None:
        """A name that the office made longer than its column."""
        taken = 16 + GUTTER + 18 + self.count.sizeHint().width() + 30 * (1 + (not self.fold.isHidden()))
        room = max(24, self.width() - taken)
        self.name.setText(self.name.fontMetrics().elidedText(self._name, Qt.TextElideMode.ElideRight, room))

    def _tool(self, words: str, told: Signal) -> QToolButton:
        made = QToolButton(objectName="boardTool")
        made.setToolTip(words)
        made.setAccessibleName(words)
        made.clicked.connect(lambda: told.emit())
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return made


def tip(column: Column, currency: str) -> str:
    lines = [
        translate("Board", "合计 {0}").format(amounts.full(column.sum, currency)),
        translate("Board", "加权 {0}").format(amounts.full(column.weighted, currency)),
    ]
    if column.foreign:
        lines.append(translate("Board", "含外币 {0} 笔，已按汇率折算").format(column.foreign))
    return "\n".join(lines)
