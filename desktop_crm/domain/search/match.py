"""Whether and how well a record answers a query, exactly."""

from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate
from typing import Final, NamedTuple

from desktop_crm.domain.pinyin import fold, syllables
from desktop_crm.domain.search.grams import Part
from desktop_crm.domain.search.words import INTERJECTIONS, Kind, Way, Word, parse, phone_numbers

# Ranks; a match by pinyin comes one after the literal one.
EXACT: Final = 0
PREFIX: Final = 2
INSIDE: Final = 4
_BY_PINYIN: Final = 1
_NONE: Final = 9


class _Name(NamedTuple):
    text: str
    reading: list[str]
    initials: str
    pinyin: str  # joined; what is no hanzi stands as a blank
    starts: dict[int, int]  # place of a syllable in pinyin -> of its character


@lru_cache(maxsize=2048)
def _name(text: str, person: bool) -> _Name:
    folded = fold(text)
    reading = syllables(folded, person)
    syllable = [" " if s == c or s in INTERJECTIONS else s for c, s in zip(folded, reading, strict=True)]
    starts = dict(zip(accumulate(map(len, syllable), initial=0), range(len(syllable)), strict=False))
    return _Name(folded, reading, "".join([s[0] for s in reading]), "".join(syllable), starts)


def _literal(needle: str, text: str) -> int:
    at = text.find(needle)
    if at < 0:
        return _NONE
    return INSIDE if at else EXACT if len(needle) == len(text) else PREFIX


def _phones(needle: str, text: str) -> int:
    best = _NONE
    for run in phone_numbers(text):
        if needle in "".join(run):
            best = min([INSIDE, *(_literal(needle, number) for number in run)], default=best)
            if best == EXACT:
                break
    return best


def _fits(way: Way, name: _Name, at: int) -> bool:
    for i, (text, kind) in enumerate(way, at):
        if kind is Kind.LITERAL:
            if name.text[i] != text:
                return False
        elif kind is Kind.START:
            if not name.reading[i].startswith(text):
                return False
        elif name.reading[i] != text:
            return False
    return True


def _by_pinyin(way: Way, letters: str, name: _Name) -> int:
    size, room = len(way), len(name.reading)
    if size > room:
        return _NONE
    at = name.initials.find(letters)  # no letters: every place is tried
    while 0 <= at <= room - size:
        if _fits(way, name, at):
            return (INSIDE if at else EXACT if size == room else PREFIX) + _BY_PINYIN
        at = name.initials.find(letters, at + 1)
    return _NONE


def _by_syllables(letters: str, name: _Name) -> int:
    at = name.pinyin.find(letters)
    while at >= 0:
        if at in name.starts:
            return (INSIDE if at else EXACT if len(letters) == len(name.pinyin) else PREFIX) + _BY_PINYIN
        at = name.pinyin.find(letters, at + 1)
    return _NONE


def _of_word(word: Word, part: Part, text: str) -> int:
    needle = word.text
    if part is Part.DIGITS:
        return min([_phones(form, text) for form in word.numbers], default=_NONE)
    if part is Part.WORD:
        plain = fold(text)
        return min([_literal(form, plain) for form in word.numbers or (needle,) if len(form) > 1], default=_NONE)
    name = _name(text, part is Part.PERSON)
    best = min([_literal(form, name.text) for form in word.numbers or (needle,)])
    if len(needle) == 1 and needle.isascii() and needle.isalpha():  # one letter is found at the start only
        starts = name.initials.startswith(needle)
        return best if best <= PREFIX else (EXACT if len(name.text) == 1 else PREFIX) + _BY_PINYIN if starts else _NONE
    if best == _NONE and not word.numbers:
        best = _by_syllables(needle, name) if word.openings else _NONE
        for way, letters in zip(word.ways, word.letters, strict=True):
            if best <= PREFIX + _BY_PINYIN:
                break
            best = min(best, _by_pinyin(way, letters, name))
    return best


def rank(text: str, parts: Sequence[tuple[Part, str]]) -> tuple[int, int] | None:
    """(rank, index of the part) of a hit, lower is better: exact, prefix, inside; None: no hit.

    Every word must match some part: the rank is that of the worst word, the index that of the first word.
    """
    words = parse(text)
    worst, index = -1, 0
    for k, word in enumerate(words):
        best, at = min([(_of_word(word, part, value), i) for i, (part, value) in enumerate(parts)], default=(_NONE, 0))
        if best == _NONE:
            return None
        worst = max(worst, best)
        if k == 0:
            index = at
    if worst < 0:
        return None
    if len(words) > 1:
        joined = "".join([word.text for word in words])
        whole = [(_literal(joined, fold(value)), i) for i, (part, value) in enumerate(parts) if part is not Part.DIGITS]
        return min([(worst, index), *whole])
    return worst, index
