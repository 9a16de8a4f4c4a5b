"""What the office sells, and what a customer may be after."""

from typing import NamedTuple

from .dice import Dice, spread_out
from .words import lines

YUAN = 100


class Product(NamedTuple):
    code: str
    name: str
    series: str
    spec: str
    unit: str
    price: int  # 分
    tax_rate: float


class Interest(NamedTuple):
    kind: str  # P printing, G cameras and attendance, L other machines, S supplies and services
    title: str
    ware: str
    parts: tuple[tuple[str, int, int], ...]  # product code, at least, at most
    needs: str


class Want(NamedTuple):
    """An interest with numbers."""

    kind: str
    title: str
    ware: str
    quantity: str
    needs: str
    parts: tuple[tuple[str, int, int], ...]  # product code, pieces, price of one in 分
    amount: int
    said: str  # the amount, as people say it


VARIETY = 300
"""Wants made of each sort of customer; they are dealt out again and again."""


class Wares:
    def __init__(self, dice: Dice) -> None:
        self._dice = dice
        self.products = {p.code: p for p in map(_product, lines("products"))}
        found: dict[str, list[tuple[Interest, int]]] = {}
        for line in lines("interests"):
            head, title, ware, parts, needs = line.split("|")
            suits, weight, kind = head.split()
            interest = Interest(kind, title, ware, tuple(map(_part, parts.split())), needs)
            for letter in suits:
                found.setdefault(letter, []).append((interest, int(weight)))
        self._wants = {
            letter: [self._make(dice.pick(interests)) for _ in range(VARIETY)]
            for letter, interests in ((letter, spread_out(held)) for letter, held in found.items())
        }

    def want(self, letter: str) -> Want:
        """Of a customer of that sort: c company, f factory, o shop, s institution, p person."""
        return self._dice.pick(self._wants[letter])

    def _make(self, interest: Interest) -> Want:
        dice = self._dice
        kind, title, ware, parts, needs = interest
        off = dice.pick((100, 100, 98, 95, 95, 92, 90, 88))
        chosen = tuple(
            (code, dice.between(low, high), self.products[code].price * off // 1000 * 10) for code, low, high in parts
        )
        main, pieces, _ = chosen[0]
        quantity = f"{pieces}{self.products[main].unit.split('/')[0]}"
        total = sum(count * price for _, count, price in chosen)
        amount = total // (100 * YUAN) * 100 * YUAN if total > 2000 * YUAN else total // (10 * YUAN) * 10 * YUAN
        return Want(kind, title, ware, quantity, needs.format(q=quantity), chosen, amount, _said(amount))


def _said(amount: int) -> str:
    """4.86万元, 3600元."""
    yuan = amount // YUAN
    return f"{yuan / 10000:.2f}".rstrip("0").rstrip(".") + "万元" if yuan >= 10000 else f"{yuan}元"


def _product(line: str) -> Product:
    code, name, series, spec, unit, price, tax_rate = line.split()
    return Product(code, name, series, spec, unit, int(price) * YUAN, float(tax_rate))


def _part(text: str) -> tuple[str, int, int]:
    code, _, bounds = text.partition(":")
    low, _, high = bounds.partition("-")
    return code, int(low), int(high)
