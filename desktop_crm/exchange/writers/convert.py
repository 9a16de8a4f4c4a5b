"""A value as the number that a workbook's cell holds; None for what no number cell holds exactly."""

import datetime
import re
from collections.abc import Callable, Mapping

from ...domain.fields import Kind

_EPOCH = datetime.date(1899, 12, 30).toordinal()
_MARCH_1900 = 61
"""Excel believes in 29 February 1900: earlier days are written as text."""
_EXACT = 10**15
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_MOMENT = re.compile(r"(\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d)?)(?:Z|[+-]\d\d:\d\d)?")
_AMOUNT = re.compile(r"-?\d{1,13}(?:\.\d{1,4})?")
Convert = Callable[[object], object]


def _number(value: object) -> object:
    """None for what a cell cannot hold exactly."""
    return value if -_EXACT < value < _EXACT else None  # type: ignore[operator]


def _day(value: datetime.date) -> int | None:
    serial = value.toordinal() - _EPOCH
    return serial if serial >= _MARCH_1900 else None


def _moment(value: datetime.datetime) -> float | None:
    serial = value.toordinal() - _EPOCH
    seconds = value.hour * 3600 + value.minute * 60 + value.second
    return serial + seconds / 86400 if serial >= _MARCH_1900 else None


def _amount_text(value: str) -> str | None:
    return value if _AMOUNT.fullmatch(value) else None


def _time_text(value: str) -> float | None:
    """An ISO day or time; the clock is shown as it stands there, whatever its zone."""
    try:
        if _DAY.fullmatch(value):
            return _day(datetime.date.fromisoformat(value))
        if match := _MOMENT.fullmatch(value):
            return _moment(datetime.datetime.fromisoformat(match[1]))
    except ValueError:
        pass
    return None


BY_TYPE: Mapping[type, Convert] = {
    int: _number,
    float: _number,
    bool: int,  # type: ignore[dict-item]
    datetime.date: _day,  # type: ignore[dict-item]
    datetime.datetime: _moment,  # type: ignore[dict-item]
}
BY_KIND: Mapping[Kind, Convert] = {
    Kind.MONEY: _amount_text,  # type: ignore[dict-item]
    Kind.DATE: _time_text,  # type: ignore[dict-item]
    Kind.TIME: _time_text,  # type: ignore[dict-item]
}
"""For text that a column of this kind means as a value."""
