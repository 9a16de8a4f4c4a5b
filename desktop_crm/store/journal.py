"""Reading the capture: the list of steps, the changes of a record, and the SQL of the fields that come from it."""

import json
import sqlite3
from dataclasses import dataclass

from ..domain.changes import Label
from ..domain.fields import Entity, Value
from .history import TIMES, TOUCHED

_BIRTH = "SELECT {what} FROM span p JOIN step s ON s.id = p.step WHERE p.kind = '{kind}' AND p.first <= {t}.rid ORDER BY p.first DESC LIMIT 1"
_LAST = (
    "coalesce((SELECT {what} FROM change c JOIN step s ON s.id = c.step WHERE c.kind = '{kind}' AND c.row = {t}.rid AND NOT c.lost"
    " ORDER BY c.seq DESC LIMIT 1), ({birth}))"
)
_AT = "strftime('%Y-%m-%dT%H:%M:%SZ', s.at / 1000, 'unixepoch')"
_BY = "nullif(s.actor, '')"


def field_sql(e: Entity, name: str) -> str:
    """The expression of a field that is read from the capture, for a row of `e`'s table."""
    what = {"created_at": _AT, "updated_at": _AT, "created_by": _BY, "updated_by": _BY, "batch": "CAST(s.id AS TEXT)"}[
        name
    ]
    birth = _BIRTH.format(what=what, kind=e.name, t=e.table)
    return (
        f"({birth})"
        if name.startswith(("created", "batch"))
        else _LAST.format(what=what, kind=e.name, t=e.table, birth=birth)
    )


@dataclass(frozen=True, slots=True)
class StepLine:
    step: int
    label: Label
    by: str
    at: int  # ms
    origin: str
    records: int
    undone: bool


def steps(db: sqlite3.Connection, limit: int | None = None) -> list[StepLine]:
    """Newest first; the set-up and what never changed a record are left out."""
    found = db.execute(
        f"""SELECT s.id, s.label, s.actor, s.at, s.origin,
          (SELECT coalesce(sum(p.last - p.first + 1), 0) FROM span p WHERE p.step = s.id)
          + (SELECT count(*) FROM (SELECT DISTINCT c.kind, c.row FROM change c WHERE c.step = s.id AND NOT EXISTS
              (SELECT 1 FROM span p WHERE p.step = s.id AND p.kind = c.kind AND c.row BETWEEN p.first AND p.last))),
          {TIMES} % 2 FROM step s WHERE s.origin <> 'setup' AND {TOUCHED} ORDER BY s.id DESC LIMIT ?""",
        (-1 if limit is None else limit,),
    )
    return [
        StepLine(id, tuple(json.loads(label)), by, at, origin, records, bool(undone))
        for id, label, by, at, origin, records, undone in found
    ]


@dataclass(frozen=True, slots=True)
class ChangeLine:
    field: str
    old: Value
    new: Value
    by: str
    at: int  # ms
    step: int
    origin: str


def birth(db: sqlite3.Connection, kind: str, rid: int) -> StepLine | None:
    """The step that made a record."""
    found = db.execute(
        "SELECT s.id, s.label, s.actor, s.at, s.origin FROM span p JOIN step s ON s.id = p.step WHERE p.kind = ? AND p.first <= ? ORDER BY p.first DESC LIMIT 1",
        (kind, rid),
    ).fetchone()
    if not found:
        return None
    step, label, by, at, origin = found
    return StepLine(step, tuple(json.loads(label)), by, at, origin, 0, False)


def changes(db: sqlite3.Connection, kind: str, rid: int) -> list[ChangeLine]:
    """What happened to a record since its birth, newest first; of a step that wrote a cell twice, one line."""
    found = db.execute(
        """SELECT c.field, a.old, c.new, s.actor, s.at, s.id, s.origin FROM
        (SELECT field, step, min(seq) first, max(seq) last FROM change WHERE kind = ? AND row = ? GROUP BY field, step) m
        JOIN change c ON c.seq = m.last JOIN change a ON a.seq = m.first JOIN step s ON s.id = m.step ORDER BY c.seq DESC""",
        (kind, rid),
    )
    return [ChangeLine(*row) for row in found]
