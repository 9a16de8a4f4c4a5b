"""What another PC did, taken in as sets: the capture tables are all it needs (SYNC.md §3).

An Export is what a segment file will carry: steps by (hlc, writer), rows as born, cells edited since. The same one twice, in any
order, changes nothing.
"""

import sqlite3
from dataclasses import dataclass, field

from ..domain.changes import Changes
from ..domain.fields import ANY, Entities, Entity, Value
from . import derived, purge
from .capture import CELL_STEP, stored
from .captured import Mark, arrived
from .file import Store

Row = tuple[Value, ...]


@dataclass(slots=True)
class Export:
    steps: list[Row] = field(default_factory=list)  # hlc, writer, actor, at, label
    rows: dict[str, tuple[list[str], list[Row]]] = field(
        default_factory=dict
    )  # kind: names, (hlc, writer, id, values…)
    cells: list[Row] = field(default_factory=list)  # kind, id, field, value, hlc, writer


def export(store: Store, after: int = 0) -> Export:
    """Steps of this PC beyond `after`. Seals them: an outside write after this starts a new step."""
    db, out = store.db, Export()
    with store.lock:
        db.execute("UPDATE session SET sealed = (SELECT max(id) FROM step)")
        own = "s.id > ? AND s.origin <> 'sync'"
        out.steps = db.execute(f"SELECT hlc, writer, actor, at, label FROM step s WHERE {own}", (after,)).fetchall()
        for e in stored(store.entities):
            _export_births(db, e, out, own, after)
            out.cells += db.execute(
                f"""SELECT c.kind, r.id, c.field, c.new, s.hlc, s.writer FROM change c JOIN step s ON s.id = c.step
                JOIN {e.table} r ON r.rid = c.row WHERE c.kind = ? AND {own} ORDER BY s.hlc, c.seq""",
                (e.name, after),
            )
    return out


def _export_births(db: sqlite3.Connection, e: Entity, out: Export, own: str, after: int) -> None:
    """As born: what was edited since travels as cells."""
    names = [f.name for f in e.captured]
    born = f"FROM span p JOIN step s ON s.id = p.step JOIN {e.table} r ON r.rid BETWEEN p.first AND p.last"
    found = db.execute(
        f"SELECT s.hlc, s.writer, r.id, {', '.join('r.' + n for n in names)} {born} WHERE p.kind = ? AND {own}",
        (e.name, after),
    ).fetchall()
    if not found:
        return
    place, rows = {n: i for i, n in enumerate(names, 3)}, {r[2]: list(r) for r in found}
    for id, name, value in db.execute(
        f"SELECT r.id, c.field, c.old {born} JOIN change c ON c.kind = p.kind AND c.row = r.rid WHERE p.kind = ? AND {own} AND NOT c.lost ORDER BY c.seq DESC",
        (e.name, after),
    ):
        rows[id][place[name]] = value
    out.rows[e.name] = (names, [tuple(r) for r in rows.values()])


def merge(store: Store, got: Export) -> Changes:
    """One transaction. Custom field definitions come first, so that their columns exist for the rest."""
    with store.lock:
        db = store.db
        db.execute("BEGIN IMMEDIATE")
        try:
            derived.catch_up(db, store.entities)
            since, tops = Mark.now(db), _tops(db, store.entities)
            db.execute("PRAGMA defer_foreign_keys = ON")
            db.execute("UPDATE session SET capture = 0")
            db.executemany(
                "INSERT OR IGNORE INTO step(hlc, writer, actor, at, label, origin) VALUES (?, ?, ?, ?, ?, 'sync')",
                got.steps,
            )
            db.execute(
                "CREATE TEMP TABLE op(kind TEXT, id BLOB, field TEXT, value, hlc INT, writer INT, PRIMARY KEY (kind, field, id, hlc, writer)) WITHOUT ROWID"
            )
            db.executemany("INSERT OR REPLACE INTO op VALUES (?, ?, ?, ?, ?, ?)", got.cells)
            db.execute("INSERT OR REPLACE INTO op SELECT * FROM pending")
            db.execute("DELETE FROM pending")
            _merge_kind(db, store.entities["custom_field"], got)
            store.adopt()
            for e in stored(store.entities):
                if e.name != "custom_field":
                    _merge_kind(db, e, got)
            _stubs(db, store.entities)
            db.execute("INSERT OR IGNORE INTO pending SELECT * FROM op")
            db.execute("DROP TABLE op")
            derived.catch_up(db, store.entities)
            purge.settle(db, store.entities)
            changes = arrived(db, since, tops, _tops(db, store.entities))
            db.execute("UPDATE session SET capture = 1")
            db.execute("COMMIT")
        except BaseException:
            db.execute("ROLLBACK")
            store._reload()
            raise
    for listen in store.listeners:
        listen(changes)
    return changes


