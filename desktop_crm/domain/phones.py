"""Phone cells: one text as typed, several numbers in it, each with the digits-only form that is searched and compared.

The form drops +86, 0086 and the 0 before a mobile, and keeps the zone's 0, so `+86 10 8888 6666` = `010-88886666`;
an extension is appended; a foreign number keeps its country digits.
"""

import re
import unicodedata
from functools import cache

_MOBILE = r"1[3-9]\d{9}"
_ZONE = r"0(?:10|2\d|[3-9]\d\d)\d{7,8}"
_SERVICE = r"[48]00\d{7}"
_LOCAL = r"[2-8]\d{6,7}|[2-8]\d{2,3}[ -]\d{4}"
_MAX_PIECES = 16


def numbers(text: str) -> list[str]:
    if text.isascii() and _one().fullmatch(text):
        return [text.replace("-", "")]
    found: list[str] = []
    for chunk in _chunks(text):
        found += _split(chunk)
    if any(len(n) > 2 for n in found):  # of "88886666/7/8" only the first is a number
        found = [n for n in found if len(n) > 2]
    return list(dict.fromkeys(filter(None, found)))


@cache
def _one() -> re.Pattern[str]:
    """One complete number as most are typed; the rest of this module would read it just so."""
    return re.compile(rf"{_MOBILE}|0(?:10|2\d|[3-9]\d\d)-?\d{{7,8}}")


def is_mobile(number: str) -> bool:
    """A mainland mobile. Give it the typed text: without its + a US number may look like one."""
    found = numbers(number)
    return len(found) == 1 and not _is_foreign(number) and re.fullmatch(_MOBILE, found[0]) is not None


def display(number: str) -> str:
    """One number as offices write it; anything not fully understood stays as typed."""
    found = numbers(number)
    if len(found) != 1 or _is_foreign(number):
        return number.strip()
    for pattern, shown in (
        (r"(1[3-9]\d)(\d{4})(\d{4})", r"\1 \2 \3"),
        (r"(0(?:10|2\d))(\d{7,8})", r"\1-\2"),
        (r"(0[3-9]\d\d)(\d{7,8})", r"\1-\2"),
        (r"([48]00)(\d{3})(\d{4})", r"\1-\2-\3"),
    ):
        if match := re.fullmatch(pattern, found[0]):
            return match.expand(shown)
    return number.strip()


def _is_foreign(number: str) -> bool:
    typed = re.sub(r"[^\d+]", "", unicodedata.normalize("NFKC", number))
    return re.match(r"(?:\+|00)(?!86)", typed) is not None


def _chunks(text: str) -> list[str]:
    """Pieces between separators and labels, made of digits, `+`, blanks, `-` and `~` (extension) only."""
    folded = unicodedata.normalize("NFKC", text).strip()
    if shortened := re.fullmatch(r"([0-9])\.([0-9]+)e\+?([0-9]+)", folded, re.IGNORECASE):
        whole, decimals, exponent = shortened.groups()
        # a spreadsheet that shows 1.38E+10 has lost the number: no number is better than a wrong one
        full = len(decimals) <= int(exponent) <= min(len(decimals) + 2, 20)
        return [whole + decimals.ljust(int(exponent), "0")] if full else []
    folded = re.sub(r"(?<=\d)\.0+(?![\d.])", "", folded)
    folded = re.sub(r"[~.\u2010-\u2015\u2212_]+", "-", folded)
    folded = re.sub(r"(?<=\d)[\s(-]*(?:转接?|分机号?|extension|ext|x|#)[\s:-]*(?=\d)", "~", folded, flags=re.IGNORECASE)
    folded = re.sub(r"[^\W\d_]+\s*\d{0,2}\s*:", "\n", folded)
    folded = re.sub(r"[()\[\] \u3000]+", " ", folded)
    folded = re.sub(r"\+\s*", "\n+", re.sub(r"[^-+~0-9 ]", "\n", folded))
    folded = re.sub(r" ?([-~])[-~ ]*", r"\1", folded)
    return [chunk for line in folded.split("\n") if (chunk := line.strip(" -~")).strip("+")]


def _split(chunk: str) -> list[str]:
    """Numbers that only a blank or a hyphen separates: the cut that leaves the most digits in complete numbers."""
    parts = re.split(r"([ -])", chunk)
    pieces, count = parts[::2], len(parts[::2])
    whole, rank = _read(chunk)
    if count == 1 or rank == 2:
        return [whole]
    # best[i]: score of the first i pieces, where the last number starts, whether a certain number is in it
    best: list[tuple[int, int, int, bool, bool]] = [(0, 0, 0, False, True)]
    for end in range(1, count + 1):
        options = []
        for start in range(max(0, end - _MAX_PIECES), end):
            form, rank = _read("".join(parts[2 * start : 2 * end - 1]))
            score, groups, _, certain, complete = best[start]
            options.append((score + rank * len(form), groups - 1, start, certain or rank == 2, complete and rank > 0))
        best.append(max(options, key=lambda o: o[:2]))
    if not (best[count][3] or best[count][4]):
        return [whole]
    found: list[str] = []
    end = len(pieces)
    while end:
        start = best[end][2]
        found.append(_read("".join(parts[2 * start : 2 * end - 1]))[0])
        end = start
    return found[::-1]


def _read(group: str) -> tuple[str, int]:
    """The compare form, and 2 for certainly one complete number, 1 for a local number without zone, 0 for unknown."""
    head, mark, extension = group.partition("~")
    rank = _rank(head)
    if not (mark or rank) and (cut := re.search(r"([ -])(\d{1,6})$", group)):
        before = group[: cut.start()]
        if (rank := _rank(before)) and (cut[1] == "-" or re.fullmatch(_ZONE, _plain(before))):
            head, extension = before, cut[2]
        else:
            rank = 0
    return _plain(head) + re.sub(r"\D", "", extension), rank


def _rank(head: str) -> int:
    plain = _plain(head)
    if head[0] == "+" and not head.startswith("+86"):
        return 2 if 7 <= len(plain) <= 15 else 0
    if re.fullmatch(f"{_MOBILE}|{_ZONE}|{_SERVICE}", plain):
        return 2
    return 1 if re.fullmatch(_LOCAL, head) else 0


def _plain(head: str) -> str:
    digits = re.sub(r"\D", "", head)
    if head[0] == "+" and not digits.startswith("86"):
        return digits
    if digits.startswith("0086") or (head[0] == "+" and digits.startswith("86")):
        digits = digits[4:] if digits.startswith("00") else digits[2:]
    elif re.fullmatch(r"00[1-9]\d{7,}", digits):
        return digits[2:]
    elif digits.startswith("86") and 12 <= len(digits) <= 14:
        digits = digits[2:]
    elif re.fullmatch(f"0(?:86)?{_MOBILE}", digits):
        return digits[-11:]
    else:
        return digits
    if re.fullmatch(f"0{_MOBILE}", digits):
        return digits[1:]
    if digits[:1] != "0" and not re.fullmatch(f"{_MOBILE}|{_SERVICE}", digits) and re.fullmatch(_ZONE, "0" + digits):
        return "0" + digits
    return digits
