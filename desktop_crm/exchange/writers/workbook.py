"""Workbooks: openpyxl makes the shell (styles, widths, drop-downs, filter), the rows are streamed into it as text."""

import io
import re
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ...domain.errors import UserError
from ...domain.fields import Kind
from ..identity import NOTES
from ..table import column_letters
from .cells import STYLE_OF, RowMaker, Style
from .whole import replacing

ROWS = 1_048_575
_SHEET_BYTES = 2_000_000_000
_SHEET, _BOOK = "xl/worksheets/sheet1.xml", "xl/workbook.xml"
_FORMATS = {
    Style.HEADER: "@",
    Style.TEXT: "@",
    Style.PLAIN: "General",
    Style.MONEY: "#,##0.00",
    Style.DATE: "yyyy-mm-dd",
    Style.TIME: "yyyy-mm-dd hh:mm",
}
_CHOICES = "_选项"
_INLINE = 255
_BAD_NAME = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
_FILTERED = 7
"""The last row of the shell's filter, put right when the rows have been counted."""


@dataclass(frozen=True, slots=True)
class Column:
    header: str
    kind: Kind = Kind.TEXT
    width_hint: float = 12
    choices: tuple[str, ...] = ()
    hidden: bool = False
    prompt: str = ""
    """Said beside a cell that is being filled in."""


@dataclass(frozen=True, slots=True)
class Notes:
    """A second sheet, that explains the first; an import passes it over."""

    title: str
    header: Sequence[str]
    lines: Sequence[Sequence[str]]


def write_workbook(
    path: Path, sheet_name: str, columns: Sequence[Column], rows: Iterable[Sequence[object]], notes: Notes | None = None
) -> int:
    """Number of rows written. Raises UserError."""
    if not columns:
        raise ValueError("no columns")
    shell, ids = _shell(sheet_name, columns, notes)
    maker = RowMaker([column.kind for column in columns], ids)
    count = 0
    with (
        zipfile.ZipFile(shell) as parts,
        replacing(path) as file,
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as out,
    ):
        for name in sorted(parts.namelist(), key="[Content_Types].xml".__ne__):
            if name not in (_SHEET, _BOOK):
                out.writestr(name, parts.read(name))
        before, after = _halves(parts.read(_SHEET).decode())
        size = 0
        with out.open(_SHEET, "w") as sheet:
            sheet.write((before + maker.header([column.header for column in columns])).encode())
            for some, xml in maker.chunks(rows, 2):
                count += some
                data = xml.encode()
                size += len(data)
                if count > ROWS or size > _SHEET_BYTES:
                    raise UserError(
                        f"内容太多，一个 Excel 工作表放不下（已到第 {count} 行）。请先筛选，或导出为 .csv",
                        f"This is more than one Excel sheet holds (row {count}). Filter first, or export as .csv",
                    )
                sheet.write(data)
            sheet.write(_with_rows(after, columns, count).encode())
        out.writestr(_BOOK, _with_rows(parts.read(_BOOK).decode(), columns, count))
    return count


def _halves(sheet: str) -> tuple[str, str]:
    """Without the dimension: how far the rows reach is not yet known."""
    before, _, after = re.sub(r"<dimension [^>]*/>", "", sheet).partition("<sheetData")
    return f"{before}<sheetData>", "</sheetData>" + re.sub(r"^(?:\s*/>|.*?</sheetData>)", "", after, flags=re.DOTALL)


def _with_rows(xml: str, columns: Sequence[Column], count: int) -> str:
    last = column_letters(len(columns) - 1)
    return xml.replace(f'"A1:{last}{_FILTERED}"', f'"A1:{last}{count + 1}"').replace(
        f"$A$1:${last}${_FILTERED}<", f"$A$1:${last}${count + 1}<"
    )