def _tops(db: sqlite3.Connection, entities: Entities) -> dict[str, int]:
    return {e.name: db.execute(f"SELECT coalesce(max(rid), 0) FROM {e.table}").fetchone()[0] for e in stored(entities)}


def _merge_kind(db: sqlite3.Connection, e: Entity, got: Export) -> None:
    if e.name in got.rows:
        _births(db, e, *got.rows[e.name])
    _cells(db, e)


def _births(db: sqlite3.Connection, e: Entity, names: list[str], rows: list[Row]) -> None:
    """Rows unknown here go in whole, ordered by step so that a step's rows are one span."""
    known = {f.name for f in e.captured}
    use = [n for n in names if n in known]
    columns = ", ".join(("hlc INT", "writer INT", "id BLOB PRIMARY KEY", *(f'"{n}"' for n in names)))
    db.execute(f"CREATE TEMP TABLE born({columns})")
    db.executemany(f"INSERT OR IGNORE INTO born VALUES ({', '.join('?' * (3 + len(names)))})", rows)
    for n in names:
        if n not in known:  # a field this version does not know yet: kept, replayed when it does
            db.execute(
                f"INSERT OR REPLACE INTO op SELECT '{e.name}', id, '{n}', \"{n}\", hlc, writer FROM born WHERE \"{n}\" IS NOT NULL"
            )
    (top,) = db.execute(f"SELECT coalesce(max(rid), 0) FROM {e.table}").fetchone()
    listed = "".join(f", {n}" for n in use)
    db.execute(
        f"INSERT INTO {e.table}(id{listed}) SELECT id{listed} FROM born WHERE id NOT IN (SELECT id FROM {e.table}) ORDER BY hlc, writer"
    )
    db.execute(
        f"""INSERT INTO span SELECT '{e.name}', min(r.rid), max(r.rid), s.id FROM {e.table} r JOIN born b ON b.id = r.id
        JOIN step s ON s.hlc = b.hlc AND s.writer = b.writer WHERE r.rid > ? GROUP BY s.id""",
        (top,),
    )
    _fill_stubs(db, e, use)
    # rows made on both sides under one id: cell by cell, empty and equal ones too (their clock counts)
    db.execute(
        f"""CREATE TEMP TABLE twice AS SELECT b.* FROM born b JOIN {e.table} r ON r.id = b.id JOIN step s ON s.hlc = b.hlc AND s.writer = b.writer
        WHERE r.rid <= ? AND s.id <> (SELECT p.step FROM span p WHERE p.kind = '{e.name}' AND p.first <= r.rid ORDER BY p.first DESC LIMIT 1)""",
        (top,),
    )
    for n in use:
        db.execute(f"INSERT OR IGNORE INTO op SELECT '{e.name}', id, '{n}', {n}, hlc, writer FROM twice")
    db.execute("DROP TABLE twice")
    db.execute("DROP TABLE born")


