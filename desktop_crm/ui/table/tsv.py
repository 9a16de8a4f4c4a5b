"""Rows of cells as a clipboard carries them to Excel and back."""

import csv
import io
from collections.abc import Sequence
from html import escape

AS_TEXT = "mso-number-format:'\\@'"
"""Else Excel drops the zero before an area code and writes a long number as 1.2E+17."""


def to_tsv(rows: Sequence[Sequence[str]]) -> str:
    out = io.StringIO()
    csv.writer(out, csv.excel_tab, lineterminator="\r\n").writerows(rows)
    return out.getvalue()


def to_html(rows: Sequence[Sequence[str]], numeric: Sequence[bool]) -> str:
    """`numeric` says which columns are numbers in Excel too; all others stay text, formulas included."""
    styles = ["" if number else f' style="{AS_TEXT}"' for number in numeric]
    lines = (
        "<tr>" + "".join(f"<td{style}>{_cell(text)}</td>" for text, style in zip(row, styles, strict=True)) + "</tr>"
        for row in rows
    )
    return f'<html><head><meta charset="utf-8"></head><body><table>{"".join(lines)}</table></body></html>'


def from_tsv(text: str) -> list[list[str]]:
    """Every row as wide as the widest; the empty line that Excel ends with is none."""
    rows = list(csv.reader(io.StringIO(text.replace("\r\n", "\n").replace("\r", "\n"), newline=""), csv.excel_tab))
    while rows and not any(rows[-1]):
        rows.pop()
    wide = max(map(len, rows), default=0)
    return [row + [""] * (wide - len(row)) for row in rows]


def to_csv(rows: Sequence[Sequence[str]]) -> str:
    out = io.StringIO()
    csv.writer(out).writerows(rows)
    return out.getvalue()


def _cell(text: str) -> str:
    return escape(text).replace("\n", '<br style="mso-data-placement:same-cell">')
