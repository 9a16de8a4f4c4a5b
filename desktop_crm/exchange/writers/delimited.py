"""csv as Excel opens it: UTF-8 with BOM, CRLF, and no cell that a spreadsheet would run as a formula."""

import csv
import datetime
import io
import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from ..table import Flaw
from .whole import replacing

_FORMULA = re.compile(r"'*[=+\-@\t\r]")
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def write_csv(path: Path, headers: Sequence[str], rows: Iterable[Sequence[object]]) -> int:
    """Number of rows written. Text that a spreadsheet would take for a formula gets an apostrophe, which our reader
    takes off. Raises UserError."""
    count = 0
    with replacing(path) as file:
        out = io.TextIOWrapper(file, "utf-8-sig", newline="")
        # quoted text: a reader that looks for the delimiter is not led astray by one inside a cell
        writer = csv.writer(out, quoting=csv.QUOTE_NONNUMERIC)
        writer.writerow([_cell(header) for header in headers])
        for row in rows:
            writer.writerow([_cell(value) for value in row])
            count += 1
        out.detach()
    return count


def _cell(value: object) -> object:
    match value:
        case str():
            text = _UNWRITABLE.sub("", value)
            return f"'{text}" if _FORMULA.match(text) else text
        case None:
            return ""
        case bool():
            return "TRUE" if value else "FALSE"
        case int() | float():
            return value
        case datetime.datetime():
            return value.replace(tzinfo=None).isoformat(" ", "seconds")
        case datetime.date() | datetime.time():
            return value.isoformat()
        case Flaw():
            return _cell(value.value_text)
    return _cell(str(value))
