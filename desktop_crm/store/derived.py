"""Derived data, moved along by two cursors over the capture: rows born beyond `derived.rid`, changes beyond `session.derived`.

Neither a dirty queue nor a Python function in a trigger (that would break every write from the sqlite3 shell). Our writer calls
`catch_up` before its commit; whoever opens the file calls it before the first read that needs it, which takes in outside edits.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache

from ..domain.completeness import USED, percent_sql
from ..domain.fields import Entities, Entity, Field, Value
from ..domain.match_keys import key_fields, keys_of
from . import contact_dates, gram_index
from .gram_index import Parts

TABLES = f"""{gram_index.TABLES}
CREATE TABLE match_key(kind INT NOT NULL, key TEXT NOT NULL, row INT NOT NULL, PRIMARY KEY (kind, key, row)) WITHOUT ROWID;
CREATE TABLE derived(kind TEXT PRIMARY KEY, n INT NOT NULL UNIQUE, rid INT NOT NULL) WITHOUT ROWID;
"""
PART = 20_000
Rows = Sequence[tuple[Value, ...]]
SORTED = 300_000
"""Keys put in order and written at a time: the more, the closer together they land in a large index."""
VERSION = 1
"""Raised whenever grams, keys or pinyin come out otherwise: a file derived by another version is derived anew when opened."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What is derived from the rows of one entity."""

    entity: Entity
    names: tuple[str, ...]  # fields read
    parts: Parts  # place in names → how search reads it
    keys: tuple[tuple[int, Field], ...]
    name_at: int  # place of the name whose pinyin sorts, or -1
    percent: bool

    @property
    def watched(self) -> frozenset[str]:
        return frozenset(self.names) | (USED if self.percent else frozenset())


@lru_cache(maxsize=64)
def plan(e: Entity) -> Plan:
    keys = key_fields(e)
    searched = [f for f in e.captured if f.search and not f.hidden]
    if [f.name for f in searched] == ["number"]:
        searched = []  # a follow-up is found through its customer; numbers alone would only crowd out people
    names = list(dict.fromkeys([f.name for f in searched] + [f.name for f in keys]))
    sorts = "name_key" in e.by_name
    return Plan(
        e,
        tuple(names),
        tuple((names.index(f.name), f.search) for f in searched),
        tuple((names.index(f.name), f) for f in keys),
        names.index("name") if sorts else -1,
        "completeness" in e.by_name,
    )


_plans: tuple[Entities, dict[str, Plan]] = ({}, {})


def plans(entities: Entities) -> dict[str, Plan]:
    """By kind; made once for a field table, which is replaced and never changed."""
    global _plans
    known, made = _plans
    if known is not entities:
        made = {e.name: p for e in entities.values() if not e.journal and not e.link and (p := plan(e)).names}
        _plans = (entities, made)
    return made


def renew(db: sqlite3.Connection) -> None:
    """Forgets everything that another version derived; the next `catch_up` makes it again."""
    if db.execute("SELECT derived_by FROM session").fetchone() == (VERSION,):
        return
    db.execute("INSERT INTO gram(gram) VALUES ('delete-all')")
    db.execute("DELETE FROM match_key")
    db.execute("UPDATE derived SET rid = 0")
    db.execute("UPDATE session SET derived_by = ?, derived = (SELECT coalesce(max(seq), 0) FROM change)", (VERSION,))


def behind(db: sqlite3.Connection, entities: Entities) -> bool:
    (seq, top) = db.execute("SELECT derived, (SELECT coalesce(max(seq), 0) FROM change) FROM session").fetchone()
    upto = dict(db.execute("SELECT kind, rid FROM derived"))
    kinds = {*plans(entities), *contact_dates.SOURCES}
    return bool(top > seq or any(_top(db, entities[k]) > upto.get(k, 0) for k in kinds))


