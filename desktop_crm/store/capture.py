"""One capture of every change: three tables and generated triggers.

    step    who, when, what for; its (hlc, writer) IS the clock of everything captured in it
    span    rows `first..last` of a kind were born in a step: a row's clock for 0 bytes a row (rids only grow)
    change  one cell edited after birth: its newest row is the cell's clock; all its rows are history, undo, outbox and base

No clock column, outbox table, dirty queue or second journal: `change` and `span` are read from a cursor by each consumer.
A step is open while session.step is set (inside the unit of work's transaction, so nobody else ever sees it set);
a write without one is an outside tool's and gets a step per SQL statement: 'now' is one value within a statement.
"""

import sqlite3
from collections.abc import Iterator

from ..domain.fields import Entities, Entity

NOW_MS = "CAST(round((julianday('now') - 2440587.5) * 86400000) AS INTEGER)"  # SQLite 3.40 has no unixepoch('subsec')
NOW = "strftime('%Y-%m-%dT%H:%M:%SZ', 'now')"
TICK = "max({hlc} + 1, {ms} << 16)"  # 48 bits of ms, 16 of counter; overflow carries into the ms
STEP = "coalesce((SELECT step FROM session), (SELECT max(id) FROM step))"

TABLES = """
CREATE TABLE session(one INTEGER PRIMARY KEY CHECK (one = 1), capture INT NOT NULL DEFAULT 1, inverse INT NOT NULL DEFAULT 0, step INT,
  hlc INT NOT NULL DEFAULT 0, writer INT NOT NULL, sealed INT NOT NULL DEFAULT 0, derived INT NOT NULL DEFAULT 0, derived_by INT NOT NULL DEFAULT 0, fingerprint TEXT NOT NULL DEFAULT '');
CREATE TABLE step(id INTEGER PRIMARY KEY, hlc INT NOT NULL, writer INT NOT NULL, actor TEXT NOT NULL, at INT NOT NULL, label TEXT NOT NULL,
  origin TEXT NOT NULL CHECK (origin IN ('here', 'outside', 'sync', 'setup', 'purge')), root INT REFERENCES step, UNIQUE (hlc, writer));
CREATE INDEX step_root ON step(root) WHERE root IS NOT NULL;
CREATE TABLE span(kind TEXT, first INT, last INT NOT NULL, step INT NOT NULL, PRIMARY KEY (kind, first)) WITHOUT ROWID;
CREATE INDEX span_step ON span(step);
CREATE TABLE change(seq INTEGER PRIMARY KEY, step INT NOT NULL, kind TEXT NOT NULL, row INT NOT NULL, field TEXT NOT NULL, old, new,
  lost INT NOT NULL DEFAULT 0);
CREATE INDEX change_cell ON change(kind, row, field);
CREATE INDEX change_step ON change(step);
CREATE TABLE pending(kind TEXT, id BLOB, field TEXT, value, hlc INT, writer INT, PRIMARY KEY (kind, id, field, hlc, writer)) WITHOUT ROWID;
CREATE TABLE counter(kind TEXT PRIMARY KEY, top INT NOT NULL) WITHOUT ROWID;
CREATE TRIGGER step_clock AFTER INSERT ON step WHEN new.hlc > (SELECT hlc FROM session) BEGIN UPDATE session SET hlc = new.hlc; END;
"""

CELL_STEP = """coalesce((SELECT k.step FROM change k WHERE k.kind = {kind} AND k.row = {row} AND k.field = {field} AND NOT k.lost ORDER BY k.seq DESC LIMIT 1),
  (SELECT p.step FROM span p WHERE p.kind = {kind} AND p.first <= {row} ORDER BY p.first DESC LIMIT 1))"""
"""The step that is the clock of the cell (kind, row, field) of the aliases in scope."""

_OUTSIDE = f"""
  INSERT INTO step(hlc, writer, actor, at, label, origin)
    SELECT {TICK.format(hlc="s.hlc", ms=NOW_MS)}, s.writer, '', {NOW_MS}, '["outside"]', 'outside' FROM session s
    WHERE NOT EXISTS (SELECT 1 FROM step t WHERE t.id = (SELECT max(id) FROM step) AND t.origin = 'outside' AND t.at = {NOW_MS} AND t.id > s.sealed);"""


