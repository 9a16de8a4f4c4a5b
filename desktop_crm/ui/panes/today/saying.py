"""The words of the work list."""

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import QCoreApplication

from ....services.day import AHEAD, COMING, DONE, LATE, MISSED, PLACES, PUT_OFF, TODAY, UNDATED, Entry, Outline
from ... import wording
from ...wording import NOTHING, Said, Wording

translate = QCoreApplication.translate
WEEKDAYS = (
    ("星期一", "Monday"), ("星期二", "Tuesday"), ("星期三", "Wednesday"), ("星期四", "Thursday"), ("星期五", "Friday"),
    ("星期六", "Saturday"), ("星期日", "Sunday"),
)  # fmt: skip
SHORT = (
    ("周一", "Mon"), ("周二", "Tue"), ("周三", "Wed"), ("周四", "Thu"), ("周五", "Fri"), ("周六", "Sat"), ("周日", "Sun"),
)  # fmt: skip
MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]


def places() -> dict[str, str]:
    return {
        MISSED: translate("Today", "错过的"),
        LATE: translate("Today", "逾期"),
        TODAY: translate("Today", "今天"),
        COMING: translate("Today", "接下来 {0} 天").format(AHEAD),
        UNDATED: translate("Today", "没有日期"),
        PUT_OFF: translate("Today", "已推迟"),
        DONE: translate("Today", "今天做完的"),
    }


def full_day(day: date, lang: str) -> str:
    """11月22日 星期日"""
    zh, en = WEEKDAYS[day.weekday()]
    return f"{en}, {day.day} {MONTHS[day.month - 1]}" if lang == "en" else f"{wording.short_day(day, lang)} {zh}"


def short_day(day: date, lang: str) -> str:
    """11月22日 周日"""
    zh, en = SHORT[day.weekday()]
    said = wording.short_day(day, lang)
    return f"{en} {said}" if lang == "en" else f"{said} {zh}"


def head_of_day(day: date, today: date, lang: str) -> tuple[str, str]:
    """明天 and the date, or the date alone."""
    near = {1: translate("Today", "明天"), 2: translate("Today", "后天")}.get((day - today).days, "")
    return (near, full_day(day, lang)) if near else (full_day(day, lang), "")


def due(entry: Entry, place: str, wording: Wording) -> Said:
    clock = entry.due[11:16]
    if not entry.due:
        return NOTHING
    if place in (MISSED, LATE):
        return wording.due(entry.due)
    if place == TODAY:
        return Said(clock or translate("Today", "今天"), "warn")
    if place == COMING:  # the day stands above
        return Said(clock, "text2")
    return Said(clock, "text2") if place == DONE else Said(wording.day(entry.due), "text2")


def counts(outline: Outline) -> Mapping[str, int]:
    """逾期, 今天, 接下来, 已推迟: how many each."""
    found = {place: len(outline.places[place]) for place in PLACES}
    found[LATE] += found.pop(MISSED)
    return found


def status(outline: Outline) -> str:
    words, found = places(), counts(outline)
    said = [f"{words[place]} {found[place]:,}" for place in (LATE, TODAY, COMING, PUT_OFF, DONE) if found[place]]
    return " · ".join(said)


def since(seen: str, wording: Wording) -> str:
    """Why something was missed."""
    return translate("Today", "上次打开（{0}）之后到期的").format(wording.day(seen)) if seen else ""