def catch_up(db: sqlite3.Connection, entities: Entities, touched: frozenset[str] | None = None) -> int:
    """Inside the caller's transaction. Returns the newest change taken in. With `touched`, rows born are looked for in those
    kinds alone: each kind has its own cursor, the others' are found when somebody looks."""
    (seq, top) = db.execute("SELECT derived, (SELECT coalesce(max(seq), 0) FROM change) FROM session").fetchone()
    edited = _edited_kinds(db, seq) if top > seq else frozenset()
    dated = bool(((touched or frozenset()) | edited) & frozenset(contact_dates.SOURCES))
    if touched is not None and dated:
        touched |= frozenset(contact_dates.SOURCES)
    upto = _enrolled(db, entities)
    many = False
    for kind, p in plans(entities).items():
        n, before = upto[kind]
        if kind in edited:
            _edited(db, p, n, seq, before)
        if touched is None or kind in touched:
            born = _born(db, p, n, before)
            many = many or (born - before >= gram_index.BULK and (born - before) * 2 > born)
            _move_cursor(db, kind, before, born)
    if many:
        _learn(db, entities)
    if touched is None or dated:
        contact_dates.catch_up(db, seq, {kind: upto[kind][1] for kind in contact_dates.SOURCES})
        for kind in contact_dates.SOURCES:
            _move_cursor(db, kind, upto[kind][1], _top(db, entities[kind]))
    if top > seq:
        db.execute("UPDATE session SET derived = ?", (top,))
    return int(top)


def _edited_kinds(db: sqlite3.Connection, after: int) -> frozenset[str]:
    return frozenset(kind for (kind,) in db.execute("SELECT DISTINCT +kind FROM change WHERE seq > ?", (after,)))


def _enrolled(db: sqlite3.Connection, entities: Entities) -> dict[str, tuple[int, int]]:
    """kind → (its own n, the row its cursor stands at), new kinds entered."""
    found = {kind: (n, rid) for kind, n, rid in db.execute("SELECT kind, n, rid FROM derived")}
    for kind in (*plans(entities), *contact_dates.SOURCES):
        if kind not in found:
            found[kind] = (len(found) + 1, 0)
            db.execute("INSERT INTO derived VALUES (?, ?, 0)", (kind, len(found)))
    return found


def _top(db: sqlite3.Connection, e: Entity) -> int:
    (top,) = db.execute(f"SELECT coalesce(max(rid), 0) FROM {e.table}").fetchone()
    return int(top)


def _move_cursor(db: sqlite3.Connection, kind: str, before: int, top: int) -> None:
    if top > before:
        db.execute("UPDATE derived SET rid = ? WHERE kind = ?", (top, kind))


def _edited(db: sqlite3.Connection, p: Plan, n: int, after: int, upto: int) -> None:
    """Rows known already whose watched fields moved: their old values, from the capture, say what to take out."""
    watched = sorted(p.watched)
    old: dict[int, dict[str, Value]] = {}
    for row, name, value in db.execute(
        f"SELECT row, field, old FROM change WHERE seq > ? AND +kind = ? AND +row <= ? AND NOT lost AND field IN ({_marks(watched)}) ORDER BY seq",
        (after, p.entity.name, upto, *watched),
    ):
        old.setdefault(row, {}).setdefault(name, value)
    rows = sorted(old)
    for start in range(0, len(rows), PART):
        part = rows[start : start + PART]
        now = _read(db, p, f"rid IN ({','.join(map(str, part))})")
        then = [
            (rid, *(old[int(rid or 0)].get(name, v) for name, v in zip(p.names, values, strict=True)))
            for rid, *values in now
        ]
        _swap(db, p, n, then, now)


def _swap(db: sqlite3.Connection, p: Plan, n: int, then: Rows, now: Rows) -> None:
    """What the rows gave goes, what they give comes."""
    moved = [(a, b) for a, b in zip(then, now, strict=True) if a != b]
    gram_index.remove(db, n, p.parts, (a for a, _ in moved))
    gram_index.add(db, n, p.parts, (b for _, b in moved))
    db.executemany("DELETE FROM match_key WHERE kind = ? AND key = ? AND row = ?", _keys(p, n, (a for a, _ in moved)))
    _add_keys(db, _keys(p, n, (b for _, b in moved)))
    _fill(db, p, _names(p, now))


@contextmanager
def rewritten(db: sqlite3.Connection, e: Entity, rids: Sequence[int]) -> Iterator[None]:
    """Around writing known rows without a change row each: a stub that gets its content at last."""
    p = plan(e)
    if not p.names or not rids:
        yield
        return
    (n, upto) = db.execute("SELECT n, rid FROM derived WHERE kind = ?", (e.name,)).fetchone()
    where = f"rid <= {upto} AND rid IN ({','.join(map(str, rids))})"
    then = _read(db, p, where)
    yield
    _swap(db, p, n, then, _read(db, p, where))


