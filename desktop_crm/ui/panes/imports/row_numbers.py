"""The numbers of the rows as the sheet has them, each with the colour of its verdict."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from ...theme import Theme
from .rows_model import RowsModel
from .words import TONES

WIDTH = 76
DOT = 7


class RowNumbers(QHeaderView):
    def __init__(self, rows: RowsModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._rows, self._theme = rows, theme
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setHighlightSections(False)
        self.setFixedWidth(WIDTH)

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(WIDTH, super().sizeHint().height())

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:  # noqa: N802
        theme = self._theme
        painter.save()
        painter.fillRect(rect, theme.colour("surface"))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, theme.colour("line"))
        line = self._rows.line(section)
        if line is not None:
            if line["verdict"]:
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(theme.colour(TONES[line["verdict"]]))
                painter.drawEllipse(QRectF(rect.left() + 12, rect.center().y() - DOT / 2 + 0.5, DOT, DOT))
            font = QFont(self.font())
            font.setPixelSize(12)
            painter.setFont(font)
            painter.setPen(theme.colour("text3"))
            painter.drawText(
                rect.adjusted(0, 0, -12, 0),
                Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight,
                f"{line['row']}",
            )
        painter.restore()
