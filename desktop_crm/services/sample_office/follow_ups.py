"""The rows of the follow-ups, and the visit that each 下次 asks for."""

from collections.abc import Sequence

from ...domain.ids import Id
from .. import effects
from .calendar import Calendar
from .dice import Deck, Dice
from .sheets import Sheets
from .story import COMPETITORS, OPEN, Client, Talk
from .texts import Text, Texts
from .wares import Want

SOON = 14
"""Working days after which nobody remembers what was to come next."""
_AGAIN = (
    "再联系{w}，问问近况",
    "回访{w}",
    "打电话给{w}，看有没有新需要",
    "顺路拜访{w}",
    "给{w}发新的产品目录",
    "约{w}见面聊聊",
    "问{w}有没有添置计划",
    "微信问候{w}",
)
"""When the last talk is long past, what was said then is no longer the next thing to do."""
_DUE = (("overdue", 14), ("today", 12), ("soon", 42), ("later", 32))


class FollowUps:
    """`kept` is the share of past talks whose 下次 was noted, `ahead` that of running stories with one to come."""

    def __init__(
        self, dice: Dice, calendar: Calendar, sheets: Sheets, users: Sequence[tuple[Id, str]], kept: float, ahead: float
    ) -> None:
        self._dice, self._calendar, self._sheets, self._users = dice, calendar, sheets, users
        self._texts = Texts(dice)
        self._due = Deck(dice, _DUE)
        self._kept, self._ahead = kept, ahead

    def write(self, client: Client) -> None:
        told: set[str] = set()
        days = sorted(client.talks)
        moments = [self._calendar.moment(day) for day in days]
        for place, day in enumerate(days):
            talk = client.talks[day]
            traits = client.traits if talk.deal is None else client.traits._replace(kind=talk.deal.want.kind)
            text = self._texts.draw(talk.phase, traits, told)
            if text is None:
                continue
            if place + 1 < len(days):
                soon = days[place + 1] - day <= SOON
                self._past(client, talk, text, moments[place], days[place + 1] if soon else None, moments[place + 1])
            else:
                self._newest(client, talk, text, moments[place], self._calendar.days[day])

    def _past(self, client: Client, talk: Talk, text: Text, at: str, next_day: int | None, done_at: str) -> None:
        """What was to be done was done, on the day or a little late."""
        id = self._sheets.id()
        if not text.following or client.owner is None or next_day is None or not self._dice.chance(self._kept):
            self._row(id, client, talk, text, at, None)
            return
        due = self._calendar.days[max(next_day - self._dice.pick((0, 0, 0, 1)), 0)]
        if due <= at[:10]:
            due = self._calendar.days[next_day]
        words = self._row(id, client, talk, text, at, due)
        self._visit(id, client, words, due, "done", done_at)

    def _newest(self, client: Client, talk: Talk, text: Text, at: str, day: str) -> None:
        id = self._sheets.id()
        stage = talk.deal.stage if talk.deal else ""
        running = 0.8 if stage in OPEN else 0.5 if stage in ("won", "hold") or client.mood in ("cold", "keep") else 0.0
        if not text.following or client.owner is None or not self._dice.chance(running * self._ahead):
            self._row(id, client, talk, text, at, None)
            return
        if day < self._calendar.days[self._calendar.last - SOON]:
            text = text._replace(following=self._dice.pick(_AGAIN))
        due = self._when(day)
        if self._dice.chance(0.35):
            due = self._calendar.timed(due)
        words = self._row(id, client, talk, text, at, due)
        self._visit(id, client, words, due, "open", None)

    def _when(self, after: str) -> str:
        dice, calendar = self._dice, self._calendar
        due = self._due.draw()
        if due == "overdue":
            day = calendar.days[max(calendar.last - dice.between(0, 7), 0)]
            if day > after:
                return day
        elif due == "today":
            return calendar.day_at(0)
        return calendar.day_at(dice.between(9, 45) if due == "later" else dice.between(1, 7))

    def _row(self, id: Id, client: Client, talk: Talk, text: Text, at: str, due: str | None) -> str:
        """Returns what is to be done next."""
        want = self._want(client, talk)
        contact, called = self._whom(client, talk.phase)
        words = {
            "w": called,
            "p": want.ware,
            "q": want.quantity,
            "a": want.said,
            "c": talk.deal.competitor if talk.deal else COMPETITORS["U"][0],
        }
        following = text.following.format_map(words) if due else ""
        self._sheets.add(
            "follow_up", id, client.id, contact, talk.deal.id if talk.deal else None, text.method, at,
            text.content.format_map(words), text.outcome, due, following or None, self._users[client.author][1],
        )  # fmt: skip
        return following

    def _visit(self, id: Id, client: Client, text: str, due: str, state: str, done_at: str | None) -> None:
        """The very reminder that saving the follow-up by hand would have made."""
        assert client.owner is not None
        user, name = self._users[client.owner]
        timed = len(due) > 10
        self._sheets.add(
            "reminder", Id(effects.visit_id(id)), "visit", text, "customer", client.id, user, None if timed else due,
            due if timed else None, None, None, state, None, done_at, name,
        )  # fmt: skip

    def _want(self, client: Client, talk: Talk) -> Want:
        return talk.deal.want if talk.deal else client.want

    def _whom(self, client: Client, phase: str) -> tuple[Id | None, str]:
        """Talk of money is with the first; a person mostly speaks for itself."""
        chance, person = self._dice.chance, client.org.person
        if person and (not client.contacts or chance(0.8)):
            return None, person.polite
        first = len(client.contacts) == 1 or chance(0.92 if phase in ("negotiation", "won") else 0.7)
        id, called, _ = client.contacts[0] if first else self._dice.pick(client.contacts)
        return id, called
