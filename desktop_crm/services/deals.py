"""商机: moving cards, the board and its sums."""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from ..domain import money
from ..domain.errors import BadValue, UserError
from ..domain.fields import Value
from ..domain.ids import id_text
from ..domain.order_keys import between, needs_rekey, spread
from ..store import resolve
from ..store.unit_of_work import UnitOfWork
from . import assignments, cards, members
from .assignments import Pairs
from .core import Core


@dataclass(frozen=True, slots=True)
class Column:
    stage: str
    label: str
    kind: str
    count: int
    sum: str
    weighted: str
    stalled: int
    foreign: int  # deals in another currency; the sums are in the base currency
    deals: list[str]


@dataclass(frozen=True, slots=True)
class Board:
    pipeline: str
    columns: list[Column]


def move(
    core: Core, deal: str, stage: str, *, before: str | None = None, pairs: Pairs | None = None
) -> tuple[str | None, list[str]]:
    """By hand: the fields the stage requires are asked for. Returns the step and the deal's id."""
    e = core.entities["deal"]
    rid = resolve.one(core.db, e, deal)
    ahead = None if before is None else resolve.one(core.db, e, before)
    (_, _, name) = resolve.labels(core.db, e, [rid])[rid]
    (to,) = core.db.execute(
        "SELECT name FROM stage WHERE id = ?", (assignments.reference(core.db, core.entities["stage"], stage),)
    ).fetchone()
    with core.write("move", name, to) as work:
        assigned = assignments.read(work.db, work.entities, e, dict(pairs or {}))
        assignments.refuse_emptied(work.entities["deal"], assigned)
        values = assigned.values
        values["stage"] = assignments.reference(work.db, work.entities["stage"], stage)
        on_set(work, [rid], values)
        values["rank"] = _rank_before(work, rid, values["stage"], ahead)
        work.set("deal", rid, values)
        (id,) = work.db.execute("SELECT id FROM deal WHERE rid = ?", (rid,)).fetchone()
        for f, edit in assigned.members.items():
            members.apply(work, work.entities["deal"], f, id, edit)
    (kept,) = core.db.execute("SELECT EXISTS (SELECT 1 FROM step WHERE id = ?)", (work.step,)).fetchone()
    return (str(work.step) if kept else None), [id_text(id)]


def on_add(work: UnitOfWork, values: dict[str, Value]) -> None:
    """A new deal's probability is its stage's; it belongs to its stage's pipeline."""
    stage = values.get("stage") or work.entities["deal"].by_name["stage"].default
    row = work.db.execute("SELECT probability, pipeline FROM stage WHERE id = ?", (stage,)).fetchone()
    if row:
        values.setdefault("probability", row[0])
        values["pipeline"] = row[1]
    if "started_on" not in values:
        values["started_on"] = _today(work)


def on_set(work: UnitOfWork, rids: Sequence[int], values: dict[str, Value]) -> None:
    """Entering a stage by hand: what it requires must be there; won and lost close the deal today. Raises BadValue."""
    if values.get("stage") is None:
        return
    row = work.db.execute(
        "SELECT number, name, kind, probability, pipeline, required_fields FROM stage WHERE id = ?", (values["stage"],)
    ).fetchone()
    if row is None:
        return
    _, name, kind, probability, pipeline, required = row
    e = work.entities["deal"]
    for rid in rids:
        for word in filter(None, (w.strip() for w in (required or "").split(","))):
            f = e.field(word)
            (now,) = work.db.execute(f"SELECT {f.name} FROM deal WHERE rid = ?", (rid,)).fetchone()
            if values.get(f.name, now) in (None, ""):
                raise BadValue(f"进入“{name}”需要填写{f.zh}（{f.code}）", f"Entering “{name}” needs {f.en} ({f.code})")
    values.setdefault("probability", probability)
    values["pipeline"] = pipeline
    if kind in ("won", "lost"):
        still_open = work.db.execute(
            f"SELECT count(*) FROM deal WHERE rid IN ({','.join(map(str, rids))}) AND closed_on IS NOT NULL"
        ).fetchone()[0]
        if not still_open:
            values.setdefault("closed_on", _today(work))
    elif kind == "open":
        values.setdefault("closed_on", None)


