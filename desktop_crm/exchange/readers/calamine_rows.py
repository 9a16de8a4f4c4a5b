"""What calamine gives, and how its rows become ours with what a scan found laid over them."""

import datetime
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TypeVar

from python_calamine import CalamineSheet

from ..area import Area, filled_down
from ..table import Row, is_blank
from . import second_opinion
from .scan import Scan

_OURS = (KeyboardInterrupt, SystemExit, GeneratorExit, MemoryError)
Cells = list[object]
T = TypeVar("T")


def tried(action: Callable[[], T]) -> T | None:
    """None where calamine refuses, even by a panic, which is no Exception and would be told on standard error."""
    with _quiet():
        try:
            return action()
        except _OURS:
            raise
        except BaseException:
            return None


@contextmanager
def _quiet() -> Iterator[None]:
    try:
        kept, nowhere = os.dup(2), os.open(os.devnull, os.O_WRONLY)
    except OSError:  # no standard error, as in a windowed program
        yield
        return
    os.dup2(nowhere, 2)
    try:
        yield
    finally:
        os.dup2(kept, 2)
        for fd in (kept, nowhere):
            os.close(fd)


def plain(value: object) -> object:
    if isinstance(value, float):
        return int(value) if value.is_integer() else value
    if isinstance(value, datetime.timedelta):
        return second_opinion.duration(value)
    return None if value == "" else value


def areas(sheet: CalamineSheet | None) -> list[Area]:
    """Merged ones, of the kinds of workbook that tell."""
    ranges = sheet.merged_cell_ranges if sheet is not None else None
    return [Area(top + 1, left, bottom + 1, right) for (top, left), (bottom, right) in ranges or ()]


def laid_over(values: Iterator[tuple[int, Cells]], scan: Scan, merged: Sequence[Area] = ()) -> Iterator[Row]:
    """Every row as wide as the sheet, with what the scan found in its place; blank rows left out."""
    width, special = scan.columns, scan.cells
    ahead = sorted(special)
    done = 0
    for number, cells in filled_down(values, merged):
        done = number
        found = special.get(number)
        first = cells[0] if cells else None
        if found is None and (first.__class__ is not str or not str(first).strip()) and is_blank(cells):
            continue
        if len(cells) != width:
            cells = cells[:width] + [None] * (width - len(cells))
        if found:
            for column, value in found.items():
                cells[column] = value
        yield Row(number, tuple(cells))
    for number in ahead:  # rows of which calamine knows nothing
        if number > done:
            yield Row(number, tuple(special[number].get(column) for column in range(width)))
