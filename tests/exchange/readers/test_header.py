from desktop_crm.exchange.readers.header import distinct, find_header
from desktop_crm.exchange.table import Row, column_letters


def at(*rows: tuple[object, ...], known: frozenset[str] | None = None) -> int | None:
    sample = [Row(i, cells) for i, cells in enumerate(rows, 1)]
    return find_header(sample, known.__contains__ if known else None)


HEADER, DATA = ("客户名称", "电话", "城市"), ("甲公司", "13800138000", "深圳")


def test_first_row() -> None:
    assert at(HEADER, DATA, DATA) == 0


def test_title_row_above() -> None:
    assert at(("大数据测试", None, None), HEADER, DATA) == 1


def test_rows_of_instructions_above() -> None:
    assert at(("填写说明：", None, None), ("1. 电话必填", "示例", None), HEADER, DATA, DATA, DATA) == 2
    assert at(("导出时间", "2024-01-01", None), ("操作人", None, None), HEADER, DATA, DATA) == 2


def test_known_field_names_decide() -> None:
    rows = (("说明", "请不要", "修改本行"), HEADER, DATA)
    assert at(*rows) == 0
    assert at(*rows, known=frozenset(HEADER)) == 1


def test_header_alone() -> None:
    assert at(HEADER) == 0
    assert at(("标题", None, None), HEADER) == 1


def test_one_column() -> None:
    assert at(("姓名",), ("张三",)) == 0


def test_sheet_that_begins_with_data() -> None:
    assert at((1, 2), (3, 4)) is None
    assert at(("2024-01-01",), ("2024-01-02",)) is None


def test_years_are_a_header_when_a_word_stands_beside() -> None:
    assert at(("客户", 2023, 2024), ("甲", 1, 2)) == 0


def test_repeated_names() -> None:
    assert list(distinct(["电话", "电话", "电话 2", "", "", "电话"])) == ["电话", "电话 3", "电话 2", "", "", "电话 4"]


def test_letters() -> None:
    assert [column_letters(i) for i in (0, 25, 26, 701, 702, 16383)] == ["A", "Z", "AA", "ZZ", "AAA", "XFD"]
