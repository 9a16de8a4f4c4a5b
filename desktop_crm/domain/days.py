"""Days and times: a day is `YYYY-MM-DD` without time zone, a time is stored in UTC as `YYYY-MM-DDTHH:MM:SSZ`."""

import re
import unicodedata
from datetime import UTC, date, datetime, timedelta, timezone

from .errors import BadValue

_DAY = r"(\d{4})(?:([-/.])(\d{1,2})\2(\d{1,2})|年(\d{1,2})月(\d{1,2})[日号]?|(\d\d)(\d\d)(?!\d))"
_WEEKDAY = r"\(?(?:星期|礼拜|周)[一二三四五六日天]\)?"
_MORNING, _EVENING = "上午|早上|早晨|清晨|凌晨|am", "下午|中午|傍晚|晚上|夜里|pm"
_CLOCK = (
    rf"(t)?\s*({_MORNING}|{_EVENING})?\s*"
    r"(?:(\d{1,2})(?::(\d\d)(?::(\d\d)(?:[.,]\d+)?)?|[点时](?:(半)|(\d{1,2})(?:分(?:(\d{1,2})秒)?)?)?)|(\d\d)(\d\d)(\d\d))"
    r"\s*(am|pm)?\s*(z|utc|gmt|[+-]\d\d(?::?\d\d(?::\d\d)?)?)?"
)
_UNITS = {"天": "day", "周": "week", "星期": "week", "月": "month", "季度": "quarter", "季": "quarter", "年": "year"}
_DAY_WORDS = {"yesterday": -1, "昨天": -1, "today": 0, "今天": 0, "tomorrow": 1, "明天": 1}


def parse_day(value: object) -> str:
    """A clock behind the day is dropped; UTC (`Z`) first becomes local. Raises BadValue."""
    if isinstance(value, datetime):
        value = value.date()
    if isinstance(value, date):
        return _check_year(value, value, 1800, 9999).isoformat()
    day, clock = _split(_fold(value), value)
    if clock:
        moment = _moment(day, clock, value)
        if moment.tzinfo is UTC and day.year < 9999:
            day = _local(moment).date()
    return _check_year(day, value, 1800, 9999).isoformat()


def parse_time(value: object) -> str:
    """A day alone stays one; without a zone the machine's own is meant.

    A datetime object at midnight is a day: so spreadsheets hand over a date. Raises BadValue.
    """
    if isinstance(value, datetime):
        _check_year(value, value, 1900, 2200)
        rounded = value + timedelta(milliseconds=500)  # 14:29:59.9999 is how a spreadsheet writes 14:30
        if value.tzinfo is None and rounded.time().replace(microsecond=0) == datetime.min.time():
            return parse_time(rounded.date())
        return _utc_text(rounded)
    if isinstance(value, date):
        return _check_year(value, value, 1900, 2200).isoformat()
    day, clock = _split(_fold(value), value)
    _check_year(day, value, 1900, 2200)
    return _utc_text(_moment(day, clock, value)) if clock else day.isoformat()


def local_iso(stored: str) -> str:
    """A stored time with the local offset, `2026-11-21T14:30:00+08:00`; a plain day unchanged."""
    return stored if len(stored) <= 10 else _local(datetime.fromisoformat(stored)).isoformat(timespec="seconds")


def local_day(stored: str) -> date:
    return date.fromisoformat(local_iso(stored)[:10])


def day_start(day: date) -> str:
    """Local midnight in the stored form: the bound for comparing stored times with a day."""
    return _utc_text(datetime(day.year, day.month, day.day))


def day_range(word: str, today: date) -> tuple[date, date]:
    """First day and the day after the last, for `today`, `-30d`, `this month`, `上周`, a day, a month, a year.

    Raises BadValue.
    """
    text = " ".join(_fold(word).split())
    try:
        if text in _DAY_WORDS:
            return _span(today + timedelta(_DAY_WORDS[text]), days=1)
        if m := re.fullmatch(r"([+-]\d{1,7})([dwmy])", text):
            n = int(m[1])
            by_days = m[2] in "dw"
            factor = {"d": 1, "w": 7, "m": 1, "y": 12}[m[2]]
            day = today + timedelta(n * factor) if by_days else add_months(today, n * factor)
            return _span(day, days=1)
        if m := re.fullmatch(
            r"(last|this|next|上|本|这|今|下|去|明)(?: ?(day|week|month|quarter|year)|个?(天|周|星期|月|季度?|年))",
            text,
        ):
            n = {"l": -1, "上": -1, "去": -1, "n": 1, "下": 1, "明": 1}.get(m[1][0], 0)
            return _period(today, n, m[2] or _UNITS[m[3]])
        if m := re.fullmatch(r"(\d{4})(?:[-/.](\d{1,2})|年(?:(\d{1,2})月)?)?", text):
            month = m[2] or m[3]
            first = _check_year(date(int(m[1]), int(month or 1), 1), word, 1800, 9999)
            return _span(first, months=1 if month else 12)
        return _span(date.fromisoformat(parse_day(word)), days=1)
    except (ValueError, OverflowError):
        raise _bad(word) from None


