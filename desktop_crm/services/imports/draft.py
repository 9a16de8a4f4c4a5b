"""A row of a sheet on its way to becoming a record."""

from dataclasses import dataclass, field

from ...domain.errors import UserError
from ...domain.fields import Value
from ...domain.ids import Id
from ...exchange.plan import Verdict
from .back import Back


@dataclass(slots=True)
class Problem:
    """Why a row was not taken, and where."""

    row: int
    column: str
    value: str
    error: UserError
    candidates: list[dict[str, str | None]] | None = None
    both: dict[str, str] | None = None  # of a cell changed on both sides: field, base, ours, sheet


@dataclass(slots=True)
class Child:
    """What a customer's row says of another record: a contact, a follow-up, a deal."""

    kind: str
    values: dict[str, Value]
    refs: dict[str, str] = field(default_factory=dict)
    members: dict[str, tuple[str, ...]] = field(default_factory=dict)
    nameless: bool = False  # named by its phone
    said: str = ""  # the day as typed, of a dated line
    rid: int = 0  # of the record it is
    id: bytes = b""
    moved: dict[str, Value] = field(default_factory=dict)
    brings: bool = False  # something that the office does not have yet


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

    parted: dict[str, list[int]] = field(default_factory=dict)  # membership entity → its rows that end
    back: Back | None = None  # of a row of our own export
    children: list[Child] = field(default_factory=list)
    twin: "Draft | None" = None  # the earlier row of this sheet that is the same new record

    @property
    def returned(self) -> bool:
        """A row of our own export, of a record that is here."""
        return self.back is not None and self.back.rid > 0 and self.back.by_cell

    @property
    def from_elsewhere(self) -> bool:
        """A row of an export, of a record that was never here."""
        return self.back is not None and not self.back.rid and not self.back.copied

    @property
    def takes_a_part(self) -> bool:
        """A question about some cells of the row; the others are taken."""
        return self.verdict is Verdict.CONFLICT and self.returned and bool(self.moved or self.joined or self.parted)

    def reject(self, column: str, value: object, error: UserError) -> None:
        self.problems.append(Problem(self.row, column, "" if value is None else str(value), error))
        self.verdict = Verdict.REJECTED
