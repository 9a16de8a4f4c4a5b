from pathlib import Path

import pytest

from desktop_crm.domain.errors import UserError
from desktop_crm.exchange.readers import open_tables

from ..books import only, saved, values

PEOPLE = "客户名称,电话,城市\r\n深圳市大鹏贸易有限公司,13800138000,深圳\r\n𠮷田商社,0755-26001234,东京\r\n"


@pytest.mark.parametrize(
    "codec", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be", "utf-32"], ids=str
)
def test_every_encoding_gives_the_same_table(tmp_path: Path, codec: str) -> None:
    table = only(saved(tmp_path, PEOPLE.encode(codec), "客户.csv"))
    assert table.headers == ("客户名称", "电话", "城市")
    assert values(table)[1] == ("𠮷田商社", "0755-26001234", "东京")


def test_mark_at_the_start_is_no_part_of_the_first_value(tmp_path: Path) -> None:
    for codec in ("utf-8-sig", "utf-16"):
        assert values(only(saved(tmp_path, "1,2\n3,4\n".encode(codec), "x.csv"))) == [("1", "2"), ("3", "4")]


def test_western_bytes_are_not_taken_for_chinese(tmp_path: Path) -> None:
    table = only(saved(tmp_path, "Name,City\nAndré Müller,Zürich\nFrançois,Genève\n".encode("cp1252"), "x.csv"))
    assert values(table) == [("André Müller", "Zürich"), ("François", "Genève")]


def test_bytes_of_no_encoding_name_the_line(tmp_path: Path) -> None:
    path = saved(tmp_path, "姓名,电话\n张三,1\n李".encode() + b"\xff\xff\x80\x20\xff,2\n", "x.csv")
    with pytest.raises(UserError, match=r"“x.csv”第 3 行.*CSV UTF-8"):
        open_tables(path)


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_delimiter_is_found_and_respects_quotes(tmp_path: Path, delimiter: str) -> None:
    lines = [["名称", "地址", "金额"], ["甲", '"深圳, 南山; 科技园|1\t栋"', "1,5" if delimiter != "," else "1.5"]]
    content = "\r\n".join(delimiter.join(line) for line in lines)
    table = only(saved(tmp_path, content.encode(), "x.csv"))
    assert table.headers == ("名称", "地址", "金额")
    assert values(table)[0][1] == "深圳, 南山; 科技园|1\t栋"


def test_decimal_commas_do_not_win_over_semicolons(tmp_path: Path) -> None:
    table = only(saved(tmp_path, b"name;a;b\nx;1,5;2,5\ny;3,5;4,5\n", "x.csv"))
    assert values(table) == [("x", "1,5", "2,5"), ("y", "3,5", "4,5")]


def test_excel_says_the_delimiter_itself(tmp_path: Path) -> None:
    table = only(saved(tmp_path, "sep=|\r\n名称|备注\r\n甲|a,b,c\r\n".encode(), "x.csv"))
    assert (table.header_row, table.headers, values(table)) == (1, ("名称", "备注"), [("甲", "a,b,c")])


def test_quotes_and_line_breaks_inside_cells(tmp_path: Path) -> None:
    content = '名称,备注\r\n甲,"第一行\r\n第二行"\r\n\r\n乙,"他说 ""好"""\r\n'
    table = only(saved(tmp_path, content.encode(), "x.csv"))
    assert values(table) == [("甲", "第一行\r\n第二行"), ("乙", '他说 "好"')]
    assert [row.number for row in table.rows] == [2, 4]


def test_a_quote_that_is_never_closed_is_refused_with_its_row(tmp_path: Path) -> None:
    path = saved(tmp_path, '名称,备注\n甲,好\n乙,"没有结束\n丙,x\n丁,y\n'.encode(), "x.csv")
    with pytest.raises(UserError, match="第 3 行的引号没有成对"):
        open_tables(path)


def test_nul_characters_are_dropped(tmp_path: Path) -> None:
    table = only(saved(tmp_path, b" a ,\0b\0,\tc\t\n1,2\x00,3\n", "x.csv"))
    assert (table.headers, values(table)) == (("a", "b", "c"), [("1", "2", "3")])


def test_numbers_stay_text_and_guards_come_off(tmp_path: Path) -> None:
    content = "编号,身份证,备注\n00042,440301199001011234,'=1+1\n1,2,'普通\n3,4,'-5\n5,6,''=x\n"
    table = only(saved(tmp_path, content.encode(), "x.csv"))
    assert values(table) == [
        ("00042", "440301199001011234", "=1+1"),
        ("1", "2", "'普通"),
        ("3", "4", "-5"),
        ("5", "6", "'=x"),
    ]


def test_one_column(tmp_path: Path) -> None:
    table = only(saved(tmp_path, "\ufeff姓名\n张三\n李四, 王五\n".encode(), "x.csv"))
    assert (table.headers, values(table)) == (("姓名",), [("张三",), ("李四, 王五",)])


def test_a_row_longer_than_the_header_loses_nothing(tmp_path: Path) -> None:
    lines = ["名称,电话", *(f"客户{i},{i}" for i in range(500)), "末,1,多出来的"]
    table = only(saved(tmp_path, "\n".join(lines).encode(), "x.csv"))
    assert table.headers == ("名称", "电话", "列C")
    assert values(table)[-1] == ("末", "1", "多出来的")
    assert values(table)[0] == ("客户0", "0", None)


def test_old_mac_line_ends(tmp_path: Path) -> None:
    assert values(only(saved(tmp_path, b"a,b\r1,2\r3,4\r", "x.txt"))) == [("1", "2"), ("3", "4")]


def test_rows_can_be_read_again(tmp_path: Path) -> None:
    table = only(saved(tmp_path, PEOPLE.encode(), "x.csv"))
    assert values(table) == values(table) != []
