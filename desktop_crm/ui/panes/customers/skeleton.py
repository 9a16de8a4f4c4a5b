"""Rows that are on their way: grey bars where words will be."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ...theme import Theme

HEADER, ROW, BAR, PAD = 38, 42, 10, 16
WIDTHS = ((0.0, 0.24), (0.30, 0.12), (0.46, 0.14), (0.64, 0.06), (0.74, 0.07), (0.86, 0.09))
"""Left edge and width of each bar, as shares of the room."""


class Skeleton(QWidget):
    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAccessibleName(self.tr("正在读取…"))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        room = self.width() - 2 * PAD
        for at in range((self.height() - HEADER) // ROW + 1):
            top = HEADER + at * ROW
            painter.setBrush(self._theme.colour("line"))
            painter.drawRect(0, top - 1, self.width(), 1)
            painter.setBrush(self._theme.colour("greySoft"))
            for n, (left, width) in enumerate(WIDTHS):
                shorter = 1 - 0.12 * ((at + n) % 3)
                bar = QRectF(PAD + left * room, top + (ROW - BAR) / 2, width * room * shorter, BAR)
                painter.drawRoundedRect(bar, 4, 4)
