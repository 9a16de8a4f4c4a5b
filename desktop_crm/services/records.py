"""Reading and writing records of any kind, one or many."""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass, field

from ..domain.errors import UserError
from ..domain.fields import Entities, Entity, references
from ..domain.ids import id_text
from ..store import query, resolve
from ..store.unit_of_work import UnitOfWork
from . import assignments, creation, deals, members
from .assignments import Pairs
from .core import Core, entity_of
from .present import Plain, fields_named, records


@dataclass(frozen=True, slots=True)
class Written:
    """What a write did. step is None when nothing changed."""

    step: str | None
    ids: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Listed:
    total: int
    rows: list[Plain]


def add(core: Core, kind: str, pairs: Pairs) -> Written:
    e = writable(core, kind)
    with core.write("add", e.name, _title(e, pairs)) as work:
        assigned = assignments.read(work.db, work.entities, e, pairs)
        if e.name == "deal":
            deals.on_add(work, assigned.values)
        id = creation.create(work, e, assigned.values)
        for f, edit in assigned.members.items():
            members.apply(work, work.entities[e.name], f, id, edit)
    rid = core.db.execute(f"SELECT rid FROM {e.table} WHERE id = ?", (id,)).fetchone()[0]
    return _written(core, work.step, e, [rid])


def set_one(core: Core, kind: str, word: str, pairs: Pairs) -> Written:
    e = writable(core, kind)
    rid = resolve.one(core.db, e, word)
    with core.write("set", e.name, _names(core, e, [rid])) as work:
        change_rows(work, e, [rid], pairs)
    return _written(core, work.step, e, [rid])


def set_where(core: Core, kind: str, where: str, pairs: Pairs, *, dry_run: bool = False) -> Written:
    """Many rows in one step; a dry run names the rows it would touch."""
    e = writable(core, kind)
    rids = query.ids(core.db, core.entities, e, where, today=core.today())
    if dry_run:
        assignments.read(core.db, core.entities, e, pairs)
        return Written(None, _ids(core, e, rids))
    return set_rows(core, e, rids, pairs)


def set_rows(core: Core, e: Entity, rids: Sequence[int], pairs: Pairs) -> Written:
    with core.write("set_many", e.name, str(len(rids)), *pairs) as work:
        change_rows(work, e, rids, pairs)
    return _written(core, work.step, e, rids)


def trash(core: Core, kind: str, word: str, *, with_children: bool = False) -> Written:
    e = writable(core, kind)
    return trash_rows(core, e, [resolve.one(core.db, e, word)], with_children=with_children)


def trash_rows(core: Core, e: Entity, rids: Sequence[int], *, with_children: bool = False) -> Written:
    """A record takes its parts along in the same step. Raises UserError when money hangs on it and nobody said so."""
    _refuse_used(core, e, rids)
    label = ("trash", e.name, _names(core, e, rids)) if len(rids) == 1 else ("trash_many", e.name, str(len(rids)))
    with core.write(*label) as work:
        if e.name == "custom_field":
            work.trash(e.name, rids)
            work.adopt()
        else:
            _trash_tree(work, e, rids, with_children)
    return _written(core, work.step, e, rids)


def _refuse_used(core: Core, e: Entity, rids: Sequence[int]) -> None:
    """A stage or pipeline that live records stand in."""
    if e.name not in ("stage", "pipeline"):
        return
    part = ",".join(map(str, rids))
    for child, f in references(e.name, core.entities):
        if child.name in ("deal", "stage"):
            (count,) = core.db.execute(
                f"SELECT count(*) FROM {child.table} c JOIN {e.table} t ON t.id = c.{f.name} WHERE t.rid IN ({part}) AND c.trashed_at IS NULL"
            ).fetchone()
            if count:
                raise UserError(
                    f"还有 {count} 条{child.zh}在用，不能删除；请先移走",
                    f"{count} {child.plural} still use it; move them first",
                )


def restore(core: Core, kind: str, word: str) -> Written:
    """Out of 回收站, with exactly those parts that went there in the same step."""
    e = writable(core, kind)
    rid = resolve.one(core.db, e, word, trashed=True)
    return restore_rows(core, e, [rid])


