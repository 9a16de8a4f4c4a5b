"""A table of records set up the one way all use: fixed rows, a cell cursor, ticked rows, cells edited as in Excel, sort
asc → desc → off."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QModelIndex, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAction,
    QContextMenuEvent,
    QFocusEvent,
    QInputMethodEvent,
    QKeyEvent,
    QMouseEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QFrame, QTableView, QWidget

from ...domain.fields import Entity
from ..models.table import TableModel
from ..table.chosen import Chosen
from ..table.fitting import NARROWEST, Fitting
from ..table.tick_column import OFF, ON, SOME, WIDTH, AllBox, TickColumn
from ..theme import Theme
from .row_delegate import RowDelegate

if TYPE_CHECKING:
    from ..desk import Desk
    from ..table.acting import Acting
    from ..table.clipboard import Clipboard
    from ..table.editing import Editing

ROW = 42
ROWS = {"normal": ROW, "compact": 32}
HEADER = 38
FOLLOW_AFTER = 150  # ms
FLASH = 400  # ms
TYPING = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.KeypadModifier
RANGES = 64
"""More selected ranges than anyone makes are drawn as so many."""


class RecordTable(QTableView):
    settled = Signal(int)
    """The row number of the record under the cursor, once the cursor has rested; 0 for none."""
    picked = Signal()
    """Other rows are ticked."""
    sort_asked = Signal(str)
    left = Signal()
    """Esc, where nothing was ticked."""
    menu_asked = Signal(QPoint, bool)
    """A right click or (True) the menu key, where on the screen."""

    def __init__(self, model: TableModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.records = model
        self.theme = theme
        self.desk: Desk | None = None
        self._kind = ""
        self.acts: list[QAction] = []
        self.locked = ""
        """Why nothing can be written here; nothing where it can."""
        self.chosen = Chosen(model, self)
        self._fitting = Fitting(self, model)
        self._anchor = -1
        self._parts: dict[str, object] = {}
        self._rest = QTimer(self, singleShot=True, interval=FOLLOW_AFTER)
        self._rest.timeout.connect(self._say_current)
        self._flash = QTimer(self, singleShot=True, interval=FLASH)
        self._flash.timeout.connect(lambda: self.flash(QModelIndex()))
        self.setModel(model)
        self.look = RowDelegate(model, self.chosen, theme, self)
        self.setItemDelegate(self.look)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setCornerButtonEnabled(False)
        self.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)  # table.editing has its own
        self.setSelectionBehavior(QTableView.SelectionBehavior.SelectItems)
        self.setSelectionMode(QTableView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self._set_up_headers(model)
        self.all_box = AllBox(theme, self)
        self.all_box.clicked.connect(self.turn_all)
        self.chosen.changed.connect(self._chosen_changed)
        self.entered.connect(lambda index: self._hover(index.row()))
        model.modelReset.connect(self._reset)

    def _set_up_headers(self, model: TableModel) -> None:
        self.ticks = TickColumn(model, self.theme, self.chosen.has, lambda row: self.look.tone(row), self)
        self.setVerticalHeader(self.ticks)
        self.ticks.turned.connect(self._tick_clicked)
        self.ticks.pointed.connect(self._hover)
        self.ticks.setMinimumSectionSize(min(ROWS.values()))
        self.ticks.setDefaultSectionSize(ROW)
        columns = self.horizontalHeader()
        columns.setFixedHeight(HEADER)
        columns.setMinimumSectionSize(NARROWEST)
        columns.setHighlightSections(False)
        columns.setSelectionModel(QItemSelectionModel(model, columns))  # else select-all asks every cell for its flags
        for signal in (columns.sectionPressed, columns.sectionEntered):
            signal.disconnect()  # a click sorts, it does not select the column
        columns.setSectionsClickable(True)
        columns.setSortIndicatorClearable(True)
        columns.setSortIndicatorShown(True)
        columns.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        columns.sortIndicatorChanged.connect(self._sort)

    def take_desk(self, desk: "Desk", entity: Entity) -> None:
        """From now on its cells can be written. Its acts are among those of the page it stands on."""
        from ..page import Page  # lazy, as below: a table that is only read has none
        from ..table.acts import make_acts

        self.desk, self._kind = desk, entity.name
        self._fitting.look_further()
        self.acts = make_acts(self)
        page = self.parentWidget()
        while page is not None and not isinstance(page, Page):
            page = page.parentWidget()
        if page is not None:
            page.addActions(self.acts)

    @property
    def entity(self) -> Entity:
        """With the custom fields there are by now."""
        assert self.desk is not None
        return self.desk.core.entities[self._kind]

    @property
    def editing(self) -> "Editing":
        if "editing" not in self._parts:
            from ..table.editing import Editing  # lazy, as the two below: not needed for the first picture

            self._parts["editing"] = Editing(self)
        return self._parts["editing"]

    @property
    def clipboard(self) -> "Clipboard":
        if "clipboard" not in self._parts:
            from ..table.clipboard import Clipboard

            self._parts["clipboard"] = Clipboard(self)
        return self._parts["clipboard"]

    @property
    def acting(self) -> "Acting":
        """What is done to the chosen rows."""
        if "acting" not in self._parts:
            from ..table.acting import Acting

            self._parts["acting"] = Acting(self)
        return self._parts["acting"]

    @property
    def is_editing(self) -> bool:
        return "editing" in self._parts and self.editing.editor is not None

    def set_density(self, name: str) -> None:
        """normal or compact; the row at the top stays there."""
        top = self.rowAt(0)
        self.ticks.setDefaultSectionSize(ROWS.get(name, ROW))
        if top >= 0:
            self.scrollTo(self.records.index(top, 0), QTableView.ScrollHint.PositionAtTop)

    def fit_columns(self, again: bool = False) -> None:
        """Once there are rows, each as wide as what stands in it; `again` after other columns were chosen."""
        self._fitting.done = self._fitting.done and not again
        self._fitting.fit()

    def fill(self) -> None:
        """The name takes the room that is left."""
        self._fitting.fill()

    def needed(self, column: int) -> int:
        """How wide a column must be for what is in sight."""
        return self._fitting.needed(column)

    def selected_count(self) -> int:
        return self.chosen.count

    def selectAll(self) -> None:  # noqa: N802
        self.chosen.tick_all()

    def turn_all(self) -> None:
        if self.chosen.everything:
            self.chosen.clear()
        else:
            self.chosen.tick_all()

    def tick_row(self) -> None:
        """Space: the row under the cursor, and down; of a range all its rows."""
        ranges, at = self.look.ranges, self.currentIndex()
        if ranges and any(top != bottom for top, _, bottom, _ in ranges):
            rids = [rid for top, _, bottom, _ in ranges for rid in self._rids(top, bottom)]
            self.chosen.tick(rids, not all(self.chosen.has(rid) for rid in rids))
        elif at.isValid():
            self.chosen.turn(self.records.rid(at.row()))
            self._anchor = at.row()
            if at.row() + 1 < self.records.rowCount():
                self.setCurrentIndex(at.siblingAtRow(at.row() + 1))

    def _tick_clicked(self, row: int, shift: bool) -> None:
        self.setFocus()
        if shift and 0 <= self._anchor < self.records.rowCount():
            first, last = sorted((self._anchor, row))
            self.chosen.tick(self._rids(first, last))
        else:
            self.chosen.turn(self.records.rid(row))
            self._anchor = row

    def _rids(self, first: int, last: int) -> list[int]:
        found = self.records.listing
        return found.ids(first, last - first + 1) if found is not None else []

    def setCurrentIndex(self, index: QModelIndex) -> None:  # noqa: N802
        """Whatever keys are held down: Qt's own would add to the selection with Ctrl and stretch it with Shift."""
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def at(self) -> int:
        """The record under the cursor."""
        index = self.currentIndex()
        return self.records.rid(index.row()) if index.isValid() else 0

    def put(self, row: int, scroll: int | None = None) -> None:
        """The cursor on a row, in the column where it was, without pretending that someone went there."""
        if scroll is not None:
            self.verticalScrollBar().setValue(scroll)
        self.setCurrentIndex(self.records.index(row, max(0, min(self.look.column, len(self.records.columns) - 1))))

    @property
    def resting(self) -> bool:
        return not self._rest.isActive()

    def flash(self, index: QModelIndex) -> None:
        """A cell that cannot be edited."""
        self.look.flashed = (index.row(), index.column())
        self.viewport().update()
        if index.isValid():
            self._flash.start()

    def redraw(self) -> None:
        """After a change of theme."""
        for widget in (self.viewport(), self.ticks.viewport(), self.all_box):
            widget.update()

    def currentChanged(self, current: QModelIndex, previous: QModelIndex) -> None:  # noqa: N802
        super().currentChanged(current, previous)
        self.setAttribute(
            Qt.WidgetAttribute.WA_InputMethodEnabled, self.desk is not None
        )  # else no Chinese over a cell
        moved = current.row() != self.look.row or not previous.isValid()
        self.look.row = current.row()
        if current.isValid():
            self.look.column = current.column()
        if moved:
            self._rest.start()
            self._repaint()

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:  # noqa: N802
        super().selectionChanged(selected, deselected)
        found = tuple(
            (r.top(), r.left(), r.bottom(), r.right()) for r in list(self.selectionModel().selection())[:RANGES]
        )
        single = len(found) == 1 and found[0][:2] == found[0][2:]
        before, self.look.ranges = self.look.ranges, () if single else found
        if before or self.look.ranges:
            self._repaint()

    def _chosen_changed(self) -> None:
        self.all_box.tell(OFF if not self.chosen.count else ON if self.chosen.everything else SOME)
        self._repaint()
        self.picked.emit()

    def _reset(self) -> None:
        self._hover(-1)
        self._anchor = self.look.row = -1
        self.look.ranges = ()
        if self.chosen.count and self.desk is not None:
            self.acting.forget_gone()

    def _repaint(self) -> None:
        if self.isVisible():  # before the first picture, asking for a viewport costs a tenth of it
            self.viewport().update()
            self.ticks.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self.all_box.setGeometry(QRect(0, 0, WIDTH, HEADER))
        self.all_box.raise_()
        self._fitting.room = event.size().width()
        if self._fitting.done:
            self.fill()

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802
        self._hover(-1)
        super().leaveEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        super().focusInEvent(event)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, self.desk is not None)
        self.look.focused = True
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        super().focusOutEvent(event)
        self.look.focused = False
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        typed = event.text()
        if event.key() == Qt.Key.Key_Escape:
            if self.chosen.count:
                self.chosen.clear()
            else:
                self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and event.modifiers() in TYPING:
            up = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.put(max(0, min(self.look.row + (-1 if up else 1), self.records.rowCount() - 1)))
        elif self.desk is not None and event.key() == Qt.Key.Key_Backspace:
            self.editing.begin(self.currentIndex(), "")
        elif self.desk is not None and typed.isprintable() and typed.strip() and event.modifiers() in TYPING:
            self.editing.begin(self.currentIndex(), typed)
        else:
            super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:  # noqa: N802
        if self.desk is not None:
            self.editing.compose(event)
        else:
            super().inputMethodEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        index = self.indexAt(event.position().toPoint())
        if self.desk is not None and index.isValid() and event.button() is Qt.MouseButton.LeftButton:
            self.editing.begin(index)
        else:
            super().mouseDoubleClickEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802
        if self.desk is None:
            return
        by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        if by_key:
            at = self.currentIndex()
            where = self.viewport().mapToGlobal(self.visualRect(at).bottomLeft())
        else:
            where = event.globalPos()
            point = self.viewport().mapFromGlobal(where)  # the boxes at the left hand their clicks on
            column = self.columnAt(point.x()) if point.x() >= 0 else max(0, self.look.column)
            at = self.records.index(self.rowAt(point.y()), column) if point.y() >= 0 else QModelIndex()
            if at.isValid() and not self.selectionModel().isSelected(at):
                self.setCurrentIndex(at)
        if at.isValid():
            self.menu_asked.emit(where, by_key)

    def meant(self) -> frozenset[int]:
        """The records of the selected cells, where they are of several rows; else that under the cursor."""
        ranges = self.look.ranges or ((self.look.row, 0, self.look.row, 0),)
        return frozenset(rid for top, _, bottom, _ in ranges if top >= 0 for rid in self._rids(top, bottom))

    def _sort(self, column: int, order: Qt.SortOrder) -> None:
        way = "-" if order is Qt.SortOrder.DescendingOrder else ""
        self.sort_asked.emit(way + self.records.columns[column].field.name if column >= 0 else "")

    def _hover(self, row: int) -> None:
        if row != self.look.hovered:
            self.look.hovered = row
            self._repaint()

    def _say_current(self) -> None:
        self.settled.emit(self.at())
