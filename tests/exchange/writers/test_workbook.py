import datetime
import io
import os
import zipfile
from pathlib import Path

import openpyxl
import pytest

from desktop_crm.domain.errors import UserError
from desktop_crm.domain.fields import Kind
from desktop_crm.exchange.table import Flaw
from desktop_crm.exchange.writers import Column, workbook, write_workbook

from ..books import only, values

MANY = tuple(f"很长的选项第{i}个" for i in range(80))
COLUMNS = [
    Column("客户名称", Kind.TEXT, 30),
    Column("电话", Kind.PHONE),
    Column("级别", Kind.CHOICE, 8, ("A级", "B级")),
    Column("行业", Kind.CHOICE, 8, MANY),
    Column("金额", Kind.MONEY),
    Column("数量", Kind.NUMBER),
    Column("签约日", Kind.DATE),
    Column("最近跟进", Kind.TIME),
]
DAY, MOMENT = datetime.date(2024, 2, 29), datetime.datetime(2024, 2, 29, 13, 5)
ROW = ("=1+1", "00138", "A级", "x", 1234.5, 3, DAY, MOMENT)


def written(folder: Path, *rows: tuple[object, ...]) -> Path:
    path = folder / "出.xlsx"
    assert write_workbook(path, "客户", COLUMNS, iter(rows)) == len(rows)
    return path


def test_values_and_formats_as_openpyxl_sees_them(tmp_path: Path) -> None:
    page = openpyxl.load_workbook(written(tmp_path, ROW, (None,) * 8)).worksheets[0]
    name, phone, grade, _, amount, count, day, moment = page[2]
    assert (name.value, name.data_type, phone.value, phone.data_type) == ("=1+1", "s", "00138", "s")
    assert (amount.value, amount.number_format, count.value, grade.value) == (1234.5, "#,##0.00", 3, "A级")
    assert (day.value.date(), day.number_format) == (DAY, "yyyy-mm-dd")
    assert (moment.value, moment.number_format) == (MOMENT, "yyyy-mm-dd hh:mm")
    assert (phone.number_format, page.column_dimensions["B"].number_format) == ("@", "@")


