import datetime
import io
from pathlib import Path

import openpyxl
import pytest

from desktop_crm.exchange.readers import open_tables, second_opinion, workbook
from desktop_crm.exchange.table import Flaw

from ..books import book, header, number, only, row, saved, sheet, text, values

DAY = datetime.date(2024, 2, 29)


@pytest.fixture(params=["calamine", "openpyxl"])
def reader(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """The second opinion has to give the same."""
    if request.param == "openpyxl":
        monkeypatch.setattr(workbook, "_DENSE", 0)
    return str(request.param)


def one_column(folder: Path, *cells: str, formats: tuple[int | str, ...] = (), mode_1904: bool = False) -> list[object]:
    rows = [row(i, text(f"A{i}", "x"), cell.replace("B0", f"B{i}")) for i, cell in enumerate(cells, 2)]
    table = only(saved(folder, book(sheet(header("名称", "值"), *rows), formats=formats, mode_1904=mode_1904)))
    return [cells[1] for cells in values(table)]


def test_plain_values(tmp_path: Path, reader: str) -> None:
    cells = (
        number("B0", "7"),
        number("B0", "1.5"),
        number("B0", "1.3800138E+10"),
        number("B0", "13800138000"),
        '<c r="B0" t="b"><v>1</v></c>',
        text("B0", "a_x000D_b &amp; c"),
        '<c r="B0"/>',
        '<c r="B0" t="str"><f>""</f><v></v></c>',
        '<c r="B0"><f>1+2</f><v>3</v></c>',
    )
    found = one_column(tmp_path, *cells)
    assert found == [7, 1.5, 13800138000, 13800138000, True, "a\rb & c", None, None, 3]
    assert [type(v) for v in found[:4]] == [int, float, int, int]


def test_18_digits_are_whole_or_reported(tmp_path: Path, reader: str) -> None:
    exact, cut, scientific, text_id = one_column(
        tmp_path,
        number("B0", "440301199001011234"),
        number("B0", "440301199001011000"),
        number("B0", "4.40301199001011E+17"),
        text("B0", "440301199001011234"),
    )
    assert (exact, text_id) == (440301199001011234, "440301199001011234")
    for flaw in (cut, scientific):
        assert isinstance(flaw, Flaw) and flaw.value_text.startswith("440301199001011") and "15 位" in flaw.reason("zh")
    assert one_column(tmp_path, number("B0", "0.30000000000000004")) == [0.1 + 0.2]


def test_error_cells_are_reported_not_blank(tmp_path: Path, reader: str) -> None:
    for word in ("#N/A", "#DIV/0!", "#REF!"):
        (flaw,) = one_column(tmp_path, f'<c r="B0" t="e"><f>X</f><v>{word}</v></c>')
        assert isinstance(flaw, Flaw) and flaw.value_text == word and word in flaw.reason("en")


@pytest.mark.parametrize(
    "content",
    ["<f>1+41</f>", "<f>1+41</f><v></v>", "<f>1+41</f><v/>", '<f t="shared" si="0"/>', "<f>1+41</f>\n  <v></v>\n"],
)
def test_formula_without_result_is_reported(tmp_path: Path, content: str, reader: str) -> None:
    (flaw,) = one_column(tmp_path, f'<c r="B0">{content}</c>')
    assert isinstance(flaw, Flaw) and "公式" in flaw.reason("zh")


def test_a_row_of_nothing_but_unfinished_formulas_is_not_lost(tmp_path: Path, reader: str) -> None:
    rows = row(2, text("A2", "甲")), row(4, '<c r="C4"><f>A1</f></c>')
    table = only(saved(tmp_path, book(sheet(header("名称", "值"), *rows))))
    (first, last) = list(table.rows)
    assert (first.number, last.number, table.headers[2]) == (2, 4, "列C")
    assert isinstance(last.cells[2], Flaw)


def test_leading_zeros_of_a_mask_are_kept(tmp_path: Path, reader: str) -> None:
    formats = ("00000", "000\\-0000\\-0000", "0.00", "00000;@")
    found = one_column(
        tmp_path,
        number("B0", "42", 1),
        number("B0", "1234567890", 2),
        number("B0", "42", 3),
        number("B0", "7", 4),
        number("B0", "123456", 1),
        number("B0", "-1", 1),
        '<c r="B0" s="1"/>',
        formats=formats,
    )
    assert found == ["00042", "012-3456-7890", 42, "00007", "123456", -1, None]


def test_dates(tmp_path: Path, reader: str) -> None:
    """27 to 36 and 50 to 58 are dates of Chinese Excel whose format stands nowhere in the file."""
    formats = ("yyyy-mm-dd", 31, 57, "yyyy/m/d h:mm:ss", "h:mm", "[h]:mm", "#,##0.00;[Red]-#,##0.00")
    found = one_column(
        tmp_path,
        *(number("B0", "45351", style) for style in (1, 2, 3)),
        number("B0", "45351.5452430556", 4),
        number("B0", "0.1875", 5),
        number("B0", "1.25", 6),
        number("B0", "12.5", 7),
        formats=formats,
    )
    assert found[:3] == [DAY] * 3
    moment = found[3]
    assert isinstance(moment, datetime.datetime)
    assert abs(moment - datetime.datetime(2024, 2, 29, 13, 5, 9)) < datetime.timedelta(milliseconds=1)
    assert found[4:] == [datetime.time(4, 30), "30:00:00", 12.5]


def test_1904(tmp_path: Path, reader: str) -> None:
    assert one_column(tmp_path, number("B0", "43889", 1), formats=(14,), mode_1904=True) == [DAY]


def test_title_row_blank_rows_and_names(tmp_path: Path, reader: str) -> None:
    rows = (
        row(1, text("A1", "大数据测试")),
        row(3, text("A3", "电话"), text("B3", "电话"), text("D3", "城市")),
        row(5, number("A5", "13800138000"), text("C5", "多"), text("D5", "深圳")),
        row(6, text("A6", "  ")),
        row(9, text("B9", "x")),
    )
    table = only(saved(tmp_path, book(sheet(*rows))))
    assert (table.header_row, table.headers, table.sheet) == (3, ("电话", "电话 2", "列C", "城市"), "表1")
    assert [(r.number, r.cells) for r in table.rows] == [
        (5, (13800138000, None, "多", "深圳")),
        (9, (None, "x", None, None)),
    ]


def test_sheet_that_starts_far_from_a1(tmp_path: Path, reader: str) -> None:
    rows = (
        row(10, text("C10", "名称"), text("D10", "值")),
        row(12, text("C12", "甲"), '<c r="D12" t="e"><v>#N/A</v></c>'),
    )
    table = only(saved(tmp_path, book(sheet(*rows))))
    (found,) = list(table.rows)
    assert (table.header_row, found.number, found.cells[2], type(found.cells[3])) == (10, 12, "甲", Flaw)


def test_hidden_sheets_only_where_no_visible_one_has_rows(tmp_path: Path) -> None:
    full, empty = sheet(header("名称", "值")), sheet()
    assert [t.sheet for t in open_tables(saved(tmp_path, book(full, full, states=("hidden", "visible"))))] == ["表2"]
    assert [t.sheet for t in open_tables(saved(tmp_path, book(full, empty, states=("veryHidden", "visible"))))] == [
        "表1"
    ]


def test_chart_sheet_is_passed_over(tmp_path: Path) -> None:
    made = openpyxl.Workbook()
    made.create_chartsheet("图", 0)
    made.worksheets[0].append(["名称", "值"])
    out = io.BytesIO()
    made.save(out)
    assert only(saved(tmp_path, out.getvalue())).headers == ("名称", "值")


ODD = {
    "single quotes": lambda x: x.replace('<c r="B2"', "<c r='B2'"),
    "another order": lambda x: x.replace('<c r="B2" t="e"', '<c t="e" r="B2"'),
    "no references": lambda x: x.replace(' r="B2"', "").replace(' r="A2"', "").replace('<row r="2"', "<row"),
    "prefix": lambda x: (
        x.replace("<c ", "<x:c ")
        .replace("</c>", "</x:c>")
        .replace("<worksheet ", '<worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main" ')
    ),
    "comment": lambda x: x.replace('<row r="2">', "<row r=\"2\"><!-- <c r='Z9' t='e'> -->"),
}


@pytest.mark.parametrize("how", ODD)
def test_sheets_written_in_an_unusual_way(tmp_path: Path, how: str) -> None:
    xml = sheet(header("名称", "值"), row(2, text("A2", "甲"), '<c r="B2" t="e"><v>#N/A</v></c>'))
    table = only(saved(tmp_path, book(ODD[how](xml))))
    ((name, flaw),) = values(table)
    assert name == "甲" and isinstance(flaw, Flaw) and flaw.value_text == "#N/A"


def test_marks_in_text_mean_nothing(tmp_path: Path) -> None:
    said = 't="e" E+20 &lt;v>9999999999999999&lt;/v> s="1"'
    assert one_column(tmp_path, text("B0", said), formats=("00000",)) == [said.replace("&lt;", "<")]


def test_cells_inside_character_data_are_text(tmp_path: Path) -> None:
    said = '<c r="B2" t="e"><v>#N/A</v></c>'
    assert one_column(tmp_path, text("B0", f"<![CDATA[{said}]]>")) == [said]


def test_a_row_longer_than_one_piece(tmp_path: Path) -> None:
    long = "很" * 30_000
    cells = [text(f"{chr(65 + i)}2", long) for i in range(20)]
    table = only(
        saved(tmp_path, book(sheet(header(*"abcdefghijklmnopqrst"), row(2, *cells), row(3, number("A3", "9" * 16)))))
    )
    assert values(table)[0] == (long,) * 20
    assert values(table)[1][0] == 9999999999999999


def test_openpyxl_takes_what_calamine_refuses(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Panic(BaseException):
        pass

    def refuse(_: object) -> object:
        raise Panic

    monkeypatch.setattr(workbook, "CalamineWorkbook", type("W", (), {"from_filelike": refuse}))
    table = only(saved(tmp_path, book(sheet(header("名称", "值"), row(2, text("A2", "甲"), number("B2", "3"))))))
    assert values(table) == [("甲", 3)]


def test_second_opinion_reads_dates_as_days(tmp_path: Path) -> None:
    path = saved(tmp_path, book(sheet(row(1, number("A1", "45351", 1))), formats=(57,)))
    assert list(second_opinion.values(path, "表1")) == [(1, [DAY])]
