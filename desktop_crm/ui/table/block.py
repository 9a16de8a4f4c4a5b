"""The cells that are meant: the selected ranges, the ticked rows, or the cell under the cursor."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QTableView

from ...services.listing import Listing

PART = 5000


@dataclass(frozen=True, slots=True)
class Block:
    """Rows by their places in the list, columns by their numbers in the order they stand."""

    spans: tuple[tuple[int, int], ...]
    """First and last, from above."""
    columns: tuple[int, ...]

    @property
    def height(self) -> int:
        return sum(last - first + 1 for first, last in self.spans)

    @property
    def top(self) -> int:
        return self.spans[0][0]

    @property
    def cells(self) -> int:
        return self.height * len(self.columns)

    def rids(self, listing: Listing) -> list[int]:
        """Many rows only for a job."""
        return [
            rid
            for first, last in self.spans
            for start in range(first, last + 1, PART)
            for rid in listing.ids(start, min(PART, last + 1 - start))
        ]


def columns_in_sight(table: QTableView) -> list[int]:
    """In the order they stand."""
    header = table.horizontalHeader()
    found = [header.logicalIndex(at) for at in range(header.count())]
    return [at for at in found if not table.isColumnHidden(at)]


def selected(table: QTableView, ranges: Sequence[tuple[int, int, int, int]]) -> Block | None:
    """The ranges' rows and columns, as one block; none where there is no cursor."""
    at = table.currentIndex()
    if not ranges:
        return Block(((at.row(), at.row()),), (at.column(),)) if at.isValid() else None
    wanted = {column for _, left, _, right in ranges for column in range(left, right + 1)}
    columns = tuple(at for at in columns_in_sight(table) if at in wanted)
    spans: list[tuple[int, int]] = []
    for top, _, bottom, _ in sorted(ranges):
        if spans and top <= spans[-1][1] + 1:
            spans[-1] = (spans[-1][0], max(spans[-1][1], bottom))
        else:
            spans.append((top, bottom))
    return Block(tuple(spans), columns) if columns else None
