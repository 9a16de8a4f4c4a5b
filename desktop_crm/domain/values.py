"""A typed or imported value as its field stores it, and a stored one as JSON and files show it.

Choices, references and members need the file to be understood: `services.values`.
"""

import re

from . import birthdays, days, money, quantity
from .errors import BadValue
from .fields import Field, Kind, Value

LIMIT = 100_000
"""Characters of one text; an Excel cell holds 32,767."""
_YES = frozenset(("1", "true", "yes", "y", "t", "是", "有", "对", "√", "✓", "on", "1.0"))
_NO = frozenset(("0", "false", "no", "n", "f", "否", "无", "没有", "×", "off", "0.0"))
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]|[\ud800-\udfff]")


def parse(f: Field, value: object) -> Value:
    """None for nothing. Raises BadValue."""
    if value is None or (isinstance(value, str) and not value.strip()):
        return None
    match f.kind:
        case Kind.MONEY:
            return money.parse(value)
        case Kind.NUMBER:
            return quantity.parse(value)
        case Kind.DATE:
            return days.parse_day(value)
        case Kind.TIME:
            return days.parse_time(value)
        case Kind.BIRTHDAY:
            return birthdays.parse(value)
        case Kind.FLAG:
            return _flag(value)
        case _:
            return text(value)


def text(value: object) -> str:
    """As typed, without what no file format can carry; a whole float (a phone typed as a number) loses its point."""
    if isinstance(value, str) and value.isprintable() and len(value) <= LIMIT:
        return value.strip()
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, bool):
        value = "是" if value else "否"
    plain = _CONTROL.sub("", str(value).replace("\r\n", "\n").replace("\r", "\n")).strip()
    if len(plain) > LIMIT:
        raise BadValue(
            f"文字太长（{len(plain)} 字），最多 {LIMIT} 字",
            f"The text is too long ({len(plain)}), at most {LIMIT} characters",
        )
    return plain


def _flag(value: object) -> int:
    word = str(value).strip().casefold()
    if word in _YES:
        return 1
    if word in _NO:
        return 0
    raise BadValue(f"“{value}”应为 是 或 否", f"“{value}” should be yes or no")


def plain(f: Field, stored: Value) -> str | int | float | bool | None:
    """ISO dates, decimal money, plain numbers; None for nothing."""
    if stored is None or stored == "":
        return None
    try:
        match f.kind:
            case Kind.MONEY:
                return money.to_text(int(stored))
            case Kind.NUMBER:
                return quantity.to_plain(float(stored))
            case Kind.FLAG:
                return bool(stored)
            case Kind.TIME:
                return days.local_iso(str(stored))
    except ValueError:
        pass  # another tool wrote something else there: shown as it is
    return stored.decode(errors="replace") if isinstance(stored, bytes) else str(stored)
