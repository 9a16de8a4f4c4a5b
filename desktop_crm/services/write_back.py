"""Our values into the user's own workbook: the rows are matched as an import matches them, cells that differ are written, and
no row is added. A copy of the file as it was stays in the profile."""

import os
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ..domain.errors import UserError
from ..domain.fields import Field, Kind, Storage
from ..exchange import patch
from ..exchange.headers import Column
from ..exchange.patch.book import refuse_locked
from ..exchange.patch.cell_xml import Cell as Written
from ..exchange.plan import Verdict
from ..exchange.readers.sniff import Format, format_of
from ..store.vocabulary import Vocabulary
from . import members
from .core import Core
from .imports import Intake
from .imports.cells import as_text
from .imports.draft import Draft
from .imports.options import options
from .imports.part import check_chosen, parts
from .imports.sheet import Sheet, Told
from .sheet_rows import Cell, Line, SheetRows, same

FOLDER, KEPT = "workbooks", 10
_WHY = {
    "formula": ("单元格里是公式，没有改动", "The cell holds a formula"),
    "merged": ("合并的单元格，没有改动", "The cell is merged"),
    "array": ("属于数组公式或数据表，没有改动", "The cell belongs to an array formula or a data table"),
    "several": ("这一项在表里占了几列，不能分开写", "Several columns hold this field; it cannot be split among them"),
    "empty": ("程序里这一项一直是空的，表里的没有清掉", "The field was never filled here; the cell is kept"),
}


@dataclass
class _Found:
    """Of one workbook."""

    edits: dict[str, dict[int, dict[int, Written]]] = field(default_factory=dict)
    left: list[dict[str, Any]] = field(default_factory=list)
    unmatched: list[dict[str, Any]] = field(default_factory=list)


def run(
    core: Core,
    book: Path,
    *,
    kind: str | None = None,
    match: str | None = None,
    settings: Mapping[str, str] | None = None,
    dry_run: bool = False,
    progress: Told | None = None,
    lang: str = "zh",
) -> dict[str, Any]:
    """`{file, rows, cells, left: [{sheet, row, column, reason}], unmatched: [{sheet, row, value}]}`. Raises UserError, with
    nothing written."""
    if format_of(book) is not Format.XLSX:
        raise UserError(
            f"“{book.name}”不是 .xlsx 工作簿，不能写回。请先在 Excel 或 WPS 中另存为 .xlsx",
            f"“{book.name}” is no .xlsx workbook. Save it as .xlsx in Excel or WPS first",
        )
    refuse_locked(book)
    chosen = options(match, "update", "add", True)
    chosen.cell_by_cell = False
    intake = Intake(core, chosen, progress)
    intake.add(book, parts(core, book, kind, settings or {}))
    check_chosen(intake.parts, settings or {})
    intake.plan()
    found = _Found()
    for s in intake.sheets:
        _Compared(core, s, lang, found).run()
    if any(found.edits.values()) and not dry_run:
        keep_copy(core, book)
    done = patch.write_cells(book, found.edits, dry_run=dry_run)
    refused = {(name, cell.row, cell.column) for name, cells in done.left.items() for cell in cells}
    rows = {(n, row) for n, r in found.edits.items() for row, c in r.items() for at in c if (n, row, at) not in refused}
    headers = {(s.name, c.place): c.header for s in intake.sheets for c in s.columns}
    for name, cells in done.left.items():
        for cell in cells:
            found.left.append(_left(name, cell.row, headers.get((name, cell.column), ""), cell.why, lang))
    return {
        "file": str(book),
        "rows": len(rows),
        "cells": done.cells,
        "left": sorted(found.left, key=lambda w: (w["sheet"], w["row"])),
        "unmatched": found.unmatched,
    }


def _left(sheet: str, row: int, column: str, why: str, lang: str) -> dict[str, Any]:
    return {"sheet": sheet, "row": row, "column": column, "reason": _WHY[why][lang == "en"]}


