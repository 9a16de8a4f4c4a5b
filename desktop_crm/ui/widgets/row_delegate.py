"""Draws the cells of a record table: whole-row highlight, one line below, tones, pills."""

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, Qt
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from ..models.table import TableModel
from ..theme import Theme

PAD = 10
PILL = 22
MIDDLE = Qt.AlignmentFlag.AlignVCenter


class RowDelegate(QStyledItemDelegate):
    def __init__(
        self, model: TableModel, selection: QItemSelectionModel, theme: Theme, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._model, self._theme = model, theme
        self._selection = selection
        self.hovered = -1

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row, column = index.row(), index.column()
        theme, rect = self._theme, option.rect
        selected = self._selection.isSelected(index)  # QStyle and its flags cost 5 ms of start-up
        if selected or row == self.hovered:
            painter.fillRect(rect, theme.colour("accentSoft" if selected else "hover"))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, theme.colour("line"))
        said = self._model.cell(row, column)
        if not said.text:
            return
        room = rect.adjusted(PAD, 0, -PAD, 0)
        shown = self._model.columns[column]
        if shown.pills:
            self._pill(painter, option, room, said.text, shown.pills.get(self._model.code(row, column), "grey"))
            return
        font = option.font
        if selected and shown.wide:
            font = QFont(font)
            font.setBold(True)
        painter.setFont(font)
        painter.setPen(theme.colour(said.tone))
        text = painter.fontMetrics().elidedText(said.text, Qt.TextElideMode.ElideRight, room.width())
        side = Qt.AlignmentFlag.AlignRight if shown.right else Qt.AlignmentFlag.AlignLeft
        painter.drawText(room, MIDDLE | side, text)

    def _pill(self, painter: QPainter, option: QStyleOptionViewItem, room: QRect, text: str, tone: str) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = QFont(option.font)
        font.setPixelSize(12)
        painter.setFont(font)
        width = min(painter.fontMetrics().horizontalAdvance(text) + 16, room.width())
        box = QRectF(room.left(), room.center().y() - PILL / 2 + 0.5, width, PILL)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour(f"{tone}Soft"))
        painter.drawRoundedRect(box, 4, 4)
        painter.setPen(self._theme.colour(tone))
        text = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(width) - 8)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
        painter.restore()
