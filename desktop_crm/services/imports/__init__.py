"""Sheets in: scan, decide, write; one read of each file, one unit of work, one step."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from ...domain.errors import UserError
from ...domain.fields import Entity, Kind, fold
from ...exchange import headers as mapping
from ...exchange.plan import OnMatch, Verdict, total
from ...exchange.readers import open_tables
from ...exchange.table import Table
from ...store import derived
from ...store.vocabulary import Vocabulary
from ..core import Core, entity_of
from ..creation import custom_field
from .cells import UNKNOWN, drafts
from .sheet import Options, Sheet, Told, write

__all__ = ["run"]


_LATER = {"customer": 0, "product": 1, "contact": 2, "deal": 3}


class _DryRun(Exception):  # noqa: N818
    pass


def run(
    core: Core,
    files: Sequence[Path],
    *,
    kind: str | None = None,
    match: str | None = None,
    on_match: str = "update",
    settings: Mapping[str, str] | None = None,
    unknown: str = "add",
    create_missing: bool = False,
    dry_run: bool = False,
    errors: Path | None = None,
    progress: Told | None = None,
    lang: str = "zh",
) -> dict[str, Any]:
    """The document of CLI.md. Raises UserError when a file cannot be read or no kind fits; then nothing is written.

    A dry run does it all and rolls back, so that it counts what an import would."""
    told = progress or (lambda phase, done, all_: None)
    options = _options(match, on_match, unknown, create_missing)
    sheets = [sheet for file in files for sheet in _scan(core, file, kind, settings or {}, options, told)]
    sheets.sort(key=lambda s: _LATER.get(s.entity.name, len(_LATER)))  # what is named comes before what names it
    _check_settings(sheets, settings or {})
    label = ("import", files[0].name) if len(files) == 1 else ("import_many", str(len(files)))
    step: str | None = None
    try:
        with core.write(*label, progress=lambda n: told("write", n, 0)) as work:
            for sheet in sheets:
                derived.catch_up(work.db, work.entities)  # it may name what others, or the sheet before, just made
                _make_fields(work, sheet, core)
                write(sheet, work, options, told)
            if dry_run:
                raise _DryRun
            told("save", 0, 0)
        (kept,) = core.db.execute("SELECT EXISTS (SELECT 1 FROM step WHERE id = ?)", (work.step,)).fetchone()
        step = str(work.step) if kept else None
    except _DryRun:
        pass
    if errors is not None:
        _write_rejects(errors, sheets, lang)
    return _document(sheets, step, lang)


def _options(match: str | None, on_match: str, unknown: str, create_missing: bool) -> Options:
    if unknown not in UNKNOWN:
        raise UserError(f"--unknown 应为 {' '.join(UNKNOWN)}", f"--unknown should be one of {' '.join(UNKNOWN)}")
    try:
        return Options(match or "", OnMatch(on_match), unknown, create_missing)
    except ValueError:
        raise UserError("--on-match 应为 update skip new", "--on-match should be update, skip or new") from None


def _scan(
    core: Core, file: Path, kind: str | None, chosen: Mapping[str, str], options: Options, told: Told
) -> list[Sheet]:
    tables = open_tables(file, known=lambda header: mapping.is_known(header, core.entities))
    sheets = []
    for table in tables:
        e = _kind_of(core, table, kind, skip=len(tables) > 1)
        if e is None:
            continue
        here = {h: w for h, w in chosen.items() if any(fold(h) == fold(x) for x in table.headers)}
        try:
            columns = mapping.map_columns(table.headers, e, here)
        except KeyError as error:
            known = " ".join(f.code for f in e.shown if f.editable)
            raise UserError(
                f"{e.zh}没有“{error.args[0]}”这一项；可用：{known}",
                f"{e.en} has no field “{error.args[0]}”; there are: {known}",
            ) from None
        found = []
        for d in drafts(iter(table.rows), columns, e, Vocabulary(core.db), options.unknown):
            found.append(d)
            if len(found) % 2000 == 0:
                told("read", len(found), 0)
        told("read", len(found), len(found))
        _check_match(e, options, columns)
        sheets.append(Sheet(table.file, table.sheet, e, columns, found))
    if not sheets:
        _refuse(file, tables)
    return sheets


def _kind_of(core: Core, table: Table, kind: str | None, *, skip: bool) -> Entity | None:
    if kind is not None:
        e = entity_of(core, kind)
        if not e.sheet:
            known = " ".join(e.plural for e in mapping.importable_kinds(core.entities))
            raise UserError(
                f"这个版本还不能导入“{kind}”；可以：{known}",
                f"This version cannot import “{kind}” yet; it can: {known}",
            )
        return e
    found = mapping.recognise(table.headers, core.entities)
    if found:
        return core.entities[found[0][0]]
    if skip:
        return None
    heads = "、".join(h for h in table.headers if h)[:200]
    place = f"（{table.sheet}）" if table.sheet else ""
    known = " ".join(e.plural for e in mapping.importable_kinds(core.entities))
    raise UserError(
        f"“{table.file}”{place}看不出是哪一类资料，表头是：{heads}。请用 --as 指明：{known}",
        f"“{table.file}” ({table.sheet}): no kind fits its headers: {heads}. Say which with --as: {known}",
    )


def _refuse(file: Path, tables: Sequence[Table]) -> None:
    sheets = "、".join(t.sheet for t in tables)
    raise UserError(
        f"“{file.name}”里没有可导入的表（{sheets or '空文件'}）；请用 --as 指明类别",
        f"“{file.name}” holds no table that can be imported ({sheets or 'empty'}); say which kind with --as",
    )


def _check_settings(sheets: Sequence[Sheet], chosen: Mapping[str, str]) -> None:
    every = {fold(c.header) for s in sheets for c in s.columns}
    for header in chosen:
        if fold(header) not in every:
            raise UserError(f"--set：表里没有“{header}”这一列", f"--set: the sheet has no column “{header}”")


def _check_match(e: Entity, options: Options, columns: Sequence[mapping.Column]) -> None:
    if not options.match:
        return
    try:
        name = e.field(options.match).name
    except KeyError:
        raise UserError(
            f"--match：{e.zh}没有“{options.match}”这一项", f"--match: {e.en} has no field “{options.match}”"
        ) from None
    if not any(c.field and c.field.name == name for c in columns) or e.by_name[name].kind in (
        Kind.TAGS,
        Kind.REFERENCE,
    ):
        raise UserError(
            f"--match：表里没有可用来对应的“{options.match}”列",
            f"--match: the sheet has no usable column “{options.match}”",
        )
    options.match = name


def _make_fields(work: Any, sheet: Sheet, core: Core) -> None:
    """Columns set to `new` become custom fields, within the same step."""
    for place, c in enumerate(sheet.columns):
        if c.new:
            custom_field(work, {"entity": sheet.entity.name, "label": c.header, "kind": "text"})
            sheet.entity = work.entities[sheet.entity.name]
            f = sheet.entity.field(c.header)
            sheet.columns[place] = mapping.Column(c.place, c.header, f)
            for d in sheet.drafts:
                mine = [line for line in d.lines if line.startswith(f"{c.header}: ")]
                if mine:
                    d.lines.remove(mine[0])
                    d.values[f.name] = mine[0][len(c.header) + 2 :]


def _document(sheets: Sequence[Sheet], step: str | None, lang: str) -> dict[str, Any]:
    problems = []
    for s in sheets:
        for d in s.drafts:
            for p in d.problems:
                line: dict[str, Any] = {
                    "file": s.file,
                    "sheet": s.name,
                    "row": p.row,
                    "column": p.column,
                    "value": p.value,
                    "reason": p.error.text(lang),
                }
                problems.append(line | ({"candidates": p.candidates} if p.candidates is not None else {}))
    return total(s.counts for s in sheets).plain() | {
        "step": step,
        "problems": problems,
        "parts": [s.plain() for s in sheets],
        "missing": [],
    }


def _write_rejects(out: Path, sheets: Sequence[Sheet], lang: str) -> None:
    from ...exchange.writers.rejects import Rejected, write_rejects

    headers = [h for h in dict.fromkeys(c.header for s in sheets for c in s.columns) if h not in mapping.REPORT[lang]]
    rows = []
    for s in sheets:
        place = {c.header: c.place for c in s.columns}
        for d in s.drafts:
            if d.verdict in (Verdict.REJECTED, Verdict.CONFLICT):
                cells = [d.cells[place[h]] if h in place and place[h] < len(d.cells) else None for h in headers]
                rows.append(Rejected(d.row, cells, "；".join(p.error.text(lang) for p in d.problems)))
    write_rejects(out, headers, rows, lang)
