"""A rectangle of cells: merged, or covered by one formula."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Area:
    """Rows as Excel numbers them, columns from 0, both ends included."""

    top: int
    left: int
    bottom: int
    right: int

    @property
    def height(self) -> int:
        return self.bottom - self.top + 1

    @property
    def width(self) -> int:
        return self.right - self.left + 1

    def holds(self, row: int, column: int) -> bool:
        return self.top <= row <= self.bottom and self.left <= column <= self.right


def filled_down(
    values: Iterator[tuple[int, list[object]]], merged: Sequence[Area]
) -> Iterator[tuple[int, list[object]]]:
    """A cell merged downwards stands in each of its rows that holds something of its own."""
    tall = sorted((a for a in merged if a.height > 1), key=lambda a: a.top, reverse=True)
    if not tall:
        yield from values
        return
    open_ones: list[tuple[Area, object]] = []
    for number, cells in values:
        open_ones = [(a, value) for a, value in open_ones if a.bottom >= number]
        if open_ones and any(cell is not None for cell in cells):
            for area, value in open_ones:
                if area.left < len(cells) and cells[area.left] is None:
                    cells[area.left] = value
        while tall and tall[-1].top <= number:
            area = tall.pop()
            if area.top == number and area.left < len(cells) and cells[area.left] is not None:
                open_ones.append((area, cells[area.left]))
        yield number, cells
