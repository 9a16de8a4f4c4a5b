"""客户: the table, what stands there when it has no rows, the row above it, and the record beside it."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ....domain.changes import Changes
from ....services import listing
from ...desk import Desk
from ...models.columns import Column, customer_columns, customer_names
from ...models.feed import Feed, State
from ...models.table import TableModel
from ...page import Page
from ...record.beside import Beside
from ...widgets.page_head import PageHead
from ...widgets.record_table import RecordTable
from ...widgets.search_box import SearchBox
from ...wording import Wording
from .column_set import ColumnSet
from .counting import count_words, waiting_words
from .rows import Rows

if TYPE_CHECKING:
    from .no_rows import NoRows
    from .tools import Tools

KIND = "customer"
TOOLS = 36
STEP = 16


class CustomersPage(Page):
    sheet = "customers"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        core = desk.core
        e = core.entities[KIND]
        columns = customer_columns(e, desk.lang)
        self.model = TableModel(core, columns, self._wording(columns), self)
        self.feed = Feed(core, KIND, desk.jobs, self.model, self)
        self.table = RecordTable(self.model, desk.theme)
        self.table.setAccessibleName(e.plural if desk.lang == "en" else e.zh)
        self.table.set_density(core.settings.get("density"))
        self.columns = ColumnSet(self.table, self.model, e, customer_names(desk.lang), self._wording)
        self.head = PageHead(desk, self.tr("客户"))
        self.search = SearchBox(desk.theme)
        self.tools: Tools | None = None
        self._place_of_tools = QWidget()  # kept free in the first picture
        self._go_to = 0
        self.stack = Rows(self)
        self.card = QFrame(objectName="card")
        self.beside = Beside(desk, self.card)
        self.acts = self._make_acts()
        self._lay_out()
        self._connect()

    def _make_acts(self) -> dict[str, QAction]:
        return {
            "take_in": self.act(self.tr("导入"), lambda: self.desk.files_came.emit([]), "", "file-spreadsheet"),
            "new": self.act(self.tr("新建客户"), lambda: self.start_new(KIND, {}), "Ctrl+N", "plus"),
            "find": self.act(self.tr("搜索客户"), self.find, "Ctrl+F", "search"),
            "filter": self.act(self.tr("筛选这一列"), self.filter_here, "Alt+Down", "list-filter"),
            "add": self.act(self.tr("加一个筛选条件"), self._pick_field, "Ctrl+Shift+L", "list-filter"),
            "clear": self.act(self.tr("清除筛选和排序"), self.clear_filter, "", "x"),
            "columns": self.act(self.tr("选择列"), self._choose_columns, "", "columns-3"),
            "wider": self.act(self.tr("这一列宽一些"), lambda: self.columns.widen_current(STEP), "Alt+Shift+Right"),
            "narrower": self.act(self.tr("这一列窄一些"), lambda: self.columns.widen_current(-STEP), "Alt+Shift+Left"),
            "pane": self.act(self.tr("打开或收起记录栏"), self.turn_pane, "Alt+Return", "panel-right"),
            "trash": self.act(self.tr("客户回收站"), self.show_trash, "", "trash-2"),
        }

    def _lay_out(self) -> None:
        self.search.setPlaceholderText(self.tr("搜索名称、电话、联系人、拼音首字母"))
        self.search.setAccessibleName(self.tr("搜索客户"))
        self.head.add(self.search, left=True)
        self.head.button(self.acts["take_in"], "file-spreadsheet")
        self.new_button = self.head.button(self.acts["new"], "plus", primary=True)
        inside = QVBoxLayout(self.card)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(self.stack)
        self._place_of_tools.setFixedHeight(TOOLS)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(self.head)
        layout.addWidget(self._place_of_tools)
        layout.addWidget(self.beside, 1)

    def _connect(self) -> None:
        self.search.textChanged.connect(self.find_text)
        self.search.into_list.connect(self.enter)
        self.feed.shown.connect(self._shown)
        self.feed.slow.connect(self._slow)
        self.table.sort_asked.connect(self.sort)
        self.table.settled.connect(self._show_row)
        self.table.picked.connect(self._count)
        self.table.left.connect(self._escape)
        self.beside.made.connect(self._made)
        self.beside.layers.currentChanged.connect(lambda _: self._fold_tools())
        self.desk.density_chosen.connect(self.table.set_density)

    def begin(self) -> None:
        self.feed.begin()

    def begin_rest(self) -> None:
        from .tools import Tools  # lazy: not needed for the first picture

        self.table.take_desk(self.desk, self.columns.entity)
        self.beside.begin_rest()
        self.tools = Tools(self)
        layout = self.layout()
        layout.replaceWidget(self._place_of_tools, self.tools)
        self._place_of_tools.deleteLater()
        self._fold_tools()
        self._show_row(self.table.at())
        self.feed.begin_rest()

    @property
    def state(self) -> "NoRows":
        return self.stack.state

    # what is asked for

    def find(self) -> None:
        self.search.setFocus()
        self.search.selectAll()

    def find_text(self, text: str) -> None:
        self.feed.keep = self._wanted_row()
        self.feed.search(text)

    def filter_by(self, where: str) -> None:
        self.feed.keep = self._wanted_row()
        self.feed.ask(where=where)

    def sort(self, sort: str) -> None:
        """A field's code, `-` before it for descending; nothing for newest first. By tags nothing can be sorted."""
        f = self._sorted_by(sort)
        self.feed.keep = self._wanted_row()
        self.feed.ask(sort=sort if f is None or f.is_column or f.editable is False else "")
        self._tell_look()

    def show_look(self, columns: Sequence[str], where: str, sort: str) -> None:
        """A view: its columns, its rows, its order."""
        self.columns.show(columns)
        self.feed.keep = self._wanted_row()
        self.feed.ask(where=where, sort=sort)
        self._tell_look()

    def clear_filter(self) -> None:
        if self.tools is not None:
            self.feed.ask(sort="")
            self.tools.filter.clear()
            self._tell_look()

    def filter_here(self) -> None:
        if self.tools is not None and not self.feed.trashed:
            self.tools.open_filter(max(0, self.table.currentIndex().column()))

    def show_trash(self) -> None:
        """What lies in 回收站, in the same table."""
        if self.tools is not None:
            self.search.clear()
            self.feed.keep = 0
            self.feed.ask(text="", where="", sort="", trashed=True)

    def leave_trash(self) -> None:
        if self.feed.trashed and self.tools is not None:
            self.search.clear()
            self.feed.ask(text="", where=self.tools.filter.expression, sort=self.tools.filter.sort, trashed=False)

    def _escape(self) -> None:
        """One layer back."""
        if self.feed.trashed:
            self.leave_trash()
        else:
            self.beside.turn(False)

    def _pick_field(self) -> None:
        if self.tools is not None and not self.feed.trashed:
            self.tools.filter.pick_field()

    def _choose_columns(self) -> None:
        if self.tools is not None and not self.feed.trashed:
            self.tools.choose_columns()

    # what the window asks

    def turn_pane(self) -> None:
        self.beside.turn(not self.beside.open)

    def enter(self) -> None:
        """The keys go to the rows, or to what can be done where there are none."""
        if self.beside.expanded:
            return
        if self.feed.state is State.ROWS:
            self.table.setFocus()
            if not self.table.currentIndex().isValid():
                self.table.put(0)
        elif self.state.isVisible() and not self.search.hasFocus():
            self.state.button.setFocus()

    def start_new(self, kind: str, given: Mapping[str, str]) -> bool:
        self.leave_trash()
        self.beside.start_new(kind, given)
        return True

    def follow(self, changes: Changes) -> None:
        self.feed.keep = self._wanted_row()
        if changes.kinds & {"option", "custom_field"}:
            self.columns.follow_entity(self.desk.core.entities[KIND])
            self.model.reread(self._wording(self.model.columns))
        self.feed.follow(changes)
        self.beside.follow(changes)
        if self.tools is not None:
            self.tools.follow(changes)

    def show_record(self, kind: str, rid: int) -> None:
        """The cursor on that customer, whatever is filtered now; other kinds beside the table."""
        if kind == KIND:
            self._go_to = self.feed.keep = rid
            if self.feed.trashed:
                self.leave_trash()
            else:
                self.feed.refresh()
        else:
            self.beside.visit(kind, rid)
        self.beside.turn(True)

    def highlight_drop(self, on: bool) -> None:
        self.card.setProperty("drop", on)
        self.card.style().unpolish(self.card)
        self.card.style().polish(self.card)

    def redraw(self) -> None:
        for part in (self.search, self.head, self.beside, self.stack, self.tools, self.table):
            if part is not None:
                part.redraw()

    def keep(self) -> dict[str, Any]:
        return {**self.beside.keep(), **self.columns.keep()}

    def restore(self, kept: dict[str, Any]) -> None:
        self.beside.restore(kept)
        self.columns.restore(kept)

    def shut_down(self) -> None:
        self.model.close()

    @property
    def at_rest(self) -> bool:
        return self.table.resting and self.beside.at_rest and (self.tools is None or self.tools.at_rest)

    def _wording(self, columns: Sequence[Column]) -> Wording:
        core, lang = self.desk.core, self.desk.lang
        fields = [f for c in columns for f in c.needs]
        return Wording(lang, core.today(), listing.choice_labels(core, fields, lang))

    # what comes to the screen

    def _show_row(self, rid: int) -> None:
        self.beside.show_record(KIND, rid, self._why(rid) if rid else "")

    def _why(self, rid: int) -> str:
        because = self.model.because(rid)
        if because is None:
            return ""
        word = because.entity if because.label else because.field
        value = because.value if because.value != because.label else ""
        return self.tr("找到于 {0}").format(" ".join(filter(None, (word.label(self.desk.lang), because.label, value))))

    def _made(self, kind: str, rid: int) -> None:
        if kind == KIND:
            self._go_to = self.feed.keep = rid
            self.feed.refresh()

    def _shown(self, state: State) -> None:
        trashed = self.feed.had.trashed
        self.columns.add((self._trashed_column(),) if trashed else ())
        self.stack.show_state(state)
        if state is State.ROWS:
            self.table.fit_columns()
            self.columns.widen()
            self._place_cursor()
        else:
            self._show_row(0)
        self.beside.allow(state is State.ROWS and not trashed)
        if self.tools is not None:
            self.tools.tell()
        self._tell_look()
        self._count()

    def _place_cursor(self) -> None:
        wanted, self._go_to = self._go_to, 0
        kept = self.model.listing.place if self.model.listing else -1
        if kept >= 0:
            self.table.put(kept)
        elif wanted and not self.feed.had.is_whole and self.tools is not None:
            self._go_to = wanted  # it is there, the filter hides it
            self.search.clear()
            self.tools.filter.clear()
        elif not self.table.currentIndex().isValid():
            self.table.put(0)  # something to read beside the table from the start

    def _wanted_row(self) -> int:
        """Where the cursor is to stand when other rows come."""
        return self._go_to or self.table.at()

    def _trashed_column(self) -> Column:
        from dataclasses import replace

        f = self.columns.entity.by_name["trashed_at"]
        words = self.tr("删除于")
        return Column(replace(f, zh=words, en=words))

    def _slow(self) -> None:
        self.told.emit(waiting_words(self.feed))
        self.stack.wait()

    def _tell_look(self) -> None:
        """The sign of the order at its header, and what a view would keep."""
        sort, header = self.feed.asked.sort, self.table.horizontalHeader()
        f = self._sorted_by(sort)
        at = next((i for i, c in enumerate(self.model.columns) if f is not None and c.field == f), -1)
        blocked = header.blockSignals(True)
        header.setSortIndicator(
            at,
            header.sortIndicatorOrder().DescendingOrder
            if sort[:1] == "-"
            else header.sortIndicatorOrder().AscendingOrder,
        )
        header.blockSignals(blocked)
        if header.isVisible():
            header.viewport().update()
        if self.tools is not None and not self.feed.asked.trashed:
            self.tools.filter.look(self.columns.chosen, sort)

    def _sorted_by(self, sort: str) -> Any:
        try:
            return self.columns.entity.field(sort.lstrip("-")) if sort else None
        except KeyError:
            return None

    def _fold_tools(self) -> None:
        """An empty office has nothing to filter; a record in place of the list neither."""
        if self.tools is not None:
            nothing = self.feed.state is State.EMPTY and not self.feed.had.trashed
            self.tools.setVisible(not self.beside.expanded and not nothing)

    def _count(self) -> None:
        self.told.emit(count_words(self.feed, self.table.selected_count()))
        self._fold_tools()
