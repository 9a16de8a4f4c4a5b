"""Workbooks that are no .xlsx: .xls and .et, .xlsb, .ods. calamine reads the values, a scan of each kind what it leaves out."""

import struct
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from xml.parsers import expat

from python_calamine import CalamineSheet, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from ..table import Table
from . import limits, ods_scan, refusals, xls_scan, xlsb_scan
from .calamine_rows import Cells, areas, laid_over, plain, tried
from .header import Known, as_table
from .scan import Scan

Scans = Callable[[Path], Mapping[str, Scan]]
_DENSE = 25_000_000
"""Cells of the rectangle that calamine lays out in memory, about 32 bytes each."""


def read(path: Path, known: Known | None, scans: Scans) -> list[Table]:
    """Hidden sheets only where no visible one holds anything; sheets of charts never. Raises UserError."""
    found = scans(path)
    for scan in found.values():
        _check(path, scan)
    with limits.opened(path) as file:
        book = tried(partial(CalamineWorkbook.from_filelike, file))
    if book is None:
        raise refusals.damaged(path)
    sheets = [m for m in book.sheets_metadata if m.typ is SheetTypeEnum.WorkSheet]
    if len(sheets) > limits.SHEETS:
        raise refusals.too_much(path, f"超过 {limits.SHEETS} 个工作表", f"has more than {limits.SHEETS} sheets")
    for shown in (True, False):
        names = [m.name for m in sheets if (m.visible is SheetVisibleEnum.Visible) is shown]
        tables = [t for name in names if (t := _table(path, book, name, found.get(name), known))]
        if tables:
            return tables
    return []


def read_xls(path: Path, known: Known | None) -> list[Table]:
    return read(path, known, xls_scan.scans)


def read_xlsb(path: Path, known: Known | None) -> list[Table]:
    return read(path, known, _scan_xlsb)


def read_ods(path: Path, known: Known | None) -> list[Table]:
    return read(path, known, _scan_ods)


def _table(path: Path, book: CalamineWorkbook, name: str, scan: Scan | None, known: Known | None) -> Table | None:
    if scan is not None and not scan.rows:
        return None
    sheet = tried(partial(book.get_sheet_by_name, name))
    if sheet is None:
        raise refusals.damaged(path)
    if scan is None or not scan.columns:
        reach = sheet.end or (-1, -1)
        scan = Scan({} if scan is None else scan.cells, reach[0] + 1, reach[1] + 1)
        _check(path, scan)
    merged = areas(sheet)
    return as_table(path.name, name, lambda: laid_over(_values(sheet), scan, merged), known, scan.columns, merged)


def _values(sheet: CalamineSheet) -> Iterator[tuple[int, Cells]]:
    if sheet.start is not None:
        left: Cells = [None] * sheet.start[1]
        for number, cells in enumerate(sheet.iter_rows(), 1):
            yield number, left + [v if v.__class__ is str and v else plain(v) for v in cells]


def _check(path: Path, scan: Scan) -> None:
    if scan.rows > limits.ROWS:
        raise refusals.too_much(path, f"超过 {limits.ROWS} 行", f"has more than {limits.ROWS} rows")
    if scan.columns > limits.COLUMNS:
        raise refusals.too_much(path, f"超过 {limits.COLUMNS} 列", f"has more than {limits.COLUMNS} columns")
    if scan.rows * scan.columns > _DENSE:
        raise refusals.too_much(path, "的表太大", "holds a sheet that is too large")


def _scan_ods(path: Path) -> dict[str, Scan]:
    with limits.opened(path) as file, limits.checked_zip(path, file) as archive:
        try:
            parts = ["content.xml", *({"styles.xml"} & set(archive.namelist()))]
            for name in parts:
                with archive.open(name) as part:
                    limits.check_prologue(path, part.read(1 << 20))
            with ExitStack() as stack:
                return dict(ods_scan.scan(*(stack.enter_context(archive.open(name)) for name in parts)))
        except (*limits.ZIP_ERRORS, expat.ExpatError):
            raise refusals.damaged(path) from None


def _scan_xlsb(path: Path) -> dict[str, Scan]:
    with limits.opened(path) as file, limits.checked_zip(path, file) as archive:
        try:
            styles = xlsb_scan.masks(archive)
            found = {}
            for name, part_name in xlsb_scan.sheet_parts(archive).items():
                if "/worksheets/" in part_name:
                    with archive.open(part_name) as part:
                        found[name] = xlsb_scan.scan(part, styles)
            return found
        except (*limits.ZIP_ERRORS, struct.error, KeyError, IndexError):
            raise refusals.damaged(path) from None
