"""What a row of a sheet is to the office: new, one that is there, or a question. Pure: no file, no database."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Verdict(StrEnum):
    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    CONFLICT = "conflict"
    REJECTED = "rejected"


class OnMatch(StrEnum):
    UPDATE = "update"
    SKIP = "skip"
    NEW = "new"


@dataclass(slots=True)
class Matches:
    """Rows of the office that one row of the sheet may be, by what they have in common."""

    number: frozenset[int] = frozenset()
    code: frozenset[int] = frozenset()
    phone: frozenset[int] = frozenset()
    name: frozenset[int] = frozenset()
    other_people: frozenset[int] = frozenset()  # of the same name, but with other phones or in another company


@dataclass(frozen=True, slots=True)
class Decision:
    """One record, none, or several to choose from."""

    record: int | None = None
    candidates: tuple[int, ...] = ()
    why: str = ""


NONE = Decision()


def decide(m: Matches, *, named: bool) -> Decision:
    """Number, then credit code, then phone and name together, then the name. A phone alone under another name is a question,
    never an answer: firms share switchboards, and the wrong answer renames somebody's customer."""
    for rows, why in ((m.number, "number"), (m.code, "code")):
        if rows:
            return _one(rows, m, why)
    both = m.phone & m.name
    if both:
        return _one(both, m, "name")
    names = m.name - m.other_people
    if names:
        return _one(names, m, "name")
    if m.phone:
        return Decision(candidates=tuple(sorted(m.phone)), why="phone") if named else _one(m.phone, m, "phone")
    return NONE


def _one(rows: frozenset[int], m: Matches, why: str) -> Decision:
    if len(rows) > 1:
        for narrower in (m.name & m.phone, m.name, m.phone):
            if len(rows & narrower) == 1:
                rows = rows & narrower
                break
    if len(rows) == 1:
        return Decision(record=next(iter(rows)), why=why)
    return Decision(candidates=tuple(sorted(rows)), why=why)


@dataclass(slots=True)
class Counts:
    read: int = 0
    new: int = 0
    changed: int = 0
    same: int = 0
    conflict: int = 0
    rejected: int = 0

    def count(self, verdict: Verdict) -> None:
        self.read += 1
        setattr(self, verdict.value, getattr(self, verdict.value) + 1)

    def plain(self) -> dict[str, int]:
        return {name: getattr(self, name) for name in Counts.__slots__}


def total(parts: Iterable[Counts]) -> Counts:
    out = Counts()
    for part in parts:
        for name in Counts.__slots__:
            setattr(out, name, getattr(out, name) + getattr(part, name))
    return out
