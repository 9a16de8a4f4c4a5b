"""The rows of the deals: their lines, the people concerned and the way through the stages."""

from collections.abc import Mapping, Sequence

from ...domain.entities.pipeline import STAGES as SHIPPED
from ...domain.entities.pipeline import stage_id
from ...domain.ids import Id
from ...domain.order_keys import spread
from .calendar import Calendar
from .dice import Dice
from .sheets import COLUMNS, Sheets
from .story import OPEN, Client, Deal

_LOST_NOTES = {
    "price": "对方报价比我们低约一成", "competitor": "原有合作关系", "budget": "明年再联系", "changed": "以后有需要再说",
    "unreachable": "多次联系不上",
}  # fmt: skip
_STAGES: dict[str, Id] = {s.code: stage_id(s.code) for s in SHIPPED}
_CHANCES = {s.code: s.probability for s in SHIPPED}
_RANK, _STARTED = 1 + COLUMNS["deal"].index("rank"), 1 + COLUMNS["deal"].index("started_on")


class Deals:
    def __init__(
        self,
        dice: Dice,
        calendar: Calendar,
        sheets: Sheets,
        users: Sequence[tuple[Id, str]],
        products: Mapping[str, Id],
    ) -> None:
        self._dice, self._calendar, self._sheets, self._users = dice, calendar, sheets, users
        self._products = products

    def write(self, client: Client, deal: Deal) -> None:
        dice, calendar, sheets = self._dice, self._calendar, self._sheets
        stage, entered = deal.steps[-1]
        closed = calendar.days[entered] if stage in ("won", "lost") else None
        early = stage == "contact"
        competitor = deal.competitor if deal.reason == "competitor" or dice.chance(0.2) else None
        title = client.org.short if client.org.person is None else client.org.name
        sheets.add(
            "deal", deal.id, client.id, self._users[client.owner][0] if client.owner is not None else None,
            f"{title} {deal.want.title}",
            None if early and dice.chance(0.4) else deal.want.amount,
            _STAGES[stage],
            _CHANCES[stage] if dice.chance(0.8) or stage not in OPEN else min(95, max(5, (_CHANCES[stage] or 0) + dice.pick((-10, 10)))),
            calendar.days[deal.steps[0][1]], self._expected(stage, entered), closed, competitor, deal.reason,
            _LOST_NOTES.get(deal.reason or "") if dice.chance(0.6) else None,
            deal.want.needs if dice.chance(0.15) else None, None,
        )  # fmt: skip
        if not early or dice.chance(0.5):
            for code, pieces, price in deal.want.parts:
                sheets.add("deal_line", sheets.id(), deal.id, self._products[code], float(pieces), price)
        for contact, _, role in client.contacts[: 2 if dice.chance(0.25) else 1]:
            sheets.add("deal_contact", sheets.id(), deal.id, contact, role)
        for (before, _), (after, day) in zip(deal.steps, deal.steps[1:], strict=False):
            sheets.add(
                "stage_change", sheets.id(), deal.id, _STAGES[before], _STAGES[after], calendar.moment(day),
                self._users[client.author][1],
            )  # fmt: skip

    def _expected(self, stage: str, entered: int) -> str:
        """Closed ones near their end; open ones ahead, a few of them late already."""
        dice, calendar = self._dice, self._calendar
        if stage in OPEN:
            far = {"contact": (25, 85), "need": (18, 70), "proposal": (8, 45), "negotiation": (3, 25)}[stage]
            return calendar.day_at(-dice.between(1, 12) if dice.chance(0.08) else dice.between(*far))
        return calendar.days[min(max(entered + dice.between(-8, 10), 0), len(calendar.days) - 1)]

    def rank(self) -> None:
        """Places on the board, the oldest on top."""
        started = sorted(range(len(rows := self._sheets.rows["deal"])), key=lambda i: str(rows[i][_STARTED]))
        for i, key in zip(started, spread(len(rows)), strict=True):
            rows[i] = (*rows[i][:_RANK], key, *rows[i][_RANK + 1 :])
