"""The row above the table: views and conditions, or what is done with ticked rows, or 回收站; always as high."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu, QStackedWidget

from ....domain.changes import Changes
from ...filtering.filter_bar import FilterBar
from ...filtering.header_arrow import HeaderArrow
from ...filtering.overlay import Overlay
from ...widgets.frozen_column import FrozenColumn
from .presets import customer_presets
from .selection_bar import SelectionBar
from .trash_bar import HIGH, TrashBar

if TYPE_CHECKING:
    from .page import CustomersPage


class Tools(QStackedWidget):
    def __init__(self, page: "CustomersPage") -> None:
        super().__init__(page)
        self.page, self.desk = page, page.desk
        self.filter = FilterBar(page.desk, page.columns.entity.name, self)
        self.filter.offer(customer_presets(page.desk.core))
        self.chosen = SelectionBar(page.desk, page.table, page.feed, self)
        self.trash = TrashBar(page.desk, page.table, page.columns.entity, self)
        self.arrow = HeaderArrow(page.table.horizontalHeader(), page.desk.theme)
        self.frozen = FrozenColumn(page.table)
        self.chooser: Overlay | None = None
        for part in (self.filter, self.chosen, self.trash):
            self.addWidget(part)
        self.setFixedHeight(HIGH)
        self.filter.row.before = page.new_button
        self.filter.row.chain()
        self._connect()
        self.redraw()

    def _connect(self) -> None:
        page, bar = self.page, self.filter
        bar.asked.connect(page.filter_by)
        bar.sort_asked.connect(page.sort)
        bar.view_chosen.connect(page.show_look)
        bar.row.columns.clicked.connect(self.choose_columns)
        bar.row.more.clicked.connect(self._open_menu)
        page.columns.changed.connect(lambda: bar.look(page.columns.chosen, page.feed.sort))
        self.chosen.turned.connect(lambda _: self.tell())
        self.trash.left.connect(page.leave_trash)
        self.arrow.asked.connect(self.open_filter)

    @property
    def at_rest(self) -> bool:
        return self.filter.at_rest

    def tell(self) -> None:
        """Which of the three is called for."""
        trashed = self.page.feed.had.trashed
        part = self.trash if trashed else self.chosen if self.chosen.wanted else self.filter
        if trashed and self.currentWidget() is not self.trash:
            self.trash.calm()
        self.trash.tell()
        self.setCurrentWidget(part)

    def open_filter(self, column: int) -> None:
        """Below the header of that column."""
        page, header = self.page, self.page.table.horizontalHeader()
        if 0 <= column < len(page.model.columns) and not page.feed.trashed:
            at = self.arrow.place_of(column)
            self.filter.open_filter(page.model.columns[column].field, header.viewport(), at)

    def choose_columns(self) -> None:
        from .column_chooser import ColumnChooser  # lazy: opened seldom

        if self.chooser is not None:
            self.chooser.close_it()
            return
        self.chooser = chooser = ColumnChooser(self.desk.theme, self.page.columns, self.desk.lang)
        chooser.closed.connect(self._chooser_closed)
        chooser.open_under(self.filter.row.columns)
        chooser.begin()

    def _chooser_closed(self) -> None:
        if self.chooser is not None:
            self.chooser.deleteLater()
            self.chooser = None

    def _open_menu(self) -> None:
        menu, button = QMenu(self), self.filter.row.more
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        acts = self.page.acts
        for name in ("clear", "columns", "trash"):
            if name == "trash":
                menu.addSeparator()
            menu.addAction(acts[name].text(), acts[name].trigger)
        menu.popup(button.mapToGlobal(QPoint(button.width() - menu.sizeHint().width(), button.height() + 4)))

    def follow(self, changes: Changes) -> None:
        self.filter.follow(changes)
        if "user" in changes.kinds:
            self.filter.offer(customer_presets(self.desk.core))

    def redraw(self) -> None:
        for part in (self.filter, self.chosen, self.trash, self.arrow):
            part.redraw()
