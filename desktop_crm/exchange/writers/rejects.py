"""The rows that an import did not take, as a workbook to correct and import again."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from ...domain.fields import Kind
from ..headers import REPORT
from .workbook import Column, write_workbook


class Rejected(NamedTuple):
    row: int
    cells: Sequence[object]
    reason: str
    id: str | None = None  # of the record, where the sheet was our own


def write_rejects(
    path: Path, headers: Sequence[str], rows: Iterable[Rejected], lang: str = "zh", mark: str = ""
) -> int:
    """The row number first, the reason last; with a mark, hidden, which record each row is. Returns how many. Raises
    UserError."""
    first, last = REPORT["en" if lang.startswith("en") else "zh"]
    columns = [
        Column(first, Kind.NUMBER, 10),
        *(Column(h, Kind.TEXT, 16) for h in headers),
        Column(last, Kind.TEXT, 48),
    ]
    if mark:
        columns.append(Column(mark, hidden=True))
    width = len(headers)
    lines = (
        (r.row, *r.cells[:width], *(None,) * (width - len(r.cells)), r.reason, *((r.id,) if mark else ())) for r in rows
    )
    return write_workbook(path, "Rejected" if lang.startswith("en") else "未导入", columns, lines)
