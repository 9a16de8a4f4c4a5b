"""Cells and rows of a table as its user changes them: each act is one step, all of it or nothing."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ..domain.errors import BadValue, UserError
from ..domain.fields import Entity, Field, Kind, Storage, Value
from ..store import resolve
from ..store.unit_of_work import UnitOfWork
from . import assignments, creation, members, records
from .assignments import Pairs
from .core import Core
from .present import records as plain_records

PART = 5000
SOME = 20
"""More rows than these go to 回收站 only after a question."""


@dataclass(frozen=True, slots=True)
class Done:
    """rows and cells that were written; none where all was so already, and then there is nothing to take back."""

    rows: int
    cells: int = 0


@dataclass(frozen=True, slots=True)
class Question:
    """So many rows, and what of money hangs on them, were to go to 回收站."""

    rows: int
    hanging: tuple[tuple[Entity, int], ...] = ()


def check(core: Core, e: Entity, rid: int, code: str, text: str) -> Value | list[str]:
    """What the cell would hold; of members their names. Raises UserError, as the write would."""
    f = e.field(code)
    try:
        assigned = _read(core, e, code, text)
        assignments.refuse_emptied(e, assigned)
    except UserError as error:
        raise _placed(error, f, 0) from error
    if f in assigned.members:
        edit = assigned.members[f]
        if edit.replace is not None:
            return list(edit.replace)
        held = members.held_names(core.db, core.entities, e, f, [rid]).get(rid, [])
        return [*(n for n in held if n not in edit.remove), *(n for n in edit.add if n not in held)]
    return assigned.values[f.name]


def set_cells(core: Core, e: Entity, edits: Sequence[tuple[int, Pairs]]) -> Done:
    """Rows and what each gets. Raises BadValue that names the row, counted from 1, and the column."""
    groups: dict[tuple[tuple[str, str], ...], list[int]] = {}
    for at, (rid, pairs) in enumerate(edits, 1):
        for code, text in pairs.items():
            try:
                assignments.refuse_emptied(e, _read(core, e, code, text))
            except UserError as error:
                raise _placed(error, e.field(code), at if len(edits) > 1 else 0) from error
        groups.setdefault(tuple(pairs.items()), []).append(rid)
    with core.write(*_label(core, e, [rid for rid, _ in edits])) as work:
        for pairs_of, rids in groups.items():
            if pairs_of:
                records.change_rows(work, e, rids, dict(pairs_of))
    return _done(core, work, len(edits))


def set_all(core: Core, e: Entity, rids: Sequence[int], pairs: Pairs) -> Done:
    with core.write(*_label(core, e, rids)) as work:
        records.change_rows(work, e, rids, pairs)
    return _done(core, work, len(rids))


def fill_down(core: Core, e: Entity, source: int, rids: Sequence[int], fields: Sequence[Field]) -> Done:
    """What stands in one row into the others."""
    (top,) = plain_records(core.db, core.entities, e, [source], fields)
    return set_all(core, e, rids, {f.code: _as_typed(f, top[f.code]) for f in fields})


def clear(core: Core, e: Entity, rids: Sequence[int], columns: Sequence[tuple[Field, Field | None]]) -> Done:
    """Empties cells; of a column that shows a second field where the first is empty, the one that is seen."""
    plain = {f.code: "" for f, instead in columns if instead is None}
    with core.write(*_label(core, e, rids)) as work:
        held = sum(len(members.held_names(work.db, work.entities, e, f, rids)) for f in _members(columns))
        if plain:
            records.change_rows(work, e, rids, plain)
        for f, instead in columns:
            if instead is not None:
                first = _filled(work, e, rids, f)
                records.change_rows(work, e, sorted(first), {f.code: ""})
                records.change_rows(work, e, [r for r in rids if r not in first], {instead.code: ""})
    done = _done(core, work, len(rids))
    return Done(done.rows, (done.cells + held) if done.rows else 0)


def tag(core: Core, e: Entity, rids: Sequence[int], f: Field, names: Sequence[str], *, add: bool = True) -> Done:
    """Members for many records at once: two statements a name, whatever the number of rows."""
    with core.write(*_label(core, e, rids)) as work:
        m = members.ends(work.entities, e, f)
        for name in names:
            id = members.far_id(work, m.target, name, make=False) if add else members.find(work.db, m.target, name)
            if id is None:
                continue
            held = f"{m.link.table} l WHERE l.{m.near.name} = r.id AND l.{m.far.name} = ? AND l.trashed_at IS NULL"
            found: list[tuple[Value, ...]] = []
            for part in _parts(rids):
                if add:
                    query = (
                        f"SELECT r.id FROM {e.table} r WHERE r.rid IN ({part}) AND NOT EXISTS (SELECT 1 FROM {held})"
                    )
                else:
                    query = f"SELECT l.rid FROM {e.table} r CROSS JOIN {held} AND r.rid IN ({part})"
                found += work.db.execute(query, (id,)).fetchall()
            if add and found:
                work.insert(m.link.name, (m.near.name, m.far.name), [(work.new_id(), near, id) for (near,) in found])
            elif found:
                work.trash(m.link.name, [int(str(rid)) for (rid,) in found])
    return _done(core, work, len(rids))


def remind(core: Core, e: Entity, rids: Sequence[int], text: str, due_on: str) -> Done:
    """One reminder a record, for whoever is responsible for it, else for whoever asks. Raises BadValue."""
    reminder = core.entities["reminder"]
    assigned = assignments.read(core.db, core.entities, reminder, {"text": text, "due_on": due_on})
    creation.refuse_missing(reminder, assigned.values)
    if assigned.values["due_on"] is None:
        raise BadValue("还没写哪一天提醒", "Say on which day")
    me = core.settings.get("me")
    mine = bytes.fromhex(me.replace("-", "")) if me else None
    with core.write("add", "reminder", text) as work:
        rows: list[tuple[Value, ...]] = []
        for part in _parts(rids):
            for id, owner in work.db.execute(f"SELECT id, owner FROM {e.table} WHERE rid IN ({part})"):
                rows.append((work.new_id(), *assigned.values.values(), e.name, id, owner or mine, work.actor))
        names = (*assigned.values, "about_kind", "about", "owner", "asked_by")
        work.insert("reminder", names, rows)
    return _done(core, work, len(rows))


def trash(core: Core, e: Entity, rids: Sequence[int], *, sure: bool = False) -> Done | Question:
    """Into 回收站 with their parts; unless `sure`, many rows or money on them are asked about first."""
    if not sure:
        tree = records.parts_of(core.db, core.entities, e, rids)
        money = tuple((core.entities[kind], len(rows)) for kind, rows in tree if core.entities[kind].asks)
        if money or len(rids) > SOME:
            return Question(len(rids), money)
    written = records.trash_rows(core, e, rids, with_children=sure)
    return Done(len(rids) if written.step is not None else 0)


def restore(core: Core, e: Entity, rids: Sequence[int]) -> Done:
    """Out of 回收站, each with the parts that went there with it."""
    written = records.restore_rows(core, e, rids)
    return Done(len(rids) if written.step is not None else 0)


def still_there(core: Core, e: Entity, rids: Sequence[int], *, trashed: bool = False) -> list[int]:
    """Those among the live records, or among those in 回收站."""
    state = "IS NOT NULL AND purged_at IS NULL" if trashed else "IS NULL"
    found: list[int] = []
    for part in _parts(rids):
        query = f"SELECT rid FROM {e.table} WHERE rid IN ({part}) AND trashed_at {state}"
        found += [r for (r,) in core.db.execute(query)]
    return found


def _read(core: Core, e: Entity, code: str, text: str) -> assignments.Assigned:
    return assignments.read(core.db, core.entities, e, {code: text})


def _placed(error: UserError, f: Field, row: int) -> BadValue:
    """With the place where it is wrong, in both languages."""
    zh, en = error.args
    if not row:
        return BadValue(zh if zh.startswith(f.zh) else f"{f.zh}：{zh}", en if en.startswith(f.en) else f"{f.en}: {en}")
    return BadValue(f"第 {row} 行“{f.zh}”：{zh}", f"Row {row}, “{f.en}”: {en}")


def _label(core: Core, e: Entity, rids: Sequence[int]) -> tuple[str, ...]:
    if len(rids) != 1:
        return ("set_many", e.name, str(len(rids)))
    ((_, number, label),) = resolve.labels(core.db, e, rids).values()
    return ("set", e.name, label or number)


def _done(core: Core, work: UnitOfWork, rows: int) -> Done:
    """After the commit: a step that changed nothing is not kept."""
    (kept,) = core.db.execute("SELECT EXISTS (SELECT 1 FROM step WHERE id = ?)", (work.step,)).fetchone()
    (cells,) = core.db.execute(
        "SELECT count(*) FROM change WHERE step = ? AND field <> 'trashed_at'", (work.step,)
    ).fetchone()
    return Done(rows, int(cells)) if kept else Done(0)


def _members(columns: Sequence[tuple[Field, Field | None]]) -> Iterator[Field]:
    return (f for f, _ in columns if f.storage is Storage.MEMBERS)


def _filled(work: UnitOfWork, e: Entity, rids: Sequence[int], f: Field) -> set[int]:
    found: set[int] = set()
    for part in _parts(rids):
        query = f"SELECT rid FROM {e.table} WHERE rid IN ({part}) AND coalesce({f.name}, '') <> ''"
        found.update(r for (r,) in work.db.execute(query))
    return found


def _parts(rids: Sequence[int]) -> Iterator[str]:
    for start in range(0, len(rids), PART):
        yield ",".join(map(str, map(int, rids[start : start + PART])))


def _as_typed(f: Field, plain: object) -> str:
    """As `assignments` reads it back."""
    if isinstance(plain, Mapping):
        return str(plain["number"] or plain["id"])
    if isinstance(plain, list):
        return ",".join(map(str, plain))
    if f.kind is Kind.FLAG and plain is not None:
        return "是" if plain else "否"
    return "" if plain is None else str(plain)