class _Compared:
    """The rows of one sheet beside our records."""

    def __init__(self, core: Core, s: Sheet, lang: str, found: _Found) -> None:
        self._core, self._s, self._lang, self._found = core, s, lang, found
        e = core.entities[s.entity.name]
        places: dict[Field, list[Column]] = {}
        for c in s.columns:
            made = c.left_out or c.if_empty or c.piece or c.place >= s.width
            if c.field is not None and c.field.name in e.by_name and not made:
                places.setdefault(c.field, []).append(c)
        self._places = places
        self._rows = SheetRows(core.db, core.entities, e, list(places), "zh")
        self._coded = self._by_code()

    def run(self) -> None:
        s = self._s
        known = [d for d in s.drafts if d.rid and d.verdict not in (Verdict.CONFLICT, Verdict.REJECTED)]
        title = s.entity.title
        at = next((c.place for c in s.columns if c.field is not None and c.field.name == title), 0)
        for d in s.drafts:
            if d.verdict is Verdict.REJECTED:
                self._found.left += [
                    {"sheet": s.name, "row": d.row, "column": p.column, "reason": p.error.text(self._lang)}
                    for p in d.problems
                ]
            elif not d.rid or d.verdict is Verdict.CONFLICT:
                value = d.cells[at] if at < len(d.cells) else None
                shown = "" if value is None else str(value)
                self._found.unmatched.append({"sheet": s.name, "row": d.row, "value": shown})
        for start in range(0, len(known), 2000):
            part = known[start : start + 2000]
            lines = {line.rid: line for line in self._rows.read([d.rid for d in part])}
            for d in part:
                if d.rid in lines:
                    self._row(d, lines[d.rid])

    def _row(self, d: Draft, line: Line) -> None:
        for i, (f, columns) in enumerate(self._places.items()):
            made = line.cells[i]
            if f.name == "notes":
                made = self._without_lines(d, made)
            if self._is_same(d, f, columns, made):
                continue
            if len(columns) > 1:
                self._leave(d, columns[0], "several")
            elif made is None and not self._was_cleared(d, f):
                self._leave(d, columns[0], "empty")
            else:
                old = d.cells[columns[0].place]
                edits = self._found.edits.setdefault(self._s.name, {}).setdefault(d.row, {})
                edits[columns[0].place] = self._fitting(f, old, made)

    def _is_same(self, d: Draft, f: Field, columns: Sequence[Column], made: Cell) -> bool:
        """By what the cell says, or by what it means: 1.2万 is 12000."""
        cells = [d.cells[c.place] for c in columns]
        filled = [cell for cell in cells if cell is not None and str(cell).strip()]
        if not filled:
            return made is None
        if same(filled[0], made) and len(filled) == 1:
            return True
        if made is None:
            return False
        if f.storage is Storage.MEMBERS:
            return f.name not in d.joined and not self._more(d, f, made)
        meant = f.name in d.values or f.name == "notes"
        return meant and f.name not in d.moved

    def _more(self, d: Draft, f: Field, made: Cell) -> bool:
        said = {n.casefold() for n in d.members.get(f.name, ())}
        return len([n for n in str(made or "").split(",") if n]) > len(said)

    def _without_lines(self, d: Draft, made: Cell) -> Cell:
        """What an import put there from other columns of this row stands in those columns."""
        if not d.lines or not isinstance(made, str):
            return made
        return "\n".join(line for line in made.split("\n") if line not in d.lines) or None

    def _was_cleared(self, d: Draft, f: Field) -> bool:
        """By somebody here. What was never here is no reason to empty a cell of the user's."""
        e, db = self._s.entity, self._core.db
        if f.storage is Storage.MEMBERS:
            m = members.ends(self._core.entities, e, f)
            return bool(db.execute(f"SELECT 1 FROM {m.link.table} WHERE {m.near.name} = ? LIMIT 1", (d.id,)).fetchone())
        last = db.execute(
            "SELECT new FROM change WHERE kind = ? AND row = ? AND field = ? AND NOT lost ORDER BY seq DESC LIMIT 1",
            (e.name, d.rid, f.name),
        ).fetchone()
        return bool(last and last[0] in (None, ""))

    def _fitting(self, f: Field, old: object, made: Cell) -> Written:
        """In the way the column is written: codes for codes, the user's own comma."""
        if f.kind is Kind.CHOICE and made is not None and f in self._coded:
            return Vocabulary(self._core.db).code(f, str(made)) or made
        if f.storage is Storage.MEMBERS and isinstance(made, str) and isinstance(old, str) and "、" in old:
            return made.replace(",", "、")
        return made

    def _by_code(self) -> set[Field]:
        """Choice columns that hold codes and no labels."""
        vocabulary = Vocabulary(self._core.db)
        found = set()
        for f, columns in self._places.items():
            if f.kind is Kind.CHOICE:
                codes = {o.code for o in vocabulary.options(f)}
                labels = {o.label for o in vocabulary.options(f)}
                at = columns[0].place
                words = {as_text(d.cells[at]) for d in self._s.drafts[:500] if isinstance(d.cells[at], str)} - {""}
                if words & (codes - labels) and not words & (labels - codes):
                    found.add(f)
        return found

    def _leave(self, d: Draft, c: Column, why: str) -> None:
        self._found.left.append(_left(self._s.name, d.row, c.header, why, self._lang))


def keep_copy(core: Core, book: Path) -> Path:
    """The newest ten of all books stay. Raises UserError: without a copy nothing is written."""
    folder = core.folder / FOLDER
    stamp = core.now().strftime("%Y%m%d-%H%M%S")
    try:
        folder.mkdir(exist_ok=True)
        copy = folder / f"{book.stem} {stamp}{book.suffix}"
        turn = 2
        while copy.exists():
            copy, turn = folder / f"{book.stem} {stamp} {turn}{book.suffix}", turn + 1
        shutil.copyfile(book, copy)
    except OSError as error:
        raise UserError(
            f"写回前先要留一份“{book.name}”的副本，没有成功（{error.strerror}）。没有写入",
            f"A copy of “{book.name}” could not be kept ({error.strerror}). Nothing was written",
        ) from None
    os.utime(copy, (core.now().timestamp(),) * 2)
    copies = sorted((p for p in folder.iterdir() if p.is_file()), key=lambda p: (p.stat().st_mtime_ns, p.name))
    for old in copies[:-KEPT]:
        old.unlink(missing_ok=True)
    return copy
