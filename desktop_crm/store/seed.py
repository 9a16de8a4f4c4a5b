"""What every office starts with: one office record, the default pipeline, the option lists. Fixed ids and one fixed clock,
so that two PCs that start apart have made the same rows."""

import sqlite3
from collections.abc import Iterator

from ..domain.entities.pipeline import PIPELINE, PIPELINE_CODE, STAGES, stage_id
from ..domain.fields import Entities, Kind, Value
from ..domain.ids import named_id
from ..domain.options import LISTS, defaults

Planted = tuple[str, bytes, dict[str, Value]]


def plant(db: sqlite3.Connection, entities: Entities) -> None:
    """Inserts what is not there yet, inside the caller's transaction, as a step of no one's."""
    new = [p for p in _all(entities) if not db.execute(f'SELECT 1 FROM "{p[0]}" WHERE id = ?', (p[1],)).fetchone()]
    if not new:
        return
    (turn,) = db.execute("SELECT count(*) + 1 FROM step WHERE origin = 'setup'").fetchone()
    (step,) = db.execute(
        "INSERT INTO step(hlc, writer, actor, at, label, origin) VALUES (?, 0, '', 0, '[\"setup\"]', 'setup') RETURNING id",
        (turn,),
    ).fetchone()
    db.execute("UPDATE session SET step = ?", (step,))
    for kind, id, values in new:
        columns = ", ".join(("id", *values))
        db.execute(f'INSERT INTO "{kind}"({columns}) VALUES (?{", ?" * len(values)})', (id, *values.values()))
    db.execute("UPDATE session SET step = NULL")


def _all(entities: Entities) -> Iterator[Planted]:
    yield "office", named_id("office"), {"name": "", "currency": "CNY"}
    yield "pipeline", PIPELINE, {"number": PIPELINE_CODE, "name": "销售管道", "position": 1.0}
    for position, s in enumerate(STAGES, 1):
        yield (
            "stage",
            stage_id(s.code),
            {
                "number": s.code,
                "name": s.zh,
                "pipeline": PIPELINE,
                "position": float(position),
                "kind": s.kind,
                "probability": s.probability,
                "stalled_after": s.stalled_after,
                "required_fields": s.required,
            },
        )
    closed = {f.choices for e in entities.values() for f in e.fields if f.kind is Kind.CHOICE and f.closed}
    for list_name in LISTS:
        if list_name not in closed:
            for position, (code, zh, _) in enumerate(defaults(list_name), 1):
                yield (
                    "option",
                    named_id("option", list_name, zh),
                    {"list_name": list_name, "code": code, "label": zh, "position": float(position), "retired": 0},
                )