def _fill_stubs(db: sqlite3.Connection, e: Entity, names: list[str]) -> None:
    """A row known here only as a stub is born now: in its own step, with what it was born with where nothing newer has come."""
    stubs = db.execute(
        f"""SELECT r.rid, s.id FROM born b JOIN {e.table} r ON r.id = b.id JOIN step s ON s.hlc = b.hlc AND s.writer = b.writer
        JOIN span p ON p.kind = ? AND p.first = r.rid AND p.step = 0""",
        (e.name,),
    ).fetchall()
    rids = [rid for rid, _ in stubs]
    with derived.rewritten(db, e, rids):
        for n in names if rids else ():
            db.execute(
                f"""UPDATE {e.table} SET {n} = b.{n} FROM born b WHERE b.id = {e.table}.id AND rid IN ({",".join(map(str, rids))})
                AND NOT EXISTS (SELECT 1 FROM change c WHERE c.kind = ? AND c.row = {e.table}.rid AND c.field = ?)""",
                (e.name, n),
            )
    db.executemany(
        "UPDATE span SET step = ? WHERE kind = ? AND first = ?", [(step, e.name, rid) for rid, step in stubs]
    )


def _cells(db: sqlite3.Connection, e: Entity) -> None:
    """Per field: history rows for every op not seen before (`lost` when it is older than what stands), then one UPDATE of the newest."""
    known = {f.name for f in e.captured}
    for (name,) in db.execute("SELECT DISTINCT field FROM op WHERE kind = ?", (e.name,)).fetchall():
        if name not in known:
            continue
        (seq,) = db.execute("SELECT coalesce(max(seq), 0) FROM change").fetchone()
        top = CELL_STEP.format(kind=f"'{e.name}'", row="r.rid", field=f"'{name}'")
        db.execute(
            f"""INSERT INTO change(step, kind, row, field, old, new, lost)
            SELECT s.id, '{e.name}', r.rid, '{name}', coalesce(lag(o.value) OVER (PARTITION BY r.rid ORDER BY o.hlc, o.writer), r.{name}), o.value,
              (o.hlc, o.writer) < (k.hlc, k.writer) OR ((o.hlc, o.writer) = (k.hlc, k.writer) AND coalesce(o.value <= r.{name}, o.value IS NULL))
            FROM op o JOIN {e.table} r ON r.id = o.id JOIN step s ON s.hlc = o.hlc AND s.writer = o.writer LEFT JOIN step k ON k.id = {top}
            WHERE o.kind = '{e.name}' AND o.field = '{name}'
              AND NOT EXISTS (SELECT 1 FROM change x WHERE x.kind = '{e.name}' AND x.row = r.rid AND x.field = '{name}' AND x.step = s.id)
            ORDER BY o.hlc, o.writer"""
        )
        db.execute(
            f"""UPDATE {e.table} SET {name} = c.new FROM (SELECT row, new, max(seq) FROM change
            WHERE seq > ? AND kind = '{e.name}' AND field = '{name}' AND NOT lost GROUP BY row) c WHERE c.row = {e.table}.rid""",
            (seq,),
        )
        db.execute(
            f"DELETE FROM op WHERE kind = '{e.name}' AND field = ? AND id IN (SELECT id FROM {e.table})", (name,)
        )


def _stubs(db: sqlite3.Connection, entities: Entities) -> None:
    """A row whose parent has not come yet: an empty parent in 回收站, older than everything (step 0), filled when it comes."""
    for e in stored(entities):
        for f in e.captured:
            if not f.target or f.target == ANY:
                continue
            target = entities[f.target].table
            late = db.execute(
                f"SELECT DISTINCT {f.name} FROM {e.table} WHERE {f.name} IS NOT NULL AND {f.name} NOT IN (SELECT id FROM {target})"
            ).fetchall()
            for (id,) in late:
                db.execute(
                    "INSERT OR IGNORE INTO step(id, hlc, writer, actor, at, label, origin) VALUES (0, 0, -1, '', 0, '[\"stub\"]', 'setup')"
                )
                (rid,) = db.execute(
                    f"INSERT INTO {target}(id, trashed_at) VALUES (?, '') RETURNING rid", (id,)
                ).fetchone()
                db.execute("INSERT INTO span VALUES (?, ?, ?, 0)", (f.target, rid, rid))
