import pytest

from desktop_crm.domain.errors import UserError
from desktop_crm.services import entering, records


def test_all_that_is_wrong_is_named_at_once_and_nothing_written(core):
    entered = entering.enter(
        core, "customer", {"name": " ", "verified_on": "哪天", "grade": "超级", "parent": "没有这家", "phone": "1"}
    )
    assert set(entered.wrong) == {"name", "verified_on", "grade", "parent"}
    assert entered.wrong["name"].text("zh") == "请填写客户名称"
    assert not entered.wrong["grade"].text("zh").startswith("级别")
    assert records.list_records(core, "customers").total == 0


def test_what_is_right_is_written(core):
    entered = entering.enter(core, "customer", {"name": "甲公司", "grade": "重点", "tags": "老客户", "region": ""})
    assert not entered.wrong and entered.label == "甲公司"
    (record,) = records.list_records(core, "customers").rows
    assert (record["name"], record["grade"], record["tags"], record["region"]) == ("甲公司", "A", ["老客户"], None)
    assert core.db.execute("SELECT name FROM customer WHERE rid = ?", (entered.rid,)).fetchone() == ("甲公司",)


def test_what_is_wrong_with_the_whole_is_raised(core):
    entering.enter(core, "customer", {"name": "甲公司", "number": "KH-1"})
    with pytest.raises(UserError, match="KH-1"):
        entering.enter(core, "customer", {"name": "乙公司", "number": "KH-1"})


def test_a_reminder_needs_a_day_or_a_time(core):
    assert set(entering.enter(core, "reminder", {"text": "寄样品"}).wrong) == {"due_on"}
    assert not entering.enter(core, "reminder", {"text": "寄样品", "due_at": "2026-06-11 14:30"}).wrong
