"""Customers' names, all different, and what goes with a name: short form, industry, place, registration."""

from typing import NamedTuple

from ...domain.credit_code import ALPHABET, check_character
from .dice import Dice, spread_out
from .people import People, Person
from .places import City, Places
from .words import lines

_BANKS = (
    ("中国工商银行", "1102", 19),
    ("中国建设银行", "3220", 20),
    ("中国农业银行", "1053", 17),
    ("中国银行", "4", 12),
)
_REGISTRY = {"f": "91", "c": "91", "o": "92", "s": "52"}
_ORG_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)
_ORG_VALUES = {c: i for i, c in enumerate("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ")}


class Org(NamedTuple):
    letter: str  # f factory, c company, o shop, s institution, p person
    name: str
    short: str
    brand: str
    industry: str | None
    city: City
    district: str
    person: Person | None = None


class Companies:
    def __init__(self, dice: Dice, places: Places, people: People) -> None:
        self._dice, self._places, self._people = dice, places, people
        self._first, self._second = (line.split()[1] for line in lines("brands"))
        trades = [line.split() for line in lines("trades")]
        self._trades = spread_out(((t[0], t[2], tuple(t[3:])), int(t[1])) for t in trades)
        self._taken: set[str] = set()
        self._persons: set[str] = set()

    def person(self) -> Org:
        city = self._places.city()
        person = self._people.namesake_free(self._persons)
        return Org("p", person.name, "", "", None, city, self._places.district(city), person)

    def company(self) -> Org:
        industry, letter, words = self._dice.pick(self._trades)
        while True:
            city = self._places.city()
            district = self._places.district(city)
            brand, trade = self._brand(), self._dice.pick(words)
            core, name = self._named(letter, city, district, brand, trade)
            if core not in self._taken:
                self._taken.add(core)
                return Org(letter, name, brand + trade, brand, industry, city, district)

    def _named(self, letter: str, city: City, district: str, brand: str, trade: str) -> tuple[str, str]:
        """What tells the name from others, and the name."""
        if letter == "o":
            core = f"{city.name}{district}{brand}{trade}"
            return core, core
        if letter == "s":
            core = f"{district if trade.endswith('委员会') or '社区' in trade else city.short}{brand}{trade}"
            return core, core
        at = self._dice.random()
        if letter == "f" and at < 0.12 and len(trade) == 2:
            core = f"{city.short}{brand}{trade}"
            return core, f"{core}厂"
        legal = "股份有限公司" if at > 0.95 else "有限责任公司" if at > 0.92 else "有限公司"
        if at < 0.72:
            core = f"{city.short if at < 0.58 else city.province_short}{brand}{trade}"
            return core, core + legal
        if at < 0.84:
            return f"{city.short}{brand}{trade}", f"{brand}{trade}（{city.short}）{legal}"
        return brand + trade, brand + trade + legal

    def _brand(self) -> str:
        dice = self._dice
        while True:
            first, second = dice.pick(self._first), dice.pick(self._second)
            if first != second:
                break
        if dice.chance(0.12):
            third = dice.pick(self._second)
            return first + second + third if third not in (first, second) else first + second
        return first + second

    def credit_code(self, org: Org) -> str:
        """Valid by its check characters, the organisation's own and that of the whole."""
        pick = self._dice.pick
        own = f"MA{pick('1123456CBD')}{''.join([pick(ALPHABET) for _ in range(5)])}"
        rest = -sum(_ORG_VALUES[c] * w for c, w in zip(own, _ORG_WEIGHTS, strict=True)) % 11
        first17 = f"{_REGISTRY[org.letter]}{org.city.code}{own}{'X' if rest == 10 else rest}"
        return first17 + check_character(first17)

    def bank(self, org: Org) -> tuple[str, str]:
        name, head, length = self._dice.pick(_BANKS)
        branch = org.district if len(org.district) < 3 else org.district.rstrip("区县市镇")
        return f"{name}{org.city.short}{branch}支行", head + self._dice.digits(length - len(head))
