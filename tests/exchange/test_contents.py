from datetime import date

from desktop_crm.exchange.contents import kinds_of
from desktop_crm.exchange.table import Row


def kinds(*columns: list[object]) -> dict[int, str]:
    return kinds_of([Row(n, cells) for n, cells in enumerate(zip(*columns, strict=True), 2)], range(len(columns)))


def test_what_the_values_are() -> None:
    found = kinds(
        [13800138000, "139-0013-9000", "13700137000/13600136000"],
        ["a@b.cn", "c@d.com", None],
        ["11010519491231002X", None, None],
        ["91350100M000100Y43", "91110000600037341L", None],
        [date(2026, 1, 2), None, None],
        ["杭州甲有限公司", "乙机械厂", "丙商行"],
        ["张三", "李四", "王小明"],
        [1, 2, 3],
        ["张三", "不详", "采购部"],
    )
    assert found == {0: "mobile", 1: "email", 2: "id_no", 3: "credit_code", 4: "date", 5: "company", 6: "person"}


def test_surnames_alone_are_no_people() -> None:
    assert kinds(["王", "李", "欧阳"]) == {}
