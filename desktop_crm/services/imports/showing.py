"""A plan as plain values for someone who looks at it: counts and columns, and rows by the page."""

from collections.abc import Sequence
from typing import Any

from ...domain import values
from ...domain.errors import BadValue
from ...domain.fields import Field, Kind, Storage, Value
from ...exchange.headers import NEW, Column
from ...exchange.plan import Verdict
from ...exchange.table import Flaw, Row
from ...store import resolve
from ...store.vocabulary import Vocabulary
from ..core import Core
from ..present import cell_text
from . import newcomers
from .cells import as_text
from .changed_cells import HERE, Shown
from .draft import Draft, Problem
from .intake import Intake
from .part import LINE, Part
from .sheet import Sheet

ALL = ""
LONGEST = 400
"""Characters of one cell that are shown."""
SAMPLE = 60
"""Rows that say how wide a column is."""


def plan(intake: Intake, lang: str) -> dict[str, Any]:
    """`{parts: [{file, sheet, kind, rows, columns: [{header, to, wide}], counts}], counts, create_missing, asks_customer}`."""
    made = [_part(intake, p, lang) for p in intake.parts]
    every = [s.counts.plain() for s in intake.sheets]
    return {
        "parts": made,
        "counts": {name: sum(c[name] for c in every) for name in ("read", *map(str, Verdict))},
        "options": newcomers.options(intake.sheets),
        "create_missing": intake.options.create_missing,
        "take": intake.options.take,
        "on_unknown": intake.options.on_unknown,
        "returned": any(s.exported is not None for s in intake.sheets),
        "missing": len(intake.missing()),
        "names_customers": any(
            f.target == "customer" and f.part_of for s in intake.sheets for c in s.columns if (f := c.field)
        ),
    }


def _part(intake: Intake, p: Part, lang: str) -> dict[str, Any]:
    s = intake.sheet_of(p)
    columns = s.columns if s else [Column(i, h, None, left_out=True) for i, h in enumerate(p.table.headers)]
    sample = p.rows[:SAMPLE]
    return {
        "file": p.table.file,
        "sheet": p.table.sheet,
        "kind": s.entity.name if s else "",
        "rows": len(p.rows),
        "columns": [_column(c, p, sample) for c in columns],
        "counts": s.counts.plain() if s else {},
    }


def _column(c: Column, p: Part, sample: Sequence[Row]) -> dict[str, Any]:
    to = "-" if c.left_out else NEW if c.new else LINE if c.goes_to == "notes" and not c.field else c.goes_to
    if p.chosen.get(c.header) == NEW:
        to = NEW
    texts = [_text(row.cells[c.place]) for row in sample if c.place < len(row.cells)]
    numbers = [isinstance(row.cells[c.place], (int, float)) for row in sample if c.place < len(row.cells)]
    return {
        "header": c.header,
        "to": to,
        "longest": max(texts, key=_room, default="")[:60],
        "number": bool(numbers) and sum(numbers) * 2 > len(numbers),
    }


def page(core: Core, intake: Intake, number: int, show: str, start: int, count: int, lang: str) -> dict[str, Any]:
    """`{total, rows: [{row, verdict, cells, old, problem, candidates, record}]}` of a part, of one verdict or of all."""
    p = intake.parts[number]
    s = intake.sheet_of(p)
    if s is None:
        rows = [_plain(row.number, "", row.cells) for row in p.rows[start : start + count]]
        return {"total": len(p.rows), "rows": rows}
    chosen = s.drafts if show == ALL else s.of(Verdict(show))
    shown = _Shown(core, s, lang)
    return {"total": len(chosen), "rows": [shown.row(d) for d in chosen[start : start + count]]}


class _Shown:
    """Drafts of one sheet in words."""

    def __init__(self, core: Core, s: Sheet, lang: str) -> None:
        self._core, self._sheet, self._lang = core, s, lang
        self._vocabulary = Vocabulary(core.db)
        self._changed = Shown(core, s, lang)
        self._place = {c.field.zh: c.place for c in reversed(s.columns) if c.field}
        self._place |= {c.header: c.place for c in s.columns}

    def row(self, d: Draft) -> dict[str, Any]:
        out = _plain(d.row, d.verdict.value, d.cells)
        if d.moved or d.joined or any(c.brings for c in d.children):
            out["old"] = self._old(d)
        if d.returned and (sides := self._changed.sides(d)):
            out["changed"] = sides  # here, in the sheet, or both; an emptied cell has no other sign
            taken = {at: _cut(line["here"]) for at, line in sides.items() if line["changed"] != HERE}
            out["old"] = taken | out.get("old", {})
        if d.problems:
            out["problems"] = [self._problem(p) for p in d.problems]
        if d.verdict in (Verdict.CHANGED, Verdict.SAME) and d.rid:
            e = self._core.entities[self._sheet.entity.name]
            found = resolve.labels(self._core.db, e, [d.rid]).get(d.rid)
            out["record"] = " ".join(filter(None, found[1:])) if found else ""
        return out

    def _old(self, d: Draft) -> dict[int, str]:
        """Column → what the record holds now; each field once."""
        old: dict[int, str] = {}
        told = set()
        for c in self._sheet.columns:
            filled = c.place < len(d.cells) and d.cells[c.place] not in (None, "")
            f = c.field
            if c.left_out or not filled:
                continue
            if c.feed and any(child.brings and child.kind == c.feed.kind for child in d.children):
                old[c.place] = ""
            if f is None:
                if "notes" in d.moved and "notes" not in told and self._is_new_line(c, d):
                    old[c.place] = ""
            elif f.name in d.joined:
                old[c.place] = ""
            elif f.name in d.moved and f.name not in told:
                told.add(f.name)
                old[c.place] = _cut(self._words(f, d.moved[f.name][0]))
        return old

    def _is_new_line(self, c: Column, d: Draft) -> bool:
        before = str(d.moved["notes"][0] or "").split("\n")
        return any(line.startswith(f"{c.header}: ") and line not in before for line in d.lines)

    def _words(self, f: Field, value: Value) -> str:
        if value is None or f.storage is Storage.MEMBERS:
            return ""
        if f.kind is Kind.REFERENCE:
            target = self._core.entities.get(f.target)
            found = resolve.labels_of_ids(self._core.db, target, [value]) if target and isinstance(value, bytes) else {}
            return next((label or number for _, number, label in found.values()), "")
        if f.kind is Kind.CHOICE:
            return self._vocabulary.label(f, str(value), self._lang)
        plain = values.plain(f, value)
        return str(plain)[:16].replace("T", " ") if f.kind is Kind.TIME else cell_text(f, plain)

    def _problem(self, p: Problem) -> dict[str, Any]:
        known = [" ".join(filter(None, (c["number"], c["label"]))) for c in p.candidates or ()]
        return {"at": self._place.get(p.column, -1), "reason": p.error.text(self._lang), "candidates": known}


def _plain(number: int, verdict: str, cells: Sequence[object]) -> dict[str, Any]:
    return {"row": number, "verdict": verdict, "cells": [_cut(_text(cell)) for cell in cells]}


def _text(cell: object) -> str:
    if cell is None:
        return ""
    if isinstance(cell, Flaw):
        return cell.value_text
    try:
        return as_text(cell)
    except BadValue:
        return str(cell)


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"


def _room(text: str) -> int:
    """About how wide: Chinese counts double."""
    return len(text) + sum(letter > "\u2e7f" for letter in text)
