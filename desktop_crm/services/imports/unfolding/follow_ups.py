"""Dated lines as follow-ups: the customer, the day as typed and the words make the id, so the same file makes no copies."""

from collections.abc import Iterator, Sequence

from ....domain.ids import named_id
from ....store.unit_of_work import UnitOfWork
from ..options import Options
from .bringing import Bringing

_PART = 900


def match(work: UnitOfWork, brought: Sequence[Bringing], options: Options) -> None:
    for b in brought:
        c = b.child
        c.id = named_id("follow_up", b.customer.hex(), c.said, str(c.values["content"]))
    there = _by_id(work, [b.child.id for b in brought])
    said = _by_words(work, {b.customer for b in brought if b.known})
    seen: set[bytes] = set()
    for b in brought:
        c = b.child
        words = (b.customer, c.values["at"], c.values["content"])
        if c.id in seen:
            continue
        seen.add(c.id)
        if c.id in there:
            c.rid, trashed = there[c.id]
            if trashed:
                c.moved, c.brings = {"trashed_at": None, "content": c.values["content"]}, True
        elif words not in said:
            c.brings = True
            c.values |= {"customer": b.customer, "author": c.values.get("author") or b.author}
            if b.owner is not None:
                c.values["owner"] = b.owner


def _by_id(work: UnitOfWork, ids: Sequence[bytes]) -> dict[bytes, tuple[int, bool]]:
    found = {}
    for part in _parts(ids):
        for id, rid, trashed in work.db.execute(
            f"SELECT id, rid, trashed_at IS NOT NULL FROM follow_up WHERE id IN ({', '.join('?' * len(part))})", part
        ):
            found[id] = (rid, bool(trashed))
    return found


def _by_words(work: UnitOfWork, customers: set[bytes]) -> set[tuple[object, ...]]:
    found: set[tuple[object, ...]] = set()
    for part in _parts(sorted(customers)):
        found.update(
            work.db.execute(
                f"SELECT customer, at, content FROM follow_up WHERE customer IN ({', '.join('?' * len(part))}) AND trashed_at IS NULL",
                part,
            )
        )
    return found


def _parts(ids: Sequence[bytes]) -> Iterator[Sequence[bytes]]:
    for start in range(0, len(ids), _PART):
        yield ids[start : start + _PART]
