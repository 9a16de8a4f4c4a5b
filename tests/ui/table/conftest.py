from collections.abc import Callable
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QItemSelectionModel, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_crm.services import listing, records
from desktop_crm.ui.bridge import Bridge
from desktop_crm.ui.desk import Desk
from desktop_crm.ui.jobs import Jobs
from desktop_crm.ui.models.columns import customer_columns
from desktop_crm.ui.models.feed import Feed
from desktop_crm.ui.models.table import TableModel
from desktop_crm.ui.panes.customers.selection_bar import SelectionBar
from desktop_crm.ui.widgets.record_table import RecordTable
from desktop_crm.ui.wording import Wording

NONE = Qt.KeyboardModifier.NoModifier
SHIFT, CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


class Scene(SimpleNamespace):
    """A customers table with its bar, as the page has them, and a hand at keys and mouse."""

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
        QTest.keyClick(self.host.focusWidget() or self.table, key, modifiers)

    def keys(self, text: str) -> None:
        for letter in text:
            QTest.keyClicks(self.host.focusWidget() or self.table, letter)

    def column(self, name: str) -> int:
        return next(at for at, c in enumerate(self.model.columns) if c.field.name == name)

    def go(self, row: int, name: str) -> None:
        self.table.setFocus()
        self.table.setCurrentIndex(self.model.index(row, self.column(name)))

    def select(self, top: int, left: str, bottom: int, right: str) -> None:
        """As a drag does."""
        flag = QItemSelectionModel.SelectionFlag
        self.go(top, left)
        self.table.selectionModel().setCurrentIndex(self.model.index(bottom, self.column(right)), flag.NoUpdate)
        area = self.table.selectionModel()
        from PySide6.QtCore import QItemSelection

        area.select(
            QItemSelection(self.model.index(top, self.column(left)), self.model.index(bottom, self.column(right))),
            flag.ClearAndSelect,
        )

    def tick(self, *rows: int, modifiers: Qt.KeyboardModifier = NONE) -> None:
        for row in rows:
            y = self.table.rowViewportPosition(row) + self.table.rowHeight(row) // 2
            QTest.mouseClick(self.table.ticks.viewport(), Qt.MouseButton.LeftButton, modifiers, QPoint(20, y))

    def cell_point(self, row: int, name: str) -> QPoint:
        return self.table.visualRect(self.model.index(row, self.column(name))).center()

    def text(self, row: int, name: str) -> str:
        return self.model.cell(row, self.column(name)).text

    def rest(self) -> None:
        self.qtbot.waitUntil(lambda: self.jobs.quiet and self.table.resting, timeout=20_000)
        QTest.qWait(0)
        self.qtbot.waitUntil(lambda: self.jobs.quiet and self.table.resting, timeout=20_000)

    def stored(self, row: int, field: str):
        rid = self.model.rid(row)
        (value,) = self.core.db.execute(f"SELECT {field} FROM customer WHERE rid = ?", (rid,)).fetchone()
        return value

    def steps(self) -> int:
        return self.core.db.execute("SELECT count(*) FROM step").fetchone()[0]

    def total(self, kind: str, where: str = "") -> int:
        return records.list_records(self.core, kind, where, limit=0).total


@pytest.fixture
def scene(qtbot, core, colours, ask) -> Callable[..., Scene]:
    jobs = Jobs(core)
    desk = Desk(core, jobs, colours, "zh", ask)
    e = core.entities["customer"]
    fields = [c.field for c in customer_columns(e)]
    model = TableModel(
        core, customer_columns(e), Wording("zh", core.today(), listing.choice_labels(core, fields, "zh"))
    )
    feed = Feed(core, "customer", jobs, model)
    bridge = Bridge(core, jobs)
    host = QWidget()
    qtbot.addWidget(host)
    table = RecordTable(model, colours)
    table.take_desk(desk, e)
    bar = SelectionBar(desk, table, feed)
    bar.redraw()
    layout = QVBoxLayout(host)
    layout.addWidget(bar)
    layout.addWidget(table)
    host.resize(1100, 640)
    said: list[tuple[str, bool]] = []
    desk.said.connect(lambda sentence, undo: said.append((sentence, undo)))

    def follow(changes) -> None:
        feed.keep = table.at()
        feed.follow(changes)

    def shown(_) -> None:
        kept = model.listing.place
        table.fit_columns()
        if kept >= 0:
            table.put(kept)

    bridge.changed.connect(follow)
    feed.shown.connect(shown)
    feed.begin()
    with qtbot.waitActive(host):
        host.show()
        host.activateWindow()
    feed.refresh()
    made = Scene(
        qtbot=qtbot, core=core, jobs=jobs, desk=desk, model=model, feed=feed, table=table, bar=bar, host=host, said=said
    )
    made.rest()
    table.setFocus()
    table.put(0)
    made.rest()
    yield made
    bridge.stop()
    jobs.shutdown()
    model.close()
