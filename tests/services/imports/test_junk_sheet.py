"""The real 客户表: one file with all that makes one hard, and exactly what comes out of it."""

from pathlib import Path

import pytest

from desktop_crm.services import imports, undo
from desktop_crm.services.core import Core
from tests.fixtures.junk_sheet import make
from tests.services.asking import digest, rows, sound, total


@pytest.fixture
def junk(tmp_path: Path) -> Path:
    return make(tmp_path / "客户表.xlsx")


def test_what_comes_out(core: Core, junk: Path) -> None:
    result = imports.run(core, [junk])
    counts = ("read", "new", "changed", "same", "conflict", "rejected")
    assert [result[c] for c in counts] == [8, 6, 1, 0, 0, 1]
    assert [(p["sheet"], p["columns"]["工作表"]) for p in result["parts"]] == [("张伟", "owner"), ("李娜", "owner")]
    assert result["parts"][0]["left_out"] == [{"row": 9, "text": "小计"}, {"row": 14, "text": "合计"}]
    assert result["parts"][0]["also"] == {"contacts": 7, "follow_ups": 4}
    assert result["options"] == [{"field": "grade", "value": "特别重要", "count": 2}]
    assert [(p["row"], p["column"], p["value"]) for p in result["problems"]] == [(11, "客户级别", "#N/A")]
    columns = "name,phone,grade,region,owner,notes"
    assert [(*r[:4], r[4], r[5]) for r in rows(core, "customers", columns)] == [
        ("杭州甲机械有限公司", "0571-88886666/0571-88886667", "A", "浙江", "张伟", "爱喝茶\n门牌号: 007\n签约日期: 2025-03-01"),
        ("宁波乙电器厂", "0574-1", "B", "浙江", "张伟", None),
        ("周九", None, "特别重要", "江苏", "张伟", "跟进记录: 还没联系上"),
        ("15033334444", None, None, "江苏", "张伟", None),
        ("无锡丁科技有限公司", None, "C", None, "李娜", "门牌号: 012"),
        ("南京戊贸易", "025-84445555", "特别重要", None, "李娜", "不要打扰"),
    ]  # fmt: skip
    codes = rows(core, "customers", "credit_code,id_no")
    assert codes[0] == ("91350100M000100Y43", "11010519491231002X") and codes[4] == (None, "320102199001011234")


def test_people_of_a_row(core: Core, junk: Path) -> None:
    imports.run(core, [junk])
    people = [(c, *r) for c, *r in rows(core, "contacts", "customer,name,mobile,job_title")]
    assert people == [
        ("杭州甲机械有限公司", "张三", "13800138000", "采购经理"),
        ("杭州甲机械有限公司", "李四", "139 0013 9000", None),
        ("宁波乙电器厂", "王五", "13700137000", None),
        ("宁波乙电器厂", "赵六", "13600136000", "财务"),
        ("宁波乙电器厂", "钱七", "13500135000", None),
        ("周九", "周九", "15011112222", None),
        ("15033334444", "15033334444", "15033334444", None),
        ("无锡丁科技有限公司", "吴十", "15955556666", None),
    ]


def test_dated_lines_of_a_row(core: Core, junk: Path) -> None:
    imports.run(core, [junk])
    year = core.today().year
    done = [(c, *r) for c, *r in rows(core, "follow_ups", "customer,method,content,author")]
    assert done == [
        ("杭州甲机械有限公司", "call", "电话 考虑中", "张伟"),
        ("杭州甲机械有限公司", None, "寄样", "张伟"),
        ("杭州甲机械有限公司", "wechat", "微信 发报价", "张伟"),
        ("宁波乙电器厂", "visit", "拜访：看了厂房", "张伟"),
        ("无锡丁科技有限公司", "meeting", "会议 定方案", "李娜"),
        ("无锡丁科技有限公司", "email", "邮件 发合同", "李娜"),
    ]
    at = [day for (day,) in rows(core, "follow_ups", "at")]
    assert at[2:4] == ["2026-05-06", "2026-01-08"] and at[0][5:] == "03-05" and at[1][5:] == "04-02"
    assert all(day[:4] in (str(year), str(year - 1)) for day in at[:2] + at[4:]) and at[4] < at[5]


def test_three_times_and_back(core: Core, junk: Path) -> None:
    before = digest(core)
    imports.run(core, [junk])
    there = digest(core)
    for _ in range(2):
        again = imports.run(core, [junk])
        assert again["step"] is None and (again["same"], again["rejected"]) == (7, 1)
    assert digest(core) == there
    undo.undo(core)
    assert digest(core) == before and total(core, "contacts") == total(core, "users") == total(core, "follow_ups") == 0
    imports.run(core, [junk])
    assert (total(core, "customers"), total(core, "contacts"), total(core, "follow_ups")) == (6, 8, 6)
    sound(core)


def test_the_sheets_name_may_be_something_else(core: Core, junk: Path) -> None:
    imports.run(core, [junk], settings={"工作表": "tags"})
    assert total(core, "customers", "tags has 张伟") == 4 and total(core, "users") == 0
    undo.undo(core)
    imports.run(core, [junk], settings={"工作表": "-"})
    assert total(core, "customers", "owner is empty") == 6 and total(core, "tags") == 0
