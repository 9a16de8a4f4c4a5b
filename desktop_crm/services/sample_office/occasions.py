"""Reminders that no follow-up asked for: routine, festivals, birthdays; and two saved views."""

from collections.abc import Sequence
from datetime import date, timedelta

from ...domain import days
from ...domain.birthdays import next_on
from ...domain.ids import Id
from .calendar import Calendar
from .dice import Dice
from .sheets import COLUMNS, Sheets
from .words import lines

MOST_BIRTHDAYS = 8
_NAME, _OWNER, _BIRTHDAY, _STATUS = (1 + COLUMNS["contact"].index(n) for n in ("name", "owner", "birthday", "status"))


def routine(dice: Dice, calendar: Calendar, sheets: Sheets, users: Sequence[tuple[Id, str]]) -> None:
    for line in lines("reminders"):
        kind, text, when, repeat, lead = line.split("|")
        owner, _ = dice.pick(users)
        due = _day(when, calendar).isoformat()
        sheets.add(
            "reminder", sheets.id(), kind, text, None, None, owner, due, None, float(lead) if lead else None, repeat or None,
            "open", None, None, users[0][1],
        )  # fmt: skip


def birthdays(calendar: Calendar, sheets: Sheets, users: Sequence[tuple[Id, str]], held: int) -> int:
    """A gift for some of the contacts on hand whose day comes within a month; `held` were made before. Returns how many are now."""
    until = calendar.today + timedelta(30)
    for row in sheets.rows["contact"]:
        if held >= MOST_BIRTHDAYS:
            break
        birthday = row[_BIRTHDAY]
        if not isinstance(birthday, str) or row[_STATUS] == "left" or row[_OWNER] is None:
            continue
        day = next_on(birthday, calendar.today)
        if day < until:
            text = f"给{row[_NAME]!s}送生日鲜花和贺卡"
            sheets.add(
                "reminder", sheets.id(), "custom", text, "contact", row[0], row[_OWNER], day.isoformat(), None, 3.0, None, "open",
                None, None, users[0][1],
            )  # fmt: skip
            held += 1
    return held


def views(sheets: Sheets) -> None:
    sheets.add(
        "view", sheets.id(), "重点客户一个月没联系", "customer", "name,phone,grade,owner,last_contact_at,next_contact_at",
        "grade=A and (last_contact_at<-30d or last_contact_at is empty)", "last_contact_at",
    )  # fmt: skip
    sheets.add(
        "view", sheets.id(), "本月预计成交", "deal", "name,customer,amount,stage,expected_on,owner",
        "expected_on=this month and closed_on is empty", "expected_on",
    )  # fmt: skip


def _day(when: str, calendar: Calendar) -> date:
    """`+3` days from today, `m=5` the next 5th, `w=1` the next Monday, a day of the year, solar or lunar."""
    today = calendar.today
    if when[0] in "+-":
        return today + timedelta(int(when))
    if when.startswith("m="):
        this = days.clamped(today.year, today.month, int(when[2:]))
        return this if this >= today else days.add_months(this, 1)
    if when.startswith("w="):
        return today + timedelta((int(when[2:]) - 1 - today.weekday()) % 7)
    return next_on(when, today)
