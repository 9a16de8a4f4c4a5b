"""Rows that say more than one record holds, a few at a time."""

from pathlib import Path

import pytest

from desktop_crm.services import imports, records, undo
from desktop_crm.services.core import Core
from desktop_crm.services.imports import Intake, habits, showing
from desktop_crm.services.imports.options import Options
from desktop_crm.services.imports.sheet_names import meaning
from tests.services.asking import digest, rows, sound, total, write


def test_an_existing_customer_gets_what_is_new(core: Core, tmp_path: Path) -> None:
    sheet = "客户名称,联系人,联系人电话,跟进记录\n甲公司,张三,13800138000,2026-03-05 电话\n"
    imports.run(core, [write(tmp_path, "a.csv", sheet)])
    more = "客户名称,联系人,联系人电话,跟进记录\n甲公司,张三,13800138001,2026-03-05 电话；2026-04-02 寄样\n"
    result = imports.run(core, [write(tmp_path, "b.csv", more)])
    assert (result["changed"], result["parts"][0]["also"]) == (1, {"follow_ups": 1})
    assert rows(core, "contacts", "name,mobile") == [("张三", "13800138000, 13800138001")]
    undo.undo(core)
    assert rows(core, "contacts", "mobile") == [("13800138000",)] and total(core, "follow_ups") == 1
    imports.run(core, [write(tmp_path, "b.csv", more)])
    assert total(core, "follow_ups") == 2  # out of 回收站 again
    sound(core)


def test_a_plain_phone_is_the_customers_and_the_contacts(core: Core, tmp_path: Path) -> None:
    sheet = "客户名称,联系人,职务,手机,地址\n甲公司,张三,经理,13800138000,杭州\n甲公司,李四,会计,13900139000,\n"
    result = imports.run(core, [write(tmp_path, "a.csv", sheet)])
    assert (result["new"], result["changed"], result["conflict"]) == (1, 1, 0)
    assert rows(core, "customers", "name,mobile,address") == [("甲公司", "13800138000", "杭州")]
    assert rows(core, "contacts", "name,mobile,job_title") == [
        ("张三", "13800138000", "经理"), ("李四", "13900139000", "会计"),
    ]  # fmt: skip
    assert imports.run(core, [write(tmp_path, "a.csv", sheet)])["same"] == 2


def test_one_sheet_feeds_customer_contact_follow_up_and_deal(core: Core, tmp_path: Path) -> None:
    head = "客户名称,联系人,手机,行业,商机名称,预计金额,阶段,产品,跟进时间,跟进内容,下次跟进时间,跟进人\n"
    line = "甲公司,张三,13800138000,制造,甲设备,3万,方案报价,泵,2026-03-05,电话谈价,2026-12-01,王芳\n"
    file = write(tmp_path, "a.csv", head + line + line.replace("甲设备", "乙设备").replace("方案报价", "没听过"))
    result = imports.run(core, [file])
    assert result["parts"][0]["kind"] == "customers" and (result["new"], result["changed"]) == (1, 1)
    ((stage, amount, products), *_) = rows(core, "deals", "stage,amount,products")
    assert (stage, amount, products) == ("方案报价", "30000.00", ["泵"])
    assert rows(core, "deals", "name,notes") == [("甲设备", None), ("乙设备", "阶段: 没听过")]
    assert rows(core, "follow_ups", "at,method,content,next_at,author") == [
        ("2026-03-05", "call", "电话谈价", "2026-12-01", "王芳")
    ]
    assert total(core, "reminders") == 1 and total(core, "contacts") == 1
    assert imports.run(core, [file])["step"] is None
    sound(core)


@pytest.mark.parametrize(
    ("line", "name"),
    [(",戊公司,张三,1", "戊公司"), (",,张三,13800138000", "张三"), (",,,13800138000", "13800138000")],
)
def test_no_name(core: Core, tmp_path: Path, line: str, name: str) -> None:
    file = write(tmp_path, "a.csv", f"客户名称,公司,联系人,联系人电话\n{line}\n")
    assert imports.run(core, [file])["new"] == 1
    assert rows(core, "customers", "name,notes") == [(name, None)]
    assert imports.run(core, [file])["same"] == 1


