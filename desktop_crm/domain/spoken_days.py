"""Days as people say them, seen from today: 明天, 3天后, 下周一, 6-18, 18号, +3d, 周五 下午3点."""

import re
import unicodedata
from datetime import date, timedelta

from . import days
from .errors import BadValue

_NEAR = {
    "大前天": -3, "前天": -2, "昨天": -1, "昨日": -1, "yesterday": -1, "今天": 0, "今日": 0, "today": 0, "今晚": 0,
    "明天": 1, "明日": 1, "明早": 1, "明晚": 1, "tomorrow": 1, "后天": 2, "大后天": 3,
}  # fmt: skip
_HALF = {"今晚": "晚上", "明晚": "晚上", "明早": "早上"}
_DIGITS = "零一二三四五六七八九"
_N = r"(\d{1,4}|[一二两三四五六七八九十]{1,3}|半)"
_WEEKDAYS = dict(zip("一二三四五六日天", (0, 1, 2, 3, 4, 5, 6, 6), strict=True))
_EN_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_CLOCK = r"(?:\s*(?:(上午|早上|早晨|中午|下午|傍晚|晚上|am|pm)\s*)?([一二两三四五六七八九十]{1,3}|\d{1,2})(?:[:：](\d\d)|[点时](半|\d{1,2}分?)?)(am|pm)?)?"
_LATE = ("下午", "傍晚", "晚上", "中午", "pm")


def parse(text: str, today: date) -> str:
    """`2026-06-18`, or `2026-06-18 14:30` where a clock time was said. A day without a year is the next one of that name.

    Raises BadValue.
    """
    plain = re.sub(r"\s+", " ", unicodedata.normalize("NFKC", text)).strip().lower()
    try:
        if (said := _said(plain, today)) is not None:
            return said
    except (ValueError, OverflowError):
        raise _bad(text) from None
    iso = days.local_iso(days.parse_time(text))
    return f"{iso[:10]} {iso[11:16]}".rstrip()


def _said(text: str, today: date) -> str | None:
    """None for what is written out in full."""
    for pattern, find in _FORMS:
        if m := re.fullmatch(f"(?:{pattern}){_CLOCK}", text):
            own = m.re.groups - 5  # a clock has five groups
            day = find(m, today)
            half, hour, minute, past, late = m.groups()[own:]
            half = half or late or _HALF.get(next((w for w in _HALF if text.startswith(w)), ""), "")
            return day.isoformat() + _clock(half, hour, minute, past)
    return None


def _clock(half: str, hour: str | None, minute: str | None, past: str | None) -> str:
    if hour is None:
        return ""
    h = _number(hour)
    m = 30 if past == "半" else int((minute or past or "0").rstrip("分"))
    if h < 12 and half in _LATE and not (half == "中午" and h > 9):
        h += 12
    if h > 23 or m > 59:
        raise ValueError
    return f" {h:02d}:{m:02d}"


def _near(m: re.Match[str], today: date) -> date:
    return today + timedelta(_NEAR[m[1]])


def _after(m: re.Match[str], today: date) -> date:
    n, unit, way = m[1], m[2], -1 if m[3] in ("前", "ago") else 1
    if n == "半":
        return days.add_months(today, 6 * way) if unit == "年" else today + timedelta(15 * way)
    count = _number(n) * way
    if unit[0] in "月m":
        return days.add_months(today, count)
    if unit[0] in "年y":
        return days.add_months(today, 12 * count)
    return today + timedelta(count * (7 if unit[0] in "周星礼w" else 1))


def _after_english(m: re.Match[str], today: date) -> date:
    count = int(m[1]) * (-1 if m[3].strip() == "ago" else 1)
    if m[2][0] in "my":
        return days.add_months(today, count * (12 if m[2][0] == "y" else 1))
    return today + timedelta(count * (7 if m[2][0] == "w" else 1))


def _plus(m: re.Match[str], today: date) -> date:
    return days.day_range(m[1], today)[0]


def _weekday(m: re.Match[str], today: date) -> date:
    """周五 is the coming one, today included; 下周五 lies in the week after this."""
    weeks, wanted = len(m[1] or "") * (-1 if (m[1] or "").startswith("上") else 1), _WEEKDAYS[m[2]]
    if not m[1] or m[1] in ("本", "这"):
        here = today + timedelta(wanted - today.weekday())
        return here if m[1] or here >= today else here + timedelta(7)
    return today + timedelta(7 * weeks - today.weekday() + wanted)


def _english(m: re.Match[str], today: date) -> date:
    wanted = _EN_DAYS.index(m[2][:3])
    if m[1]:
        return today + timedelta(7 - today.weekday() + wanted)
    return today + timedelta((wanted - today.weekday()) % 7)


def _end(m: re.Match[str], today: date) -> date:
    step = 1 if m[1] == "下" else 0
    if m[2] == "年底":
        return date(today.year + step, 12, 31)
    return days.add_months(date(today.year, today.month, 1), 1 + step) - timedelta(1)


def _month_day(m: re.Match[str], today: date) -> date:
    month, day = int(m[1]), int(m[2])
    if not 1 <= month <= 12 or days.clamped(2000, month, day).day != day or day < 1:
        raise ValueError
    found = days.clamped(today.year, month, day)
    return found if found >= today else days.clamped(today.year + 1, month, day)


def _day_of_month(m: re.Match[str], today: date) -> date:
    """Of this month, else of the next that has it."""
    ahead = 1 if m[1] else 0
    wanted = _number(m[2])
    if not 1 <= wanted <= 31:
        raise ValueError
    first = date(today.year, today.month, 1)
    for months in range(ahead, ahead + 3):
        found = days.add_months(first, months)
        found = days.clamped(found.year, found.month, wanted)
        if found.day == wanted and (m[1] or found >= today):
            return found
    raise ValueError


_FORMS = (
    (rf"({'|'.join(sorted(_NEAR, key=len, reverse=True))})", _near),
    (rf"{_N}个?(天|日|周|星期|礼拜|月|年)(之?后|以后|前)", _after),
    (r"(?:in )?(\d{1,4}) ?(days?|weeks?|months?|years?)( ?(?:later|ago)|)", _after_english),
    (r"([+-]\d{1,4}[dwmy])", _plus),
    (r"(上上|下下|上|下|本|这)?个?(?:周|星期|礼拜)([一二三四五六日天])", _weekday),
    (r"(next )?(mon|tue|wed|thu|fri|sat|sun)[a-z]*", _english),
    (r"(下)?个?(?:本|这)?(月底|月末|年底)", _end),
    (r"(\d{1,2})(?:[-/.]|月)(\d{1,2})[日号]?", _month_day),
    (r"(下个?月)?(\d{1,2}|[一二三四五六七八九十]{1,3})[日号]", _day_of_month),
)


def _number(word: str) -> int:
    if word.isdigit():
        return int(word)
    word = word.replace("两", "二")
    tens, ten, ones = word.rpartition("十")
    if len(tens) > 1 or len(ones) > 1:
        raise ValueError
    return (_DIGITS.index(tens) if tens else 1) * 10 * bool(ten) + (_DIGITS.index(ones) if ones else 0)


def _bad(typed: str) -> BadValue:
    return BadValue(
        f"“{typed}”不是有效的日期，可写 明天、3天后、下周一、6-18、2026-11-21 14:30",
        f"“{typed}” is not a date; write tomorrow, +3d, next monday, 6-18 or 2026-11-21 14:30",
    )