def test_what_stands_around_the_rows(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(written(tmp_path, ROW, ROW, ROW))
    page, lists = book.worksheets
    assert (page.title, page.freeze_panes, page.auto_filter.ref) == ("客户", "B2", "A1:H4")
    assert page["A1"].font.bold and page["A1"].fill.fgColor.rgb == "00305496"
    assert page.column_dimensions["A"].width == 30
    short, long = page.data_validations.dataValidation
    assert (short.formula1, str(short.sqref)) == ('"A级,B级"', "C2:C1048576")
    assert (long.formula1, lists.sheet_state) == ("'_选项'!$D$1:$D$80", "hidden")
    assert [cell.value for cell in lists["D"]] == list(MANY)


def test_filter_reaches_the_last_row_in_both_places(tmp_path: Path) -> None:
    with zipfile.ZipFile(written(tmp_path, *[ROW] * 9)) as archive:
        assert archive.namelist()[0] == "[Content_Types].xml"
        assert b"$A$1:$H$10" in archive.read("xl/workbook.xml")
        assert b'<autoFilter ref="A1:H10"' in archive.read("xl/worksheets/sheet1.xml")


def test_choices_that_a_rule_cannot_hold_inline(tmp_path: Path) -> None:
    columns = [Column("选", Kind.CHOICE, 8, ("a,b", "=1+1"))]
    path = tmp_path / "x.xlsx"
    write_workbook(path, "s", columns, [])
    page, lists = openpyxl.load_workbook(path).worksheets
    assert page.data_validations.dataValidation[0].formula1 == "'_选项'!$A$1:$A$2"
    assert (lists["A2"].value, lists["A2"].data_type) == ("=1+1", "s")


@pytest.mark.parametrize(
    "said",
    ["=cmd|'/c calc'!A0", "+86 138", "-1", "@x", "13800138000", "440301199001011234", "a&b<c>d", " x ", "两\n行", "\t",
     "_x0041_", "_x", "a\rb\r\nc", "\x01\x0b\x1f", "𠮷䶮", "|", "\u3000全角", "%s {0} %", "\x7f", "\xa0x\xa0"],
)  # fmt: skip
def test_text_comes_back_as_text(tmp_path: Path, said: str) -> None:
    path = tmp_path / "x.xlsx"
    write_workbook(path, "s", [Column("名称"), Column("备注")], [("甲", said), (said, "乙")])
    expected = None if not said.strip(" ") else said
    assert values(only(path)) == [("甲", expected), (said, "乙")]


def test_stored_text_of_a_typed_column_becomes_a_value(tmp_path: Path) -> None:
    row = ("甲", None, None, None, "1234.50", 2.5, "2024-02-29", "2024-02-29T13:05:00+08:00")
    said = ("乙", None, None, None, "约一万", "很多", "1850-01-01", "2024-02-29")
    assert values(only(written(tmp_path, row, said))) == [
        ("甲", None, None, None, 1234.5, 2.5, DAY, MOMENT),
        ("乙", None, None, None, "约一万", "很多", "1850-01-01", DAY),
    ]


def test_what_a_number_cell_cannot_hold_is_written_as_text(tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    cells = [
        10**17 + 1,
        float("inf"),
        datetime.date(1899, 1, 2),
        datetime.time(4, 30),
        Flaw("#N/A", "", ""),
        True,
        -0.25,
    ]
    write_workbook(path, "s", [Column("值", Kind.NUMBER), Column("名称")], [(v, "x") for v in cells])
    assert [r[0] for r in values(only(path))] == [
        "100000000000000001", "inf", "1899-01-02", "04:30:00", "#N/A", True, -0.25,
    ]  # fmt: skip


def test_too_long_text_is_marked(tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    write_workbook(path, "s", [Column("备注"), Column("名称")], [("长" * 40_000, "x")])
    (((found, _),)) = values(only(path))
    assert isinstance(found, str) and len(found) == 32_767 and found.endswith("…")


@pytest.mark.parametrize(
    ("asked", "given"),
    [
        ("客户", "客户"),
        ("a/b:c*d", "a b c d"),
        ("", "Sheet1"),
        ("'x'", "x"),
        ("长" * 40, "长" * 31),
        ("History", "Sheet1"),
    ],
)
def test_sheet_names(asked: str, given: str) -> None:
    assert workbook.safe_sheet_name(asked) == given


def test_nothing_is_left_behind_when_the_rows_fail(tmp_path: Path) -> None:
    path = tmp_path / "出.xlsx"
    path.write_bytes(b"before")

    def rows() -> object:
        yield ROW
        raise KeyError("x")

    with pytest.raises(KeyError):
        write_workbook(path, "客户", COLUMNS, rows())  # type: ignore[arg-type]
    assert [p.name for p in tmp_path.iterdir()] == ["出.xlsx"] and path.read_bytes() == b"before"


def test_file_open_in_excel(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def held(*_: object) -> None:
        raise PermissionError(13, "sharing violation")

    monkeypatch.setattr(os, "replace", held)
    with pytest.raises(UserError, match=r"“出\.xlsx”正被其他程序打开。请先关闭"):
        written(tmp_path, ROW)
    assert not list(tmp_path.iterdir())


def test_full_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(UserError, match="磁盘空间不足"):
        written(tmp_path, ROW)
    assert not list(tmp_path.iterdir())


def test_places_that_cannot_be_written(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="不存在"):
        write_workbook(tmp_path / "无" / "x.xlsx", "s", COLUMNS, [])
    (tmp_path / "d.xlsx").mkdir()
    with pytest.raises(UserError, match="是文件夹"):
        write_workbook(tmp_path / "d.xlsx", "s", COLUMNS, [])


def test_more_rows_than_a_sheet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "ROWS", 2)
    with pytest.raises(UserError, match="放不下"):
        written(tmp_path, ROW, ROW, ROW)


def test_a_row_of_the_wrong_width_is_our_bug(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="2 cells for 8 columns"):
        written(tmp_path, ("a", "b"))


def test_output_is_no_larger_in_zip64_form(tmp_path: Path) -> None:
    """Excel is known to refuse sheets in that form."""
    with zipfile.ZipFile(io.BytesIO(written(tmp_path, ROW).read_bytes())) as archive:
        assert all(part.extract_version < 45 for part in archive.infolist())
