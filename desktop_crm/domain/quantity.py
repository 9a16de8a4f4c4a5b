"""Plain numbers as people type them: 1,234 · 1.2万 · 13% · ５."""

import math
import re
import unicodedata

from .errors import BadValue

_UNITS = {"": 1.0, "千": 1e3, "万": 1e4, "亿": 1e8, "%": 1.0}


def parse(value: object) -> float:
    """A percent sign is dropped: 赢率 75% is 75. Raises BadValue."""
    if isinstance(value, (int, float)):
        if not math.isfinite(value):
            raise _bad(value)
        return float(value)
    text = re.sub(r"[\s,_]", "", unicodedata.normalize("NFKC", str(value)))
    match = re.fullmatch(r"([+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,3})?)([千万亿%]?)", text)
    if match is None:
        raise _bad(value)
    number = float(match[1]) * _UNITS[match[2]]
    if not math.isfinite(number):
        raise _bad(value)
    return number


def to_plain(number: float) -> int | float:
    """A whole number without its decimal point."""
    return int(number) if number == int(number) and abs(number) < 2**53 else number


def _bad(typed: object) -> BadValue:
    return BadValue(f"“{typed}”不是数字", f"“{typed}” is not a number")
