"""fixtures/sheets/old.xls and old.ods: one workbook, written by openpyxl and converted by LibreOffice; .xlsb by hand."""

import datetime
import struct
from pathlib import Path

import pytest

from desktop_crm.domain.errors import UserError
from desktop_crm.exchange.readers import open_tables
from desktop_crm.exchange.table import Flaw

from ..books import only, packed, saved, values

SHEETS = Path(__file__).resolve().parents[2] / "fixtures" / "sheets"
OLD = [SHEETS / "old.xls", SHEETS / "old.ods"]


def record(kind: int, data: bytes = b"") -> bytes:
    head = bytes((kind,)) if kind < 128 else bytes((kind & 0x7F | 0x80, kind >> 7))
    size, length = len(data), b""
    while True:
        length += bytes((size & 0x7F | (0x80 if size > 0x7F else 0),))
        size >>= 7
        if not size:
            return head + length + data


def wide(text: str) -> bytes:
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


def cell(kind: int, column: int, value: bytes, style: int = 0) -> bytes:
    return record(kind, struct.pack("<II", column, style) + value)


def binary_book(*rows: list[bytes]) -> bytes:
    """An .xlsb of one sheet; each row is its cells."""
    sheet = record(129) + record(148, struct.pack("<IIII", 0, len(rows), 0, 2)) + record(145)
    for number, cells in enumerate(rows):
        sheet += record(0, struct.pack("<IIHHBI", number, 0, 300, 0, 0, 0)) + b"".join(cells)
    sheet += record(146) + record(130)
    bundle = record(131) + record(143) + record(156, struct.pack("<II", 0, 1) + wide("r1") + wide("客户"))
    styles = record(278) + record(615, struct.pack("<I", 1)) + record(44, struct.pack("<H", 164) + wide("00000"))
    styles += (
        record(616)
        + record(617, struct.pack("<I", 2))
        + record(47, bytes(16))
        + record(47, struct.pack("<HH", 0, 164) + bytes(12))
        + record(618)
    )
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet"
    return packed(
        {
            "xl/workbook.bin": bundle + record(144) + record(132),
            "xl/_rels/workbook.bin.rels": f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="{relation}" Target="worksheets/sheet1.bin"/></Relationships>',
            "xl/styles.bin": styles + record(279),
            "xl/worksheets/sheet1.bin": sheet,
        }
    )


NAMES = [cell(6, 0, wide("客户名称")), cell(6, 1, wide("编码")), cell(6, 2, wide("金额"))]


@pytest.mark.parametrize("path", OLD, ids=lambda p: p.suffix)
def test_an_old_workbook_keeps_what_people_see(path: Path) -> None:
    table = only(path)
    assert (table.sheet, table.header_row) == ("客户", 2)
    assert table.headers == ("客户名称", "电话", "编码", "金额", "签约", "出错", "身份证")
    first, second = values(table)
    assert first[:5] == ("杭州大鹏贸易有限公司", "0571-88001234", "00042", 1234.5, datetime.date(2026, 3, 5))
    assert second[:5] == ("宁波远航", 13800138000, "00007", None, datetime.datetime(2026, 3, 5, 14, 30))


@pytest.mark.parametrize("path", OLD, ids=lambda p: p.suffix)
def test_errors_and_cut_numbers_are_flaws_and_text_is_none(path: Path) -> None:
    first, second = values(only(path))
    assert [row[5].value_text for row in (first, second)] == ["#DIV/0!", "#N/A"]
    assert first[6] == "440301199001011234"
    assert isinstance(second[6], Flaw) and "截断" in second[6].reason_zh


@pytest.mark.parametrize("path", OLD, ids=lambda p: p.suffix)
def test_the_content_decides_and_not_the_name(path: Path, tmp_path: Path) -> None:
    renamed = saved(tmp_path, path.read_bytes(), "客户.xlsx")
    assert values(only(renamed)) == values(only(path))


def test_a_binary_workbook(tmp_path: Path) -> None:
    content = binary_book(
        NAMES,
        [cell(6, 0, wide("大鹏")), cell(5, 1, struct.pack("<d", 42), style=1), cell(5, 2, struct.pack("<d", 12.5))],
        [cell(6, 0, wide("远航")), cell(2, 1, struct.pack("<I", 7 << 2 | 2), style=1), cell(3, 2, b"\x2a")],
        [cell(6, 0, wide("长号")), cell(5, 1, struct.pack("<d", 440301199001011234.0))],
    )
    table = only(saved(tmp_path, content, "客户.xlsb"))
    assert table.headers == ("客户名称", "编码", "金额")
    first, second, third = values(table)
    assert first == ("大鹏", "00042", 12.5)
    assert second[:2] == ("远航", "00007")
    assert second[2].value_text == "#N/A"
    assert third[1].value_text == "440301199001011000"


def test_a_sheet_that_reaches_to_the_end_of_the_world_is_refused_before_it_is_laid_out(tmp_path: Path) -> None:
    far = binary_book(NAMES, [cell(6, 16383, wide("x"))])
    with pytest.raises(UserError, match="列"):
        open_tables(saved(tmp_path, far, "大.xlsb"))
    content = (
        '<office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x"><office:body><office:spreadsheet>'
        '<table:table table:name="大"><table:table-row table:number-rows-repeated="1048576">'
        '<table:table-cell office:value-type="float" office:value="1" table:number-columns-repeated="1024"/>'
        "</table:table-row></table:table></office:spreadsheet></office:body></office:document-content>"
    )
    with pytest.raises(UserError, match="太大"):
        open_tables(saved(tmp_path, packed({"content.xml": content, "mimetype": ""}), "大.ods"))


@pytest.mark.parametrize("path", OLD, ids=lambda p: p.suffix)
def test_cut_and_garbled_files_are_one_sentence(path: Path, tmp_path: Path) -> None:
    whole = path.read_bytes()
    damaged = [whole[:cut] for cut in range(600, len(whole), 701)]
    damaged += [
        whole[:at] + bytes(b ^ 0xFF for b in whole[at : at + 40]) + whole[at + 40 :]
        for at in range(600, len(whole), 997)
    ]
    refused = 0
    for content in damaged:
        try:
            open_tables(saved(tmp_path, content, "坏.xls"))
        except UserError:
            refused += 1
    assert refused > len(damaged) // 3


def test_a_binary_workbook_that_ends_in_the_middle(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="已损坏"):
        open_tables(saved(tmp_path, packed({"xl/workbook.bin": b"\x9c\x01\x50abc"}), "坏.xlsb"))
