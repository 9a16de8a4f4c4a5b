"""From a typed text to an FTS5 query over the tokens of grams.py."""

from collections.abc import Mapping
from itertools import pairwise
from typing import Final

from desktop_crm.domain.pinyin import initials
from desktop_crm.domain.search.words import Kind, Unit, Way, Word, parse, syllables_from

_RAREST: Final = 3
_MOST_ENDINGS: Final = 12

Group = tuple[str, ...]  # tokens one of which every hit holds


def _first(unit: Unit) -> list[str]:
    return sorted(initials(unit.text)) if unit.kind is Kind.LITERAL else [unit.text[0]]


def _is_hanzi(unit: Unit) -> bool:
    return unit.kind is Kind.LITERAL and not unit.text.isascii()


def _alone(unit: Unit) -> Group:
    """The tokens of one unit by itself; none where that would narrow too little."""
    if _is_hanzi(unit) or unit.kind is Kind.WHOLE:
        return (unit.text,)
    return syllables_from(unit.text) if unit.kind is Kind.START and len(unit.text) > 1 else ()


def _joint(left: Unit, right: Unit) -> Group:
    """The tokens that hold both units entirely."""
    if _is_hanzi(left) and _is_hanzi(right):
        return (left.text + right.text,)
    if left.kind is right.kind is Kind.WHOLE:
        return (left.text + "0" + right.text,)
    if left.kind is Kind.WHOLE and right.kind is Kind.START and len(right.text) > 1:
        endings = syllables_from(right.text)
        return tuple([left.text + "0" + ending for ending in endings]) if len(endings) <= _MOST_ENDINGS else ()
    return ()


def _of_way(way: Way) -> set[Group]:
    if len(way) == 1:
        only = way[0]
        if only.kind is Kind.START and len(only.text) == 1:
            return {("1" + only.text, "2" + only.text)}
        return {_alone(only)} - {()}
    groups: set[Group] = set()
    held: set[int] = set()
    for i, (left, right) in enumerate(pairwise(way)):
        joint = _joint(left, right)
        held.update((i, i + 1) if joint else ())
        groups.add(joint or tuple(["0" + a + b for a in _first(left) for b in _first(right)]))
    groups.update([_alone(unit) for i, unit in enumerate(way) if i not in held])
    text = "".join([u.text if u.kind is Kind.LITERAL and u.text.isascii() else " " for u in way])
    for run in text.split():
        groups |= _threes(run)
    return groups - {()}


def _threes(digits: str) -> set[Group]:
    return {(digits[k : k + 3],) for k in range(len(digits) - 2)}


def _any(tokens: Group) -> str:
    quoted = " OR ".join([f'"{token}"' for token in tokens])
    return f"({quoted})" if len(tokens) > 1 else quoted


def _of_word(word: Word, rarity: Mapping[str, float]) -> str | None:
    every = [_threes(form) for form in word.numbers] or [_of_way(way) for way in word.ways + word.openings]
    if not any(every):
        return None

    def share(group: Group) -> tuple[float, Group]:
        return sum([rarity.get(token, 0.0) for token in group]), group

    chosen = [frozenset(sorted(groups, key=share)[:_RAREST]) for groups in every]
    kept = [c for i, c in enumerate(chosen) if not any(o < c or (o == c and k < i) for k, o in enumerate(chosen))]
    ways = [" AND ".join([_any(group) for group in sorted(groups, key=share)]) for groups in kept]
    return "(" + ") OR (".join(ways) + ")" if len(ways) > 1 else ways[0]


def match(text: str, rarity: Mapping[str, float]) -> str | None:
    """An FTS5 query that every hit of match.rank() fulfils, and some more; None: nothing narrows (1 or 2 digits, no text).

    rarity: share of the records that hold a token; tokens it does not name count as rare.
    """
    found = [expression for word in parse(text) if (expression := _of_word(word, rarity))]
    return " AND ".join([f"({expression})" for expression in found]) or None


def anchor(text: str) -> str | None:
    """For one word of 1 to 3 letters: the records of which a name begins with these initials, to be shown first."""
    words = parse(text)
    if len(words) != 1 or not (words[0].text.isascii() and words[0].text.isalpha()) or len(words[0].text) > 3:
        return None
    return _any(("1" + words[0].text, "2" + words[0].text))
