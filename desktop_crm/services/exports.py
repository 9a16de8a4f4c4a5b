"""A list out: a workbook or a CSV that comes in again with nothing lost."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from ..domain.errors import NotFound, UserError
from ..domain.fields import Entity, Field, Storage
from ..domain.ids import id_text
from ..exchange.identity import ALL, Mark
from ..store import past, query
from . import phone_cards as cards
from . import sheet_columns, templates
from .core import Core, entity_of
from .present import fields_named
from .sheet_rows import Line, SheetRows

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
    template: bool = False,
    lang: str = "zh",
) -> dict[str, Any]:
    """`{file, rows}`. A saved view gives columns, filter and order, which `where` and `columns` overrule; a template has no
    rows. Raises UserError."""
    _refuse_ending(out)
    saved = _view(core, view) if view else {}
    e = entity_of(core, what or saved.get("entity") or "customers")
    if e.journal:
        raise UserError(f"{e.zh}不能导出", f"{e.en} records cannot be exported")
    words = columns or saved.get("columns") or ""
    fields = _in_order(e, fields_named(e, words.split(","))) if words else default_fields(e)
    if template:
        templates.write(core, out, e, fields, lang)
        return {"file": str(out), "rows": 0}
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
    write(core, out, e, rids, default_fields(e), lang)


def write(core: Core, out: Path, e: Entity, rids: Sequence[int], fields: Sequence[Field], lang: str) -> None:
    if out.suffix.lower() == ".vcf":
        cards.write(core, e, rids, out)
        return
    with past.still(core.db):
        lines = _lines(SheetRows(core.db, core.entities, e, fields, lang), rids)
        if out.suffix.lower() == ".csv":
            from ..exchange.writers.delimited import write_csv

            write_csv(out, [f.label(lang) for f in fields], (line.cells for line in lines))
        else:
            from ..exchange.writers.workbook import Column, write_workbook

            heads = [
                *sheet_columns.of(core.db, fields, lang),
                Column(_mark(core, e, rids, fields, lang).text(), hidden=True),
            ]
            write_workbook(out, e.label(lang), heads, ((*line.cells, id_text(line.id)) for line in lines))


def _mark(core: Core, e: Entity, rids: Sequence[int], fields: Sequence[Field], lang: str) -> Mark:
    codes = tuple(f.code for f in fields)
    usual = tuple(f.code for f in default_fields(e))
    return Mark(e.plural, past.now(core.db), lang, (ALL,) if codes == usual else codes, tuple(rids))


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


def default_fields(e: Entity) -> list[Field]:
    """Everything people can fill in; what is computed would not come back."""
    return _in_order(e, [f for f in e.shown if f.storage in (Storage.COLUMN, Storage.MEMBERS)])


def _in_order(e: Entity, fields: Sequence[Field]) -> list[Field]:
    number = [e.by_name["number"]] if "number" in e.by_name else []
    return number + [f for f in fields if f.name != "number"]


def _lines(rows: SheetRows, rids: Sequence[int]) -> Iterator[Line]:
    for start in range(0, len(rids), PART):
        yield from rows.read(rids[start : start + PART])