def _born(db: sqlite3.Connection, p: Plan, n: int, before: int) -> int:
    top = _top(db, p.entity)
    keys: list[tuple[int, str, int]] = []
    names: list[tuple[Value, ...]] = []
    with gram_index.bulk(db, top - before, top):
        for start in range(before, top, PART):
            now = _read(db, p, f"rid > {start} AND rid <= {start + PART}")
            gram_index.add(db, n, p.parts, now)
            keys += _keys(p, n, now)
            names += _names(p, _bare(db, p, start, now))
            if len(keys) > SORTED or start + PART >= top:
                _add_keys(db, keys)
                _fill(db, p, names)
                keys, names = [], []
    return top


def _learn(db: sqlite3.Connection, entities: Entities) -> None:
    """Which grams are common, from a sample of every kind in proportion."""
    searched = [(p, top) for p in plans(entities).values() if p.parts and (top := _top(db, p.entity))]
    step = max(1, sum(top for _, top in searched) // gram_index.SAMPLE)
    texts = [text for p, _ in searched for text in gram_index.texts(p.parts, _read(db, p, f"rid % {step} = 0"))]
    gram_index.learn(db, texts)


def _read(db: sqlite3.Connection, p: Plan, where: str) -> list[tuple[Value, ...]]:
    return db.execute(f"SELECT rid, {', '.join(p.names)} FROM {p.entity.table} WHERE {where} ORDER BY rid").fetchall()


def _keys(p: Plan, n: int, rows: Iterable[Sequence[Value]]) -> list[tuple[int, str, int]]:
    return [
        (n, key, int(row[0] or 0))
        for row in rows
        for at, f in p.keys
        if row[at + 1]
        for key in keys_of(p.entity, f, row[at + 1])
    ]


def _add_keys(db: sqlite3.Connection, keys: list[tuple[int, str, int]]) -> None:
    # in key order: a B-tree takes sorted rows several times faster
    keys.sort()
    db.executemany("INSERT OR IGNORE INTO match_key VALUES (?, ?, ?)", keys)


def _bare(db: sqlite3.Connection, p: Plan, start: int, rows: Rows) -> Rows:
    """Those of the rows from `start` on that were born without their computed columns; a bulk writer may bring them along."""
    wanted = [f"{name} IS NULL" for name in ("name_key", "completeness") if name in p.entity.by_name]
    if not wanted:
        return []
    found = db.execute(
        f"SELECT rid FROM {p.entity.table} WHERE rid > ? AND rid <= ? AND ({' OR '.join(wanted)})",
        (start, start + PART),
    )
    bare = {rid for (rid,) in found}
    return rows if len(bare) == len(rows) else [row for row in rows if row[0] in bare]


def _names(p: Plan, rows: Iterable[Sequence[Value]]) -> list[tuple[Value, ...]]:
    """(the key its name sorts by, rid) of each row."""
    if p.name_at < 0:
        return [(row[0],) for row in rows] if p.percent else []
    from ..domain.pinyin import sort_key

    person = p.entity.by_name["name"].search == "person"
    return [(sort_key(str(row[p.name_at + 1] or ""), person), row[0]) for row in rows]


def _fill(db: sqlite3.Connection, p: Plan, names: list[tuple[Value, ...]]) -> None:
    """The computed columns of these rows."""
    if not names:
        return
    to = ["name_key = ?"] if p.name_at >= 0 else []
    if p.percent:
        to.append(f"completeness = {percent_sql(p.entity.table)}")
    names.sort()
    db.executemany(f"UPDATE {p.entity.table} SET {', '.join(to)} WHERE rid = ?", names)


def _marks(names: Sequence[str]) -> str:
    return ", ".join("?" * len(names))


def documents(db: sqlite3.Connection, p: Plan) -> Iterator[str]:
    """The token text every row of an entity should have in the index."""
    for start in range(0, _top(db, p.entity), PART):
        yield from gram_index.texts(p.parts, _read(db, p, f"rid > {start} AND rid <= {start + PART}"))


def all_keys(db: sqlite3.Connection, p: Plan, n: int) -> Iterator[tuple[int, str, int]]:
    for start in range(0, _top(db, p.entity), PART):
        yield from _keys(p, n, _read(db, p, f"rid > {start} AND rid <= {start + PART}"))
