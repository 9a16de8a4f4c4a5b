"""Draws the cells of a record table: the row under the cursor, ticked rows, the cell range, one line below, tones, pills."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, Qt
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from ..models.table import TableModel
from ..table.chosen import Chosen
from ..theme import Theme

PAD = 10
PILL = 22
MIDDLE = Qt.AlignmentFlag.AlignVCenter
Range = tuple[int, int, int, int]
"""Top, left, bottom, right."""


class RowDelegate(QStyledItemDelegate):
    """The table says where the cursor is; asking the selection model for each cell costs a third of a frame."""

    def __init__(self, model: TableModel, chosen: Chosen, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model, self._chosen, self._theme = model, chosen, theme
        self.hovered = -1
        self.row = self.column = -1
        """Of the cursor."""
        self.ranges: tuple[Range, ...] = ()
        """Where more than one cell is selected."""
        self.focused = False
        self.flashed = (-1, -1)

    def tone(self, row: int) -> str:
        """The background of a whole row; nothing for the plain one."""
        if self._chosen.count and self._chosen.has(self._model.rid(row)):
            return "accentSoft"
        if row == self.row:
            return "hover" if self.ranges else "accentSoft"
        return "hover" if row == self.hovered else ""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row, column = index.row(), index.column()
        theme, rect, model = self._theme, option.rect, self._model
        line = model.line(row)
        if line is None:
            return
        inside = self._range_at(row, column) if self.ranges else None
        tone = "accentSoft" if inside else self.tone(row)
        if (row, column) == self.flashed:
            tone = "line"
        if tone:
            painter.fillRect(rect, theme.colour(tone))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, theme.colour("line"))
        said = model.said(line)[column]
        if said.text:
            shown = model.columns[column]
            room = rect.adjusted(PAD, 0, -PAD, 0)
            if shown.pills:
                pill = shown.pills.get(model.code(row, column), "grey")
                soft = "surface" if tone and pill == "grey" else f"{pill}Soft"  # grey on a lit row would vanish
                self._pill(painter, option, room, said.text, pill, soft)
            else:
                font = option.font
                if shown.wide and row == self.row:
                    font = QFont(font)
                    font.setBold(True)
                painter.setFont(font)
                painter.setPen(theme.colour(said.tone))
                text = painter.fontMetrics().elidedText(said.text, Qt.TextElideMode.ElideRight, room.width())
                side = Qt.AlignmentFlag.AlignRight if shown.right else Qt.AlignmentFlag.AlignLeft
                painter.drawText(room, MIDDLE | side, text)
        if inside:
            self._edges(painter, rect, inside, row, column)
        if row == self.row and column == self.column:
            self._frame(painter, rect)

    def _range_at(self, row: int, column: int) -> Range | None:
        for found in self.ranges:
            top, left, bottom, right = found
            if top <= row <= bottom and left <= column <= right:
                return found
        return None

    def _edges(self, painter: QPainter, rect: QRect, inside: Range, row: int, column: int) -> None:
        """The part of a range's outline that runs through this cell."""
        top, left, bottom, right = inside
        colour = self._theme.colour("accent")
        if row == top:
            painter.fillRect(rect.left(), rect.top(), rect.width(), 1, colour)
        if row == bottom:
            painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, colour)
        if column == left:
            painter.fillRect(rect.left(), rect.top(), 1, rect.height(), colour)
        if column == right:
            painter.fillRect(rect.right(), rect.top(), 1, rect.height(), colour)

    def _frame(self, painter: QPainter, rect: QRect) -> None:
        """The cursor: 2 px where the table has the keys, 1 px where it has not."""
        wide = 2 if self.focused else 1
        colour = self._theme.colour("accent" if self.focused else "edge")
        x, y, w, h = rect.left(), rect.top(), rect.width(), rect.height()
        for part in ((x, y, w, wide), (x, y + h - wide, w, wide), (x, y, wide, h), (x + w - wide, y, wide, h)):
            painter.fillRect(*part, colour)

    def _pill(
        self, painter: QPainter, option: QStyleOptionViewItem, room: QRect, text: str, tone: str, soft: str
    ) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = QFont(option.font)
        font.setPixelSize(12)
        painter.setFont(font)
        width = min(painter.fontMetrics().horizontalAdvance(text) + 16, room.width())
        box = QRectF(room.left(), room.center().y() - PILL / 2 + 0.5, width, PILL)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour(soft))
        painter.drawRoundedRect(box, 4, 4)
        painter.setPen(self._theme.colour(tone))
        text = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(width) - 8)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
        painter.restore()
