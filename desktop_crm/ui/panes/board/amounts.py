"""Sums as short as a column is wide, and in full for the tip."""

from ....domain import money

WAN, YI = 10**6, 10**10  # 分
THOUSAND, MILLION = 10**5, 10**8


def sign(currency: str) -> str:
    return money.display(0, currency).removesuffix("0.00")


def full(fen: int, currency: str) -> str:
    """¥45,000 or ¥45,000.50."""
    return money.display(fen, currency).removesuffix(".00")


def short(fen: int, currency: str, lang: str) -> str:
    """¥345万, ¥3.4万, ¥8,800; ¥3.45M, ¥34K."""
    before, size = ("-" if fen < 0 else "") + sign(currency), abs(fen)
    units = ((YI, "亿"), (WAN, "万")) if lang == "zh" else ((MILLION, "M"), (THOUSAND, "K"))
    for unit, word in units:
        if size >= unit:
            return f"{before}{_three(size / unit)}{word}"
    return f"{before}{round(size / 100):,}"


def _three(number: float) -> str:
    """Three digits that count, at most one of them behind the point; millions of 万 keep all of theirs."""
    if number >= 100:
        return f"{round(number):,}"
    return f"{number:.2f}".rstrip("0").rstrip(".") if number < 10 else f"{number:.1f}".removesuffix(".0")
