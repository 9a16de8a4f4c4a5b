"""A row of a sheet on its way to becoming a record."""

from dataclasses import dataclass, field

from ...domain.errors import UserError
from ...domain.fields import Value
from ...domain.ids import Id
from ...exchange.plan import Verdict


@dataclass(slots=True)
class Problem:
    """Why a row was not taken, and where."""

    row: int
    column: str
    value: str
    error: UserError
    candidates: list[dict[str, str | None]] | None = None


@dataclass(slots=True)
class Draft:
    row: int
    cells: tuple[object, ...] = ()  # as read
    values: dict[str, Value] = field(default_factory=dict)
    refs: dict[str, str] = field(default_factory=dict)  # field → what the cell calls the record
    members: dict[str, tuple[str, ...]] = field(default_factory=dict)
    options: dict[str, str] = field(default_factory=dict)  # field → a choice the list does not have
    lines: list[str] = field(default_factory=list)  # to stand in the notes
    problems: list[Problem] = field(default_factory=list)
    verdict: Verdict = Verdict.NEW
    rid: int = 0  # of the record it is
    id: bytes = b""
    given_name: str = ""  # for a new record whose row has no name
    moved: dict[str, tuple[Value, Value]] = field(default_factory=dict)  # field → what the record has, what it gets
    joined: dict[str, list[Id]] = field(default_factory=dict)  # field → members the record does not have yet

    def reject(self, column: str, value: object, error: UserError) -> None:
        self.problems.append(Problem(self.row, column, "" if value is None else str(value), error))
        self.verdict = Verdict.REJECTED
