"""A sheet as offices keep it: titles, lines of headers, sections, totals, merged cells."""

from pathlib import Path

import openpyxl
import pytest

from desktop_crm.exchange.readers.body import column_for, section_of, total_of
from desktop_crm.exchange.table import Row

from ..books import only, values

PEOPLE = ["客户名称", "联系人", "电话", "金额"]


def made(tmp_path: Path, rows: list[list[object]], *merged: str) -> Path:
    book = openpyxl.Workbook()
    page = book.active
    for row in rows:
        page.append(row)
    for area in merged:
        page.merge_cells(area)
    path = tmp_path / "客户表.xlsx"
    book.save(path)
    return path


def test_sections_fill_a_column_and_totals_are_left_out_and_named(tmp_path: Path) -> None:
    rows = [
        ["2026 年客户表", None, None, None],
        PEOPLE,
        ["一、浙江", None, None, None],
        ["大鹏贸易", "张三", "13800138000", 100],
        ["小计", None, None, 100],
        ["二、江苏", None, None, None],
        ["远航物流", "李四", "13900139000", 50],
        ["合计：", None, None, 150],
    ]
    table = only(made(tmp_path, rows, "A1:D1"))
    assert table.headers == (*PEOPLE, "地区")
    assert values(table) == [
        ("大鹏贸易", "张三", "13800138000", 100, "浙江"),
        ("远航物流", "李四", "13900139000", 50, "江苏"),
    ]
    assert dict(table.left_out) == {5: "小计", 8: "合计："}


def test_a_title_across_the_table_is_a_section_even_without_a_number(tmp_path: Path) -> None:
    rows = [
        PEOPLE,
        ["老客户", None, None, None],
        ["大鹏贸易", "张三", "1", 1],
        ["新客户", None, None, None],
        ["远航", "李四", "2", 2],
    ]
    table = only(made(tmp_path, rows, "A2:D2", "A4:D4"))
    assert table.headers[-1] == "分组"
    assert [row[-1] for row in values(table)] == ["老客户", "新客户"]


def test_a_customer_of_whom_only_the_name_is_known_is_no_section(tmp_path: Path) -> None:
    rows = [PEOPLE, ["大鹏贸易", None, None, None], ["远航", "李四", "2", 2]]
    table = only(made(tmp_path, rows))
    assert (table.headers, len(values(table))) == (tuple(PEOPLE), 2)


def test_a_cell_merged_downwards_holds_for_each_of_its_rows(tmp_path: Path) -> None:
    rows = [
        PEOPLE,
        ["大鹏贸易", "张三", "1", 1],
        [None, "李四", "2", 2],
        [None, None, None, None],
        ["远航", "王五", "3", 3],
    ]
    table = only(made(tmp_path, rows, "A2:A4"))
    assert [(row[0], row[1]) for row in values(table)] == [("大鹏贸易", "张三"), ("大鹏贸易", "李四"), ("远航", "王五")]


@pytest.mark.parametrize("title", [True, False])
def test_a_header_of_two_lines(tmp_path: Path, title: bool) -> None:
    rows: list[list[object]] = [
        ["客户名称", "联系人1", None, "联系人2", None, "备注"],
        [None, "姓名", "手机", "姓名", "手机", None],
        ["大鹏贸易", "张三", "13800138000", "李四", "13900139000", "老客户"],
    ]
    merged = ["A1:A2", "B1:C1", "D1:E1", "F1:F2"]
    if title:
        rows.insert(0, ["客户联系表", None, None, None, None, None])
        merged = ["A1:F1", "A2:A3", "B2:C2", "D2:E2", "F2:F3"]
    table = only(made(tmp_path, rows, *merged))
    assert table.headers == ("客户名称", "联系人1 姓名", "联系人1 手机", "联系人2 姓名", "联系人2 手机", "备注")
    assert values(table) == [("大鹏贸易", "张三", "13800138000", "李四", "13900139000", "老客户")]


def test_a_table_that_begins_in_column_c_under_instructions(tmp_path: Path) -> None:
    rows: list[list[object]] = [
        [None, None, "填写说明：带 * 的必须填写", None, None, None],
        [],
        [None, None, "*客户名称", "联系人", "电话", "金额"],
        [None, None, "大鹏贸易", "张三", "1", 1],
        [],
        [None, None, "远航", "李四", "2", 2],
    ]
    table = only(made(tmp_path, rows))
    assert table.headers == ("", "", "*客户名称", "联系人", "电话", "金额")
    assert [row[2:] for row in values(table)] == [("大鹏贸易", "张三", "1", 1), ("远航", "李四", "2", 2)]


@pytest.mark.parametrize(
    ("text", "total"),
    [("合计", True), ("合 计：", True), ("本月小计", True), ("Total", True), ("grand total:", True), ("总计 35 家", True),
     ("合计贸易有限公司", False), ("总计划部", False), ("合", False)],
)  # fmt: skip
def test_what_is_a_total(text: str, total: bool) -> None:
    assert (total_of(Row(5, (None, text, 3))) is not None) is total


@pytest.mark.parametrize(
    ("text", "name"),
    [("一、浙江", "浙江"), ("（二）江苏省", "江苏省"), ("3. 老客户", "老客户"), ("十二．西北", "西北"), ("浙江", None), ("3.5 电话", None),
     ("2026.1", None)],
)  # fmt: skip
def test_what_is_a_section(text: str, name: str | None) -> None:
    assert section_of(Row(3, (text, None, None)), frozenset()) == name
    assert section_of(Row(3, (text, "x", None)), frozenset()) is None


def test_sections_are_regions_or_groups() -> None:
    assert column_for(["浙江", "江苏省", "杭州市", "华东大区"]) == "地区"
    assert column_for(["浙江", "老客户"]) == "分组"
