"""客户: the table, what stands there when it has no rows, and the record beside it."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from ....domain.changes import Changes
from ....domain.step_words import in_words
from ....services import listing
from ....services.core import Core
from ...jobs import Jobs
from ...models.columns import customer_columns
from ...models.feed import Feed, State
from ...models.table import TableModel
from ...theme import Theme
from ...widgets.record_table import RecordTable
from ...wording import Wording

if TYPE_CHECKING:
    from ...widgets.import_report import ImportReport
    from ...widgets.record_pane import RecordPane
    from .no_rows import NoRows

KIND = "customer"
Read = tuple[int, dict[str, Any] | None, dict[str, dict[str, str]]]
PANE, PANE_LEAST, PANE_MOST = 360, 320, 560


class CustomersPage(QWidget):
    counted = Signal()
    import_asked = Signal()
    sample_asked = Signal()
    search_cleared = Signal()
    pane_turned = Signal(bool)

    def __init__(self, core: Core, jobs: Jobs, theme: Theme, lang: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._core, self._jobs, self._lang = core, jobs, lang
        self.pane_wanted = True
        e = core.entities[KIND]
        self.model = TableModel(core, customer_columns(e), self._wording(), self)
        self.feed = Feed(core, KIND, jobs, self.model, self)
        self.table = RecordTable(self.model, theme)
        self.table.setAccessibleName(e.plural if lang == "en" else e.zh)
        self.record: RecordPane | None = None
        self._state: NoRows | None = None
        self.report: ImportReport | None = None
        self._theme = theme
        self.stack = QStackedWidget()
        self.card = QFrame(objectName="card")
        self.side = QStackedWidget()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.stack.addWidget(self.table)
        inside = QVBoxLayout(self.card)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(self.stack)
        self.side.addWidget(QFrame(objectName="card"))  # keeps the place of the record in the first picture
        self.side.setMinimumWidth(PANE_LEAST)
        self.side.setMaximumWidth(PANE_MOST)
        self.split = QSplitter(Qt.Orientation.Horizontal)
        self.split.setHandleWidth(12)
        self.split.setChildrenCollapsible(False)
        self.split.addWidget(self.card)
        self.split.addWidget(self.side)
        self.split.setStretchFactor(0, 1)
        self.split.setStretchFactor(1, 0)
        self.split.setSizes([10_000, PANE])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.split)

    def _connect(self) -> None:
        self.feed.shown.connect(self._shown)
        self.table.sort_asked.connect(self._sort)
        self.table.settled.connect(self.show_record)
        self.table.picked.connect(self.counted)
        self.table.left.connect(lambda: self.turn_pane(False))
        self.table.activated.connect(lambda: self.turn_pane(True))

    def begin_rest(self) -> None:
        """After the first picture."""
        from ...widgets.record_pane import RecordPane

        self.record = RecordPane(self._theme)
        self.record.closed.connect(lambda: self.turn_pane(False))
        self.side.addWidget(self.record)
        self.side.setCurrentWidget(self.record)
        self.feed.begin_rest()

    @property
    def state(self) -> "NoRows":
        """Made when there are no rows to show."""
        if self._state is None:
            from .no_rows import NoRows  # lazy, as what follows: not needed for the first picture

            self._state = NoRows(self._theme)
            self._state.pressed.connect(self._pressed)
            self._state.link_pressed.connect(self.sample_asked)
            self.stack.addWidget(self._state)
        return self._state

    def search(self, text: str) -> None:
        self.feed.keep = self.table.at()
        self.feed.search(text)

    def enter_list(self) -> None:
        """By ↓ from the search box."""
        if self.feed.state is State.ROWS:
            self.table.setFocus()
            if not self.table.currentIndex().isValid():
                self.table.put(0)

    def follow(self, changes: Changes) -> None:
        self.feed.keep = self.table.at()
        if changes.kinds & {"option", "custom_field"}:
            self.model.reread(self._wording())
        self.feed.follow(changes)
        if self.side.isVisible() and self.table.at():
            self.show_record(self.table.at())

    def go_to(self, rid: int) -> None:
        """The cursor on that record, when it is in the list."""
        self.feed.keep = rid
        self.feed.refresh()

    def show_record(self, rid: int) -> None:
        if not rid:
            self._jobs.drop("record")
            if self.record is not None:
                self.record.clear()
            return
        fields = tuple(self._core.entities[KIND].shown)

        def read(core: Core) -> Read:
            from ....services import present  # lazy: not needed to start

            e = core.entities[KIND]
            rows = present.records(core.db, core.entities, e, [rid])
            record = rows[0] if rows else None
            if record is not None:
                label = listing.batch_label(core, record.get("batch"))
                record["batch"] = in_words(label, core.entities, self._lang)
            return rid, record, listing.choice_labels(core, fields, self._lang)

        self._jobs.start(read, self._show_read, topic="record")

    def turn_pane(self, on: bool) -> None:
        self.pane_wanted = on
        self._fold_pane()
        self.pane_turned.emit(on)
        if on:
            self.show_record(self.table.at())

    def show_report(self, file: str, result: dict) -> None:
        if self.report is None:
            from ...widgets.import_report import ImportReport

            self.report = ImportReport(self._theme)
            self.report.closed.connect(self.close_report)
            self.side.addWidget(self.report)
        self.report.show_result(file, result)
        self.side.setCurrentWidget(self.report)
        self._fold_pane()

    def close_report(self) -> None:
        self.side.setCurrentWidget(self.record)
        self._fold_pane()
        self.table.setFocus()

    def highlight_drop(self, on: bool) -> None:
        self.card.setProperty("drop", on)
        self.card.style().unpolish(self.card)
        self.card.style().polish(self.card)

    def redraw(self) -> None:
        """After a change of theme."""
        for widget in filter(None, (self._state, self.record, self.report)):
            widget.redraw()
        self.table.viewport().update()

    @property
    def at_rest(self) -> bool:
        return self.table.resting

    def _wording(self) -> Wording:
        fields = [c.field for c in customer_columns(self._core.entities[KIND])]
        return Wording(self._lang, self._core.today(), listing.choice_labels(self._core, fields, self._lang))

    def _sort(self, sort: str) -> None:
        self.feed.keep = self.table.at()
        self.feed.sort_by(sort)

    def _show_read(self, read: Read) -> None:
        rid, record, choices = read
        assert self.record is not None
        if record is None:
            self.record.clear()
            return
        wording = Wording(self._lang, self._core.today(), choices)
        self.record.show_record(self._core.entities[KIND], record, wording, self._why(rid))

    def _why(self, rid: int) -> str:
        because = self.model.because(rid)
        if because is None:
            return ""
        word = because.entity if because.label else because.field
        value = because.value if because.value != because.label else ""
        return self.tr("找到于 {0}").format(" ".join(filter(None, (word.label(self._lang), because.label, value))))

    def _shown(self, state: State) -> None:
        if state is State.ROWS:
            self.stack.setCurrentWidget(self.table)
            self.table.fit_columns()
            kept = self.model.listing.place if self.model.listing else -1
            if kept >= 0:
                self.table.put(kept)
            elif not self.table.currentIndex().isValid():
                self.table.put(0)  # something to read beside the table from the start
        else:
            self.state.tell(self.feed)
            self.stack.setCurrentWidget(self.state)
            self.show_record(0)
        self._fold_pane()
        self.counted.emit()

    def _pressed(self) -> None:
        if self.feed.state is State.EMPTY:
            self.import_asked.emit()
        elif self.feed.state is State.NO_HIT:
            self.search_cleared.emit()
        else:
            self.feed.refresh()

    def _fold_pane(self) -> None:
        reporting = self.report is not None and self.side.currentWidget() is self.report
        has_rows = self.feed.state is State.ROWS
        self.side.setVisible(reporting or (self.pane_wanted and has_rows))
