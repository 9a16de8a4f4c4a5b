"""What calamine leaves out of an .xls or .et: errors, long numbers, numbers shown with leading zeros, by way of xlrd."""

import os
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

from .package import pads
from .scan import Scan
from .verdict import verdict


def scans(path: Path) -> Mapping[str, Scan]:
    """By sheet. A file that xlrd does not follow gives nothing: what calamine reads of it is taken as it is."""
    import xlrd

    found: dict[str, Scan] = {}
    try:
        with path.open("rb") as file, open(os.devnull, "w") as log:
            book = xlrd.open_workbook(file_contents=file.read(), formatting_info=True, on_demand=True, logfile=log)
            for at, name in enumerate(book.sheet_names()):
                found[name] = _scan(book, book.sheet_by_index(at))
                book.unload_sheet(at)
    except (KeyboardInterrupt, SystemExit, MemoryError):
        raise
    except Exception:  # whatever an unusual file makes of it
        return {}
    return found


def _scan(book: Any, sheet: Any) -> Scan:
    import xlrd

    scan = Scan()
    masks = _masks(book)
    for row in range(sheet.nrows):
        kinds = sheet.row_types(row)
        for column, kind in enumerate(kinds):
            if kind in (xlrd.XL_CELL_EMPTY, xlrd.XL_CELL_BLANK):
                continue
            scan.rows, scan.columns = row + 1, max(scan.columns, column + 1)
            if kind == xlrd.XL_CELL_ERROR:
                word = xlrd.error_text_from_code.get(sheet.cell_value(row, column), "#?")
                scan.put(row + 1, column, verdict("e", None, False, word))
            elif kind == xlrd.XL_CELL_NUMBER:
                special = _number(sheet, row, column, masks)
                if special is not None:
                    scan.put(row + 1, column, special)
    return scan


def _number(sheet: Any, row: int, column: int, masks: Mapping[int, str]) -> object:
    number = sheet.cell_value(row, column)
    mask = masks.get(sheet.cell_xf_index(row, column)) if masks else None
    if (mask is None and abs(number) < 1e15) or not float(number).is_integer() or abs(number) >= 1e40:
        return None
    return verdict("n", mask, False, str(int(Decimal(f"{number:.15g}"))))  # 15 digits are what Excel keeps


def _masks(book: Any) -> dict[int, str]:
    """Cell style → format, of those that pad with zeros."""
    found = {}
    for at, style in enumerate(book.xf_list):
        code = (
            book.format_map[style.format_key].format_str.partition(";")[0]
            if style.format_key in book.format_map
            else ""
        )
        if pads(code):
            found[at] = code
    return found
