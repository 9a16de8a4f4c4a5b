"""The board in plain values: its columns with their sums, and the cards that stand in them."""

from __future__ import annotations

import sqlite3
from array import array
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from ..domain.entities.pipeline import PIPELINE, STAGES
from ..domain.errors import NotFound
from ..domain.ids import id_text
from .core import Core

NOBODY = "-"
"""In place of an owner's id: of deals that nobody has."""
HITS = 1000
"""Most records that letters typed as pinyin lead to."""
_MOMENT = "%Y-%m-%dT%H:%M:%SZ"
_BORN = (
    "(SELECT strftime('%Y-%m-%dT%H:%M:%SZ', s.at / 1000, 'unixepoch') FROM span p JOIN step s ON s.id = p.step"
    " WHERE p.kind = 'deal' AND p.first <= d.rid ORDER BY p.first DESC LIMIT 1)"
)
_TALKED = "(SELECT max(at) FROM follow_up f WHERE f.deal = d.id AND f.trashed_at IS NULL)"
_MOVED = f"""max(coalesce((SELECT max(at) FROM stage_change s WHERE s.deal = d.id AND s.trashed_at IS NULL), ''),
  coalesce({_TALKED}, ''), coalesce(d.started_on, {_BORN}, ''))"""
"""When a deal last went on: its stage, a follow-up, else its beginning."""
_BASE = "round(coalesce(amount, 0) * coalesce(rate, 1))"


@dataclass(frozen=True, slots=True)
class Stage:
    rid: int
    id: str
    code: str
    label: str
    label_en: str
    """The same, unless it is a stage that came with the program and was not renamed."""
    kind: str
    probability: float
    stalled_after: float
    required: tuple[str, ...]
    """Codes of fields that a deal must have to be moved here by hand."""
    first: bool
    """Deals without a stage, as another tool makes them, stand here."""

    @property
    def closed(self) -> bool:
        return self.kind in ("won", "lost")


@dataclass(slots=True)
class Column:
    """Money in 分 of the base currency."""

    stage: Stage
    count: int = 0
    sum: int = 0
    weighted: int = 0
    foreign: int = 0
    """Of deals in another currency."""
    stalled: int = 0
    rids: array[int] = field(default_factory=lambda: array("q"))
    """In the order of the column."""


@dataclass(slots=True)
class Layout:
    pipeline: int
    pipelines: list[tuple[int, str]]
    currency: str
    """The base currency, in which all sums are."""
    owners: list[tuple[str, str]]
    """(id, name) of everybody who has a deal or could have one."""
    columns: list[Column]
    any: bool
    """There are deals in this pipeline, whatever was asked for."""


@dataclass(frozen=True, slots=True)
class Card:
    rid: int
    id: str
    name: str
    customer: str
    short_name: str
    amount: int | None
    currency: str
    base: int
    probability: float
    expected_on: str | None
    closed_on: str | None
    owner: str
    talked_at: str | None
    """The last follow-up with the customer."""
    next_at: str | None
    stalled: int
    """Days without anything going on, where that is longer than the stage allows."""


def stages(core: Core, pipeline: int = 0) -> tuple[int, list[Stage]]:
    """The pipeline's row and its stages from left to right; 0 for the pipeline that is always there."""
    db = core.db
    if pipeline:
        found = db.execute("SELECT rid, id FROM pipeline WHERE rid = ?", (pipeline,)).fetchone()
    else:
        found = db.execute("SELECT rid, id FROM pipeline WHERE id = ?", (PIPELINE,)).fetchone()
    if found is None:
        raise NotFound("没有这个管道", "There is no such pipeline")
    rid, id = found
    rows = db.execute(
        "SELECT rid, id, number, name, kind, probability, stalled_after, required_fields FROM stage"
        " WHERE pipeline = ? AND trashed_at IS NULL ORDER BY position, rid",
        (id,),
    ).fetchall()
    made = []
    for at, (row, stage, code, label, kind, chance, days, required) in enumerate(rows):
        words = tuple(filter(None, (w.strip() for w in (required or "").split(","))))
        first = at == 0 and id == PIPELINE
        en = next((s.en for s in STAGES if s.code == code and s.zh == label), label)
        made.append(Stage(row, id_text(stage), code, label, en, kind, chance or 0, days or 0, words, first))
    return rid, made


