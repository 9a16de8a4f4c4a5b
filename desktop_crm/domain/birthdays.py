"""Birthdays as entered: `1980-08-05`, `08-05`, and by the Chinese calendar `lunar:1980-08-05`, `lunar:leap-04-10`."""

import re
import unicodedata
from datetime import date
from functools import lru_cache

from .days import clamped, parse_day
from .errors import BadValue

_CANONICAL = r"(lunar:)?(?:(\d{4})-)?(leap-)?(\d\d)-(\d\d)"
_LUNAR_NAME = r"农历|阴历|旧历|古历|lunar"
_SOLAR_NAME = r"公历|阳历|新历|国历|solar"
_DIGITS = "〇一二三四五六七八九"
_MONTHS = {"正": 1, "冬": 11, "腊": 12}


def parse(value: object) -> str:
    """Raises BadValue. A leap month is not checked against the year: people remember it wrongly, and next_on copes."""
    if isinstance(value, float) and re.fullmatch(r"\d{1,2}\.[1-3]", repr(value)):
        # 8.1 and 8.10 are one number: a guess would congratulate on the wrong day
        raise BadValue(f"“{value}”分不清是几号，请写成 08-05 的样子", f"“{value}” may be two days; write 08-05")
    if isinstance(value, date):
        return parse_day(value)
    text = re.sub(r"\s", "", unicodedata.normalize("NFKC", str(value))).lower().replace("○", "〇").replace("零", "〇")
    named_lunar = re.search(_LUNAR_NAME, text) is not None
    named_solar = re.search(_SOLAR_NAME, text) is not None
    bare = re.sub(rf"\(?(?:{_LUNAR_NAME}|{_SOLAR_NAME})\)?:?", "", text)
    if named_lunar and named_solar:
        raise _bad(value)
    if not (named_lunar or named_solar):
        # 八月十五 without 日 is how one names a day of the Chinese calendar
        named_lunar = re.search(r"闰|leap|初|廿|卅|[正冬腊]月|月[十一二三四五六七八九]+$", bare) is not None
    if not named_lunar and re.match(r"\d{4}(?:[-/.年]|\d{4})", bare):
        return parse_day(_written(value) if named_solar else value)
    year, leap, month, day = _parts(bare, value)
    if leap and not named_lunar:
        raise _bad(value)
    if not 1 <= month <= 12 or not 1 <= day <= 31 or (year and not 1800 <= int(year) <= 2200):
        raise _bad(value)
    if named_lunar:
        if day > 30:
            raise _bad(value)
    elif clamped(int(year or 2000), month, day).day != day:
        raise _bad(value)
    return (
        f"{'lunar:' if named_lunar else ''}{year + '-' if year else ''}{'leap-' if leap else ''}{month:02d}-{day:02d}"
    )


def next_on(birthday: str, after: date) -> date:
    """The first celebration on or after that day, the year of birth aside. Takes what parse gave, else ValueError.

    The lunar calendar is known for 1900–2100; BadValue beyond.
    29 February → 28 February; a leap month → the plain month in years without it; the lunar 30th → the 29th.
    """
    m = re.fullmatch(_CANONICAL, birthday)
    if m is None:
        raise ValueError(f"not a birthday: {birthday!r}")
    lunar, _, leap, month, day = m.groups()
    # a Chinese year begins in January or February: its last months fall into the next solar year
    years = range(max(after.year - 1, 1900), min(after.year + 2, 2101)) if lunar else range(after.year, after.year + 2)
    for year in years:
        found = _solar(year, int(month), int(day), leap is not None) if lunar else clamped(year, int(month), int(day))
        if found >= after:
            return found
    raise BadValue("农历生日只能算到 2100 年", "Lunar birthdays can be reckoned up to 2100 only")


def _solar(year: int, month: int, day: int, leap: bool) -> date:
    months = _lunar_months(year)
    first, length = (months.get(-month) if leap else None) or months[month]
    return date.fromordinal(first + min(day, length) - 1)


@lru_cache(maxsize=256)
def _lunar_months(year: int) -> dict[int, tuple[int, int]]:
    """Month, negative when leap → ordinal of its first day, length."""
    from borax.calendars.lunardate import LCalendars, LunarDate

    found = {}
    first = LunarDate(year, 1, 1).to_solar_date().toordinal()
    for month, length, leap in LCalendars.iter_year_month(year):
        found[-month if leap else month] = first, length
        first += length
    return found


def _parts(text: str, typed: object) -> tuple[str, bool, int, int]:
    """Year or "", leap month, month, day."""
    m = re.fullmatch(
        rf"(?:(\d{{4}}|[{_DIGITS}]{{4}})(?:年|[-/.]))?(?:--)?(闰|leap[-:]?)?"
        r"(?:(\d{1,2})[-/.](\d{1,2})|([正冬腊十一二三四五六七八九]{1,2}|\d{1,2})月(?:初?)([十廿卅一二三四五六七八九]{1,3}|\d{1,2})[日号]?|(\d\d)(\d\d))",
        text,
    )
    if m is None:
        raise _bad(typed)
    year = "".join(str(_DIGITS.index(c)) if c in _DIGITS else c for c in m[1] or "")
    return year, m[2] is not None, _number(m[3] or m[5] or m[7]), _number(m[4] or m[6] or m[8])


def _number(word: str) -> int:
    """Up to 39, in digits or Chinese; 0 for a word that is no number."""
    if word.isdigit():
        return int(word)
    if word in _MONTHS:
        return _MONTHS[word]
    word = word.replace("廿", "二十").replace("卅", "三十")
    tens, ten, ones = word.rpartition("十")
    if len(tens) > 1 or len(ones) > 1 or tens + ones != "".join(c for c in tens + ones if c in _DIGITS):
        return 0
    return (_DIGITS.index(tens) if tens else 1) * 10 * bool(ten) + (_DIGITS.index(ones) if ones else 0)


def _written(value: object) -> str:
    return re.sub(rf"\(?(?:{_SOLAR_NAME})\)?[:：]?", "", unicodedata.normalize("NFKC", str(value)).lower()).strip()


def _bad(typed: object) -> BadValue:
    return BadValue(
        f"“{typed}”不是生日，应如 1980-08-05、08-05、农历八月初五",
        f"“{typed}” is not a birthday; write 1980-08-05, 08-05, lunar:08-05 or lunar:leap-04-10",
    )
