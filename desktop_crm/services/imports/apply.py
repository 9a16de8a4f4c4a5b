"""What a row changes, and writing it: new rows in bulk, changed cells grouped by field, members by name."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from ...domain.duplicate_keys import product_key, tag_key
from ...domain.fields import Entity, Field, Storage, Value
from ...domain.ids import Id, named_id
from ...domain.order_keys import spread
from ...exchange.plan import Verdict
from ...exchange.table import CUT, LONGEST
from ...store import query
from ...store.unit_of_work import UnitOfWork
from .. import creation, members
from .draft import Draft

OFTEN = 2000
"""Rows between two words about progress."""


def make_options(work: UnitOfWork, e: Entity, drafts: Iterable[Draft]) -> None:
    """Unknown choices become options, each once."""
    made: dict[tuple[str, str], str] = {}
    for d in drafts:
        for name, label in d.options.items():
            list_name = e.by_name[name].choices
            if (list_name, label) not in made:
                made[list_name, label] = creation.option(work, list_name, label)
            d.values[name] = made[list_name, label]


def insert(work: UnitOfWork, e: Entity, drafts: Sequence[Draft], told: Callable[[int], None]) -> None:
    """New records; their ids are given already. `told` hears how many are on their way."""
    if not drafts:
        return
    rank = e.by_name.get("rank")
    if rank is not None:
        (last,) = work.db.execute(f"SELECT max(rank) FROM {e.table} WHERE trashed_at IS NULL").fetchone()
        for d, key in zip(drafts, spread(len(drafts), last), strict=True):
            d.values["rank"] = key
    for d in drafts:
        _fill_in(work, e, d)
    used = {name for d in drafts for name in d.values}
    names = [f.name for f in e.captured if f.name in used]
    defaults = [e.by_name[n].default for n in names]
    work.insert(e.name, names, _rows(drafts, names, defaults, told))


def _rows(
    drafts: Sequence[Draft], names: Sequence[str], defaults: Sequence[Value], told: Callable[[int], None]
) -> Iterator[tuple[Value, ...]]:
    for done, d in enumerate(drafts):
        if done % OFTEN == 0:
            told(done)
        yield (d.id, *(d.values.get(n, default) for n, default in zip(names, defaults, strict=True)))


def _fill_in(work: UnitOfWork, e: Entity, d: Draft) -> None:
    if d.lines:
        field = "notes" if "notes" in e.by_name else e.title
        d.values[field] = "\n".join(filter(None, (str(d.values.get(field) or ""), *d.lines)))
    if e.name == "follow_up":
        d.values.setdefault("author", work.actor)


def compare(work: UnitOfWork, e: Entity, drafts: Sequence[Draft]) -> None:
    """Rows that match: a filled cell that differs is to be written, an empty one is left. Sets what moves, and the verdict."""
    notes = "notes" if "notes" in e.by_name else ""
    used = [f for f in e.captured if any(f.name in d.values for d in drafts) or f.name == notes]
    found = {row[0]: row[2:] for row in query.rows(work.db, e, [d.rid for d in drafts], used)}
    for d in drafts:
        now = dict(zip((f.name for f in used), found[d.rid], strict=True))
        moved = {name: value for name, value in d.values.items() if name != "rank" and differs(now.get(name), value)}
        if notes and d.lines:
            before = str(moved.get(notes) or now.get(notes) or "")
            missing = [line for line in d.lines if line not in before.split("\n")]
            if missing:
                moved[notes] = "\n".join(filter(None, (before, *missing)))
        if notes in moved and notes in d.values and str(d.values[notes]) in str(now.get(notes) or ""):
            del moved[notes]  # what the sheet says is there already, with more below it
        d.moved = {name: (now.get(name), value) for name, value in moved.items()}
        d.verdict = Verdict.CHANGED if moved else Verdict.SAME


def update(work: UnitOfWork, e: Entity, drafts: Sequence[Draft]) -> None:
    groups: dict[tuple[str, ...], list[tuple[Value, ...]]] = {}
    for d in drafts:
        if d.moved:
            names = tuple(sorted(d.moved))
            groups.setdefault(names, []).append((d.rid, *(d.moved[name][1] for name in names)))
    for names, rows in groups.items():
        work.update(e.name, names, rows)


def differs(now: object, new: object) -> bool:
    """Between what two sides store."""
    if (
        isinstance(new, str)
        and isinstance(now, str)
        and new.endswith(CUT)
        and len(new) >= LONGEST
        and now.startswith(new[:-1])
    ):
        return False  # our own export had to cut it: a cell holds no more
    return now != new and not (
        isinstance(now, (int, float)) and isinstance(new, (int, float)) and float(now) == float(new)
    )


def join(work: UnitOfWork, e: Entity, drafts: Sequence[Draft], fields: Iterable[Field]) -> None:
    """Tags, products, collaborators: added to what a record has, never taken away by an import."""
    for f in fields:
        if f.storage is not Storage.MEMBERS:
            continue
        asking = [d for d in drafts if d.members.get(f.name)]
        if not asking:
            continue
        m = members.ends(work.entities, e, f)
        ids = far_ids(work, m.target, dict.fromkeys(name for d in asking for name in d.members[f.name]))
        held = _held(work.db, m, [d for d in asking if d.verdict is not Verdict.NEW])
        for d in asking:
            lacking = [far for far in dict.fromkeys(ids[name] for name in d.members[f.name]) if (d.id, far) not in held]
            if lacking:
                d.joined[f.name] = lacking
                held.update((d.id, far) for far in lacking)  # a later row may be the same record
                if d.verdict is Verdict.SAME:
                    d.verdict = Verdict.CHANGED


def link(work: UnitOfWork, e: Entity, drafts: Sequence[Draft]) -> None:
    """Writes what `join` found, and ends the memberships that a sheet of ours took out."""
    for name in dict.fromkeys(name for d in drafts for name in d.joined):
        m = members.ends(work.entities, e, e.by_name[name])
        rows = ((work.new_id(), d.id, far) for d in drafts for far in d.joined.get(name, ()))
        work.insert(m.link.name, (m.near.name, m.far.name), rows)
    for link in dict.fromkeys(link for d in drafts for link in d.parted):
        work.trash(link, [rid for d in drafts for rid in d.parted.get(link, ())])


def _held(db: sqlite3.Connection, m: members.Ends, drafts: Sequence[Draft]) -> set[tuple[bytes, bytes]]:
    if not drafts:
        return set()
    db.execute("CREATE TEMP TABLE asking(id BLOB PRIMARY KEY) WITHOUT ROWID")
    db.executemany("INSERT OR IGNORE INTO asking VALUES (?)", ((d.id,) for d in drafts))
    found = set(
        db.execute(
            f"SELECT l.{m.near.name}, l.{m.far.name} FROM temp.asking a CROSS JOIN {m.link.table} l ON l.{m.near.name} = a.id AND l.trashed_at IS NULL"
        )
    )
    db.execute("DROP TABLE asking")
    return found


def far_ids(work: UnitOfWork, target: Entity, names: Mapping[str, None]) -> dict[str, Id]:
    """The records of those names, made when there are none: in bulk, a sheet may bring 50,000 tags."""
    if target.name == "tag":
        return _tags(work, list(names))
    found: dict[str, Id] = {}
    by_key: dict[str, Id] = {}
    for id, name, number in work.db.execute(
        f"SELECT id, {target.title}, number FROM {target.table} WHERE trashed_at IS NULL ORDER BY rid DESC"
    ):
        for word in (number, name):
            if word:
                by_key[_key(target, word)] = Id(id)
    for name in names:
        key = _key(target, name)
        if key not in by_key:
            by_key[key] = work.create(target.name, {target.title: name})
        found[name] = by_key[key]
    return found


def names_by_key(work: UnitOfWork, target: Entity) -> dict[str, str]:
    """How the office itself writes a product."""
    rows = work.db.execute(f"SELECT {target.title} FROM {target.table} WHERE trashed_at IS NULL")
    return {product_key(name): name for (name,) in rows if name}


def _key(target: Entity, word: str) -> str:
    return product_key(word) if target.name == "product" else word


def _tags(work: UnitOfWork, names: Sequence[str]) -> dict[str, Id]:
    ids = {name: named_id("tag", tag_key(name)) for name in names}
    work.db.execute("CREATE TEMP TABLE wanted(id BLOB PRIMARY KEY) WITHOUT ROWID")
    work.db.executemany("INSERT OR IGNORE INTO wanted VALUES (?)", ((id,) for id in ids.values()))
    rows = work.db.execute("SELECT t.id, t.name, t.trashed_at FROM temp.wanted w CROSS JOIN tag t ON t.id = w.id")
    there = {id: tag_key(name or "") if trashed is None else None for id, name, trashed in rows}
    work.db.execute("DROP TABLE wanted")
    new = {id: name for name, id in reversed(ids.items()) if id not in there}
    work.insert("tag", ("name",), ((id, name) for id, name in new.items()))
    return {
        name: id if id in new or there[id] == tag_key(name) else members.tag(work, name) for name, id in ids.items()
    }
