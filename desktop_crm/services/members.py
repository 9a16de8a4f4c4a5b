"""Tags and their like: records held through a membership entity and named in one cell."""

import re
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ..domain.duplicate_keys import product_key, tag_key
from ..domain.errors import NotFound
from ..domain.fields import Entities, Entity, Field
from ..domain.ids import Id, named_id
from ..store.resolve import rids_named
from ..store.unit_of_work import UnitOfWork

_SEPARATORS = re.compile(r"[,，、;；\n|]+")


@dataclass(frozen=True, slots=True)
class Edit:
    """What a cell asks for: these names and no others, or some more and some less."""

    replace: tuple[str, ...] | None
    add: tuple[str, ...] = ()
    remove: tuple[str, ...] = ()


def parse(text: str) -> Edit:
    """`a,b` replaces, `+a,-b` adds and removes, nothing clears."""
    words = names(text)
    if words and all(w[0] in "+-" and len(w) > 1 for w in words):
        return Edit(
            None, tuple(w[1:].strip() for w in words if w[0] == "+"), tuple(w[1:].strip() for w in words if w[0] == "-")
        )
    return Edit(tuple(words))


def names(text: str) -> list[str]:
    """Each once, in order."""
    return list(dict.fromkeys(w.strip() for w in _SEPARATORS.split(text) if w.strip()))


@dataclass(frozen=True, slots=True)
class Ends:
    """A membership: its entity, the field at the record's end, the field at the other end and what that points at."""

    link: Entity
    near: Field
    far: Field
    target: Entity


def ends(entities: Entities, e: Entity, f: Field) -> Ends:
    link = entities[f.target]
    near = next(x for x in link.columns if x.target == e.name)
    far = link.far(near)
    return Ends(link, near, far, entities[far.target])


def far_id(work: UnitOfWork, target: Entity, name: str, *, make: bool) -> Id:
    """The record of that name at the other end; a tag is always made. Raises NotFound."""
    found = find(work.db, target, name)
    if found is not None:
        return found
    if target.name == "tag":
        return tag(work, name)
    if not make:
        raise NotFound(
            f"没有叫“{name}”的{target.zh}，请先新建：add {target.plural} name={name}",
            f"There is no {target.en.lower()} “{name}”; add it first: add {target.plural} name={name}",
        )
    return work.create(target.name, {target.title: name})


def find(db: sqlite3.Connection, target: Entity, name: str) -> Id | None:
    """By number or name; products also without case, blanks and punctuation. Of several, the oldest."""
    rids = rids_named(db, target, name)
    if not rids and target.name == "product":
        wanted = product_key(name)
        rids = [
            rid
            for rid, other in db.execute("SELECT rid, name FROM product WHERE trashed_at IS NULL")
            if other and product_key(other) == wanted
        ]
    if not rids:
        return None
    (id,) = db.execute(f"SELECT id FROM {target.table} WHERE rid = ?", (min(rids),)).fetchone()
    return Id(id)


def tag(work: UnitOfWork, name: str) -> Id:
    """The tag of that name, made or taken out of 回收站; the same id on every PC."""
    turn = 1
    while True:
        id = named_id("tag", tag_key(name) if turn == 1 else f"{tag_key(name)}#{turn}")
        found = work.db.execute("SELECT rid, name, trashed_at, purged_at FROM tag WHERE id = ?", (id,)).fetchone()
        if found is None:
            return work.create("tag", {"name": name}, id)
        rid, now, trashed, purged = found
        if purged is None and (now is None or tag_key(now) == tag_key(name)):
            if trashed is not None:
                work.set("tag", rid, {"trashed_at": None, "name": name})
            return id
        turn += 1  # renamed since: that tag is another one now


def apply(work: UnitOfWork, e: Entity, f: Field, record: Id, edit: Edit, *, make: bool = False) -> None:
    m = ends(work.entities, e, f)
    held = {
        far: rid
        for rid, far in work.db.execute(
            f"SELECT rid, {m.far.name} FROM {m.link.table} WHERE {m.near.name} = ? AND trashed_at IS NULL ORDER BY rid DESC",
            (record,),
        )
    }
    wanted = [far_id(work, m.target, name, make=make) for name in (edit.add if edit.replace is None else edit.replace)]
    if edit.replace is None:
        gone = {id for name in edit.remove if (id := find(work.db, m.target, name)) is not None}
    else:
        gone = set(held) - set(wanted)
    work.trash(m.link.name, [held[id] for id in gone if id in held])
    for id in wanted:
        if id not in held:
            work.create(m.link.name, {m.near.name: record, m.far.name: id})


def held_names(
    db: sqlite3.Connection, entities: Entities, e: Entity, f: Field, rids: Sequence[int]
) -> dict[int, list[str]]:
    """rid → the names in its cell, in the order they were given."""
    m = ends(entities, e, f)
    found: dict[int, list[str]] = {}
    for part in _parts(rids):
        for rid, name in db.execute(
            f"""SELECT r.rid, t.{m.target.title} FROM {e.table} r CROSS JOIN {m.link.table} l ON l.{m.near.name} = r.id AND l.trashed_at IS NULL
            CROSS JOIN {m.target.table} t ON t.id = l.{m.far.name} AND t.trashed_at IS NULL WHERE r.rid IN ({part}) ORDER BY l.rid"""
        ):
            cell = found.setdefault(rid, [])
            if name and name not in cell:
                cell.append(name)
    return found


def _parts(rids: Sequence[int]) -> Iterable[str]:
    for start in range(0, len(rids), 5000):
        yield ",".join(map(str, map(int, rids[start : start + 5000])))
