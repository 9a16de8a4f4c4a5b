"""Tables for a terminal: a Chinese character is two columns wide."""

import re
import unicodedata
from collections.abc import Sequence

_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]+")


def width(text: str) -> int:
    if text.isascii():
        return len(text)
    return sum(_width(c) for c in text)


def _width(c: str) -> int:
    if unicodedata.combining(c) or unicodedata.category(c) in ("Cf", "Me", "Mn"):
        return 0
    return 2 if unicodedata.east_asian_width(c) in "WF" else 1


def plain(text: str) -> str:
    """One line, and nothing a terminal would take for a command."""
    return _UNPRINTABLE.sub(" ", text).strip()


def table(headers: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Columns that are empty in every row are left out; the last column is not padded."""
    lines = [[plain(cell) for cell in row] for row in rows]
    kept = [i for i in range(len(headers)) if any(line[i] for line in lines)]
    shown = [[plain(headers[i]) for i in kept], *([line[i] for i in kept] for line in lines)]
    widths = [max(width(line[i]) for line in shown) for i in range(len(kept))]
    return "\n".join(_line(line, widths) for line in shown) if lines else ""


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    padded = (cell + " " * (w - width(cell)) for cell, w in zip(cells, widths, strict=True))
    return "  ".join(padded).rstrip()
