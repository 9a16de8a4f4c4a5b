"""Real workbooks: written by openpyxl with all it can draw, or by hand where it cannot; read back by openpyxl and calamine."""

import datetime
import zipfile
from pathlib import Path

import openpyxl
import pytest
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.formatting.rule import DataBarRule
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.table import Table as ListObject
from python_calamine import CalamineWorkbook

from desktop_crm.domain.errors import Busy, UserError
from desktop_crm.exchange.patch import write_cells

from ..books import book, header, number, row, saved, sheet, text


@pytest.fixture
def rich(tmp_path: Path) -> Path:
    """Chart, conditional format, validation, comment, table, frozen pane, formulas, several sheets, a part of WPS."""
    made = openpyxl.Workbook()
    page = made.active
    page.title = "客户"
    page.append(["客户名称", "电话", "金额", "签约", "合计", "备注"])
    for n in range(1, 31):
        page.append([f"客户{n}", f"1380000{n:04d}", n * 10.5, datetime.date(2026, 1, n), f"=C{n + 1}*2", None])
        page.cell(n + 1, 4).number_format = "yyyy-mm-dd"
        page.cell(n + 1, 2).number_format = "@"
    chart = BarChart()
    chart.add_data(Reference(page, min_col=3, min_row=1, max_row=31), titles_from_data=True)
    page.add_chart(chart, "J3")
    page.conditional_formatting.add("C2:C31", DataBarRule("min", 0, "max", 100, color="63C384"))
    choice = DataValidation(type="list", formula1='"甲,乙"')
    page.add_data_validation(choice)
    choice.add("F2:F31")
    page["A3"].comment = Comment("重要客户", "王芳")
    page.freeze_panes = "A2"
    page.merge_cells("H2:H4")
    page.merge_cells("G6:H6")
    listed = made.create_sheet("产品")
    listed.append(["名称", "价格"])
    listed.append(["甲", 1])
    listed.add_table(ListObject(displayName="价目", ref="A1:B2"))
    path = tmp_path / "客户表.xlsx"
    made.save(path)
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            "xl/cellimages.xml", "<etc:cellImages xmlns:etc='http://www.wps.cn/officeDocument/2017/etCustomData'/>"
        )
        archive.writestr("xl/媒体/图.bin", b"\0\1\2" * 500)
    return path


def parts(path: Path) -> dict[str, tuple[bytes, int, int]]:
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        return {p.filename: (archive.read(p), p.compress_size, p.compress_type) for p in archive.infolist()}


def cells(path: Path) -> list[list[object]]:
    """Of the first sheet, as another reader has them."""
    return CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python()


def test_every_part_but_the_sheet_is_the_same_to_the_byte(rich: Path) -> None:
    before, names = parts(rich), list(parts(rich))
    done = write_cells(rich, {"客户": {3: {0: "新名 & <字>", 2: 999}, 31: {5: "备注一"}}})
    after = parts(rich)
    assert (done.cells, done.left, list(after)) == (3, {}, names)
    assert [name for name in names if before[name] != after[name]] == ["xl/worksheets/sheet1.xml"]
    page = openpyxl.load_workbook(rich)["客户"]
    assert (page["A3"].value, page["C3"].value, page["F31"].value) == ("新名 & <字>", 999, "备注一")
    assert (page["A2"].value, page["E3"].value, page["A3"].comment.text) == ("客户1", "=C3*2", "重要客户")
    assert page.freeze_panes == "A2" and page.data_validations.count == 1


def test_what_is_not_asked_for_stays_in_the_sheet_too(rich: Path) -> None:
    before = parts(rich)["xl/worksheets/sheet1.xml"][0]
    write_cells(rich, {"客户": {3: {0: "新名"}}})
    after = parts(rich)["xl/worksheets/sheet1.xml"][0]
    start, end = before.index(b'<row r="3"'), before.index(b'<row r="4"')
    assert (after[:start], after[after.index(b'<row r="4"') :]) == (before[:start], before[end:])


