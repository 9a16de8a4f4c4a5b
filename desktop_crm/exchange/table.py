"""What every reader hands over: a sheet as a table with a header, its rows streamed with the numbers people see."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .identity import Exported

LONGEST, CUT = 32_767, "…"
"""Characters that a cell of a workbook holds, and what stands at the end of a text that had to be cut."""


@dataclass(frozen=True, slots=True)
class Flaw:
    """A cell whose value the file does not hold, or no longer holds whole: to be reported, never taken as blank."""

    value_text: str
    reason_zh: str
    reason_en: str

    def reason(self, lang: str) -> str:
        return self.reason_en if lang.startswith("en") else self.reason_zh


@dataclass(frozen=True, slots=True)
class Row:
    """`number` as Excel shows it. A cell is str, int, float, bool, date, datetime, time, None or Flaw."""

    number: int
    cells: tuple[object, ...]


class Rows:
    """Streams from the file, anew each time it is iterated."""

    def __init__(self, start: Callable[[], Iterator[Row]]) -> None:
        self._start = start

    def __iter__(self) -> Iterator[Row]:
        return self._start()


@dataclass(frozen=True)
class Table:
    """`rows` stand below the header, blank ones left out, each as wide as `headers`; `sheet` is "" in a text file."""

    file: str
    sheet: str
    header_row: int  # 0 when the data begin at once
    headers: tuple[str, ...]
    rows: Iterable[Row]
    left_out: Mapping[int, str] = field(default_factory=dict)
    """Rows that are no records, such as totals: number → what the row says. Fills while the rows are read."""
    added: int = 0
    """Columns at the end that stand in no cell of the file: the title of each section."""
    exported: "Exported | None" = None
    """Of a sheet that we wrote ourselves."""


def is_blank(cells: Iterable[object]) -> bool:
    return all(cell is None or (cell.__class__ is str and not str(cell).strip()) for cell in cells)


def column_letters(index: int) -> str:
    """Of a column counted from 0: A, Z, AA."""
    letters, n = "", index + 1
    while n:
        n, rest = divmod(n - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
