"""How a typed query is read. The FTS5 query and the exact rank both start here, so that they cannot disagree.

A word is read in a few ways, each a sequence of units that stand for one character each: zhangs is zhang+s, or the five
initials z+h+a+n+g+s. A bounded number of ways keeps both sides from exploding. Letters read as nothing but syllables
are not bounded so: the rank looks for them in the pinyin of the name, the query uses how such readings begin.
"""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator
from enum import IntEnum
from functools import cache, lru_cache
from itertools import islice, pairwise, product
from typing import Final, NamedTuple

from desktop_crm.domain.pinyin import all_syllables, fold

LONGEST_QUERY: Final = 256
_MOST_WAYS: Final = 12
_MOST_SPLITS: Final = 6
_LONGEST_PINYIN: Final = 96
_LONGEST_MIXTURE: Final = 32
_LONGEST_OPENING: Final = 6
_LONGEST_SYLLABLE: Final = 6
_MOST_INITIALS: Final = 4
_NO_INITIAL: Final = frozenset("iuv")
INTERJECTIONS: Final = frozenset(("m", "n", "hm"))  # 呣 嗯 噷: as syllables they only add senseless splits

_PHONE: Final = re.compile(r"\+?[0-9(][0-9\s().\-‐-―−]*")
_ONLY_PHONES: Final = re.compile(r"(?=.*[0-9])[+0-9\s().,;/、\-‐-―−]+", re.DOTALL)
_NOT_DIGIT: Final = re.compile(r"[^0-9]+")
_RUN: Final = re.compile(r"[0-9]+|[a-z]+|[^0-9a-z]+")
_DIGRAPH: Final = re.compile(r"[zcs]h|[a-z]")


class Kind(IntEnum):
    LITERAL = 0  # the character itself
    WHOLE = 1  # its whole syllable
    START = 2  # the beginning of its syllable


class Unit(NamedTuple):
    text: str
    kind: Kind


Way = tuple[Unit, ...]


class Word(NamedTuple):
    text: str
    ways: tuple[Way, ...]
    openings: tuple[Way, ...]  # only letters: how the ways to read them as syllables from first to last begin
    letters: tuple[str, ...]  # per way the initials of its characters; empty if it holds a hanzi
    numbers: tuple[str, ...]  # all digits: the forms in which it may stand in a phone number


def _complete(number: str, following: str) -> bool:
    """Whether a blank after `number` ends it: 138 0000 1234 is one number, 13800001234 13900001234 are two."""
    if len(number) >= 7 and len(following) >= 7:
        return True
    if len(following) == 11 and following[0] == "1" and number not in ("", "86"):
        return True
    return len(number) >= 11 and number[0] in "01" and following[0] in "01"


def _domestic(number: str, plus: bool) -> str:
    if number.startswith("0086"):
        rest = number[4:]
    elif number.startswith("86") and (plus or (len(number) == 13 and number[2] == "1")):
        rest = number[2:]
    else:
        return number
    area = len(rest) >= 9 and rest[:3] not in ("400", "800") and (rest[0] in "23456789" or rest[:2] == "10")
    return "0" + rest if area else rest


def _runs(text: str) -> Iterator[list[tuple[str, str]]]:
    """Digits that blanks, dashes, dots and brackets do not part: their numbers, as typed and without the +86."""
    for found in _PHONE.findall(text):
        plus = found[0] == "+"
        typed: list[str] = []
        for piece in found.split():
            digits = _NOT_DIGIT.sub("", piece)
            if not digits:
                continue
            if typed and not _complete(_domestic(typed[-1], plus and len(typed) == 1), digits):
                typed[-1] += digits
            else:
                typed.append(digits)
        if typed:
            yield [(number, _domestic(number, plus and i == 0)) for i, number in enumerate(typed)]


def phone_numbers(text: str) -> list[list[str]]:
    """The numbers of a phone field, digits only; numbers that only a blank parts stand in one inner list."""
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text)
    plain = text.replace("-", "")
    if plain.isdigit():
        return [[_domestic(plain, False)]]
    return [[domestic for _, domestic in run if domestic] for run in _runs(text)]


def _number_word(typed: str, domestic: str) -> Word:
    forms = [typed, domestic, typed[2:] if typed.startswith("86") else ""]
    return Word(typed, (), (), (), tuple(dict.fromkeys(f for f in forms if f == typed or len(f) >= 3)))


@cache
def _syllables() -> frozenset[str]:
    return frozenset(all_syllables()) - INTERJECTIONS


@lru_cache(maxsize=512)
def syllables_from(start: str) -> tuple[str, ...]:
    every = all_syllables()
    low = bisect_left(every, start)
    return tuple(every[low : bisect_left(every, start + "~", low)])


def _readable(letters: str, unfinished: bool) -> list[bool]:
    """Per position whether syllables can be read from there to the end."""
    known = _syllables()
    found = [False] * len(letters) + [True]
    for i in reversed(range(len(letters))):
        found[i] = (unfinished and bool(syllables_from(letters[i:]))) or any(
            found[k] and letters[i:k] in known for k in range(i + 1, min(i + _LONGEST_SYLLABLE, len(letters)) + 1)
        )
    return found


