"""What follow-ups say, by phase, kind of customer, ware and source."""

from typing import NamedTuple

from .dice import Dice
from .words import sections


class Text(NamedTuple):
    method: str
    outcome: str
    content: str
    following: str


class Traits(NamedTuple):
    who: str  # U companies and institutions, H shops and persons
    kind: str  # of what they are after: P, G, L, S
    source: str  # R referral, E trade fair, "" any other


class Texts:
    def __init__(self, dice: Dice) -> None:
        self._dice = dice
        self._every = {
            phase: tuple(((cut := line.split("|"))[0], Text(*cut[1:])) for line in held)
            for phase, held in sections("follow_ups").items()
        }
        self._pools: dict[tuple[str, Traits], tuple[Text, ...]] = {}

    @property
    def phases(self) -> tuple[str, ...]:
        return tuple(self._every)

    def pool(self, phase: str, traits: Traits) -> tuple[Text, ...]:
        found = self._pools.get((phase, traits))
        if found is None:
            found = tuple(text for flags, text in self._every[phase] if _fits(set(flags), traits))
            self._pools[phase, traits] = found
        return found

    def draw(self, phase: str, traits: Traits, told: set[str]) -> Text | None:
        """One that this customer has not heard; None when all are told."""
        pool = self.pool(phase, traits)
        for _ in range(4):
            text = self._dice.pick(pool)
            if text.content not in told:
                told.add(text.content)
                return text
        return None


def _fits(flags: set[str], traits: Traits) -> bool:
    kinds = flags & {"P", "G", "S"}
    wanted = {"P", "G"} if traits.kind == "L" else {traits.kind}
    return (
        (not flags & {"U", "H"} or traits.who in flags)
        and (not kinds or wanted <= kinds)
        and (not flags & {"R", "E"} or traits.source in flags)
    )
