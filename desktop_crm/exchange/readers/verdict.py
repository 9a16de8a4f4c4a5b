"""What a workbook's cell is when its plain value would mislead."""

from decimal import Decimal, InvalidOperation

from ..table import Flaw
from .package import apply_mask

_NO_RESULT = Flaw(
    "",
    "公式没有计算结果，请在 Excel 或 WPS 中打开并保存一次",
    "The formula was never calculated: open the file in Excel or WPS and save it once",
)


def verdict(kind: str, mask: str | None, formula: bool, value: str) -> object:
    """What a cell is when its plain value would mislead, else None."""
    if kind == "e":
        word = value or "#?"
        return Flaw(word, f"单元格是错误值 {word}", f"The cell holds the error {word}")
    if kind != "n":
        return None
    if not value:
        return _NO_RESULT if formula else None
    digits = value.lstrip("-")
    if len(digits.partition(".")[0]) > 15 or "E+" in value:
        return _long(value, digits)
    return apply_mask(mask, digits) if mask and digits == value and digits.isdecimal() else None


def _long(value: str, digits: str) -> object:
    """Exact where the file still holds every digit; Excel keeps 15 and writes zeros behind them."""
    try:
        number = Decimal(value)
    except InvalidOperation:
        return None
    if abs(number) < 10**15:
        return None
    if digits.isdecimal() and digits[15:].strip("0"):
        return int(value)
    text = format(number, "f") if abs(number) < 10**40 else value
    return Flaw(
        text,
        "超过 15 位的数字已被 Excel 截断，请在原表中把这一列设为文本后重新填写",
        "Excel cut this number after 15 digits: make the column text and enter it again",
    )