def _shell(
    sheet_name: str, columns: Sequence[Column], notes: Notes | None = None
) -> tuple[io.BytesIO, dict[Style, int]]:
    import openpyxl

    book = openpyxl.Workbook()
    page = book.active
    page.title = safe_sheet_name(sheet_name)
    ids = _styles(page)
    page.freeze_panes = "B2" if len(columns) > 1 else "A2"
    page.auto_filter.ref = f"A1:{column_letters(len(columns) - 1)}{_FILTERED}"
    for i, column in enumerate(columns):
        dimension = page.column_dimensions[column_letters(i)]
        dimension.width = max(4.0, min(80.0, column.width_hint))
        dimension.number_format = _FORMATS[STYLE_OF.get(column.kind, Style.TEXT)]
        dimension.hidden = column.hidden
    _drop_downs(book, page, columns)
    if notes:
        _explain(book, notes)
    shell = io.BytesIO()
    book.save(shell)
    return shell, ids


def _styles(page: Any) -> dict[Style, int]:
    """Number of each style in the workbook, by cells that do not stay."""
    from openpyxl.styles import Alignment, Font, PatternFill

    ids = {}
    for i, (style, code) in enumerate(_FORMATS.items(), 1):
        cell = page.cell(row=2, column=i)
        cell.number_format = code
        if style is Style.HEADER:
            cell.font = Font(bold=True, color="FFFFFF")
            cell.fill = PatternFill("solid", fgColor="305496")
            cell.alignment = Alignment(vertical="center")
        ids[style] = cell.style_id
    return ids


def _drop_downs(book: Any, page: Any, columns: Sequence[Column]) -> None:
    """Short lists stand in the rule itself, long ones on a hidden sheet. Other words are warned of, not refused."""
    from openpyxl.worksheet.datavalidation import DataValidation

    lists = None
    for i, column in enumerate(columns):
        choices = [choice for choice in column.choices if choice]
        if not choices and column.prompt:
            rule = DataValidation(allow_blank=True)
            _place(page, rule, i, column)
        if not choices:
            continue
        inline = ",".join(choices)
        plain = len(inline) <= _INLINE and not any(
            set(choice) & set(',"\n') or choice != choice.strip() for choice in choices
        )
        if plain:
            formula = f'"{inline}"'
        else:
            lists = lists or book.create_sheet(_CHOICES)
            lists.sheet_state = "hidden"
            letter = column_letters(i)
            for number, choice in enumerate(choices, 1):
                cell = lists[f"{letter}{number}"]
                cell.value = re.sub("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]", "", choice)
                cell.data_type = "s"
            formula = f"'{_CHOICES}'!${letter}$1:${letter}${len(choices)}"
        rule = DataValidation(
            type="list", formula1=formula, allow_blank=True, showErrorMessage=True, errorStyle="warning"
        )
        _place(page, rule, i, column)


def _place(page: Any, rule: Any, place: int, column: Column) -> None:
    if column.prompt:
        rule.promptTitle, rule.prompt, rule.showInputMessage = column.header[:32], column.prompt[:255], True
    rule.add(f"{column_letters(place)}2:{column_letters(place)}{ROWS + 1}")
    page.add_data_validation(rule)


def _explain(book: Any, notes: Notes) -> None:
    from openpyxl.styles import Alignment, Font

    page = book.create_sheet(safe_sheet_name(notes.title))
    for row in (notes.header, *notes.lines):
        page.append([*row, NOTES])  # in each: a reader may take any of them for the header
    for i, width in enumerate((20, 8, 44, 34, 60)[: len(notes.header)]):
        page.column_dimensions[column_letters(i)].width = width
        page.cell(row=1, column=i + 1).font = Font(bold=True)
    for cells in page.iter_rows(min_row=2):
        for cell in cells:
            cell.data_type, cell.alignment = "s", Alignment(wrap_text=True, vertical="top")
    page.column_dimensions[column_letters(len(notes.header))].hidden = True
    page.freeze_panes = "A2"


def safe_sheet_name(name: str) -> str:
    """At most 31 characters, none that Excel forbids."""
    clean = _BAD_NAME.sub(" ", name).strip().strip("'")[:31].strip().strip("'")
    return clean if clean and clean.casefold() not in ("history", _CHOICES) else "Sheet1"