def restore_rows(core: Core, e: Entity, rids: Sequence[int]) -> Written:
    label = _names(core, e, rids[:1]) if len(rids) == 1 else str(len(rids))
    with core.write("restore" if len(rids) == 1 else "restore_many", e.name, label) as work:
        for rid in rids:
            _restore(work, e, rid)
    return _written(core, work.step, e, rids)


def _restore(work: UnitOfWork, e: Entity, rid: int) -> None:
    last = work.db.execute(
        "SELECT c.step FROM change c JOIN step s ON s.id = c.step WHERE c.kind = ? AND c.row = ? AND c.field = 'trashed_at' AND NOT c.lost"
        " ORDER BY c.seq DESC LIMIT 1",
        (e.name, rid),
    ).fetchone()
    work.set(e.name, rid, {"trashed_at": None})
    if last is not None:
        _restore_parts(work, e, [rid], last[0])


def purge(core: Core, kind: str, word: str) -> Written:
    """For ever, with its parts in 回收站; cannot be undone. Raises UserError for a record that is not in 回收站."""
    from ..store.purge import purge as blank

    e = writable(core, kind)
    rid = resolve.one(core.db, e, word, trashed=True)
    (trashed,) = core.db.execute(f"SELECT trashed_at FROM {e.table} WHERE rid = ?", (rid,)).fetchone()
    if trashed is None:
        raise UserError(
            "只能彻底删除回收站里的记录，请先 trash", "Only a record in the trash can be purged; trash it first"
        )
    ids = _ids(core, e, [rid])
    with core.store.write(("purge", e.name), origin="purge") as work:
        tree = parts_of(work.db, work.entities, e, [rid], trashed=True)
        for kind_, rows in reversed([(e.name, [rid]), *tree]):
            blank(work, kind_, rows)
    core.store.db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return Written(str(work.step), ids)


def show(core: Core, kind: str, word: str) -> Plain:
    """One flat record with `children: {KIND: count}`."""
    e = entity_of(core, kind)
    _refuse_journal(e)
    rid = resolve.one(core.db, e, word, trashed=True)
    (record,) = records(core.db, core.entities, e, [rid])
    id = core.db.execute(f"SELECT id FROM {e.table} WHERE rid = ?", (rid,)).fetchone()[0]
    children: dict[str, int] = {}
    for child, f in references(e.name, core.entities):
        if f.part_of and not child.link:
            (count,) = core.db.execute(
                f"SELECT count(*) FROM {child.table} WHERE {f.name} = ? AND trashed_at IS NULL", (id,)
            ).fetchone()
            children[child.plural] = count
    (trashed,) = core.db.execute(f"SELECT trashed_at FROM {e.table} WHERE rid = ?", (rid,)).fetchone()
    return record | {"trashed_at": trashed, "children": children}


def list_records(
    core: Core, kind: str, where: str = "", sort: str = "", columns: str = "", limit: int | None = None
) -> Listed:
    e = entity_of(core, kind)
    _refuse_journal(e)
    fields = fields_named(e, columns.split(",")) if columns else None
    rids = query.ids(core.db, core.entities, e, where, sort, today=core.today())
    return Listed(
        len(rids), records(core.db, core.entities, e, rids if limit is None else rids[: max(0, limit)], fields)
    )


def writable(core: Core, kind: str) -> Entity:
    e = entity_of(core, kind)
    _refuse_journal(e)
    if e.name == "stage_change":
        raise UserError(
            "阶段历史由程序记录，不能修改", "The stage history is written by the program and cannot be changed"
        )
    return e


def _refuse_journal(e: Entity) -> None:
    if e.journal:
        raise UserError(f"{e.zh}请用 steps 或 history 查看", f"Use steps or history to see {e.en.lower()} records")


