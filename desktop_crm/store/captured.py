"""Reading back what the triggers captured."""

import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ..domain.changes import Changes


@dataclass(frozen=True, slots=True)
class Mark:
    """How far capture had come."""

    seq: int
    step: int

    @classmethod
    def now(cls, db: sqlite3.Connection) -> "Mark":
        (seq, step) = db.execute(
            "SELECT (SELECT coalesce(max(seq), 0) FROM change), (SELECT coalesce(max(id), 0) FROM step)"
        ).fetchone()
        return cls(seq, step)


def captured(db: sqlite3.Connection, step: int, origin: str, since: Mark) -> Changes:
    """What the open step did."""
    spans = db.execute("SELECT kind, min(first), max(last) FROM span WHERE step = ? GROUP BY kind", (step,))
    return Changes(step, origin, _ranges(spans), _edits(db, since.seq))


def outside_since(db: sqlite3.Connection, since: Mark) -> Changes:
    """What others did, whatever the number of their steps. An outside tool's last step can have grown: it is looked at again."""
    spans = db.execute(
        "SELECT p.kind, min(p.first), max(p.last) FROM span p JOIN step s ON s.id = p.step"
        " WHERE p.step > ?1 OR (p.step = ?1 AND s.origin = 'outside') GROUP BY p.kind",
        (since.step,),
    )
    (step,) = db.execute("SELECT coalesce(max(id), 0) FROM step").fetchone()
    return Changes(step, "outside", _ranges(spans), _edits(db, since.seq))


def arrived(db: sqlite3.Connection, since: Mark, before: Mapping[str, int], after: Mapping[str, int]) -> Changes:
    """What a merge brought: its rows are born in many steps, but always beyond the rows there were."""
    born = {kind: range(before.get(kind, 0) + 1, top + 1) for kind, top in after.items() if top > before.get(kind, 0)}
    (step,) = db.execute("SELECT coalesce(max(id), 0) FROM step").fetchone()
    return Changes(step, "sync", born, _edits(db, since.seq))


def _ranges(spans: Iterable[tuple[str, int, int]]) -> dict[str, range]:
    return {kind: range(first, last + 1) for kind, first, last in spans}


def _edits(db: sqlite3.Connection, after: int) -> dict[str, dict[str, frozenset[int]]]:
    found: dict[str, dict[str, set[int]]] = {}
    for kind, name, row in db.execute("SELECT kind, field, row FROM change WHERE seq > ? AND NOT lost", (after,)):
        found.setdefault(kind, {}).setdefault(name, set()).add(row)
    return {kind: {name: frozenset(rows) for name, rows in fields.items()} for kind, fields in found.items()}