def add_months(day: date, months: int) -> date:
    """The 31st becomes the last day of a shorter month; repeat from the first date, not from the last result.

    Raises ValueError outside the years 1–9999.
    """
    index = day.year * 12 + day.month - 1 + months
    return clamped(index // 12, index % 12 + 1, day.day)


def clamped(year: int, month: int, day: int) -> date:
    """29 February is 28 February in common years. Raises ValueError outside the years 1–9999."""
    first = date(year, month, 1)
    length = 31 if month == 12 else (date(year, month + 1, 1) - first).days
    return date(year, month, min(day, length))


def _period(today: date, n: int, unit: str) -> tuple[date, date]:
    if unit == "day":
        return _span(today + timedelta(n), days=1)
    if unit == "week":
        return _span(today + timedelta(7 * n - today.weekday()), days=7)
    length = {"month": 1, "quarter": 3, "year": 12}[unit]
    first = date(today.year, (today.month - 1) // length * length + 1, 1)
    return _span(add_months(first, n * length), months=length)


def _span(first: date, *, days: int = 0, months: int = 0) -> tuple[date, date]:
    return first, add_months(first, months) + timedelta(days)


def _fold(value: object) -> str:
    text = unicodedata.normalize("NFKC", str(value)).strip().lower().replace("\u2212", "-")
    return re.sub(r"^(\d{8})\.0$", r"\1", text)  # a day that a spreadsheet took for a number


def _split(text: str, typed: object) -> tuple[date, re.Match[str] | None]:
    m = re.match(_DAY, text)
    if m is None:
        raise _bad(typed)
    year, month, day = m[1], m[3] or m[5] or m[7], m[4] or m[6] or m[8]
    try:
        found = date(int(year), int(month), int(day))
    except ValueError:
        raise _bad(typed) from None
    rest = text[m.end() :]
    trimmed = re.sub(_WEEKDAY, " ", rest, count=1).strip()
    if not trimmed:
        return found, None
    clock = re.fullmatch(_CLOCK, trimmed)
    glued = rest == trimmed and rest[0].isdigit() and m[5] is None
    # "9:00-11:00" is a span of time, not an offset
    if clock is None or glued or ((clock[13] or "")[:1] == "-" and not (clock[1] or clock[5])):
        raise _bad(typed)
    return found, clock


def _moment(day: date, clock: re.Match[str], typed: object) -> datetime:
    half = clock[12] or clock[2] or ""
    hour, minute, second = (int("".join(filter(None, clock.group(*g))) or 0) for g in ((3, 9), (4, 7, 10), (5, 8, 11)))
    morning, night = half in _MORNING.split("|"), half in ("晚上", "夜里")
    if hour == 12 and (morning or night):
        hour = 24 if night else 0
    elif hour < 12 and half in _EVENING.split("|") and not (half == "中午" and hour > 9):
        hour += 12
    zone = None
    late = hour == 24 and (night or not minute + second)  # 24:00
    try:
        if morning and hour > 12:
            raise ValueError
        moment = datetime(day.year, day.month, day.day, 0 if late else hour, 30 if clock[6] else minute, second)
        if clock[13]:
            zone = UTC if clock[13][0] in "zug" else datetime.fromisoformat(f"2000-01-01T00:00{clock[13]}").tzinfo
        return (moment + timedelta(late)).replace(tzinfo=zone)
    except (ValueError, OverflowError):
        raise _bad(typed) from None


def _local(moment: datetime) -> datetime:
    try:
        return moment.astimezone()
    except (OSError, OverflowError):  # Windows: before 1970 and after 3000
        import time

        zone = timezone(timedelta(seconds=-time.timezone))
        return moment.astimezone(zone) if moment.tzinfo else moment.replace(tzinfo=zone)


def _utc_text(moment: datetime) -> str:
    aware = moment if moment.tzinfo else _local(moment)
    return aware.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="seconds") + "Z"


def _check_year(day: date, typed: object, first: int, last: int) -> date:
    if not first <= day.year <= last:
        raise _bad(typed)
    return day


def _bad(typed: object) -> BadValue:
    return BadValue(
        f"“{typed}”不是有效的日期，应如 2026-11-21 或 2026-11-21 14:30",
        f"“{typed}” is not a date; write 2026-11-21 or 2026-11-21 14:30",
    )
