"""Dated lines in one cell: “3.5 电话 考虑中；4.2 寄样” are two follow-ups, each with its day."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from ....domain import days
from ....domain.errors import BadValue

_START = r"(?:^|(?<=[\n；;。|]))[ \t　]*(?:[①-⑳•·*]\s*|\d{1,2}[)）、.．]\s+(?=\d)|[【\[（(](?=\d))?"
_UNIT = r"(?!\d|[.:：]\d|\s*(?:[%％万千亿元块吨米个折倍斤克度寸件套台箱份人家月年天]|公[斤里分]|[kK][gGmM]?\b))"
_DATE = (
    r"(?:(?P<y>20\d\d)\s*[-./年]\s*(?P<m>\d{1,2})\s*[-./月]\s*(?P<d>\d{1,2})(?!\d)"
    r"|(?P<y8>20\d\d)(?P<m8>[01]\d)(?P<d8>[0-3]\d)(?!\d)"
    r"|(?P<y2>[12]\d)[-./年](?P<m2>\d{1,2})[-./月](?P<d2>\d{1,2})(?!\d)"
    r"|(?P<m3>\d{1,2})\s*月\s*(?P<d3>\d{1,2})(?!\d)"
    r"|(?P<m4>\d{1,2})[./-](?P<d4>\d{1,2})" + _UNIT + ")"
)
_LINE = re.compile(
    _START
    + _DATE
    + r"\s*[日号]?\s*(?:[（(]?(?:周|星期|礼拜)[一二三四五六日天][)）]?)?\s*(?P<clock>\d{1,2}[:：]\d\d(?!\d))?"
    r"[】\]）)]?[\s:：,，、—–-]*"
)
_MAYBE = re.compile(r"\d\s*[-./年月]\s*\d|20\d{6}")
_METHODS = (
    ("wechat", "微信|wechat"),
    ("email", "邮件|邮箱|发邮|e-?mail"),
    ("meeting", "会议|开会|视频会|洽谈会|meeting"),
    ("visit", "拜访|上门|面谈|到访|来访|走访|见面|约见|来厂|到厂|visit"),
    ("call", "电话|致电|通话|来电|去电|回电|call"),
)
_YEAR = re.compile(r"20\d\d(?=年|\D|$)")


@dataclass(frozen=True, slots=True)
class Entry:
    """`said` is the day as typed: with a year only where one stands there, so that it stays the same next year."""

    at: str
    text: str
    method: str | None
    said: str


@dataclass(slots=True)
class _Found:
    year: int | None
    month: int
    day: int
    clock: str
    text: str


def entries(text: str, today: date, stated: int | None = None, *, log: bool = True) -> tuple[list[Entry], str]:
    """What the cell says by the day, and the rest. `stated` is the year that the sheet names; in a column that is no `log`
    a line without a day belongs to nobody before it."""
    if _MAYBE.search(text) is None:
        return [], text
    marks = [m for m in _LINE.finditer(text) if _is_day(_numbers(m))]
    if not marks:
        return [], text
    found, rest = [], [text[: marks[0].start()]]
    for m, following in zip(marks, [*(n.start() for n in marks[1:]), len(text)], strict=True):
        said = text[m.end() : following].strip(" \t\n\r　；;|")
        if not log and "\n" in said:
            said, _, more = said.partition("\n")
            rest.append(more)
        if said:
            found.append(_Found(*_numbers(m), (m["clock"] or "").replace("：", ":"), said.strip(" ；;")))
        else:
            rest.append(text[m.start() : following])
    made = []
    for f, day in zip(found, _days(found, today, stated), strict=True):
        if day > today:
            rest.append(f"{day.isoformat()} {f.text}")  # a plan, not something that was done
            continue
        said = day.isoformat() if f.year else f"{f.month}-{f.day}"
        made.append(Entry(_moment(day, f.clock), f.text, method(f.text), said + f.clock))
    return made, "\n".join(filter(None, (line.strip(" \t\n\r　；;|") for line in rest)))


def method(text: str) -> str | None:
    """How it was done: the first such word."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    places = [(m.start(), code) for code, words in _METHODS if (m := re.search(words, folded))]
    return min(places)[1] if places else None


def year_in(*words: str) -> int | None:
    """A year that a sheet or header names: 2025年客户."""
    found = next((m for word in words if (m := _YEAR.search(word))), None)
    return int(found[0]) if found else None


def _numbers(m: re.Match[str]) -> tuple[int | None, int, int]:
    year = m["y"] or m["y8"] or (f"20{m['y2']}" if m["y2"] else None)
    month = m["m"] or m["m8"] or m["m2"] or m["m3"] or m["m4"]
    day = m["d"] or m["d8"] or m["d2"] or m["d3"] or m["d4"]
    return int(year) if year else None, int(month), int(day)


def _is_day(numbers: tuple[int | None, int, int]) -> bool:
    year, month, day = numbers
    try:
        date(year or 2024, month, day)
    except ValueError:
        return False
    return True


def _days(found: Sequence[_Found], today: date, stated: int | None) -> list[date]:
    """A year that is said counts until another one; else each is the latest that is not to come, in one order."""
    out: list[date] = []
    year = stated
    for f in found:
        if f.year is not None:
            year = f.year
            out.append(days.clamped(year, f.month, f.day))
        elif year is not None:
            day = days.clamped(year, f.month, f.day)
            later = days.clamped(year + 1, f.month, f.day)
            if stated is None and out and day < out[-1] and later <= today and (out[-1] - day).days > 180:
                day, year = later, year + 1
            out.append(day if day <= today else _latest(f, today))
        else:
            out.append(_latest(f, today))
    if all(f.year is None for f in found) and stated is None and out not in (sorted(out), sorted(out, reverse=True)):
        bound, chain = today, []
        for f in reversed(found):
            bound = _latest(f, bound)
            chain.append(bound)
        if (today - bound).days < 3 * 365:
            return chain[::-1]
    return out


def _latest(f: _Found, bound: date) -> date:
    here = days.clamped(bound.year, f.month, f.day)
    return here if here <= bound else days.clamped(bound.year - 1, f.month, f.day)


def _moment(day: date, clock: str) -> str:
    try:
        return days.parse_time(f"{day.isoformat()} {clock}".strip())
    except BadValue:
        return day.isoformat()
