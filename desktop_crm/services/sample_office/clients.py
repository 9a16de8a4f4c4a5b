"""The rows of a customer itself: its card, tags and collaborators."""

from collections.abc import Sequence

from ...domain.completeness import COUNTED, percent
from ...domain.ids import Id
from ...domain.pinyin import sort_key
from .calendar import Calendar
from .companies import Companies
from .dice import Dice, spread_out
from .people import People, domain
from .places import Places
from .sheets import COLUMNS, Sheets
from .story import OPEN, Client
from .texts import Traits
from .wares import YUAN, Wares
from .words import lines

_SOURCES = spread_out(
    (("referral", 24), ("cold_call", 16), ("web", 12), ("expo", 12), ("social", 12), ("hotline", 7), ("ecommerce", 6),
     ("tender", 4), ("other", 4))
)  # fmt: skip
_SCALES = {
    "f": ("micro", "small", "small", "small", "medium", "medium", "large"),
    "c": ("micro", "micro", "small", "small", "small", "medium"),
    "o": ("micro",),
    "s": ("small", "small", "medium"),
}
_COUNTED = tuple(COLUMNS["customer"].index(name) for name in COUNTED)
_MOODS = {"cold": "lead", "keep": "active", "asleep": "dormant", "gone": "lost"}


class Clients:
    def __init__(
        self,
        dice: Dice,
        calendar: Calendar,
        sheets: Sheets,
        people: People,
        places: Places,
        wares: Wares,
        users: int,
        detail: float,
    ) -> None:
        self._dice, self._calendar, self._sheets, self._people, self._places = dice, calendar, sheets, people, places
        self._companies = Companies(dice, places, people)
        self._wares, self._users, self._detail = wares, users, detail
        self._notes: dict[str, list[str]] = {}
        for line in lines("notes"):
            letters, _, text = line.partition(" ")
            for letter in letters:
                self._notes.setdefault(letter, []).append(text)
        self._recent: list[Id] = []

    def meet(self) -> Client:
        """A new one with a name of its own, before anything is known of what came of it."""
        dice = self._dice
        org = self._companies.person() if dice.chance(0.1) else self._companies.company()
        source = dice.pick(_SOURCES)
        if source == "tender" and org.letter in "op":
            source = "social"
        traits_of_source = {"referral": "R", "expo": "E"}.get(source, "")
        want = self._wares.want(org.letter)
        traits = Traits("H" if org.letter in "op" else "U", want.kind, traits_of_source)
        author = dice.between(0, self._users - 1)
        return Client(self._sheets.id(), org, want, traits, source, None if dice.chance(0.07) else author, author)

    def write(self, client: Client, users: Sequence[Id], tags: dict[str, Id]) -> None:
        if client.mood == "keep" and client.traits.source != "E" and self._dice.chance(0.2):
            client.source = "renewal"
        lifecycle, grade = _lifecycle(client, self._calendar), self._grade(client)
        self._card(client, users, lifecycle, grade)
        for tag in self._tags(client, lifecycle, grade):
            self._sheets.add("customer_tag", self._sheets.id(), client.id, tags[tag])
        if client.owner is not None and self._dice.chance(0.03):
            helper = users[(client.owner + 1) % len(users)]
            self._sheets.add("customer_collaborator", self._sheets.id(), client.id, helper)

    def _card(self, client: Client, users: Sequence[Id], lifecycle: str, grade: str) -> None:
        dice, org, people = self._dice, client.org, self._people
        letter, person, chance = org.letter, org.person, dice.chance
        address = self._places.address(org.city, org.district, letter)
        mobile = letter == "p" or (letter == "o" and chance(0.6))
        phone = people.mobile() if mobile else self._places.phone(org.city)
        code = self._companies.credit_code(org) if letter != "p" and chance(0.4 * self._detail) else None
        invoice: tuple[str | None, ...] = (None,) * 6
        if code and chance(0.5):
            invoice = (org.name, code, *self._companies.bank(org), address, phone)
        referrer = dice.pick(self._recent) if client.source == "referral" and self._recent and chance(0.5) else None
        if len(self._recent) < 400:
            self._recent.append(client.id)
        elif chance(0.02):
            self._recent[dice.between(0, 399)] = client.id
        card = (
            org.name,
            org.short if letter != "p" and chance(0.8 * self._detail) else None,
            "person" if letter == "p" else "company",
            "end" if letter != "c" or chance(0.88) else dice.pick(("dealer", "dealer", "partner")),
            code, org.industry,
            dice.pick(_SCALES[letter]) if letter != "p" else None,
            self._places.region(org.city, org.district), address, phone,
            people.wechat(person) if person and chance(0.85) else None,
            f"office@{domain(org.brand)}" if letter in "fc" and chance(0.15) else None,
            f"www.{domain(org.brand)}" if letter in "fc" and chance(0.15) else None,
            ("male" if person.male else "female") if person else None,
            people.birthday() if person and chance(0.4) else None,
            client.source, grade, lifecycle,
            client.want.needs if client.deals or chance(0.3) else None,
            users[client.owner] if client.owner is not None else None,
            referrer,
            self._calendar.days[self._calendar.ago(dice.between(1, 300))] if chance(0.2) else None,
            *invoice,
            dice.pick(self._notes[letter]) if chance(0.25) else None,
        )  # fmt: skip
        filled = len(_COUNTED) - [card[place] for place in _COUNTED].count(None)
        self._sheets.add("customer", client.id, *card, sort_key(org.name), percent(filled))

    def _grade(self, client: Client) -> str:
        worth = sum(deal.want.amount for deal in client.deals if deal.stage != "lost")
        big = 0.75 if worth >= 50_000 * YUAN else 0.3 if worth >= 15_000 * YUAN else 0.05
        at = self._dice.random()
        return "A" if at < big else "B" if at < big + (0.2 if big > 0.5 else 0.35) else "C"

    def _tags(self, client: Client, lifecycle: str, grade: str) -> list[str]:
        chance, stages = self._dice.chance, {deal.stage for deal in client.deals}
        unit = client.traits.who == "U"
        wanted = (
            ("重点", grade == "A", 0.6), ("老客户", lifecycle in ("active", "dormant") and ("won" in stages or client.mood == "keep"), 0.5),
            ("展会", client.source == "expo", 0.7), ("转介绍", client.source == "referral", 0.35),
            ("招投标", client.source == "tender", 0.9), ("意向强", bool(stages & {"proposal", "negotiation"}), 0.5),
            ("维保", client.traits.kind == "S" and "won" in stages, 0.7), ("月结", unit and "won" in stages, 0.3),
            ("开专票", unit, 0.06), ("待核实", client.mood == "cold", 0.1),
        )  # fmt: skip
        return [tag for tag, suits, share in wanted if suits and chance(share * self._detail)]


def _lifecycle(client: Client, calendar: Calendar) -> str:
    if client.mood:
        return _MOODS[client.mood]
    won = [deal.steps[-1][1] for deal in client.deals if deal.stage == "won"]
    if won:
        newest, recent = max(won), calendar.ago(45)
        if len(won) == len(client.deals) == 1 and newest >= recent:
            return "new"
        still = any(deal.stage in OPEN for deal in client.deals)
        return "active" if still or max(client.talks, default=newest) >= calendar.ago(150) else "dormant"
    if all(deal.stage == "lost" for deal in client.deals):
        return "lost" if client.deals[-1].steps[-1][1] < calendar.ago(150) else "lead"
    return "lead"
