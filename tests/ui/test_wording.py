from datetime import date, datetime

import pytest

from desktop_crm.domain.entities.customer import Customer  # noqa: F401  fills the field table
from desktop_crm.domain.fields import ENTITIES
from desktop_crm.ui.wording import Wording

TODAY = date(2026, 6, 10)
WORDING = Wording("zh", TODAY, {"grade": {"A": "重点"}})


@pytest.mark.parametrize(
    ("iso", "said"),
    [
        ("2026-06-10T09:12:00+08:00", "今天 09:12"),
        ("2026-06-10", "今天"),
        ("2026-06-09T23:59:00+08:00", "昨天"),
        ("2026-06-11", "明天"),
        ("2026-06-07", "3 天前"),
        ("2026-06-03", "7 天前"),
        ("2026-06-02", "6月2日"),
        ("2026-06-18", "6月18日"),
        ("2025-12-31", "2025/12/31"),
    ],
)
def test_a_day_is_said_as_people_say_it(iso, said, qapp):
    assert WORDING.day(iso) == said


def test_a_missed_day_is_red_and_today_amber(qapp):
    due = ENTITIES["customer"].by_name["next_contact_at"]
    assert (WORDING.say(due, "2026-06-08").text, WORDING.say(due, "2026-06-08").tone) == ("逾期 2 天", "bad")
    assert WORDING.say(due, "2026-06-10").tone == "warn"
    assert WORDING.say(due, "2026-06-18").tone == "text"


def test_money_choices_references_and_tags(qapp):
    customer, deal = ENTITIES["customer"].by_name, ENTITIES["deal"].by_name
    assert WORDING.say(deal["amount"], "1234567.50").text == "¥1,234,567.50"
    assert WORDING.say(deal["amount"], "-0.50").text == "-¥0.50"
    assert WORDING.say(customer["grade"], "A").text == "重点"
    assert WORDING.say(customer["grade"], "Z").text == "Z"
    assert WORDING.say(customer["owner"], {"label": "陈晓", "number": None}).text == "陈晓"
    assert WORDING.say(customer["tags"], ["重点", "老客户"]).text == "重点、老客户"
    assert WORDING.say(customer["completeness"], 70).text == "70%"
    assert WORDING.say(customer["phone"], None).text == ""


def test_now_is_not_asked_of_the_clock():
    assert Wording("zh", datetime(2026, 1, 2).date(), {}).day("2026-01-02") == "今天"
