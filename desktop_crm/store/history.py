"""Undo and redo of a step, from what was captured alone. An undo is an ordinary new step whose `root` names the step it takes back.

A step's state needs no column: an odd number of steps with that root = undone. Undo and redo are one act, the inverse of the newest
step of the chain. A cell that a later step changed, and a new row that was edited or is pointed at since, is left alone and reported.
"""

import json
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass

from ..domain.changes import Label
from ..domain.fields import Entities, Entity, references
from .capture import CELL_STEP, NOW
from .file import Store

MINE = "s.origin IN ('here', 'outside') AND s.root IS NULL"
"""This file's own list; what arrived by sharing, the set-up and a purge are never in it."""
IDENTITY = """s.label LIKE '["me",%'"""
"""Who works here: taken back only when asked for by its own number."""
TIMES = "(SELECT count(*) FROM step r WHERE r.root = s.id)"
LIVE_LATER = """SELECT s.id FROM step s WHERE s.id > :tip AND coalesce(s.root, s.id) <> :root AND s.origin <> 'setup'
  AND (SELECT count(*) FROM step r WHERE r.root = coalesce(s.root, s.id)) % 2 = 0"""  # taken back = never was
TOUCHED = "(EXISTS (SELECT 1 FROM span p WHERE p.step = s.id) OR EXISTS (SELECT 1 FROM change c WHERE c.step = s.id))"


@dataclass(frozen=True, slots=True)
class Kept:
    """What an undo left alone, and the label of the later step that is why; field is empty for a whole record."""

    kind: str
    id: bytes
    field: str
    reason: Label


@dataclass(frozen=True, slots=True)
class Inverted:
    step: int
    root: int
    kept: list[Kept]


def undoable(db: sqlite3.Connection) -> int | None:
    """The newest own step that changed records and is not taken back; not that somebody said who he is."""
    found = db.execute(
        f"SELECT s.id FROM step s WHERE {MINE} AND NOT {IDENTITY} AND {TIMES} % 2 = 0 AND {TOUCHED} ORDER BY s.id DESC LIMIT 1"
    ).fetchone()
    return found[0] if found else None


def redoable(db: sqlite3.Connection) -> int | None:
    """The step taken back last, unless something new was done since."""
    found = db.execute(
        f"""SELECT s.id FROM step r JOIN step s ON s.id = r.root WHERE {TIMES} % 2 = 1
        AND r.id > (SELECT max(s.id) FROM step s WHERE {MINE}) AND r.id = (SELECT max(id) FROM step x WHERE x.root = s.id)
        ORDER BY r.id DESC LIMIT 1"""
    ).fetchone()
    return found[0] if found else None


def is_undoable(db: sqlite3.Connection, step: int) -> bool:
    found = db.execute(
        f"SELECT 1 FROM step s WHERE s.id = ? AND {MINE} AND {TIMES} % 2 = 0 AND {TOUCHED}", (step,)
    ).fetchone()
    return found is not None


def label_of(db: sqlite3.Connection, step: int) -> Label:
    found = db.execute("SELECT label FROM step WHERE id = ?", (step,)).fetchone()
    return tuple(json.loads(found[0])) if found else ()


def invert(store: Store, root: int, progress: Callable[[int], None] | None = None) -> Inverted:
    """Take back `root`, or do it again if it is taken back."""
    with store.lock:
        tip, times = store.db.execute(
            f"SELECT coalesce((SELECT max(id) FROM step r WHERE r.root = s.id), s.id), {TIMES} FROM step s WHERE s.id = ?",
            (root,),
        ).fetchone()
        act = "redo" if times % 2 else "undo"
        with store.write((act, *label_of(store.db, root)), root=root, progress=progress) as work:
            kept = _Inversion(work.db, work.entities, tip, root, progress).run()
        return Inverted(work.step, root, kept)