def triggers(e: Entity) -> Iterator[tuple[str, str]]:
    """Name and statement of each capture trigger of an entity."""
    on = "(SELECT capture FROM session)"
    outside = "(SELECT capture AND step IS NULL FROM session)"
    # REPLACE deletes the old row without firing delete triggers (recursive_triggers is off in the shell): loud, not silent
    refuse = f"\n  SELECT raise(ABORT, 'REPLACE would lose the old row: use UPDATE') WHERE EXISTS (SELECT 1 FROM {e.table} WHERE rid = new.rid OR id = new.id);"
    cells = ", ".join(f.name for f in e.captured)  # derived columns may be filled without a step
    for name, when, more in (("insert", "INSERT", refuse), ("update", f"UPDATE OF id, {cells}", "")):
        yield f"{e.name}_outside_{name}", f"BEFORE {when} ON {e.table} WHEN {outside} BEGIN {_OUTSIDE}{more} END"
    yield (
        f"{e.name}_same",
        f"""BEFORE UPDATE OF rid, id ON {e.table} WHEN new.rid IS NOT old.rid OR (old.id IS NOT NULL AND new.id IS NOT old.id) BEGIN
  SELECT raise(ABORT, 'a record keeps its id'); END""",
    )
    yield (
        f"{e.name}_born",
        f"""AFTER INSERT ON {e.table} WHEN {on} BEGIN
  UPDATE span SET last = new.rid WHERE kind = '{e.name}' AND last = new.rid - 1 AND step = {STEP}
    AND first = (SELECT max(first) FROM span WHERE kind = '{e.name}');
  INSERT INTO span SELECT '{e.name}', new.rid, new.rid, {STEP} WHERE changes() = 0; END""",
    )
    yield (
        f"{e.name}_named",
        f"""AFTER INSERT ON {e.table} WHEN new.id IS NULL BEGIN
  UPDATE {e.table} SET id = randomblob(16) WHERE rid = new.rid; END""",
    )
    # a delete by anyone becomes 回收站: the update is captured as any other, the row stays
    yield (
        f"{e.name}_trash",
        f"""BEFORE DELETE ON {e.table} WHEN {on} BEGIN
  UPDATE {e.table} SET trashed_at = {NOW} WHERE rid = old.rid AND trashed_at IS NULL;
  SELECT raise(IGNORE); END""",
    )
    for f in e.captured:
        yield (
            f"{e.name}_{f.name}_edited",
            f"""AFTER UPDATE OF {f.name} ON {e.table} WHEN old.{f.name} IS NOT new.{f.name} AND {on} BEGIN
  INSERT INTO change(step, kind, row, field, old, new) SELECT {STEP}, '{e.name}', new.rid, '{f.name}', old.{f.name}, new.{f.name}; END""",
        )
        if f.moves:
            was, now = f"from_{f.name}", f"to_{f.name}"
            yield (
                f"{e.name}_{f.name}_moved",
                f"""AFTER UPDATE OF {f.name} ON {e.table} WHEN old.{f.name} IS NOT new.{f.name} AND (SELECT capture AND NOT inverse FROM session) BEGIN
  INSERT INTO {f.moves}(id, {e.name}, {was}, {now}, at, moved_by)
    SELECT randomblob(16), new.id, old.{f.name}, new.{f.name}, {NOW}, nullif(s.actor, '') FROM step s WHERE s.id = {STEP}; END""",
            )


def stored(entities: Entities) -> list[Entity]:
    """The entities that have a table of their own to capture."""
    return [e for e in entities.values() if not e.journal]


def expected(entities: Entities) -> dict[str, str]:
    """Every trigger a file of this field table has, by name."""
    return {name: f'CREATE TRIGGER "{name}" {body}' for e in stored(entities) for name, body in triggers(e)}


def regenerate(db: sqlite3.Connection, entities: Entities) -> None:
    """Make the file's triggers those of the field table; only what differs is touched."""
    want = expected(entities)
    have = dict(db.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND name <> 'step_clock'"))
    for name in have.keys() - want.keys():
        db.execute(f'DROP TRIGGER "{name}"')
    for name, statement in want.items():
        if have.get(name) != statement:
            db.execute(f'DROP TRIGGER IF EXISTS "{name}"')
            db.execute(statement)