def test_values_fit_the_style_of_their_cell(rich: Path) -> None:
    day, moment = datetime.date(2026, 11, 22), datetime.datetime(2026, 11, 22, 9, 30)
    write_cells(rich, {"客户": {2: {3: day, 5: day, 1: 13900001111}, 3: {3: moment, 5: moment}, 4: {3: None, 0: None}}})
    page = openpyxl.load_workbook(rich)["客户"]
    assert page["D2"].value == datetime.datetime(2026, 11, 22)
    assert page["D3"].value == moment
    assert (page["F2"].value, page["F3"].value, page["B2"].value) == ("2026-11-22", "2026-11-22 09:30", "13900001111")
    assert (page["A4"].value, page["D4"].value, page["D4"].number_format) == (None, None, "yyyy-mm-dd")


def test_formulas_and_merged_cells_are_left_alone_and_named(rich: Path) -> None:
    done = write_cells(rich, {"客户": {2: {4: 1, 7: "x"}, 3: {7: "y"}, 6: {6: "anchor", 7: "inner"}}})
    assert done.cells == 1
    assert [(c.row, c.column, c.why) for c in done.left["客户"]] == [
        (2, 4, "formula"), (2, 7, "merged"), (3, 7, "merged"), (6, 7, "merged"),
    ]  # fmt: skip
    assert openpyxl.load_workbook(rich)["客户"]["G6"].value == "anchor"


def test_a_cell_of_a_list_object_is_written_and_the_list_stays(rich: Path) -> None:
    write_cells(rich, {"产品": {2: {1: 25}}})
    page = openpyxl.load_workbook(rich)["产品"]
    assert (page["B2"].value, page.tables["价目"].ref) == (25, "A1:B2")


def test_macros_stay_in_the_book(rich: Path, tmp_path: Path) -> None:
    macro = tmp_path / "客户表.xlsm"
    macro.write_bytes(rich.read_bytes())
    with zipfile.ZipFile(macro, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"\xd0\xcf\x11\xe0" + bytes(600))
    before = parts(macro)["xl/vbaProject.bin"]
    write_cells(macro, {"客户": {2: {0: "甲"}}})
    assert parts(macro)["xl/vbaProject.bin"] == before


def test_a_dry_run_counts_and_writes_nothing(rich: Path) -> None:
    before = rich.read_bytes()
    assert write_cells(rich, {"客户": {2: {0: "甲", 4: 1}}}, dry_run=True).cells == 1
    assert rich.read_bytes() == before


SHARED = row(2, '<c r="A2"><f t="shared" ref="A2:A3" si="0">B2*2</f><v>2</v></c>', number("B2", "1"))
SHARED += row(3, '<c r="A3"><f t="shared" si="0"/><v>4</v></c>', number("B3", "2"))


def test_shared_and_array_formulas_keep_every_cell_of_theirs(tmp_path: Path) -> None:
    array = row(4, '<c r="A4"><f t="array" ref="A4:A5">B2:B3</f><v>1</v></c>') + row(5, number("A5", "2"))
    path = saved(tmp_path, book(sheet(header("甲", "乙"), SHARED, array)))
    done = write_cells(path, {"表1": {2: {0: 9, 1: 8}, 3: {0: 9}, 4: {0: 9}, 5: {0: 9, 1: 7}}})
    assert [(c.row, c.column, c.why) for c in done.left["表1"]] == [
        (2, 0, "formula"), (3, 0, "formula"), (4, 0, "formula"), (5, 0, "array"),
    ]  # fmt: skip
    assert done.cells == 2