def _steps(letters: str, unfinished: bool, at: int, readable: list[bool]) -> Iterator[tuple[Unit, int]]:
    """The units that can stand at a position, longest first, and where they end."""
    known = _syllables()
    if unfinished and syllables_from(letters[at:]):
        yield Unit(letters[at:], Kind.START), len(letters)
    for end in range(min(at + _LONGEST_SYLLABLE, len(letters) - unfinished), at, -1):
        if readable[end] and letters[at:end] in known:
            yield Unit(letters[at:end], Kind.WHOLE), end


def _splits(letters: str, unfinished: bool) -> list[Way]:
    """The first ways to read letters as syllables, longest first; the last one may be unfinished."""
    readable = _readable(letters, unfinished)

    def walk(at: int, before: Way) -> Iterator[Way]:
        if at == len(letters):
            yield before
        else:
            for unit, end in _steps(letters, unfinished, at, readable):
                yield from walk(end, (*before, unit))

    return list(islice(walk(0, ()), _MOST_SPLITS)) if readable[0] else []


def _openings(letters: str) -> list[Way]:
    """How all ways to read letters as syllables begin: as many units as leave the beginnings few."""
    readable = _readable(letters, True)
    found: list[tuple[Way, int]] = [((), 0)] if readable[0] else []
    for _ in range(_LONGEST_OPENING):
        longer: list[tuple[Way, int]] = []
        for way, at in found:
            if at == len(letters):
                longer.append((way, at))
            else:
                longer += [((*way, unit), end) for unit, end in _steps(letters, True, at, readable)]
        if len(longer) > _MOST_WAYS:
            break
        found = longer
    return [way for way, _ in found]


def _starts(parts: str | list[str]) -> Way:
    return tuple([Unit(part, Kind.START) for part in parts])


def _only_initials(letters: str) -> bool:
    """Whether nobody would read a syllable in them: wm, but not sa."""
    known = _syllables()
    return _NO_INITIAL.isdisjoint(letters) and not any(a + b in known for a, b in pairwise(letters))


def _apart(letters: str, unit: Unit) -> bool:
    """Whether initials and a syllable are apart: z+san, sz+hua; z+hang reads as zhang, and h+ang as hang."""
    if len(unit.text) < 2:
        return False
    return not syllables_from(letters[-1] + unit.text) or (len(letters) > 1 and unit.text[0] not in "aeo")


def _letter_ways(run: str, last: bool, alone: bool) -> list[Way]:
    """Initials (always first: a literal match relies on it), zh/ch/sh initials, one after the other with syllables."""
    ways = [_starts(run)]
    if 1 < len(run) <= _LONGEST_MIXTURE:
        ways.append(_starts(_DIGRAPH.findall(run)))
        ways += [] if alone else _splits(run, last)
        for size in range(1, min(_MOST_INITIALS, len(run) - 2) + 1):  # zhangwm
            if _only_initials(run[-size:]):
                ways += [(*s, *_starts(run[-size:])) for s in _splits(run[:-size], False) if len(s[-1].text) > 1]
        for size in range(1, min(_MOST_INITIALS, len(run) - 2) + 1):  # zsan
            if _only_initials(run[:size]):
                ways += [(*_starts(run[:size]), *s) for s in _splits(run[size:], last) if _apart(run[:size], s[0])]
    return list(dict.fromkeys(ways))


def _word(text: str) -> Word:
    if text.isascii() and text.isdigit():
        return _number_word(text, _domestic(text, False))
    choices: list[list[Way]] = []
    runs = _RUN.findall(text)
    for i, run in enumerate(runs):
        if run[0].isascii() and run[0].isalpha():
            choices.append(_letter_ways(run, i == len(runs) - 1, len(runs) == 1))
        else:
            choices.append([tuple([Unit(c, Kind.LITERAL) for c in run])])
    ways = [tuple(unit for way in chosen for unit in way) for chosen in islice(product(*choices), _MOST_WAYS)]
    letters = tuple("".join([unit.text[0] for unit in way]) if text.isascii() else "" for way in ways)
    openings = _openings(text) if len(choices) == 1 and 1 < len(runs[0]) <= _LONGEST_PINYIN and text.isascii() else ()
    return Word(text, tuple(ways), tuple(openings), letters, ())


@lru_cache(maxsize=64)
def parse(text: str) -> tuple[Word, ...]:
    """The words of a query; none if it holds no letter or digit. What stands after LONGEST_QUERY is not looked at."""
    text = unicodedata.normalize("NFKC", text[:LONGEST_QUERY])
    if _ONLY_PHONES.fullmatch(text):
        return tuple(dict.fromkeys(_number_word(*pair) for run in _runs(text) for pair in run))
    return tuple(_word(word) for word in dict.fromkeys(map(fold, text.split())) if word)
