"""People of the customers of a sheet: by name and phone those that are there already."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from ....domain import phones
from ....domain.fields import Value
from ....store.unit_of_work import UnitOfWork
from ..draft import Child
from ..options import Options
from .bringing import Bringing

_NUMBERS = ("mobile", "phone")
_PART = 900


@dataclass(slots=True)
class _Known:
    rid: int
    values: dict[str, Value]
    child: Child | None = None  # of an earlier row, not written yet
    numbers: set[str] = field(default_factory=set)


def match(work: UnitOfWork, brought: Sequence[Bringing], options: Options) -> None:
    names = sorted({n for b in brought for n in b.child.values} | {"name", *_NUMBERS})
    there = _there(work, {b.customer for b in brought if b.known}, names)
    for b in brought:
        c = b.child
        mine = there.setdefault(b.customer, [])
        found = _find(mine, c)
        if found is None:
            c.id, c.brings = work.new_id(), True
            c.values |= {"customer": b.customer} | ({"owner": b.owner} if b.owner is not None else {})
            mine.append(_Known(0, c.values, c, _numbers(c.values)))
        elif found.child is not None:
            found.child.values |= _more(found, c)
            found.numbers = _numbers(found.values)
        else:
            c.rid, c.moved = found.rid, _more(found, c)
            c.brings = bool(c.moved)
            found.values = found.values | c.moved
            found.numbers = _numbers(found.values)


def _there(work: UnitOfWork, customers: set[bytes], names: Sequence[str]) -> dict[bytes, list[_Known]]:
    found: dict[bytes, list[_Known]] = {}
    for part in _parts(sorted(customers)):
        marks = ", ".join("?" * len(part))
        for customer, rid, *row in work.db.execute(
            f"SELECT customer, rid, {', '.join(names)} FROM contact WHERE customer IN ({marks}) AND trashed_at IS NULL ORDER BY rid",
            part,
        ):
            its = dict(zip(names, row, strict=True))
            found.setdefault(customer, []).append(_Known(rid, its, None, _numbers(its)))
    return found


def _find(known: Sequence[_Known], c: Child) -> _Known | None:
    """By name, of namesakes the one with the phone; a number without a name is whoever has it."""
    numbers = _numbers(c.values)
    by_name = [k for k in known if _folded(k.values.get("name")) == _folded(c.values["name"])]
    by_phone = [k for k in known if numbers & k.numbers]
    if c.nameless:
        return next(iter(by_phone or by_name), None)
    both = [k for k in by_name if k in by_phone]
    named_by_phone = [k for k in by_phone if phones.numbers(str(k.values.get("name") or "")) and not by_name]
    return next(iter(both or by_name or named_by_phone), None)


def _more(known: _Known, c: Child) -> dict[str, Value]:
    """What the row adds or says otherwise; numbers are never taken away."""
    moved: dict[str, Value] = {}
    for name, value in c.values.items():
        now = known.values.get(name)
        if name in _NUMBERS:
            new = [n for n in str(value).split(", ") if not set(phones.numbers(n)) <= known.numbers]
            if new:
                moved[name] = ", ".join(filter(None, (str(now or ""), *new)))
        elif name == "name" and c.nameless:
            continue
        elif now != value and name not in ("customer", "owner"):
            moved[name] = value
    return moved


def _numbers(values: dict[str, Value]) -> set[str]:
    return {n for name in _NUMBERS if values.get(name) for n in phones.numbers(str(values[name]))}


def _folded(name: Value) -> str:
    return str(name or "").strip().casefold()


def _parts(ids: Sequence[bytes]) -> Iterator[Sequence[bytes]]:
    for start in range(0, len(ids), _PART):
        yield ids[start : start + _PART]