def _today(work: UnitOfWork) -> str:
    from datetime import datetime

    return datetime.fromtimestamp(work.ms / 1000).date().isoformat()


def _rank_before(work: UnitOfWork, rid: int, stage: Value, ahead: int | None) -> str:
    """A key just before `ahead`, else at the end of the column. Neighbours of other columns will do: the room between
    them is room in this one, and finding them costs the same on a board of any size."""
    if ahead is None:
        unranked = work.db.execute(
            "SELECT 1 FROM deal WHERE rank IS NULL AND trashed_at IS NULL AND +stage = ? AND rid <> ? LIMIT 1",
            (stage, rid),
        ).fetchone()
        (last,) = work.db.execute("SELECT max(rank) FROM deal WHERE trashed_at IS NULL").fetchone()
        if not unranked and not needs_rekey(last, None):
            return between(last, None)
    else:
        found = work.db.execute(
            "SELECT rank, stage FROM deal WHERE rid = ? AND trashed_at IS NULL AND rid <> ?", (ahead, rid)
        ).fetchone()
        if found is None or found[1] != stage:
            raise UserError("--before 的商机不在这个阶段", "The deal of --before is not in that stage")
        key = found[0]
        if key is not None and not _shared(work, key, stage, rid):
            (left,) = work.db.execute(
                "SELECT max(rank) FROM deal WHERE rank < ? AND trashed_at IS NULL", (key,)
            ).fetchone()
            if not needs_rekey(left, key):
                return between(left, key)
    return _spread_column(work, rid, stage, ahead)


def _shared(work: UnitOfWork, key: str, stage: Value, but: int) -> bool:
    """Several cards of that column have that key."""
    (count,) = work.db.execute(
        "SELECT count(*) FROM deal WHERE rank = ? AND trashed_at IS NULL AND +stage = ? AND rid <> ?", (key, stage, but)
    ).fetchone()
    return bool(count > 1)


def _spread_column(work: UnitOfWork, rid: int, stage: Value, ahead: int | None) -> str:
    """Where there is no room or no key, the whole column gets new ones."""
    rows = _column(work, stage, rid)
    at = len(rows) if ahead is None else [r for r, _ in rows].index(ahead)
    left, right = (rows[at - 1][1] if at else None), (rows[at][1] if at < len(rows) else None)
    unranked = any(key is None for _, key in rows)
    if unranked or needs_rekey(left, right):
        keys = spread(len(rows))
        work.update("deal", ("rank",), [(r, k) for (r, old), k in zip(rows, keys, strict=True) if old != k])
        left, right = (keys[at - 1] if at else None), (keys[at] if at < len(rows) else None)
    return between(left, right)


def _column(work: UnitOfWork, stage: Value, but: int) -> list[tuple[int, str | None]]:
    return work.db.execute(
        "SELECT rid, rank FROM deal WHERE stage = ? AND trashed_at IS NULL AND rid <> ? ORDER BY rank IS NULL, rank, rid",
        (stage, but),
    ).fetchall()


def board(core: Core, pipeline: str | None = None) -> Board:
    """Sums in base currency; stalled counts from the last stage change or contact of an open deal."""
    db = core.db
    rid = 0 if pipeline is None else resolve.one(db, core.entities["pipeline"], pipeline)
    laid = cards.layout(core, rid)
    (code,) = db.execute("SELECT number FROM pipeline WHERE rid = ?", (laid.pipeline,)).fetchone()
    return Board(code, [_plain(db, c) for c in laid.columns])


def _plain(db: sqlite3.Connection, c: cards.Column) -> Column:
    return Column(
        c.stage.code, c.stage.label, c.stage.kind, c.count, money.to_text(c.sum), money.to_text(c.weighted), c.stalled,
        c.foreign, [id_text(id) for (id,) in cards.in_order(db, c.stage, "id")],
    )  # fmt: skip
