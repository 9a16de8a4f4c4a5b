"""What is done to the chosen rows of a table, each one step with 撤销."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from ...domain.fields import Entity, Field
from ...services import bulk
from ...services.core import Core
from ...services.listing import Listing
from . import lending, saying
from .chosen import Rows

if TYPE_CHECKING:
    from ..widgets.record_table import RecordTable

LONG = 1000
"""More rows than these: a sentence says that they are being changed."""
TOPIC = "chosen"
SHEETS = (".xlsx", ".csv")


class Acting(QObject):
    asked = Signal(object, object)
    """A bulk.Question before rows go to 回收站, and what to call when they may."""

    def __init__(self, table: "RecordTable") -> None:
        super().__init__(table)
        self.table = table
        assert table.desk is not None
        self.desk = table.desk
        self._only: frozenset[int] = frozenset()

    @property
    def entity(self) -> Entity:
        return self.table.entity

    def take(self, rids: frozenset[int] = frozenset()) -> None:
        """Until told otherwise, what is done is done to these and not to those that are ticked; none for those."""
        self._only = rids

    @property
    def aside(self) -> bool:
        """What is ticked does not matter now."""
        return bool(self._only)

    @property
    def rows(self) -> Rows:
        """The ticked ones; where none is, the one under the cursor."""
        if self._only:
            return Rows(self._only)
        if self.table.chosen.count:
            return self.table.chosen.rows()
        return Rows(frozenset(filter(None, (self.table.at(),))))

    @property
    def count(self) -> int:
        return len(self._only) or self.table.chosen.count or int(bool(self.table.at()))

    def set_field(self, f: Field, text: str) -> None:
        e = self.entity
        self._write(lambda core, rids: bulk.set_all(core, e, rids, {f.code: text}))

    def tag(self, f: Field, names: list[str], *, add: bool) -> None:
        e = self.entity
        self._write(lambda core, rids: bulk.tag(core, e, rids, f, names, add=add))

    def remind(self, text: str, due_on: str) -> None:
        e = self.entity

        def done(made: bulk.Done) -> None:
            self.desk.say(self.tr("已放入 %n 条提醒", "", made.rows), undo=True)

        self._run(lambda core, rids: bulk.remind(core, e, rids, text, due_on), done)

    def trash(self) -> None:
        """Asks first where many rows or money would go."""
        self._trash(self.rows, self.count, sure=False)

    def _trash(self, rows: Rows, count: int, *, sure: bool) -> None:
        e = self.entity

        def done(made: bulk.Done | bulk.Question) -> None:
            if isinstance(made, bulk.Question):
                self.asked.emit(made, lambda: self._trash(rows, count, sure=True))
            elif made.rows:
                self.table.chosen.clear()
                self.desk.say(saying.trashed(e, made.rows), undo=True)

        if sure and count > LONG:
            self.desk.say(saying.changing(e, count))
        self._run(lambda core, rids: bulk.trash(core, e, rids, sure=sure), done, rows)

    def restore(self) -> None:
        e = self.entity

        def done(made: bulk.Done) -> None:
            self.table.chosen.clear()
            if made.rows:
                self.desk.say(saying.restored(e, made.rows), undo=True)

        self._run(lambda core, rids: bulk.restore(core, e, rids), done)

    def export(self) -> None:
        from ...services import exports  # lazy: not needed for the first picture

        settings, e, lang = self.desk.core.settings, self.entity, self.desk.lang
        name = f"{e.plural if lang == 'en' else e.zh} {self.desk.today.isoformat()}.xlsx"
        file = self.desk.ask.save_as(self.table, str(Path(settings.get("last_folder") or Path.home()) / name), SHEETS)
        if not file:
            return
        settings.set("last_folder", str(Path(file).parent))
        rows, count = self.rows, self.count

        def write(core: Core, listing: Listing) -> None:
            exports.chosen(core, Path(file), e, rows.rids(listing), lang)

        def done(_: Any) -> None:
            self.desk.say(self.tr("已导出 {0} 行到“{1}”").format(f"{count:,}", Path(file).name))

        if count > LONG:
            self.desk.say(self.tr("正在导出 {0} 行…").format(f"{count:,}"))
        lending.run(self.table, write, done, writes=False)

    def forget_gone(self) -> None:
        """Ticks of rows that are no longer there."""
        named, e, trashed = self.table.chosen.named, self.entity, bool(self.table.locked)
        self.desk.jobs.start(
            lambda core: bulk.still_there(core, e, sorted(named), trashed=trashed),
            lambda left: self.table.chosen.drop(named.difference(left)),
            topic=TOPIC,
        )

    def _write(self, work: Callable[[Core, list[int]], bulk.Done]) -> None:
        def done(made: bulk.Done) -> None:
            if made.rows:
                self.desk.say(saying.changed(self.entity, made.rows), undo=True)
            else:
                self.desk.say(self.tr("已经是这样，没有要改的"))

        if self.count > LONG:
            self.desk.say(saying.changing(self.entity, self.count))
        self._run(work, done)

    def _run(
        self, work: Callable[[Core, list[int]], Any], done: Callable[[Any], None], rows: Rows | None = None
    ) -> None:
        wanted = rows or self.rows
        lending.run(self.table, lambda core, listing: work(core, wanted.rids(listing)), done, writes=True)
