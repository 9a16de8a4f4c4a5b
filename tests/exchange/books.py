"""Small workbooks made by hand, each with one trap."""

import io
import zipfile
from collections.abc import Sequence
from pathlib import Path

from desktop_crm.exchange.readers import open_tables
from desktop_crm.exchange.table import Table

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"


def text(ref: str, value: str) -> str:
    return f'<c r="{ref}" t="inlineStr"><is><t>{value}</t></is></c>'


def number(ref: str, value: str, style: int = 0) -> str:
    return f'<c r="{ref}" s="{style}"><v>{value}</v></c>'


def row(at: int, *cells: str) -> str:
    return f'<row r="{at}">{"".join(cells)}</row>'


def header(*names: str) -> str:
    return row(1, *(text(f"{chr(65 + i)}1", name) for i, name in enumerate(names)))


def sheet(*rows: str, prologue: str = "") -> str:
    return (
        f'<?xml version="1.0"?>{prologue}<worksheet xmlns="{_MAIN}"><sheetData>{"".join(rows)}</sheetData></worksheet>'
    )


def styles(*formats: int | str) -> str:
    """Style 0 is General, then one style for each format: a built-in number or a code."""
    codes = {code: 164 + i for i, code in enumerate(formats) if isinstance(code, str)}
    defined = "".join(f'<numFmt numFmtId="{i}" formatCode="{code}"/>' for code, i in codes.items())
    xfs = "".join(f'<xf numFmtId="{codes.get(f, f) if isinstance(f, str) else f}"/>' for f in (0, *formats))
    return (
        f'<styleSheet xmlns="{_MAIN}"><numFmts count="{len(codes)}">{defined}</numFmts><fonts count="1"><font/></fonts>'
        f'<fills count="1"><fill><patternFill/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>'
        f'<cellXfs count="{len(formats) + 1}">{xfs}</cellXfs></styleSheet>'
    )


def book(
    *sheets: str, formats: Sequence[int | str] = (), mode_1904: bool = False, states: Sequence[str] = ()
) -> dict[str, str]:
    """The parts of a workbook with sheets 表1, 表2 …"""
    listed = "".join(
        f'<sheet name="表{i}" sheetId="{i}" state="{states[i - 1] if states else "visible"}" r:id="r{i}"/>'
        for i in range(1, len(sheets) + 1)
    )
    relations = "".join(
        f'<Relationship Id="r{i}" Type="{_REL}/worksheet" Target="worksheets/sheet{i}.xml"/>'
        for i in range(1, len(sheets) + 1)
    )
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        f'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" '
        f'ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{_TYPE}.styles+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="r1" '
        f'Type="{_REL}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_REL}"><workbookPr date1904="{int(mode_1904)}"/>'
        f"<sheets>{listed}</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">{relations}'
        f'<Relationship Id="s" Type="{_REL}/styles" Target="styles.xml"/></Relationships>',
        "xl/styles.xml": styles(*formats),
    }
    return parts | {f"xl/worksheets/sheet{i}.xml": xml for i, xml in enumerate(sheets, 1)}


def packed(parts: dict[str, str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def saved(folder: Path, content: bytes | dict[str, str], name: str = "客户.xlsx") -> Path:
    path = folder / name
    path.write_bytes(packed(content) if isinstance(content, dict) else content)
    return path


def only(path: Path) -> Table:
    (table,) = open_tables(path)
    return table


def values(table: Table) -> list[tuple[object, ...]]:
    return [row.cells for row in table.rows]