class _Inversion:
    def __init__(
        self, db: sqlite3.Connection, entities: Entities, tip: int, root: int, progress: Callable[[int], None] | None
    ) -> None:
        self.db, self.entities, self.progress = db, entities, progress
        self.args = {"tip": tip, "root": root}
        self.kept: list[Kept] = []

    def run(self) -> list[Kept]:
        found = self.db.execute(
            "SELECT kind FROM span WHERE step = :tip UNION SELECT kind FROM change WHERE step = :tip", self.args
        )
        kinds = [self.entities[kind] for (kind,) in found.fetchall()]
        self.db.execute("CREATE TEMP TABLE doomed(kind TEXT, row INT, id BLOB, PRIMARY KEY (kind, row)) WITHOUT ROWID")
        self.db.execute("CREATE TEMP TABLE later(kind TEXT, row INT, step INT, PRIMARY KEY (kind, row)) WITHOUT ROWID")
        self.db.execute("CREATE TEMP TABLE cell(row INTEGER PRIMARY KEY, old, new, moved INT)")
        for e in kinds:
            self._doom(e)
        self.db.execute("CREATE INDEX temp.doomed_id ON doomed(id)")
        while any([self._spare_pointed_at(e) for e in kinds]):  # what is spared may itself point at something
            pass
        for e in kinds:
            self._report(
                e,
                f"SELECT r.id, '', s.label FROM later l JOIN step s ON s.id = l.step JOIN {{t}} r ON r.rid = l.row WHERE l.kind = '{e.name}'",
            )
            self._take_back_births(e)
            names = "SELECT DISTINCT field FROM change WHERE step = :tip AND kind = :kind"
            for (name,) in self.db.execute(names, self.args | {"kind": e.name}).fetchall():
                if name in e.by_name:
                    self._take_back_cells(e, name)
        for table in ("doomed", "later", "cell"):
            self.db.execute(f"DROP TABLE {table}")
        return self.kept

    def _doom(self, e: Entity) -> None:
        """The rows this would put into 回收站, and of them those that a later step outside the chain touched."""
        self.db.execute(
            f"""INSERT OR IGNORE INTO doomed
            SELECT '{e.name}', r.rid, r.id FROM span p JOIN {e.table} r ON r.rid BETWEEN p.first AND p.last WHERE p.kind = '{e.name}' AND p.step = :tip AND r.trashed_at IS NULL
            UNION SELECT '{e.name}', r.rid, r.id FROM change c JOIN {e.table} r ON r.rid = c.row
              WHERE c.step = :tip AND c.kind = '{e.name}' AND c.field = 'trashed_at' AND c.old IS NOT NULL AND r.trashed_at IS NULL""",
            self.args,
        )
        self.db.execute(
            f"""INSERT OR IGNORE INTO later SELECT '{e.name}', c.row, c.step FROM change c
            WHERE c.kind = '{e.name}' AND c.step IN ({LIVE_LATER})
              AND EXISTS (SELECT 1 FROM doomed d WHERE d.kind = '{e.name}' AND d.row = c.row)""",
            self.args,
        )

    def _spare_pointed_at(self, e: Entity) -> bool:
        """Spares what a live record that stays points at, whenever that came; whether there was any."""
        (mine,) = self.db.execute("SELECT count(*) FROM doomed WHERE kind = ?", (e.name,)).fetchone()
        before = self.db.total_changes
        for child, f in references(e.name, self.entities):
            (all_,) = self.db.execute(f"SELECT coalesce(max(rid), 0) FROM {child.table}").fetchone()
            ends = [f"{child.table} x", "doomed d"] if all_ < mine else ["doomed d", f"{child.table} x"]
            top = CELL_STEP.format(kind=f"'{child.name}'", row="x.rid", field=f"'{f.name}'")
            stays = f"""NOT EXISTS (SELECT 1 FROM doomed g WHERE g.kind = '{child.name}' AND g.row = x.rid
              AND NOT EXISTS (SELECT 1 FROM later l WHERE l.kind = g.kind AND l.row = g.row))"""
            goes_back = f"EXISTS (SELECT 1 FROM change c WHERE c.kind = '{child.name}' AND c.row = x.rid AND c.step = :tip AND c.field = '{f.name}')"
            self.db.execute(
                f"""INSERT OR IGNORE INTO later SELECT d.kind, d.row, {top} FROM {" CROSS JOIN ".join(ends)}
                WHERE d.kind = '{e.name}' AND x.{f.name} = d.id AND x.trashed_at IS NULL AND {stays} AND NOT {goes_back}""",
                self.args,
            )
        return self.db.total_changes > before

    def _take_back_births(self, e: Entity) -> None:
        spans = self.db.execute(
            "SELECT first, last FROM span WHERE kind = ? AND step = ?", (e.name, self.args["tip"])
        ).fetchall()
        for first, last in spans:
            self.db.execute(
                f"UPDATE {e.table} SET trashed_at = {NOW} WHERE rid BETWEEN ? AND ? AND trashed_at IS NULL AND rid NOT IN (SELECT row FROM later WHERE kind = '{e.name}')",
                (first, last),
            )
            if self.progress:
                self.progress(last - first + 1)

    def _take_back_cells(self, e: Entity, name: str) -> None:
        """Per row the value before the step and the one it left; one that differs now was changed since."""
        self.db.execute("DELETE FROM cell")
        self.db.execute(
            f"""INSERT INTO cell SELECT c.row, c.old, z.new, r.{name} IS NOT z.new OR r.purged_at IS NOT NULL FROM
            (SELECT row, min(seq) AS a, max(seq) AS z FROM change WHERE step = :tip AND kind = '{e.name}' AND field = '{name}' AND NOT lost GROUP BY row) m
            JOIN change c ON c.seq = m.a JOIN change z ON z.seq = m.z JOIN {e.table} r ON r.rid = m.row""",
            self.args,
        )
        top = CELL_STEP.format(kind=f"'{e.name}'", row="cell.row", field=f"'{name}'")
        self._report(
            e,
            f"SELECT r.id, '{name}', s.label FROM cell JOIN step s ON s.id = {top} JOIN {{t}} r ON r.rid = cell.row WHERE moved",
        )
        spared = (
            f"AND (c.old IS NULL OR c.row NOT IN (SELECT row FROM later WHERE kind = '{e.name}'))"
            if name == "trashed_at"
            else ""
        )
        done = self.db.execute(
            f"UPDATE {e.table} SET {name} = c.old FROM cell c WHERE c.row = {e.table}.rid AND {e.table}.rid IN (SELECT row FROM cell) AND NOT c.moved {spared}"
        )
        if self.progress:
            self.progress(done.rowcount)

    def _report(self, e: Entity, query: str) -> None:
        for id, field, label in self.db.execute(query.format(t=e.table)):
            self.kept.append(Kept(e.name, id, field, tuple(json.loads(label))))