def test_a_name_in_two_columns(core: Core, tmp_path: Path) -> None:
    imports.run(core, [write(tmp_path, "a.csv", "姓,名,手机\n欧阳,娜,13800138000\n李,,13900139000\n")])
    imports.run(core, [write(tmp_path, "b.csv", "first_name,last_name,email\nJohn,Doe,j@d.com\n")])
    assert rows(core, "contacts", "name") == [("欧阳娜",), ("李",), ("John Doe",)]


def test_columns_judged_by_their_values(core: Core, tmp_path: Path) -> None:
    result = imports.run(
        core, [write(tmp_path, "a.csv", "甲栏,乙栏,丙栏\n张三,13800138000,a@b.cn\n李四,13900139000,c@d.cn\n")]
    )
    assert result["parts"][0]["columns"] == {"甲栏": "name", "乙栏": "mobile", "丙栏": "email"}
    assert total(core, "contacts") == 2
    result = imports.run(core, [write(tmp_path, "b.csv", "客户名称,号\n甲公司,13800138000\n")])
    assert result["parts"][0]["columns"]["号"] == "mobile"


def test_several_numbers_are_found_and_compared(core: Core, tmp_path: Path) -> None:
    imports.run(core, [write(tmp_path, "a.csv", "客户名称,电话,电话2\n甲公司,0571-88886666/88886667,0571-88886668\n")])
    again = imports.run(core, [write(tmp_path, "b.csv", "客户名称,电话\n甲公司,0571-88886668\n")], on_match="skip")
    assert again["same"] == 1
    assert rows(core, "customers", "phone") == [("0571-88886666/88886667, 0571-88886668",)]


def test_users_come_in_when_asked_for(core: Core, tmp_path: Path) -> None:
    file = write(tmp_path, "u.csv", "sales_agent,manager\nAnna,Bo\nCarl,Bo\n")
    assert imports.run(core, [file], kind="users")["new"] == 2
    assert rows(core, "users", "name,joined,notes") == [("Anna", False, "manager: Bo"), ("Carl", False, "manager: Bo")]
    assert imports.run(core, [file], kind="users")["same"] == 2


def test_what_sheets_are_called() -> None:
    assert meaning(["张伟", "李娜客户", "公海"], []) == "owner"
    assert meaning(["小黑", "阿强"], ["小黑", "阿强"]) == "owner"
    assert meaning(["浙江", "江苏省"], []) == "region"
    assert meaning(["老客户", "展会客户"], []) == "tags"
    assert [meaning([a, b], []) for a, b in (("1月", "2月"), ("表1", "表2"), ("2025年", "2026年"))] == ["", "", ""]


def test_choices_are_remembered_for_these_headers(core: Core, tmp_path: Path) -> None:
    def held(name: str, text: str) -> Intake:
        intake = Intake(core, Options(in_window=True))
        intake.read(write(tmp_path, name, text))
        intake.plan()
        return intake

    first = held("a.csv", "客户名称,电话,爱好\n甲公司,1,篮球\n")
    first.parts[0].choose("爱好", "needs")
    assert first.land()
    first.remember()
    again = held("b.csv", "电话,客户名称, 爱好 \n2,乙公司,足球\n")
    to = {c["header"]: c["to"] for c in showing.plan(again, "zh")["parts"][0]["columns"]}
    assert to["爱好"] == "needs"
    assert imports.run(core, [write(tmp_path, "c.csv", "客户名称,电话,爱好\n丙公司,3,棋\n")], settings={"爱好": "-"})
    assert rows(core, "customers", "name,needs") == [("甲公司", "篮球"), ("丙公司", None)]
    (core.folder / habits.FILE).write_text("nonsense")
    assert held("d.csv", "客户名称,电话,爱好\n丁公司,1,篮球\n").parts[0].chosen == {}


def test_our_own_export_is_not_unfolded(core: Core, tmp_path: Path) -> None:
    from desktop_crm.services import exports

    with core.write("t") as work:
        work.create("customer", {"name": "甲公司", "notes": "2026-03-05 电话"})
    before = digest(core)
    out = tmp_path / "out.xlsx"
    exports.run(core, out, what="customers")
    result = imports.run(core, [out])
    assert result["step"] is None and digest(core) == before and records.list_records(core, "follow_ups").total == 0
