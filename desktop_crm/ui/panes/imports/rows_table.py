"""The rows of the sheet: what changes stands as old above new, what is wrong is said below the cell."""

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QStyledItemDelegate, QStyleOptionViewItem, QTableView, QWidget

from ...theme import Theme
from .row_numbers import RowNumbers
from .rows_model import RowsModel
from .sheet_header import ARROW, PAD, SheetHeader
from .words import LEAVE

ROW = 42
UPPER = 23
"""Of a row with two lines: where the second begins."""
NARROWEST, WIDEST = 88, 260
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight


class RowsTable(QTableView):
    column_asked = Signal(int)

    def __init__(self, rows: RowsModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows, self._theme = rows, theme
        self.head = SheetHeader(rows, theme, self)
        self.setHorizontalHeader(self.head)
        self.setVerticalHeader(RowNumbers(rows, theme, self))
        self.setModel(rows)
        self.setItemDelegate(_Cell(rows, theme, self))
        self.head.setSelectionModel(
            QItemSelectionModel(rows, self.head)
        )  # else select-all asks every cell for its flags
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().setDefaultSectionSize(ROW)
        self.verticalHeader().setMinimumSectionSize(ROW)
        self.head.asked.connect(self.column_asked)
        self.head.setAccessibleName(self.tr("这一列导入成"))
        self.verticalHeader().setAccessibleName(self.tr("行号"))
        self.findChild(QAbstractButton).setAccessibleName(self.tr("选中所有行"))

    def fit_columns(self) -> None:
        """As wide as the head and what stands in the first rows."""
        text, small = QFontMetrics(self.font()), QFontMetrics(self.head.small())
        for at, column in enumerate(self.rows.columns):
            words, _ = self.head.target(at)
            needed = max(
                text.horizontalAdvance(column["header"]),
                small.horizontalAdvance(f"→ {words}") + 2 + ARROW,
                text.horizontalAdvance(column["longest"]) + 1,
            )
            self.head.resizeSection(at, min(max(needed + 2 * PAD, NARROWEST), WIDEST))

    def ask_column(self) -> None:
        """For the column under the cursor."""
        if self.rows.columns:
            self.column_asked.emit(max(0, self.currentIndex().column()))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802
        index = self.indexAt(event.pos())
        if index.isValid():
            self.setCurrentIndex(index)
            self.column_asked.emit(index.column())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        super().paintEvent(event)
        first = self.rowAt(0)
        if first < 0:
            return
        last = self.rowAt(self.viewport().height() - 1)
        last = self.rows.rowCount() - 1 if last < 0 else last
        painter = QPainter(self.viewport())
        painter.setFont(self.head.small())
        painter.setPen(self._theme.colour("bad"))
        for row in range(first, last + 1):
            if problems := self.rows.problems(row):
                self._say(painter, row, "；".join(problems) if self.rows.lang == "zh" else "; ".join(problems))

    def _say(self, painter: QPainter, row: int, sentence: str) -> None:
        """From below the cell on, across the cells beside it; further left where the window ends."""
        line = self.rows.line(row)
        at = self.rows.column(line["problems"][0]["at"]) if line else -1
        left = self.columnViewportPosition(at) if at >= 0 else 0
        width = self.viewport().width() - 2 * PAD
        metrics = painter.fontMetrics()
        x = max(0, min(left, width - metrics.horizontalAdvance(sentence))) + PAD
        room = QRect(x, self.rowViewportPosition(row) + UPPER - 3, width + PAD - x, ROW - UPPER)
        painter.drawText(room, _LEFT, metrics.elidedText(sentence, Qt.TextElideMode.ElideRight, room.width()))


class _Cell(QStyledItemDelegate):
    def __init__(self, rows: RowsModel, theme: Theme, parent: RowsTable) -> None:
        super().__init__(parent)
        self._rows, self._theme, self._view = rows, theme, parent

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row, column, theme, rect = index.row(), index.column(), self._theme, option.rect
        line = self._rows.line(row)
        text, old = self._rows.cell(row, column)
        problems = line.get("problems", ()) if line else ()
        wrong = any(p["at"] == self._rows.place(column) for p in problems)
        if wrong or old is not None:
            painter.fillRect(rect, theme.colour("badSoft" if wrong else "accentSoft"))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, theme.colour("line"))
        if index == self._view.currentIndex() and self._view.hasFocus():
            painter.setPen(theme.colour("accent"))
            painter.drawRect(rect.adjusted(0, 0, -1, -2))
        if not text and not old:
            return
        side = _RIGHT if self._rows.columns[column]["number"] else _LEFT
        room = rect.adjusted(PAD, 0, -PAD, -1)
        painter.setFont(option.font)
        painter.setPen(theme.colour("text3" if self._rows.columns[column]["to"] == LEAVE else "text"))
        if problems:
            room.setBottom(rect.top() + UPPER)
            room.setTop(rect.top() + 3)
        elif old:
            room.setTop(rect.top() + UPPER - 4)
            self._draw(painter, room, side, text)
            self._draw_old(painter, rect, side, old)
            return
        elif old is not None:
            painter.setPen(theme.colour("accent"))
        self._draw(painter, room, side, text)

    def _draw(self, painter: QPainter, room: QRect, side: Qt.AlignmentFlag, text: str) -> None:
        first = text.replace("\n", " ")
        painter.drawText(room, side, painter.fontMetrics().elidedText(first, Qt.TextElideMode.ElideRight, room.width()))

    def _draw_old(self, painter: QPainter, rect: QRect, side: Qt.AlignmentFlag, old: str) -> None:
        font = QFont(self._view.head.small())
        font.setStrikeOut(True)
        painter.setFont(font)
        painter.setPen(self._theme.colour("text3"))
        self._draw(painter, QRect(rect.left() + PAD, rect.top() + 3, rect.width() - 2 * PAD, UPPER - 6), side, old)