def layout(core: Core, pipeline: int = 0, *, owner: str = "", text: str = "") -> Layout:
    """`owner` is a user's id or NOBODY; `text` stands in the name of the deal or of its customer."""
    db = core.db
    rid, found = stages(core, pipeline)
    columns = columns_of(core, found, owner=owner, text=text)
    pipelines = db.execute("SELECT rid, name FROM pipeline WHERE trashed_at IS NULL ORDER BY position, rid").fetchall()
    users = db.execute(
        "SELECT id, name FROM user WHERE trashed_at IS NULL AND active IS NOT 0 ORDER BY name"
    ).fetchall()
    some = any(c.count for c in columns) or any(
        db.execute(f"SELECT 1 FROM deal WHERE {_stands(stage)} LIMIT 1", (_raw(stage.id),)).fetchone()
        for stage in found
    )
    return Layout(rid, pipelines, base_currency(db), [(id_text(id), name) for id, name in users], columns, some)


def columns_of(core: Core, found: Sequence[Stage], *, owner: str = "", text: str = "") -> list[Column]:
    """Only those columns, as `layout` would have them."""
    wanted = _wanted(core, owner, text)
    return [_column(core, stage, wanted) for stage in found]


def in_order(db: sqlite3.Connection, stage: Stage, what: str = "rid", wanted: str = "") -> sqlite3.Cursor:
    """One row a deal. Of what is closed the latest comes first; the rest stands as it was put."""
    closed = "closed_on DESC, " if stage.closed else ""
    return db.execute(
        f"SELECT {what} FROM deal WHERE {_stands(stage)}{wanted} ORDER BY {closed}rank IS NULL, rank, rid",
        (_raw(stage.id),),
    )


def _column(core: Core, stage: Stage, wanted: str) -> Column:
    db, id = core.db, _raw(stage.id)
    count, total, weighted, foreign = db.execute(
        f"""SELECT count(*), CAST(coalesce(sum({_BASE}), 0) AS INTEGER),
          CAST(coalesce(sum(round({_BASE} * coalesce(probability, ?2) / 100)), 0) AS INTEGER),
          coalesce(sum(currency <> '' AND currency <> ?3), 0) FROM deal WHERE {_stands(stage)}{wanted}""",
        (id, stage.probability, base_currency(db)),
    ).fetchone()
    stalled = 0
    if stage.kind == "open" and stage.stalled_after and count:
        (stalled,) = db.execute(
            f"SELECT count(*) FROM deal d WHERE {_stands(stage)}{wanted} AND {_MOVED} < ?2", (id, _limit(core, stage))
        ).fetchone()
    rids = array("q", (rid for (rid,) in in_order(db, stage, wanted=wanted))) if count else array("q")
    return Column(stage, count, total, weighted, foreign, stalled, rids)


