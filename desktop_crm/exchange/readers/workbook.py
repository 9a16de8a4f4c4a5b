"""Excel workbooks: calamine reads the values, `scan` tells what calamine cannot, openpyxl where calamine refuses."""

import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from xml.parsers import expat

from python_calamine import CalamineSheet, CalamineWorkbook, SheetVisibleEnum

from ..area import Area
from ..table import Row, Table
from . import limits, refusals, second_opinion
from .calamine_rows import Cells, areas, laid_over, plain, tried
from .header import Known, as_table
from .package import Package, read_package
from .scan import Odd, Scan, full_scan, quick_scan

_DENSE = 25_000_000
"""Cells of the rectangle that calamine lays out in memory, about 32 bytes each; beyond, openpyxl streams."""
_KEPT = 8_000_000
"""Cells kept between finding the header and reading the rows, so that a sheet is read once."""


def read(path: Path, known: Known | None) -> list[Table]:
    """Hidden sheets only where no visible one holds anything. Raises UserError."""
    with limits.opened(path) as file, limits.checked_zip(path, file) as archive:
        package = read_package(path, archive)
        book = _Book(path, package)
        for shown in (True, False):
            names = [name for name in package.sheets if (name not in book.hidden) is shown]
            sheets = [_Sheet(book, name, _scan(path, archive, package, name)) for name in names]
            tables = [table for sheet in sheets if (table := sheet.table(known))]
            if tables:
                return tables
    return []


def _scan(path: Path, archive: zipfile.ZipFile, package: Package, name: str) -> Scan:
    part = package.sheets[name]
    try:
        try:
            with archive.open(part) as stream:
                found = quick_scan(stream, package.masks)
        except Odd:
            with archive.open(part) as stream:
                found = full_scan(stream, package.masks)
    except (*limits.ZIP_ERRORS, expat.ExpatError):
        raise refusals.damaged(path) from None
    if found.rows > limits.ROWS:
        raise refusals.too_much(path, f"超过 {limits.ROWS} 行", f"has more than {limits.ROWS} rows")
    if found.columns > limits.COLUMNS:
        raise refusals.too_much(path, f"超过 {limits.COLUMNS} 列", f"has more than {limits.COLUMNS} columns")
    return found


class _Book:
    """`calamine` is None when it refused the file."""

    def __init__(self, path: Path, package: Package) -> None:
        self.path = path
        with limits.opened(path) as file:  # calamine takes a copy
            self.calamine = tried(partial(CalamineWorkbook.from_filelike, file))
        if self.calamine is not None:
            states = {m.name: m.visible is SheetVisibleEnum.Visible for m in self.calamine.sheets_metadata}
            self.hidden = {name for name, visible in states.items() if not visible}
        else:
            self.hidden = second_opinion.hidden_sheets(path)
        self.budget = _KEPT


@dataclass
class _Sheet:
    book: _Book
    name: str
    scan: Scan
    loaded: CalamineSheet | None = None
    merged: Sequence[Area] = ()

    def table(self, known: Known | None) -> Table | None:
        if not self.scan.rows:
            return None
        self.merged = areas(self._load())
        found = as_table(self.book.path.name, self.name, self._rows, known, self.scan.columns, self.merged)
        area = self.scan.rows * self.scan.columns
        if area > self.book.budget and self.book.budget < _KEPT:
            self.loaded = None
        self.book.budget -= area
        return found

    def _load(self) -> CalamineSheet | None:
        calamine = self.book.calamine
        if self.loaded is None and calamine is not None and self.scan.rows * self.scan.columns <= _DENSE:
            self.loaded = tried(partial(calamine.get_sheet_by_name, self.name))
        return self.loaded

    def _rows(self) -> Iterator[Row]:
        return laid_over(self._values(), self.scan, self.merged)

    def _values(self) -> Iterator[tuple[int, Cells]]:
        sheet = self._load()
        if sheet is None:
            yield from second_opinion.values(self.book.path, self.name)
        elif sheet.start is not None:
            left: Cells = [None] * sheet.start[1]
            for number, cells in enumerate(sheet.iter_rows(), 1):
                shown: Cells = [v if v.__class__ is str and v else plain(v) for v in cells]
                yield number, left + shown if left else shown
