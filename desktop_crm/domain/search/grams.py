"""The tokens of a record for a contentless FTS5 table (tokenize='ascii', detail=none, columnsize=0)."""

import re
from collections.abc import Iterable
from enum import Enum
from functools import lru_cache
from itertools import pairwise
from operator import add
from typing import Final

from desktop_crm.domain.pinyin import fold, syllables
from desktop_crm.domain.search.words import phone_numbers

VERSION: Final = 1  # raise it with every change of the tokens or of the pinyin data: the index is then rebuilt

_NOT_ASCII: Final = re.compile(r"[^\x00-\x7f]+")
_THREE_DIGITS: Final = re.compile(r"[0-9]{3,}")


class Part(Enum):
    PERSON = 1  # a person's name: it begins with a surname
    NAME = 2  # a company, deal, product
    DIGITS = 3  # phone numbers as typed
    WORD = 4  # an e-mail address, WeChat id, record number: found by two or more characters


def _of_digits(digits: str) -> list[str]:
    return list(map("".join, zip(digits, digits[1:], digits[2:], strict=False)))


def tokens(parts: Iterable[tuple[Part, str]]) -> str:
    """Blank-joined tokens. The same parts always give the same text: deleting from the FTS5 table needs it again.

    A name gives its characters, character pairs, syllables, syllable pairs (zhang0san), pairs of initials (0zs) and the
    first one to three initials (1zs person, 2zs other); a word the pairs of its characters (0ab); digits their threes.
    """
    found: list[str] = []
    for part, raw in parts:
        if part is Part.DIGITS:
            for run in phone_numbers(raw):
                found += _of_digits("".join(run))
        elif part is Part.PERSON:
            found.append(_of_person(raw))
        else:
            text = fold(raw)
            if part is Part.WORD and text[-6:].isdigit() and text.isascii() and len(text) > 6:
                found.append(_of_number(text[:-3], text[-3:]))
            else:
                found += _of_text(part, text)
    return " ".join(found)


def _of_text(part: Part, text: str) -> list[str]:
    """Of a folded text that is no phone number."""
    if not text:
        return []
    found: list[str] = []
    if part is Part.WORD and text.isascii():
        letters = text
    else:
        reading = syllables(text, part is Part.PERSON)
        letters = "".join([s[0] for s in reading])
        found += reading
        found += map("0".join, pairwise(reading))
        if part is not Part.WORD:
            mark = "1" if part is Part.PERSON else "2"
            found += (mark + letters[:1], mark + letters[:2], mark + letters[:3])
        for run in _NOT_ASCII.findall(text):
            found += run
            found += map(add, run, run[1:])
    found += [f"0{a}{b}" for a, b in pairwise(letters)]
    for digits in _THREE_DIGITS.findall(text):
        found += _of_digits(digits)
    return found


@lru_cache(maxsize=16_384)
def _of_person(name: str) -> str:
    """Kept, because people share names."""
    return " ".join(_of_text(Part.PERSON, fold(name)))


def _of_number(head: str, tail: str) -> str:
    """Of a word that ends in six digits. Record numbers have all but the last few in common: what those give is kept."""
    return f"{_inside(head)} {_inside(tail)} 0{head[-1]}{tail[0]} {head[-2:]}{tail[0]} {head[-1]}{tail[:2]}"


@lru_cache(maxsize=2048)
def _inside(text: str) -> str:
    return " ".join(_of_text(Part.WORD, text))