def test_rows_and_cells_that_do_not_say_where_they_are(tmp_path: Path) -> None:
    bare = "<row><c><v>1</v></c><c/><c><v>3</v></c></row><row/><row><c><v>7</v></c></row>"
    path = saved(tmp_path, book(sheet(header("甲", "乙", "丙"), bare)))
    assert write_cells(path, {"表1": {2: {1: "二", 2: 33}, 4: {0: "七", 3: "四"}}}).cells == 4
    assert cells(path) == [
        ["甲", "乙", "丙", ""], [1.0, "二", 33.0, ""], ["", "", "", ""], ["七", "", "", "四"],
    ]  # fmt: skip


def test_a_prefixed_sheet(tmp_path: Path) -> None:
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    content = (
        f'<x:worksheet xmlns:x="{main}"><x:sheetData><x:row r="1"><x:c r="A1" t="inlineStr"><x:is><x:t>甲</x:t></x:is></x:c>'
        '</x:row><x:row r="2"><x:c r="A2"><x:v>1</x:v></x:c></x:row></x:sheetData></x:worksheet>'
    )
    path = saved(tmp_path, book(content))
    assert write_cells(path, {"表1": {2: {0: "新", 1: 5}}}).cells == 2
    assert cells(path) == [["甲", ""], ["新", 5.0]]


def test_dates_of_a_book_that_counts_from_1904(tmp_path: Path) -> None:
    parts_ = book(sheet(header("日"), row(2, number("A2", "1", 1))), formats=[14], mode_1904=True)
    path = saved(tmp_path, parts_)
    write_cells(path, {"表1": {2: {0: datetime.date(2026, 11, 22)}}})
    assert cells(path)[1] == [datetime.date(2026, 11, 22)]


def test_texts_that_xml_cannot_hold(tmp_path: Path) -> None:
    path = saved(tmp_path, book(sheet(header("甲"), row(2, text("A2", "x")))))
    write_cells(path, {"表1": {2: {0: "a\x01b_x0041_\n 尾 "}}})
    assert cells(path)[1] == ["a\x01b_x0041_\n 尾 "]


@pytest.mark.parametrize("mark", ["~$客户表.xlsx", ".~lock.客户表.xlsx#"])
def test_a_book_that_is_open_elsewhere_is_not_written(rich: Path, mark: str) -> None:
    rich.with_name(mark).write_bytes(b"x")
    before = rich.read_bytes()
    with pytest.raises(Busy, match=r"请先关闭“客户表\.xlsx”"):
        write_cells(rich, {"客户": {2: {0: "甲"}}})
    assert rich.read_bytes() == before


def test_protected_signed_and_strangely_written_books_are_refused(tmp_path: Path, rich: Path) -> None:
    guarded = sheet(header("甲"), row(2, text("A2", "x"))).replace(
        "</sheetData>", '</sheetData><sheetProtection sheet="1"/>'
    )
    odd = sheet(header("甲"), row(2, text("A2", "x")), "<!-- note -->")
    for content, words in ((guarded, "有保护"), (odd, "写法特殊")):
        path = saved(tmp_path, book(content))
        before = path.read_bytes()
        with pytest.raises(UserError, match=words):
            write_cells(path, {"表1": {2: {0: "y"}}})
        assert path.read_bytes() == before
    with zipfile.ZipFile(rich, "a") as archive:
        archive.writestr("_xmlsignatures/sig1.xml", "<Signature/>")
    with pytest.raises(UserError, match="数字签名"):
        write_cells(rich, {"客户": {2: {0: "甲"}}})


def test_nothing_is_left_beside_the_file(rich: Path) -> None:
    write_cells(rich, {"客户": {2: {0: "甲"}}})
    assert [p.name for p in rich.parent.iterdir()] == ["客户表.xlsx"]


def test_styles_of_a_sheet_without_style_part(tmp_path: Path) -> None:
    parts_ = book(sheet(header("甲"), row(2, text("A2", "x"))))
    parts_.pop("xl/styles.xml", None)
    path = saved(tmp_path, parts_)
    write_cells(path, {"表1": {2: {0: datetime.date(2026, 1, 2)}}})
    assert cells(path)[1] == ["2026-01-02"]
