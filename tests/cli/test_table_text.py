import pytest

from desktop_crm.cli.table_text import plain, table, width


@pytest.mark.parametrize(
    ("text", "columns"),
    [("abc", 3), ("客户", 4), ("Ａ", 2), ("é", 1), ("e\u0301", 1), ("", 0), ("a客", 3), ("\u200b", 0)],
)
def test_width(text, columns):
    assert width(text) == columns


def test_columns_line_up_whatever_the_script():
    lines = table(["编号", "name", "x"], [["1", "小米", "a"], ["22", "ABCDEF", "b"]]).splitlines()
    assert len({width(line) for line in lines}) == 1
    assert lines == ["编号  name    x", "1     小米    a", "22    ABCDEF  b"]


def test_empty_columns_are_left_out_and_lines_end_clean():
    assert table(["a", "b", "c"], [["1", "", "x"], ["2", "", ""]]) == "a  c\n1  x\n2"
    assert table(["a"], []) == ""


def test_no_control_characters():
    assert plain(" a\x1b[31m\r\nb\u202e\x9b ") == "a [31m b"
