"""The first column stays where it is while the others are scrolled: a strip over the table that paints it again. Nothing is
there, and nothing costs, while the table stands at its left end."""

from PySide6.QtCore import QEvent, QModelIndex, QObject, QRect, Qt
from PySide6.QtGui import QContextMenuEvent, QFont, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

from ..icons import pixmap
from .record_table import RecordTable
from .row_delegate import PAD

MOST = 0.6
"""Of the table's width: a name wider than that would leave no room to scroll in."""
SIGN = 12


class FrozenColumn(QWidget):
    def __init__(self, table: RecordTable) -> None:
        super().__init__(table)
        self._table = table
        self._header, self._bar = table.horizontalHeader(), table.horizontalScrollBar()
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMouseTracking(True)
        self.hide()
        for signal in (self._bar.valueChanged, self._header.sectionResized, table.records.modelReset):
            signal.connect(lambda *_: self.place())
        table.selectionModel().currentChanged.connect(self._keep_in_sight)
        table.viewport().installEventFilter(self)

    def place(self) -> None:
        view, wide = self._table.viewport().geometry(), self._header.sectionSize(0)
        on = self._bar.value() > 0 and 0 < wide < view.width() * MOST and self._table.records.columnCount() > 0
        if on:
            self.setGeometry(view.left(), 0, wide, view.bottom() + 1)
            self.raise_()
            self.update()
        self.setVisible(on)

    def _row_at(self, y: float) -> int:
        return self._table.rowAt(int(y) - self._header.height()) if y >= self._header.height() else -1

    def _keep_in_sight(self, current: QModelIndex) -> None:
        """The cell that is gone to must not lie below the strip."""
        if self.isVisible() and current.column() > 0:
            left = self._table.columnViewportPosition(current.column())
            if left < self.width():
                self._bar.setValue(self._bar.value() - (self.width() - left))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Painted when the table is."""
        if event.type() is QEvent.Type.Resize:
            self.place()
        elif event.type() is QEvent.Type.Paint and self.isVisible():
            assert hasattr(event, "region")
            if event.region().boundingRect().right() > self.width():
                self.update()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        table, theme, top = self._table, self._table.theme, self._header.height()
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour("surface"))
        first, last = max(0, table.rowAt(0)), table.rowAt(self.height() - top - 1)
        last = table.records.rowCount() - 1 if last < 0 else last
        painter.setClipRect(0, top, self.width(), self.height() - top)
        option = QStyleOptionViewItem()
        option.font = table.font()
        for row in range(first, last + 1):
            option.rect = QRect(0, top + table.rowViewportPosition(row), self.width(), table.rowHeight(row))
            table.itemDelegate().paint(painter, option, table.records.index(row, 0))
        painter.setClipping(False)
        self._paint_header(painter, top)
        painter.fillRect(self.width() - 1, 0, 1, self.height(), theme.colour("edge"))

    def _paint_header(self, painter: QPainter, high: int) -> None:
        theme = self._table.theme
        painter.fillRect(0, 0, self.width(), high, theme.colour("surface"))
        painter.fillRect(0, high - 1, self.width(), 1, theme.colour("line"))
        font = QFont(self._table.font())
        font.setPixelSize(12)
        painter.setFont(font)
        painter.setPen(theme.colour("text2"))
        words = str(self._table.records.headerData(0, Qt.Orientation.Horizontal))
        painter.drawText(QRect(PAD, 0, self.width() - 2 * PAD, high), Qt.AlignmentFlag.AlignVCenter, words)
        if self._header.sortIndicatorSection() == 0:
            up = self._header.sortIndicatorOrder() is Qt.SortOrder.AscendingOrder
            sign = pixmap(theme, "arrow-up" if up else "arrow-down", "text2", SIGN)
            painter.drawPixmap(self.width() - PAD - SIGN, (high - SIGN) // 2, sign)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        if (row := self._row_at(event.position().y())) >= 0:
            self._table.entered.emit(self._table.records.index(row, 0))

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        row = self._row_at(event.position().y())
        if row >= 0:
            self._go(row)
        elif event.button() is Qt.MouseButton.LeftButton:
            self._sort()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        row = self._row_at(event.position().y())
        if row >= 0 and self._table.desk is not None:
            self._bar.setValue(0)
            self._table.editing.begin(self._table.records.index(row, 0))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802
        if self._row_at(event.pos().y()) >= 0:
            self._table.menu_asked.emit(event.globalPos(), False)

    def _go(self, row: int) -> None:
        """Without scrolling to it: it is in sight."""
        table = self._table
        table.setFocus()
        table.setAutoScroll(False)
        table.setCurrentIndex(table.records.index(row, 0))
        table.setAutoScroll(True)

    def _sort(self) -> None:
        """As a click on the header: up, down, off."""
        up, down = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder
        header = self._header
        if header.sortIndicatorSection() != 0:
            header.setSortIndicator(0, up)
        elif header.sortIndicatorOrder() is up:
            header.setSortIndicator(0, down)
        else:
            header.setSortIndicator(-1, up)
