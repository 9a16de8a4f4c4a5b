"""复制, 粘贴, 向下填充, Delete: as in Excel, each one step."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QMimeData, QObject
from PySide6.QtGui import QGuiApplication

from ...domain.fields import Entity, Field, Kind
from ...services import bulk, copying
from ...services.core import Core
from ...services.listing import Listing
from . import block, lending, pasting, saying, tsv
from .editing import why_not

if TYPE_CHECKING:
    from ..widgets.record_table import RecordTable

MOST = 100_000
AT_ONCE = 2000
PASTED = 20
"""More rows than these are looked at before they are written: an import."""


class Clipboard(QObject):
    def __init__(self, table: "RecordTable") -> None:
        super().__init__(table)
        self.table, self.records = table, table.records
        assert table.desk is not None
        self.desk = table.desk

    @property
    def entity(self) -> Entity:
        return self.table.entity

    def copy(self) -> None:
        """The ticked rows, else the selected cells."""
        table = self.table
        chosen = table.chosen.rows() if table.chosen.count else None
        area = block.selected(table, table.look.ranges)
        count = table.chosen.count if chosen else area.height if area else 0
        columns = block.columns_in_sight(table) if chosen else list(area.columns) if area else []
        if not count or not columns:
            return
        if count > MOST:
            self.desk.say(self.tr("一次最多复制 {0} 行，更多的请用导出").format(f"{MOST:,}"))
            return
        shown = [self.records.columns[at] for at in columns]
        pairs = [(c.field, c.instead) for c in shown]
        numeric = [c.field.kind in (Kind.MONEY, Kind.NUMBER) for c in shown]
        e, lang = self.entity, self.desk.lang

        def read(core: Core, listing: Listing) -> tuple[str, str, int]:
            rids = chosen.rids(listing) if chosen else area.rids(listing) if area else []
            rows = copying.cells(core, e, rids, pairs, lang)
            return tsv.to_tsv(rows), tsv.to_html(rows, numeric), len(rows)

        if count > AT_ONCE:
            self.desk.say(self.tr("正在复制 {0} 行…").format(f"{count:,}"))
            lending.run(self.table, read, self._put, writes=False)
        elif self.records.listing is not None:
            self._put(read(self.desk.core, self.records.listing))

    def _put(self, found: tuple[str, str, int]) -> None:
        text, html, rows = found
        mime = QMimeData()
        single = text.removesuffix("\r\n")
        mime.setText(text if rows > 1 or "\t" in single else single)
        mime.setHtml(html)
        QGuiApplication.clipboard().setMimeData(mime)
        if rows > 1:
            self.desk.say(self.tr("已复制 {0} 行").format(f"{rows:,}"))

    def paste(self) -> None:
        """Over the rows there are, from the first selected cell on; one cell fills all that are selected."""
        rows = tsv.from_tsv(QGuiApplication.clipboard().text())
        area = block.selected(self.table, self.table.look.ranges)
        if not rows or area is None:
            return
        if len(rows) > PASTED:
            self._hand_over(rows, area)
        elif len(rows) == len(rows[0]) == 1 and area.cells > 1:
            self._paste_one(rows[0][0], area)
        else:
            self._paste_block(rows, area)

    def _paste_block(self, rows: list[list[str]], area: block.Block) -> None:
        left = self.records.rowCount() - area.top
        if len(rows) > left:
            self.desk.say(self.tr("从这里往下只有 {0} 行，要粘贴的有 {1} 行").format(left, len(rows)))
        elif (columns := self._columns_for(rows[0], area)) and not self._refuses(area.top, columns):
            edits = [
                (
                    self.records.rid(area.top + down),
                    {
                        self.records.field_at(area.top + down, at).code: text
                        for at, text in zip(columns, row, strict=True)
                    },
                )
                for down, row in enumerate(rows)
            ]
            e = self.entity
            self._write(lambda core, listing: bulk.set_cells(core, e, edits))
            self._select(area.top, columns, len(rows))

    def _paste_one(self, text: str, area: block.Block) -> None:
        if not self._refuses(area.top, area.columns):
            pairs = {self.records.columns[at].field.code: text for at in area.columns}
            e = self.entity
            self._write(lambda core, listing: bulk.set_all(core, e, area.rids(listing), pairs), area.height)

    def fill_down(self) -> None:
        """The top cell of the selection into those below; of one row, the cell above into it."""
        area = block.selected(self.table, self.table.look.ranges)
        if area is None:
            return
        single = area.height == 1
        source = area.top - 1 if single else area.top
        if source < 0 or self._refuses(source, area.columns):
            return
        fields = [self.records.field_at(source, at) for at in area.columns]
        rid, e = self.records.rid(source), self.entity

        def fill(core: Core, listing: Listing) -> bulk.Done:
            rids = [r for r in area.rids(listing) if r != rid]
            return bulk.fill_down(core, e, rid, rids, fields)

        self._write(fill, area.height - (not single))

    def delete(self) -> None:
        """Ticked rows go to 回收站, else the selected cells are emptied."""
        if self.table.locked:
            self.desk.say(self.table.locked)
            return
        if self.table.chosen.count:
            self.table.acting.trash()
            return
        area = block.selected(self.table, self.table.look.ranges)
        if area is None:
            return
        pairs = [(c.field, c.instead) for c in (self.records.columns[at] for at in area.columns) if c.field.editable]
        if not pairs:
            self._refuses(area.top, area.columns)
            return
        e = self.entity
        self._write(lambda core, listing: bulk.clear(core, e, area.rids(listing), pairs), area.height, emptied=True)

    def _refuses(self, row: int, columns: "list[int] | tuple[int, ...]") -> bool:
        """Whether a cell among these cannot be written: it flashes and says why."""
        if self.table.locked:
            self.desk.say(self.table.locked)
            return True
        for at in columns:
            f: Field = self.records.columns[at].field
            if not f.editable:
                self.table.flash(self.records.index(row, at))
                self.desk.say(why_not(f, self.desk.lang))
                return True
        return False

    def _write(self, work: Callable[[Core, Listing], bulk.Done], rows: int = 0, *, emptied: bool = False) -> None:
        if rows > AT_ONCE:
            self.desk.say(saying.changing(self.entity, rows))

        def done(made: bulk.Done) -> None:
            if emptied and made.cells > 1:
                self.desk.say(self.tr("已清空 {0} 处").format(f"{made.cells:,}"), undo=True)
            elif not emptied and made.rows > 1:
                self.desk.say(saying.changed(self.entity, made.rows), undo=True)

        lending.run(self.table, work, done, writes=True)

    def _select(self, top: int, columns: list[int], height: int) -> None:
        if height * len(columns) > 1:
            area = QItemSelection()
            for at in columns:
                area.select(self.records.index(top, at), self.records.index(top + height - 1, at))
            self.table.selectionModel().select(area, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def _hand_over(self, rows: list[list[str]], area: block.Block) -> None:
        """Each column is what it was pasted to, unless the rows bring a heading of their own."""
        headed = pasting.has_heading(rows, self.entity)
        heading = []
        if not headed:
            columns = self._columns_for(rows[0], area)
            if not columns:
                return
            heading = [self.records.columns[at].field.label(self.desk.lang) for at in columns]
        file = pasting.as_sheet(self.desk.core, self.tr("粘贴的内容"), heading, rows)
        self.desk.say(self.tr("{0} 行要先过一遍导入核对").format(len(rows) - headed))
        self.desk.files_came.emit([str(file)])

    def _columns_for(self, row: list[str], area: block.Block) -> list[int]:
        """Those a pasted row goes to, from the first selected one on; none, and it is said, where they do not reach."""
        standing = block.columns_in_sight(self.table)
        columns = standing[standing.index(area.columns[0]) :][: len(row)]
        if len(columns) < len(row):
            self.desk.say(self.tr("从这里往右只有 {0} 列，要粘贴的有 {1} 列").format(len(columns), len(row)))
            return []
        return columns
