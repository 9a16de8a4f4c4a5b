"""彻底删除: a record's fields and its history are blanked for ever; the empty row stays, so that nothing points nowhere.

On another PC the purge wins over whatever was written meanwhile (SYNC.md §3)."""

import json
import sqlite3
from collections.abc import Iterable

from ..domain.fields import Entities, Entity
from . import derived
from .capture import stored
from .unit_of_work import UnitOfWork

_KEPT = ("trashed_at", "purged_at")
_NAMING = {"add": 1, "set": 1, "trash": 1, "restore": 1, "move": 0, "done": 0, "snooze": 0, "me": 0}
"""Steps whose label names a record, and how many of its words do not."""


def purge(work: UnitOfWork, kind: str, rids: Iterable[int]) -> None:
    """The rows must be in 回收站 already."""
    rows = list(rids)
    e = work.entities[kind]
    work.db.execute("PRAGMA secure_delete = ON")
    work.db.execute("UPDATE session SET inverse = 1")  # blanking a stage is no move
    work.set_all(kind, rows, {f.name: None for f in e.captured if f.name not in _KEPT} | {"purged_at": work.moment()})
    work.db.execute("UPDATE session SET inverse = 0")
    derived.catch_up(work.db, work.entities)  # the old tokens and keys go while their values are still known
    _forget(work.db, e, ",".join(map(str, rows)))


def settle(db: sqlite3.Connection, entities: Entities) -> None:
    """After a merge: what arrived for a purged record is blanked again. Capture is off."""
    for e in stored(entities):
        names = [f.name for f in e.captured if f.name not in _KEPT]
        some = " OR ".join(f"{n} IS NOT NULL" for n in names)
        late = [
            r
            for (r,) in db.execute(
                f"SELECT rid FROM {e.table} WHERE purged_at IS NOT NULL AND (trashed_at IS NULL OR {some})"
            )
        ]
        if not late:
            continue
        # searched values are forgotten by their own change rows, which must exist before the cells are blanked
        (step,) = db.execute("SELECT max(id) FROM step").fetchone()
        for n in names:
            db.execute(
                f"INSERT INTO change(step, kind, row, field, old, new) SELECT ?, '{e.name}', rid, '{n}', {n}, NULL FROM {e.table}"
                f" WHERE purged_at IS NOT NULL AND {n} IS NOT NULL",
                (step,),
            )
        blank = ", ".join(f"{n} = NULL" for n in names)
        db.execute(
            f"UPDATE {e.table} SET {blank}, trashed_at = coalesce(trashed_at, purged_at) WHERE purged_at IS NOT NULL"
        )
        derived.catch_up(db, entities)
        _forget(db, e, ",".join(map(str, late)))


def _forget(db: sqlite3.Connection, e: Entity, rows: str) -> None:
    db.execute(
        f"UPDATE change SET old = NULL, new = NULL WHERE kind = ? AND row IN ({rows}) AND field NOT IN ('trashed_at', 'purged_at')",
        (e.name,),
    )
    # a step's label may name the record: what it did stays, what it did it to goes
    steps = db.execute(
        f"""SELECT id, label FROM step WHERE id IN (SELECT step FROM change WHERE kind = ?1 AND row IN ({rows})
          UNION SELECT p.step FROM span p JOIN {e.table} r ON r.rid IN ({rows}) AND r.rid BETWEEN p.first AND p.last WHERE p.kind = ?1)
        OR root IN (SELECT step FROM change WHERE kind = ?1 AND row IN ({rows}))""",
        (e.name,),
    ).fetchall()
    for step, label in steps:
        words = json.loads(label)
        while words and words[0] in ("undo", "redo"):
            words = words[1:]
        if words and words[0] in _NAMING:
            kept = json.loads(label)[: len(json.loads(label)) - len(words) + 1] + words[1 : 1 + _NAMING[words[0]]]
            db.execute("UPDATE step SET label = ? WHERE id = ?", (json.dumps(kept, ensure_ascii=False), step))
