"""Cells of our own sheets that were changed since the export: here, in the sheet, or in both."""

from collections.abc import Iterator, Sequence
from typing import Any

from ...domain.fields import Field, Storage
from ...domain.ids import id_text
from ..core import Core
from ..sheet_rows import SheetRows
from .back import Back, Stored
from .cells import as_text
from .draft import Draft
from .sheet import Sheet

HERE, SHEET, BOTH = "here", "sheet", "both"


def changed_cells(core: Core, sheets: Sequence[Sheet], lang: str) -> list[dict[str, Any]]:
    """`[{file, sheet, row, column, id, changed, base, here, in_sheet}]`, values as a sheet shows them."""
    found = []
    for s in sheets:
        headers = {c.field.name: c.header for c in reversed(s.columns) if c.field}
        shown = Shown(core, s, lang)
        for d in s.drafts:
            if d.returned:
                for name, line in shown.cells(d):
                    place = {"file": s.file, "sheet": s.name, "row": d.row, "column": headers.get(name, name)}
                    found.append(place | {"id": id_text(d.id)} | line)
    return found


class Shown:
    """Values of one sheet in words."""

    def __init__(self, core: Core, s: Sheet, lang: str) -> None:
        self._e = core.entities[s.entity.name]
        self._rows = SheetRows(core.db, core.entities, self._e, (), lang)
        self._place = {c.field.name: c.place for c in reversed(s.columns) if c.field}

    def text(self, f: Field, value: Stored) -> str:
        cell = self._rows.cell(f, value)
        return "" if cell is None else as_text(cell)

    def cells(self, d: Draft) -> Iterator[tuple[str, dict[str, str]]]:
        """Field and what became of its cell."""
        back = d.back
        assert back is not None
        asked = {p.both["field"]: p.both for p in d.problems if p.both}
        for name, base in back.base.items():
            f = self._e.by_name[name]
            if f.code in asked:
                both = asked[f.code]
                yield name, {"changed": BOTH, "base": both["base"], "here": both["ours"], "in_sheet": both["sheet"]}
            elif name in d.moved or (f.storage is Storage.MEMBERS and (name in d.joined or name in back.dropped)):
                yield name, self._line(SHEET, f, base, d, back)
        for name, (then, now) in back.here.items():
            f = self._e.by_name[name]
            was, here = self.text(f, then), self.text(f, now)
            yield name, {"changed": HERE, "base": was, "here": here, "in_sheet": was}

    def sides(self, d: Draft) -> dict[int, dict[str, str]]:
        """Column → who changed it and what each has, for a page that shows the row."""
        return {self._place[name]: line for name, line in self.cells(d) if name in self._place}

    def _line(self, changed: str, f: Field, base: Stored, d: Draft, back: Back) -> dict[str, str]:
        place = self._place.get(f.name, len(d.cells))
        cell = d.cells[place] if place < len(d.cells) else None
        was = self.text(f, base)
        here = self.text(f, d.moved[f.name][0]) if f.name in d.moved else was
        changed = BOTH if here != was else changed
        return {"changed": changed, "base": was, "here": here, "in_sheet": "" if cell is None else as_text(cell)}
