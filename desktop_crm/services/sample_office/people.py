"""Persons: names in the frequency of the country, mobiles, birthdays, WeChat names."""

from functools import lru_cache
from itertools import cycle
from typing import NamedTuple

from ...domain.pinyin import syllables
from .dice import Dice, spread_out
from .words import lines

_MOBILES = (
    "135 136 137 138 139 150 151 152 158 159 182 183 187 188 198 130 131 132 155 156 185 186 176 133 153 180 181 189 177 199 "
    "134 138 139 136 137 158 188"
)

_SPECIAL = "单 欧阳 曾 解 翟 查 仇 缪 上官 盖 区 乐 朴 司马"
"""Read in their own way or of two characters: every office knows a few, and tests how it finds them."""


class Person(NamedTuple):
    name: str
    surname: str
    male: bool

    @property
    def polite(self) -> str:
        return f"{self.surname}{'先生' if self.male else '女士'}"


class People:
    def __init__(self, dice: Dice) -> None:
        self._dice = dice
        words = [word for line in lines("surnames") for word in line.split()]
        self._surnames = spread_out((n, int(w)) for n, w in zip(words[::2], words[1::2], strict=True))
        self._special = cycle(_SPECIAL.split())
        self._mobiles = _MOBILES.split()
        given = {line.split()[0]: line.split()[1:] for line in lines("given")}
        self._given = {male: _given(given, "m" if male else "f") for male in (True, False)}

    def person(self) -> Person:
        random = self._dice.random
        surname = next(self._special) if random() < 0.02 else self._surnames[int(random() * len(self._surnames))]
        male = random() < 0.56
        given = self._given[male]
        return Person(surname + given[int(random() * len(given))], surname, male)

    def namesake_free(self, taken: set[str]) -> Person:
        """With a name that is not in `taken` yet; it is afterwards."""
        person = self.person()
        while person.name in taken:
            person = self.person()
        taken.add(person.name)
        return person

    def mobile(self) -> str:
        random = self._dice.random
        return f"{self._mobiles[int(random() * len(self._mobiles))]}{int(random() * 100_000_000):08}"

    def birthday(self) -> str:
        """As entered: mostly by the solar calendar, often without the year."""
        dice = self._dice
        month, day = dice.between(1, 12), dice.between(1, 28)
        if dice.chance(0.22):
            year = f"{dice.between(1960, 1985)}-" if dice.chance(0.5) else ""
            return f"lunar:{year}{month:02d}-{dice.between(1, 29):02d}"
        year = f"{dice.between(1966, 1999)}-" if dice.chance(0.6) else ""
        return f"{year}{month:02d}-{day:02d}"

    def wechat(self, person: Person) -> str:
        dice = self._dice
        spelt = spell(person.name)
        if dice.chance(0.5):
            return f"{''.join(spelt)}{dice.between(66, 99)}"
        if dice.chance(0.5):
            return f"{spelt[0]}_{''.join(s[0] for s in spelt[1:])}{dice.digits(4)}"
        return f"{''.join(s[0] for s in spelt)}{dice.digits(6)}"

    def email(self, person: Person, brand: str) -> str:
        return f"{''.join(spell(person.name))}@{domain(brand)}"


@lru_cache(maxsize=4096)
def spell(name: str) -> tuple[str, ...]:
    return tuple(syllables(name, True))


def domain(brand: str) -> str:
    """One that nobody can own (RFC 2606): sample mail must reach no one."""
    return f"{''.join(spell(brand))}.example"


def _given(words: dict[str, list[str]], sex: str) -> list[str]:
    """About one in five of one character, three in ten of the well-known names."""
    pairs = [a + b for a in words[f"{sex}a"][0] for b in words[f"{sex}b"][0] if a != b]
    singles, known = list(words[f"{sex}1"][0]), words[f"{sex}2"]
    return pairs + singles * (len(pairs) * 4 // (10 * len(singles))) + known * (len(pairs) * 6 // (10 * len(known)))
