"""Chance that comes out the same for the same seed."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate
from random import Random
from typing import Generic, TypeVar

T = TypeVar("T")
_GOLDEN = 0.6180339887498949


class Dice:
    def __init__(self, seed: int) -> None:
        self.random = Random(seed).random

    def pick(self, words: Sequence[T]) -> T:
        return words[int(self.random() * len(words))]

    def chance(self, share: float) -> bool:
        return self.random() < share

    def between(self, low: int, high: int) -> int:
        return low + int(self.random() * (high - low + 1))

    def digits(self, count: int) -> str:
        return f"{int(self.random() * 10**count):0{count}}"


class Deck(Generic[T]):
    """Deals weighted things evenly: even few draws hold every one in about its share."""

    def __init__(self, dice: Dice, weights: Iterable[tuple[T, float]]) -> None:
        things = list(weights)
        total = sum(weight for _, weight in things)
        self._things = [thing for thing, _ in things]
        self._upto = [part / total for part in accumulate(weight for _, weight in things)]
        self._at = dice.random()

    def draw(self) -> T:
        self._at = (self._at + _GOLDEN) % 1.0
        return self._things[min(bisect_right(self._upto, self._at), len(self._things) - 1)]


def spread_out(weights: Iterable[tuple[T, int]]) -> list[T]:
    """Each thing as often as its weight: picking from it is a weighted choice."""
    return [thing for thing, weight in weights for _ in range(weight)]