def change_rows(work: UnitOfWork, e: Entity, rids: Sequence[int], pairs: Pairs) -> None:
    """The same into all of them, as part of a step."""
    assigned = assignments.read(work.db, work.entities, e, pairs)
    assignments.refuse_emptied(e, assigned)
    creation.refuse_unfitting(work, e, rids, assigned.values)
    if e.name == "deal":
        deals.on_set(work, rids, assigned.values)
    for rid in rids if any(f.unique and f.name in assigned.values for f in e.fields) else ():
        creation.refuse_taken(work, e, assigned.values, rid)
    if assigned.values:
        work.set_all(e.name, rids, assigned.values)
    if assigned.members:
        ids = [id for (id,) in work.db.execute(f"SELECT id FROM {e.table} WHERE rid IN ({','.join(map(str, rids))})")]
        for f, edit in assigned.members.items():
            for id in ids:
                members.apply(work, e, f, id, edit)
    if e.name == "custom_field":
        work.adopt()


def _trash_tree(work: UnitOfWork, e: Entity, rids: Sequence[int], with_children: bool) -> None:
    tree = parts_of(work.db, work.entities, e, rids)
    money = [(work.entities[k], len(rows)) for k, rows in tree if work.entities[k].asks]
    if money and not with_children:
        listed = "、".join(f"{x.zh} {n} 条" for x, n in money)
        listed_en = ", ".join(f"{n} {x.plural}" for x, n in money)
        raise UserError(
            f"还有{listed}与它相关；确定一并放入回收站请加 --with-children",
            f"It has {listed_en}; add --with-children to trash them too",
        )
    for kind, rows in [(e.name, list(rids)), *tree]:
        work.trash(kind, rows)


def parts_of(
    db: sqlite3.Connection, entities: Entities, e: Entity, rids: Sequence[int], *, trashed: bool = False
) -> list[tuple[str, list[int]]]:
    """What goes along, level by level, each row once."""
    found: dict[str, dict[int, None]] = {}
    front = [(e.name, list(rids))]
    state = "IS NOT NULL" if trashed else "IS NULL"
    while front:
        kind, rows = front.pop()
        table = entities[kind].table
        for child, f in references(kind, entities):
            if not f.part_of:
                continue
            typed = f" AND c.{f.name}_kind = '{kind}'" if f.target == "*" else ""
            new: list[int] = []
            for start in range(0, len(rows), 5000):
                part = ",".join(map(str, rows[start : start + 5000]))
                new += [
                    r
                    for (r,) in db.execute(
                        f"SELECT c.rid FROM {table} p JOIN {child.table} c ON c.{f.name} = p.id{typed} WHERE p.rid IN ({part}) AND c.trashed_at {state} AND c.purged_at IS NULL"
                    )
                ]
            fresh = [r for r in new if r not in found.get(child.name, {})]
            if fresh:
                found.setdefault(child.name, {}).update(dict.fromkeys(fresh))
                front.append((child.name, fresh))
    return [(kind, list(rows)) for kind, rows in found.items()]


def _restore_parts(work: UnitOfWork, e: Entity, rids: Sequence[int], step: int) -> None:
    for kind, rows in parts_of(work.db, work.entities, e, rids, trashed=True):
        same = {
            r
            for (r,) in work.db.execute(
                "SELECT row FROM change WHERE step = ? AND kind = ? AND field = 'trashed_at'", (step, kind)
            )
        }
        work.set_all(kind, [r for r in rows if r in same], {"trashed_at": None})


def _written(core: Core, step: int, e: Entity, rids: Sequence[int]) -> Written:
    (kept,) = core.db.execute("SELECT EXISTS (SELECT 1 FROM step WHERE id = ?)", (step,)).fetchone()
    return Written(str(step) if kept else None, _ids(core, e, rids) if kept else [])


def _ids(core: Core, e: Entity, rids: Sequence[int]) -> list[str]:
    return [id_text(row[1]) for row in query.rows(core.db, e, rids, ()) if isinstance(row[1], bytes)]


def _names(core: Core, e: Entity, rids: Sequence[int]) -> str:
    found = resolve.labels(core.db, e, rids)
    return "、".join(label or number for _, number, label in found.values())


def _title(e: Entity, pairs: Pairs) -> str:
    for word, text in pairs.items():
        try:
            if e.field(word).name == e.title:
                return text
        except KeyError:
            continue
    return ""
