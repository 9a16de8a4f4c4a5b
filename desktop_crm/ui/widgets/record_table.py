"""A table of records set up the one way all use: fixed rows, no grid, whole rows selected, sort asc → desc → off."""

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHeaderView, QTableView, QWidget

from ...domain.fields import Kind
from ..models.table import PAGE, TableModel
from ..theme import Theme
from .row_delegate import PAD, RowDelegate

ROW = 42
HEADER = 38
FOLLOW_AFTER = 150  # ms
NARROWEST, WIDEST = 56, 280
ARROW = 4
"""Room beside a title for the sign of its sort."""
MEASURED = 14
"""Rows whose widths are looked at: the first screen; of names, those of the whole page."""
FAR = "2020-12-30"
CLOSE = 3
"""Of texts that look longest, so many are measured."""


class RecordTable(QTableView):
    settled = Signal(int)
    """The row number of the record under the cursor, once the cursor has rested; 0 for none."""
    picked = Signal()
    """The selection changed."""
    sort_asked = Signal(str)
    left = Signal()
    """Esc."""

    def __init__(self, model: TableModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._records = model
        self._fitted, self._room = False, 0
        self._least = self._liked = NARROWEST
        self._rest = QTimer(self, singleShot=True, interval=FOLLOW_AFTER)
        self._rest.timeout.connect(self._say_current)
        self.setModel(model)
        self._delegate = RowDelegate(model, self.selectionModel(), theme, self)
        self.setItemDelegate(self._delegate)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setCornerButtonEnabled(False)
        self.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QTableView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self._set_up_headers(model)
        self.entered.connect(lambda index: self._hover(index.row()))
        model.modelReset.connect(lambda: self._hover(-1))

    def _set_up_headers(self, model: TableModel) -> None:
        rows, columns = self.verticalHeader(), self.horizontalHeader()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(ROW)
        rows.setMinimumSectionSize(ROW)
        rows.hide()
        columns.setFixedHeight(HEADER)
        columns.setMinimumSectionSize(NARROWEST)
        columns.setHighlightSections(False)
        columns.setSelectionModel(QItemSelectionModel(model, columns))  # else select-all asks every cell for its flags
        columns.setSectionsClickable(True)
        columns.setSortIndicatorClearable(True)
        columns.setSortIndicatorShown(True)
        columns.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        columns.sortIndicatorChanged.connect(self._sort)

    def fit_columns(self) -> None:
        """Once there are rows: each as wide as what stands in it, the name takes what is left."""
        model = self._records
        if self._fitted or not model.rowCount():
            return
        self._fitted = True
        header = self.horizontalHeader()
        for at, column in enumerate(model.columns):
            width = self._needed(at, MEASURED)
            if column.wide:
                self._least, self._liked = width, self._needed(at, PAGE)
                width = self._liked
            header.resizeSection(at, width)
        if self._room:
            self.fill()

    def _needed(self, at: int, rows: int) -> int:
        """Of a column, in its first rows."""
        model, column, font = self._records, self._records.columns[at], QFont(self.font())
        title = str(model.headerData(at, Qt.Orientation.Horizontal))
        say = model.code if column.wide else lambda row, at: model.cell(row, at).text  # a name is what is stored
        texts = {say(row, at) or "" for row in range(min(rows, model.rowCount()))}
        if column.field.kind in (Kind.DATE, Kind.TIME):
            texts.add(model.wording.day(FAR))
        font.setBold(column.wide)  # as when selected
        metrics = QFontMetrics(font)
        widest = max(metrics.horizontalAdvance(text) for text in sorted(texts, key=_room)[-CLOSE:]) + 1
        font.setBold(False)
        font.setPixelSize(12)
        named = QFontMetrics(font).horizontalAdvance(title) + ARROW
        return min(max(named, widest + (16 if column.pills else 0)) + 2 * PAD, WIDEST)

    def fill(self) -> None:
        """The name takes the room that is left; where that is too little for what is in sight, the table scrolls."""
        header, wide = self.horizontalHeader(), next(i for i, c in enumerate(self._records.columns) if c.wide)
        left = self._room - (header.length() - header.sectionSize(wide))
        header.resizeSection(wide, left if left >= self._least else self._liked)

    def selected_count(self) -> int:
        return sum(r.height() for r in self.selectionModel().selection()) if self.selectionModel() else 0

    def at(self) -> int:
        """The record under the cursor."""
        index = self.currentIndex()
        return self._records.rid(index.row()) if index.isValid() else 0

    def put(self, row: int, scroll: int | None = None) -> None:
        """The cursor on a row, without pretending that someone went there."""
        if scroll is not None:
            self.verticalScrollBar().setValue(scroll)
        self.setCurrentIndex(self._records.index(row, 0))

    @property
    def resting(self) -> bool:
        return not self._rest.isActive()

    def currentChanged(self, current: QModelIndex, previous: QModelIndex) -> None:  # noqa: N802
        super().currentChanged(current, previous)
        self._rest.start()

    def selectionChanged(self, selected: object, deselected: object) -> None:  # noqa: N802
        super().selectionChanged(selected, deselected)
        self.picked.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._room = event.size().width()
        if self._fitted:
            self.fill()

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802
        self._hover(-1)
        super().leaveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)

    def _sort(self, column: int, order: Qt.SortOrder) -> None:
        way = "-" if order is Qt.SortOrder.DescendingOrder else ""
        self.sort_asked.emit(way + self._records.columns[column].field.name if column >= 0 else "")

    def _hover(self, row: int) -> None:
        if row != self._delegate.hovered:
            self._delegate.hovered = row
            self.viewport().update()

    def _say_current(self) -> None:
        self.settled.emit(self.at())


def _room(text: str) -> int:
    """About how wide: Chinese counts double."""
    return len(text) + sum(letter > "\u2e7f" for letter in text)
