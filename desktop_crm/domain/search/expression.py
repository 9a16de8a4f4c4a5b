"""From a typed text to an FTS5 query over the tokens of grams.py."""

from collections.abc import Mapping
from itertools import pairwise, product
from typing import Final

from desktop_crm.domain.pinyin import initials
from desktop_crm.domain.search.words import Kind, Unit, Way, Word, parse, syllables_from

_RAREST: Final = 3
_ANCHORED: Final = 3

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


def _joint(left: Unit, right: Unit, last: bool) -> Group:
    """The tokens that hold both units entirely."""
    if _is_hanzi(left) and _is_hanzi(right):
        return (left.text + right.text,)
    if left.kind is right.kind is Kind.WHOLE:
        return (left.text + "0" + right.text,)
    if left.kind is Kind.WHOLE and right.kind is Kind.START and last:
        endings = dict.fromkeys((*syllables_from(right.text), right.text[:1]))  # a Latin letter stands for itself
        return tuple([left.text + "0" + ending for ending in endings])
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
        joint = _joint(left, right, i == len(way) - 2)
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


def _at_start(way: Way) -> Group:
    """The tokens that a name beginning with these characters holds."""
    return tuple([mark + "".join(h) for mark in "12" for h in product(*map(_first, way[:_ANCHORED]))])


def _of_word(word: Word, rarity: Mapping[str, float], at_start: bool) -> str | None:
    every = [_threes(form) for form in word.numbers]
    every += [_of_way(way) | ({_at_start(way)} if at_start else set()) for way in word.ways + word.openings]
    if not all(every):
        return None

    def share(group: Group) -> tuple[float, Group]:
        return sum([rarity.get(token, 0.0) for token in group]), group

    chosen = [frozenset(sorted(groups, key=share)[:_RAREST]) for groups in every]
    if at_start:
        starts = map(_at_start, word.ways + word.openings)
        chosen = [groups | {start} for groups, start in zip(chosen, starts, strict=True)]
    kept = [c for i, c in enumerate(chosen) if not any(o < c or (o == c and k < i) for k, o in enumerate(chosen))]
    ways = [" AND ".join([_any(group) for group in sorted(groups, key=share)]) for groups in kept]
    return "(" + ") OR (".join(ways) + ")" if len(ways) > 1 else ways[0]


def match(text: str, rarity: Mapping[str, float]) -> str | None:
    """An FTS5 query that every hit of match.rank() fulfils, and some more; None: nothing narrows (1 or 2 digits, no text).

    rarity: share of the records that hold a token; tokens it does not name count as rare.
    """
    found = [expression for word in parse(text) if (expression := _of_word(word, rarity, False))]
    return " AND ".join([f"({expression})" for expression in found]) or None


def anchor(text: str, rarity: Mapping[str, float]) -> str | None:
    """As match(), but only the hits in which each word begins a person's or other name: the best, to be looked up first.

    None: no words, or digits only among them.
    """
    words = parse(text)
    if not words or any(word.numbers for word in words):
        return None
    return " AND ".join([f"({_of_word(word, rarity, True)})" for word in words])
