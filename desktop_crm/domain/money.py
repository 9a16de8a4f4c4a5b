"""Amounts: an integer of 分 inside, a decimal string outside, never a float."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from .errors import BadValue

if TYPE_CHECKING:
    from decimal import Decimal

LIMIT = 10**15
"""In 分, ±10 万亿 yuan: thousands of such amounts still add up within SQLite's 64 bits."""

_UNITS = {"": 0, "千": 3, "k": 3, "万": 4, "w": 4, "百万": 6, "千万": 7, "亿": 8, "百亿": 10, "千亿": 11, "万亿": 12}
_SYMBOLS = {"CNY": "¥", "USD": "US$", "EUR": "€", "GBP": "£", "HKD": "HK$", "JPY": "JP¥", "TWD": "NT$"}


def parse(value: object) -> int:
    """Yuan as text, int, float or Decimal → 分. Only a float is rounded (half up); text with more decimals is refused.

    Raises BadValue.
    """
    from decimal import Decimal

    if isinstance(value, bool) or value is None:
        raise _bad(value)
    if isinstance(value, int):
        return _within(value * 100, value)
    if isinstance(value, float):
        return _fen(Decimal(repr(value)), value, rounded=True)
    if isinstance(value, Decimal):
        return _fen(value, value)
    text = re.sub(r"\s", "", unicodedata.normalize("NFKC", str(value))).lower().replace("\u2212", "-")
    minus, text = _sign(text)
    match = re.fullmatch(
        r"(\d+|\d{1,3}(?:,\d{3})+|\d{1,4}(?:,\d{4})+|(?=\.\d))(\.\d*)?(e[+-]?\d{1,2})?(千亿|百亿|万亿|千万|百万|亿|万|千|[kw])?",
        text,
    )
    if match is None:
        raise _bad(value)
    whole, decimals, exponent, unit = match.groups("")
    number = Decimal((whole.replace(",", "") or "0") + decimals + exponent).scaleb(_UNITS[unit])
    return _fen(-number if minus else number, value)


def to_text(fen: int) -> str:
    """`1234.50`, as in JSON and files."""
    yuan, rest = divmod(abs(fen), 100)
    return f"{'-' if fen < 0 else ''}{yuan}.{rest:02d}"


def display(fen: int, currency: str = "CNY") -> str:
    yuan, rest = divmod(abs(fen), 100)
    return f"{'-' if fen < 0 else ''}{_SYMBOLS.get(currency, currency + ' ')}{yuan:,}.{rest:02d}"


def _sign(text: str) -> tuple[bool, str]:
    """Takes off the currency, then one minus or one pair of brackets; a second sign stays and is refused."""
    text = re.sub(r"^([-+(]?)(?:人民币|rmb|cny|¥)(?=[-(]?[\d.])", r"\1", text)
    text = re.sub(r"(?:人民币|rmb|cny|¥|[元圆块]整?)(\)?)$", r"\1", text)
    if text.startswith("(") and text.endswith(")"):
        return True, text[1:-1]
    if text.startswith(("+", "-")):
        return text[0] == "-", text[1:]
    return False, text


def _fen(yuan: Decimal, typed: object, rounded: bool = False) -> int:
    from decimal import ROUND_HALF_UP, Decimal

    if not yuan.is_finite() or abs(yuan) > LIMIT:
        raise _bad(typed)
    fen = yuan.scaleb(2).quantize(Decimal(1), ROUND_HALF_UP)
    # a float written out as text has 15 digits of noise behind it: 0.30000000000000004
    if not rounded and abs(yuan.scaleb(2) - fen) > Decimal("0.00001"):
        raise BadValue(f"金额“{typed}”的小数多于两位，请改成到分", f"Amount “{typed}” has more than two decimals")
    return _within(int(fen), typed)


def _within(fen: int, typed: object) -> int:
    if abs(fen) > LIMIT:
        raise _bad(typed)
    return fen


def _bad(typed: object) -> BadValue:
    return BadValue(
        f"“{typed}”不是金额，应如 12,345.60 或 1.2万；外币请只填数字，币种另填",
        f"“{typed}” is not an amount; write 12,345.60 or 1.2万, and a foreign currency in its own field",
    )
