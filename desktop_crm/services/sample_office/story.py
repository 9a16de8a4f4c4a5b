"""How it went with a customer: its deals from stage to stage, and the days on which somebody talked to it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import NamedTuple

from ...domain.ids import Id
from .calendar import Calendar
from .companies import Org
from .dice import Deck, Dice
from .texts import Traits
from .wares import Want, Wares

OPEN = ("contact", "need", "proposal", "negotiation")
STAGES = (("won", 30), ("proposal", 17), ("need", 15), ("lost", 14), ("contact", 12), ("negotiation", 8), ("hold", 4))
REASONS = (
    ("price", 26), ("competitor", 18), ("budget", 16), ("changed", 10), ("unreachable", 8), ("not_approved", 6),
    ("features", 5), ("too_long", 5), ("no_decider", 4), ("other", 2),
)  # fmt: skip
COMPETITORS = {
    "U": ("同城另一家", "原来的供应商", "厂家直销", "网上旗舰店", "集团指定的那家"),
    "H": ("同城另一家", "网上旗舰店", "楼下电脑店"),
}
_DWELL = {"contact": (1, 6), "need": (2, 12), "proposal": (2, 15), "negotiation": (2, 12)}
_QUIET = (("cold", 44), ("keep", 24), ("asleep", 20), ("gone", 12))


class Talk(NamedTuple):
    phase: str
    deal: "Deal | None"


@dataclass(slots=True)
class Deal:
    id: Id
    want: Want
    steps: list[tuple[str, int]]  # stage, place of the day on which it was entered
    competitor: str
    reason: str | None = None

    @property
    def stage(self) -> str:
        return self.steps[-1][0]


@dataclass(slots=True)
class Client:
    id: Id
    org: Org
    want: Want
    traits: Traits
    source: str
    owner: int | None  # place among the users; None: 公海
    author: int  # who talked to it
    contacts: list[tuple[Id, str, str]] = field(default_factory=list)  # id, how they are called, role; still there only
    deals: list[Deal] = field(default_factory=list)
    talks: dict[int, Talk] = field(default_factory=dict)  # one a day
    mood: str = ""  # of a customer without deals: cold, keep, asleep, gone


class Teller:
    """`deal_share` deals and, where there is none, `talk_share` talks a customer on average."""

    def __init__(self, dice: Dice, calendar: Calendar, wares: Wares, deal_share: float, talk_share: float) -> None:
        self._dice, self._calendar, self._wares = dice, calendar, wares
        two, one = deal_share * 0.17, deal_share * 0.66
        self._deals = Deck(dice, ((0, 1 - one - two), (1, one), (2, two)))
        self._stages = Deck(dice, STAGES)
        self._reasons = Deck(dice, REASONS)
        self._moods = Deck(dice, _QUIET)
        self._talk_share = talk_share

    def tell(self, client: Client, new_id: Callable[[], Id]) -> None:
        for turn in range(self._deals.draw()):
            want = client.want if turn == 0 else self._wares.want(client.org.letter)
            client.deals.append(self._deal(new_id(), want, COMPETITORS[client.traits.who]))
        for deal in client.deals:
            self._talk_of(client, deal)
        if not client.deals:
            client.mood = self._moods.draw()
            self._quiet(client)

    def _deal(self, id: Id, want: Want, competitors: tuple[str, ...]) -> Deal:
        dice, calendar = self._dice, self._calendar
        stage = self._stages.draw()
        if stage in OPEN:
            entered = calendar.last - (dice.between(16, 45) if dice.chance(0.15) else dice.between(0, 9))
            before = OPEN[: OPEN.index(stage)]
        else:
            entered = calendar.ago(dice.between(8, 150) if stage == "hold" else dice.between(1, 345))
            most = 2 if dice.chance(0.12) else 3
            before = OPEN[
                : 1 + (most if stage == "won" else dice.between(1, 2) if stage == "hold" else dice.between(0, 3))
            ]
        steps = [(stage, entered)]
        for earlier in reversed(before):
            steps.insert(0, (earlier, max(steps[0][1] - dice.between(*_DWELL[earlier]), 0)))
        return Deal(id, want, steps, dice.pick(competitors), self._reasons.draw() if stage == "lost" else None)

    def _talk_of(self, client: Client, deal: Deal) -> None:
        dice, last = self._dice, self._calendar.last
        for place, (stage, entered) in enumerate(deal.steps):
            closing = stage not in OPEN
            until = entered if closing else deal.steps[place + 1][1] - 1 if place + 1 < len(deal.steps) else last
            if closing or dice.chance(0.58):
                phase = f"lost:{deal.reason}" if stage == "lost" else stage
                client.talks.setdefault(dice.between(entered, max(entered, until)), Talk(phase, deal))
        stage, closed = deal.steps[-1]
        if stage == "won":
            for phase, after, share in (("delivered", dice.between(2, 9), 0.7), ("after", dice.between(14, 60), 0.5)):
                if closed + after <= last and dice.chance(share):
                    client.talks.setdefault(closed + after, Talk(phase, deal))

    def _quiet(self, client: Client) -> None:
        dice, calendar = self._dice, self._calendar
        near, far = {"cold": (1, 120), "keep": (1, 75), "asleep": (130, 340), "gone": (40, 340)}[client.mood]
        share = self._talk_share
        for _ in range(int(share) + dice.chance(share % 1)):
            client.talks.setdefault(calendar.ago(dice.between(near, far)), Talk(client.mood, None))
