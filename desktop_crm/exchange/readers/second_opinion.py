"""openpyxl, for workbooks that calamine refuses or cannot lay out in memory. Slow, but streams."""

import contextlib
import datetime
import re
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ...domain.errors import UserError
from . import refusals

_CHINESE_DATES = {*range(27, 37), *range(50, 59)}
"""Built-in formats that carry no text in the file: dates in East Asian Excel, unknown to openpyxl."""
_ESCAPE = re.compile("_x([0-9A-Fa-f]{4})_")


def hidden_sheets(path: Path) -> set[str]:
    """Raises UserError."""
    with _opened(path) as book:
        return {sheet.title for sheet in book.worksheets if sheet.sheet_state != "visible"}


def values(path: Path, sheet: str) -> Iterator[tuple[int, list[object]]]:
    """Row number and cells. Raises UserError."""
    with _opened(path) as book:
        page = book[sheet]
        page.reset_dimensions()
        for number, cells in enumerate(page.iter_rows(values_only=True), 1):
            yield number, [_plain(value) for value in cells]


@contextlib.contextmanager
def _opened(path: Path) -> Iterator[Any]:
    import openpyxl

    try:
        with path.open("rb") as file:  # openpyxl would judge a path by its ending
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                book = openpyxl.load_workbook(file, read_only=True, data_only=True)
            book._date_formats.update(i for i, s in enumerate(book._cell_styles) if s.numFmtId in _CHINESE_DATES)
            yield book
            book.close()
    except (UserError, MemoryError):
        raise
    except Exception:
        raise refusals.damaged(path) from None


def _plain(value: object) -> object:
    if isinstance(value, str):
        return _ESCAPE.sub(lambda m: chr(int(m[1], 16)), value) if "_x" in value else value or None
    if isinstance(value, float):
        return int(value) if value.is_integer() else value
    if isinstance(value, datetime.timedelta):
        return duration(value)
    if isinstance(value, datetime.datetime) and not (value.hour or value.minute or value.second or value.microsecond):
        return value.date()
    return value


def duration(span: datetime.timedelta) -> str:
    """`30:00:00`: the clock cannot hold it."""
    seconds = round(span.total_seconds())
    sign, seconds = ("-", -seconds) if seconds < 0 else ("", seconds)
    return f"{sign}{seconds // 3600}:{seconds // 60 % 60:02}:{seconds % 60:02}"
