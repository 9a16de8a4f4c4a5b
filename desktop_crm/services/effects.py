"""What follows from a step by itself, inside the same step: a follow-up's 下次 is a reminder, a new deal gets its place on the board."""

from collections.abc import Sequence
from typing import NamedTuple

from ..domain.fields import Value
from ..domain.ids import named_id
from ..domain.order_keys import spread
from ..store.unit_of_work import UnitOfWork

_NEXT = ("next_at", "next_content", "customer", "contact", "deal", "owner", "trashed_at")
_TAKEN = ("text", "about_kind", "about", "owner", "due_on", "due_at")
"""What a reminder takes from its follow-up."""


def settle(work: UnitOfWork, touched: frozenset[str]) -> bool:
    """Whether there was anything to look at."""
    if "follow_up" in touched:
        _remind(work)
    if "deal" in touched:
        _rank(work)
    return bool(touched & {"follow_up", "deal"})


def visit_id(follow_up: bytes) -> bytes:
    """The reminder of a follow-up's 下次, the same on every PC."""
    return named_id("reminder", "follow_up", follow_up.hex())


def _remind(work: UnitOfWork) -> None:
    marks = ", ".join("?" * len(_NEXT))
    rows = work.db.execute(
        f"""SELECT f.id, f.next_at, f.next_content, f.content, f.customer, f.contact, f.deal, coalesce(f.owner, c.owner), f.trashed_at
        FROM follow_up f LEFT JOIN customer c ON c.id = f.customer WHERE f.rid IN (
          SELECT b.rid FROM span p JOIN follow_up b ON b.rid BETWEEN p.first AND p.last
            WHERE p.kind = 'follow_up' AND p.step = ?1 AND b.next_at IS NOT NULL
          UNION SELECT row FROM change WHERE step = ?1 AND kind = 'follow_up' AND field IN ({marks}))""",
        (work.step, *_NEXT),
    ).fetchall()
    visits = [visit_id(row[0]) for row in rows]
    known = _known(work, visits)
    born: list[tuple[Value, ...]] = []
    for reminder, (_, next_at, next_content, content, customer, contact, deal, owner, trashed) in zip(
        visits, rows, strict=True
    ):
        about_kind, about = next(
            ((k, v) for k, v in (("customer", customer), ("deal", deal), ("contact", contact)) if v), (None, None)
        )
        wanted: tuple[Value, ...] = (
            next_content or content,
            about_kind,
            about,
            owner,
            next_at if next_at and len(next_at) == 10 else None,
            next_at if next_at and len(next_at) > 10 else None,
        )
        found = known.get(reminder)
        if next_at is None or trashed:
            if found and found.trashed is None and (trashed or found.state == "open"):
                work.trash("reminder", [found.rid])
        elif found is None:
            born.append((reminder, *wanted, "visit", work.actor))
        elif found.trashed is not None or found.values != wanted:
            work.set("reminder", found.rid, dict(zip(_TAKEN, wanted, strict=True)) | {"trashed_at": None})
    if born:
        work.insert("reminder", (*_TAKEN, "kind", "asked_by"), born)


class _Visit(NamedTuple):
    rid: int
    state: str
    trashed: str | None
    values: tuple[Value, ...]


def _known(work: UnitOfWork, visits: Sequence[bytes]) -> dict[bytes, _Visit]:
    """Those of the reminders that are there, in any state."""
    found = {}
    for start in range(0, len(visits), 500):
        part = visits[start : start + 500]
        marks = ", ".join("?" * len(part))
        for id, rid, state, trashed, *values in work.db.execute(
            f"SELECT id, rid, state, trashed_at, {', '.join(_TAKEN)} FROM reminder WHERE id IN ({marks})", part
        ):
            found[id] = _Visit(rid, state, trashed, tuple(values))
    return found


def _rank(work: UnitOfWork) -> None:
    """New deals go below the others, in the order they came."""
    rows = work.db.execute(
        "SELECT d.rid FROM span p JOIN deal d ON d.rid BETWEEN p.first AND p.last WHERE p.kind = 'deal' AND p.step = ? AND d.rank IS NULL ORDER BY d.rid",
        (work.step,),
    ).fetchall()
    if rows:
        (last,) = work.db.execute("SELECT max(rank) FROM deal WHERE trashed_at IS NULL").fetchone()
        work.update("deal", ("rank",), ((rid, key) for (rid,), key in zip(rows, spread(len(rows), last), strict=True)))
