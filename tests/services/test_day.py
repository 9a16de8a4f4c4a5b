"""The day as a work list, and a reminder done with what came of it."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from desktop_crm.app import open_core
from desktop_crm.domain import days
from desktop_crm.domain.errors import BadValue, NotFound
from desktop_crm.services import day, records, reminders, undo, users
from desktop_crm.services.core import Core
from desktop_crm.services.day import COMING, DONE, LATE, MISSED, PUT_OFF, TODAY, UNDATED

from .asking import rows, sound, total

NOON = datetime(2026, 3, 4, 12, 0)


@pytest.fixture
def core(tmp_path: Path) -> Iterator[Core]:
    opened = open_core(tmp_path / "profile", clock=lambda: NOON.timestamp())
    yield opened
    opened.close()


def add(core: Core, text: str, due: str, **more: str) -> int:
    field = "due_at" if len(due) > 10 else "due_on"
    id = records.add(core, "reminders", {"text": text, field: due, **more}).ids[0]
    (rid,) = core.db.execute("SELECT rid FROM reminder WHERE id = ?", (bytes.fromhex(id.replace("-", "")),)).fetchone()
    return int(rid)


def listed(core: Core, **how) -> dict[str, list[str]]:
    out = day.outline(core, **how)
    found = {}
    for place, entries in out.places.items():
        items = day.items(core, [entry.rid for entry in entries])
        if entries:
            found[place] = [items[entry.rid].text for entry in entries]
    return found


def test_each_reminder_has_its_part_of_the_day(core):
    add(core, "十天后", "2026-03-14")
    add(core, "七天后", "2026-03-11")
    add(core, "明天", "2026-03-05")
    add(core, "今天晚些", "2026-03-04 15:00")
    add(core, "今天", "2026-03-04")
    add(core, "今天一早", "2026-03-04 00:00:01")
    add(core, "昨夜", "2026-03-03 23:59")
    add(core, "前天", "2026-03-02")
    assert listed(core) == {
        LATE: ["前天", "昨夜"],
        TODAY: ["今天一早", "今天晚些", "今天"],
        COMING: ["明天", "七天后"],
    }
    assert day.outline(core).pressing == 5


def test_what_has_a_lead_is_listed_that_much_earlier(core):
    add(core, "续约", "2026-03-20", lead="20")
    add(core, "还早", "2026-03-20", lead="10")
    assert listed(core) == {COMING: ["续约"]}


def test_what_became_due_since_it_was_seen_is_missed(core):
    add(core, "周一", "2026-03-02")
    add(core, "周一晚上", "2026-03-02 20:00")
    add(core, "周二", "2026-03-03")
    add(core, "今天", "2026-03-04")
    assert listed(core, seen=days.parse_time(datetime(2026, 3, 2, 18))) == {
        MISSED: ["周一晚上", "周二"],
        LATE: ["周一"],
        TODAY: ["今天"],
    }


def test_put_off_it_comes_back_on_its_day(core):
    tomorrow, hour, due = (add(core, text, "2026-03-02") for text in ("明天再说", "下午再说", "到了"))
    reminders.put_off(core, tomorrow, "2026-03-05")
    reminders.put_off(core, hour, "2026-03-04 14:00")
    reminders.put_off(core, due, "2026-03-04")
    assert listed(core) == {TODAY: ["下午再说", "到了"], PUT_OFF: ["明天再说"]}
    with pytest.raises(BadValue):
        reminders.put_off(core, due, "2026-03-01")


def test_without_a_day_it_is_not_lost(core):
    rid = add(core, "没日子", "2026-03-02")
    with core.write("set", "reminder") as work:
        work.set("reminder", rid, {"due_on": None})
    assert listed(core) == {UNDATED: ["没日子"]}


def test_mine_is_mine_and_nobodys(core):
    users.claim(core, "李雷")
    assert not day.has_others(core)
    records.add(core, "users", {"name": "韩梅"})
    assert day.has_others(core)
    add(core, "我的", "2026-03-04", owner="李雷")
    add(core, "她的", "2026-03-04", owner="韩梅")
    add(core, "没人的", "2026-03-04")
    assert listed(core, mine=True) == {TODAY: ["我的", "没人的"]}
    assert listed(core) == {TODAY: ["我的", "她的", "没人的"]}
    owners = {i.text: (i.owner, i.mine) for i in day.items(core, [1, 2, 3]).values()}
    assert owners == {"我的": ("李雷", True), "她的": ("韩梅", False), "没人的": ("", True)}


def test_the_next_one_and_when_to_look_again(core):
    add(core, "很久以后", "2026-08-01")
    far = day.outline(core)
    assert (far.next.due, far.wakes, far.pressing) == ("2026-08-01", "", 0)
    add(core, "下午", "2026-03-04 15:00")
    add(core, "已过", "2026-03-04 11:00")
    near = day.outline(core)
    assert datetime.fromisoformat(near.wakes) == datetime(2026, 3, 4, 15).astimezone()


def test_a_line_says_whom_it_is_about_and_whom_to_call(core):
    records.add(core, "customers", {"name": "宁波远航", "phone": "0574-8800 1234"})
    add(core, "公司", "2026-03-04", about="customers/宁波远航")
    records.add(core, "contacts", {"name": "老周", "customer": "宁波远航", "mobile": "13800001111"})
    records.add(core, "contacts", {"name": "王敏", "customer": "宁波远航", "mobile": "13800002222", "is_primary": "是"})
    records.add(core, "deals", {"name": "年框", "customer": "宁波远航"})
    add(core, "商机", "2026-03-04", about="deals/年框")
    add(core, "联系人", "2026-03-04", about="contacts/老周")
    records.add(
        core, "follow_ups", {"customer": "宁波远航", "contact": "老周", "content": "谈", "next_at": "2026-03-05", "next_content": "再谈"}
    )  # fmt: skip
    entries = [entry.rid for place in day.outline(core).places.values() for entry in place]
    said = {
        i.text: (i.about.kind, i.about.label, i.about.customer, i.person, i.phone)
        for i in day.items(core, entries).values()
    }
    assert said == {
        "公司": ("customer", "宁波远航", "", "王敏", "138 0000 2222"),
        "商机": ("deal", "年框", "宁波远航", "王敏", "138 0000 2222"),
        "联系人": ("contact", "老周", "宁波远航", "老周", "138 0000 1111"),
        "再谈": ("customer", "宁波远航", "", "老周", "138 0000 1111"),
    }


def test_done_with_a_result_and_a_next_step_is_one_step(core):
    records.add(core, "customers", {"name": "宁波远航"})
    rid = add(core, "回访报价", "2026-03-03", about="customers/宁波远航")
    assert reminders.finish(core, rid, "嫌贵", "2026-03-09", "带样品去") == "回访报价"
    assert rows(core, "follow_ups", "customer,content,next_at,next_content") == [
        ("宁波远航", "嫌贵", "2026-03-09", "带样品去")
    ]
    assert rows(core, "reminders", "text,state,result,due_on,about") == [
        ("回访报价", "done", "嫌贵", "2026-03-03", "宁波远航"),
        ("带样品去", "open", None, "2026-03-09", "宁波远航"),
    ]
    assert listed(core, done=True) == {COMING: ["带样品去"], DONE: ["回访报价"]}
    with pytest.raises(NotFound):
        reminders.finish(core, rid)
    undo.undo(core)
    assert listed(core, done=True) == {LATE: ["回访报价"]}
    assert total(core, "follow_ups") == 0
    sound(core)


def test_done_without_a_word_leaves_no_follow_up(core):
    records.add(core, "customers", {"name": "宁波远航"})
    rid = add(core, "回访", "2026-03-03", about="customers/宁波远航")
    reminders.finish(core, rid)
    assert total(core, "follow_ups") == 0
    assert listed(core, done=True) == {DONE: ["回访"]}


def test_the_follow_up_of_a_deal_and_of_a_contact(core):
    records.add(core, "customers", {"name": "宁波远航"})
    records.add(core, "contacts", {"name": "王敏", "customer": "宁波远航"})
    records.add(core, "deals", {"name": "年框", "customer": "宁波远航"})
    reminders.finish(core, add(core, "甲", "2026-03-03", about="deals/年框"), "谈妥")
    reminders.finish(core, add(core, "乙", "2026-03-03", about="contacts/王敏"), next_at="2026-03-05")
    assert rows(core, "follow_ups", "customer,contact,deal,content,next_content") == [
        ("宁波远航", None, "年框", "谈妥", None),
        ("宁波远航", "王敏", None, "乙", "乙"),
    ]


def test_about_nobody_the_next_one_is_a_reminder_like_it(core):
    rid = add(core, "录名片", "2026-03-03", kind="custom")
    reminders.finish(core, rid, "录了一半", "2026-03-06")
    assert rows(core, "reminders", "text,state,result,due_on") == [
        ("录名片", "done", "录了一半", "2026-03-03"),
        ("录名片", "open", None, "2026-03-06"),
    ]


def test_what_repeats_comes_again(core):
    reminders.finish(core, add(core, "例会", "2026-03-02", repeat="weekly"))
    assert rows(core, "reminders", "text,state,due_on") == [
        ("例会", "done", "2026-03-02"),
        ("例会", "open", "2026-03-09"),
    ]


def test_a_next_step_that_is_past_or_no_day_is_refused_and_nothing_is_written(core):
    rid = add(core, "回访", "2026-03-03")
    for word in ("2026-03-01", "改天"):
        with pytest.raises(BadValue):
            reminders.finish(core, rid, "x", word)
    assert listed(core, done=True) == {LATE: ["回访"]}


def test_the_cost_is_that_of_the_open_reminders(core):
    """Not of the customers, and not of what was done in the years before."""
    plan = core.db.execute(f"EXPLAIN QUERY PLAN SELECT rid, due_on FROM reminder WHERE {day.UNDONE}").fetchall()
    assert "USING INDEX reminder_state" in plan[0][3]
    for n in range(3):
        add(core, str(n), (NOON + timedelta(n)).date().isoformat())
    assert (day.count_undone(core, 2), day.count_undone(core, 9)) == (2, 3)
