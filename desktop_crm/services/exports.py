"""A list out: a workbook or a CSV that comes in again with nothing lost."""

import sqlite3
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

from ..domain.errors import NotFound, UserError
from ..domain.fields import Entity, Field, Kind, Storage
from ..store import query
from ..store.vocabulary import Vocabulary
from . import phone_cards as cards
from .core import Core, entity_of
from .present import Plain, cell_text, fields_named, records

PART = 2000
ENDINGS = (".xlsx", ".csv", ".vcf")


def run(
    core: Core,
    out: Path,
    *,
    what: str | None = None,
    view: str | None = None,
    where: str = "",
    columns: str = "",
    lang: str = "zh",
) -> dict[str, Any]:
    """`{file, rows}`. A saved view gives columns, filter and order, which `where` and `columns` overrule. Raises UserError."""
    _refuse_ending(out)
    saved = _view(core, view) if view else {}
    e = entity_of(core, what or saved.get("entity") or "customers")
    if e.journal:
        raise UserError(f"{e.zh}不能导出", f"{e.en} records cannot be exported")
    words = columns or saved.get("columns") or ""
    fields = _in_order(e, fields_named(e, words.split(",")) if words else [f for f in e.shown if _travels(f)])
    rids = query.ids(
        core.db,
        core.entities,
        e,
        where or saved.get("expression") or "",
        saved.get("sort") or "number",
        today=core.today(),
    )
    write(core, out, e, rids, fields, lang)
    return {"file": str(out), "rows": len(rids)}


def chosen(core: Core, out: Path, e: Entity, rids: Sequence[int], lang: str = "zh") -> None:
    """All that people can fill in, of these rows. Raises UserError."""
    _refuse_ending(out)
    write(core, out, e, rids, _in_order(e, [f for f in e.shown if _travels(f)]), lang)


def write(core: Core, out: Path, e: Entity, rids: Sequence[int], fields: Sequence[Field], lang: str) -> None:
    if out.suffix.lower() == ".vcf":
        cards.write(core, e, rids, out)
        return
    cells = _cells(core.db, core, e, rids, fields, lang)
    headers = [f.label(lang) for f in fields]
    if out.suffix.lower() == ".csv":
        from ..exchange.writers.delimited import write_csv

        write_csv(out, headers, cells)
    else:
        from ..exchange.writers.workbook import Column, write_workbook

        vocabulary = Vocabulary(core.db)
        heads = [Column(f.label(lang), f.kind, _width(f), _choices(f, vocabulary, lang)) for f in fields]
        write_workbook(out, e.label(lang), heads, cells)


def _refuse_ending(out: Path) -> None:
    ending = out.suffix.lower()
    if ending not in ENDINGS:
        known = "、".join(ENDINGS)
        raise UserError(
            f"不能导出“{ending or out.name}”，可以：{known}", f"“{ending or out.name}” cannot be exported; use {known}"
        )
    if out.is_dir() or not out.parent.is_dir():
        raise UserError(f"没有文件夹“{out.parent}”", f"There is no folder “{out.parent}”")


def _view(core: Core, name: str) -> dict[str, str]:
    row = core.db.execute(
        "SELECT entity, columns, expression, sort FROM view WHERE name = ? AND trashed_at IS NULL", (name,)
    ).fetchone()
    if row is None:
        raise NotFound(f"没有叫“{name}”的视图", f"There is no view “{name}”")
    return dict(zip(("entity", "columns", "expression", "sort"), row, strict=True))


def _travels(f: Field) -> bool:
    """Everything people can fill in; what is computed would not come back."""
    return f.storage in (Storage.COLUMN, Storage.MEMBERS)


def _in_order(e: Entity, fields: Sequence[Field]) -> list[Field]:
    number = [e.by_name["number"]] if "number" in e.by_name else []
    return number + [f for f in fields if f.name != "number"]


def _cells(
    db: sqlite3.Connection, core: Core, e: Entity, rids: Sequence[int], fields: Sequence[Field], lang: str
) -> Iterator[list[Any]]:
    vocabulary = Vocabulary(db)
    for start in range(0, len(rids), PART):
        for record in records(db, core.entities, e, rids[start : start + PART], fields):
            yield [_cell(f, record, vocabulary, lang) for f in fields]


def _cell(f: Field, record: Plain, vocabulary: Vocabulary, lang: str) -> Any:
    value = record[f.code]
    if value is None:
        return None
    match f.kind:
        case Kind.MONEY:
            return float(value)
        case Kind.DATE:
            return date.fromisoformat(value)
        case Kind.TIME:
            return date.fromisoformat(value) if len(value) == 10 else datetime.fromisoformat(value).replace(tzinfo=None)
        case Kind.CHOICE:
            return vocabulary.label(f, value, lang)
        case Kind.NUMBER:
            return value
        case _:
            return cell_text(f, value)


def _choices(f: Field, vocabulary: Vocabulary, lang: str) -> tuple[str, ...]:
    if f.kind is Kind.FLAG:
        return ("是", "否")
    if f.kind is not Kind.CHOICE:
        return ()
    return tuple((o.en if lang == "en" else o.label) for o in vocabulary.options(f) if not o.retired)


_WIDTHS = {
    Kind.DATE: 12,
    Kind.TIME: 18,
    Kind.MONEY: 14,
    Kind.NUMBER: 10,
    Kind.CHOICE: 12,
    Kind.FLAG: 8,
    Kind.PHONE: 18,
    Kind.TAGS: 18,
    Kind.BIRTHDAY: 14,
}


def _width(f: Field) -> float:
    """In characters of the default font; a hanzi counts two."""
    return {"name": 28, "notes": 40, "content": 40, "address": 32, "number": 14}.get(f.name, _WIDTHS.get(f.kind, 16))