def cards(core: Core, stage: Stage, rids: Sequence[int]) -> list[Card]:
    """Those still there, in that order."""
    limit = _limit(core, stage) if stage.kind == "open" and stage.stalled_after else ""
    now = datetime.fromtimestamp(core.store.clock(), UTC)
    found = {}
    moved = _MOVED if limit else "''"
    for row in core.db.execute(
        f"""SELECT d.rid, d.id, d.name, c.name, c.short_name, d.amount, d.currency,
          CAST(round(coalesce(d.amount, 0) * coalesce(d.rate, 1)) AS INTEGER), d.probability, d.expected_on, d.closed_on,
          u.name, coalesce(c.last_contact_at, {_TALKED}), c.next_contact_at, {moved}
        FROM deal d LEFT JOIN customer c ON c.id = d.customer LEFT JOIN user u ON u.id = d.owner
        WHERE d.rid IN ({",".join(map(str, map(int, rids)))})"""
    ):
        (
            rid, id, name, customer, short, amount, currency, base, chance, expected, closed, owner, talked, next_at,
            since,
        ) = row  # fmt: skip
        stalled = 0
        if limit and since and since < limit:
            stalled = (now - _moment(since)).days
        found[rid] = Card(
            rid, id_text(id), name or "", customer or "", short or "", amount, currency or "", base,
            stage.probability if chance is None else chance, expected, closed, owner or "", talked, next_at, stalled,
        )  # fmt: skip
    return [found[rid] for rid in rids if rid in found]


def stage_of(core: Core, rid: int) -> tuple[int, int]:
    """The rows of a live deal's pipeline and stage; (0, 0) when it stands on no board."""
    found = core.db.execute(
        "SELECT p.rid, s.rid FROM deal d JOIN stage s ON s.id = d.stage JOIN pipeline p ON p.id = s.pipeline"
        " WHERE d.rid = ? AND d.trashed_at IS NULL AND s.trashed_at IS NULL AND p.trashed_at IS NULL",
        (rid,),
    ).fetchone()
    return found or (0, 0)


def base_currency(db: sqlite3.Connection) -> str:
    found = db.execute("SELECT currency FROM office WHERE trashed_at IS NULL ORDER BY rid").fetchone()
    return found[0] if found else "CNY"


def _stands(stage: Stage) -> str:
    here = "(stage = ?1 OR stage IS NULL)" if stage.first else "stage = ?1"
    return f"{here} AND trashed_at IS NULL"


def _wanted(core: Core, owner: str, text: str) -> str:
    """A part of WHERE with its values inside: ids as hex, row numbers."""
    parts = []
    if owner:
        parts.append("owner IS NULL" if owner == NOBODY else f"owner = x'{_raw(owner).hex()}'")
    if text.strip():
        parts.append(f"rid IN ({','.join(map(str, _found(core, text.strip())))})")
    return "".join(f" AND {part}" for part in parts)


def _found(core: Core, text: str) -> set[int]:
    db, like = core.db, "%" + "".join(f"\\{c}" if c in "%_\\" else c for c in text) + "%"
    named = r"(name LIKE ?1 ESCAPE '\')"
    rids = {
        rid
        for (rid,) in db.execute(
            f"SELECT rid FROM deal WHERE trashed_at IS NULL AND ({named} OR customer IN (SELECT id FROM customer"
            rf" WHERE trashed_at IS NULL AND ({named} OR short_name LIKE ?1 ESCAPE '\')))",
            (like,),
        )
    }
    if text.isascii():
        from ..store.search import Finder  # lazy: pinyin is needed for letters alone

        hits = Finder(db, core.entities).find(text, HITS, ("deal", "customer"))
        rids |= {h.rid for h in hits if h.kind == "deal"}
        customers = ",".join(str(h.rid) for h in hits if h.kind == "customer")
        rids |= {
            rid
            for (rid,) in db.execute(
                f"SELECT d.rid FROM deal d JOIN customer c ON c.id = d.customer WHERE c.rid IN ({customers}) AND d.trashed_at IS NULL"
            )
        }
    return rids


def _limit(core: Core, stage: Stage) -> str:
    """What did not go on since then has stalled."""
    now = datetime.fromtimestamp(core.store.clock(), UTC)
    return (now - timedelta(days=stage.stalled_after)).strftime(_MOMENT)


def _moment(text: str) -> datetime:
    found = datetime.fromisoformat(text)
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def _raw(id: str) -> bytes:
    return bytes.fromhex(id.replace("-", ""))
