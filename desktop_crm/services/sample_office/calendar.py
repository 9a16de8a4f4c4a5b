"""Working days of the past and the coming months, and moments of office hours on them."""

from bisect import bisect_left
from datetime import date, datetime, timedelta

from ...domain import days
from ...domain.birthdays import next_on
from .dice import Dice

PAST, COMING = 620, 90
_FEASTS = frozenset(("01-01", "05-01", "05-02", "05-03", "10-01", "10-02", "10-03", "10-04", "10-05", "10-06", "10-07"))
_PER_DAY = 40


class Calendar:
    """Days go by their place: `days[0]` is the oldest; `last` is the newest working day before today."""

    def __init__(self, dice: Dice, today: date) -> None:
        self._dice = dice
        self.today = today
        every = [today + timedelta(n) for n in range(-PAST, COMING + 1)]
        spring = {next_on("lunar:01-01", day) for day in (every[0], today - timedelta(200), today, every[-1])}
        closed = {feast + timedelta(n) for feast in spring for n in range(-2, 7)}
        working = [d for d in every if d.weekday() < 5 and d not in closed and f"{d:%m-%d}" not in _FEASTS]
        self.last = sum(1 for d in working if d < today) - 1
        self.days = [d.isoformat() for d in working]
        self._moments = [self._office_hours(d) for d in working[: self.last + 1]]

    def _office_hours(self, day: date) -> tuple[str, ...]:
        start = datetime.fromisoformat(days.day_start(day))
        picked = sorted(self._minute() for _ in range(_PER_DAY))
        return tuple((start + timedelta(minutes=m)).strftime("%Y-%m-%dT%H:%M:00Z") for m in picked)

    def _minute(self) -> int:
        """From 8:40 to 11:50 or 13:20 to 17:40."""
        minute = self._dice.between(0, 450)
        return 520 + minute if minute < 190 else 800 + minute - 190

    def moment(self, day: int) -> str:
        """Stored form of an office hour of a past working day."""
        return self._dice.pick(self._moments[day])

    def ago(self, count: int) -> int:
        """Place of the working day about `count` days before today."""
        return max(self.last - count * 5 // 7, 0)

    def day_at(self, offset: int) -> str:
        """The day itself for the past and today, else the first working day from then on."""
        day = self.today + timedelta(offset)
        if offset > 0:
            return self.days[min(bisect_left(self.days, day.isoformat()), len(self.days) - 1)]
        return day.isoformat()

    def timed(self, day: str) -> str:
        """Stored form of a usual appointment time on a day."""
        start = datetime.fromisoformat(days.day_start(date.fromisoformat(day)))
        minutes = self._dice.pick((540, 570, 600, 630, 840, 870, 900, 930, 960))
        return (start + timedelta(minutes=minutes)).strftime("%Y-%m-%dT%H:%M:00Z")
