"""Values as people read them: 今天 09:12, 3 天前, 6月18日, ¥1,234.50."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from PySide6.QtCore import QCoreApplication

from ..domain.fields import Field, Kind

DUE = frozenset(("next_contact_at", "due_on", "due_at"))
"""Days that can be missed."""
NEAR = 7
translate = QCoreApplication.translate
MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]  # QLocale knows them too, for 5 ms of start-up


class Said:
    """Made for every cell that is drawn. `tone` is a token of the theme."""

    __slots__ = ("text", "tone")

    def __init__(self, text: str, tone: str = "text") -> None:
        self.text, self.tone = text, tone


NOTHING = Said("")


class Wording:
    """`choices` is field → code → label."""

    def __init__(self, lang: str, today: date, choices: Mapping[str, Mapping[str, str]]) -> None:
        self.lang, self.today, self.choices = lang, today, choices

    def say(self, f: Field, plain: Any) -> Said:
        """`plain` is what `services.present` makes of a field."""
        if plain is None or plain == "" or plain == []:
            return NOTHING
        match f.kind:
            case Kind.MONEY:
                whole, _, cents = str(plain).lstrip("-").partition(".")
                return Said(f"{'-' * str(plain).startswith('-')}¥{int(whole):,}.{cents}")
            case Kind.FLAG:
                return Said(translate("Wording", "是") if plain else translate("Wording", "否"))
            case Kind.CHOICE:
                return Said(self.choices.get(f.name, {}).get(plain, str(plain)))
            case Kind.DATE | Kind.TIME:
                return self.due(plain) if f.name in DUE else Said(self.day(plain), "text2")
            case Kind.REFERENCE:
                return Said(str(plain["label"] or plain["number"]) if isinstance(plain, dict) else str(plain))
            case Kind.TAGS:
                return Said(("、" if self.lang == "zh" else ", ").join(plain))
            case Kind.NUMBER:
                return Said(f"{plain}%") if f.name == "completeness" else Said(f"{plain:,}")
            case _:
                return Said(str(plain))

    def day(self, iso: str) -> str:
        """A day, or a day and its clock where that is still near."""
        day = date.fromisoformat(iso[:10])
        clock = iso[11:16]
        ago = (self.today - day).days
        match ago:
            case 0:
                return " ".join((translate("Wording", "今天"), clock)).rstrip()
            case 1:
                return translate("Wording", "昨天")
            case -1:
                return " ".join((translate("Wording", "明天"), clock)).rstrip()
            case _ if 1 < ago <= NEAR:
                return translate("Wording", "{0} 天前").format(ago)
        return short_day(day, self.lang, year=day.year != self.today.year)

    def due(self, iso: str) -> Said:
        late = (self.today - date.fromisoformat(iso[:10])).days
        if late > 0:
            return Said(translate("Wording", "逾期 {0} 天").format(late), "bad")
        return Said(self.day(iso), "warn" if late == 0 else "text")

    def moment(self, iso: str) -> str:
        """In full, for tool tips and the record's own pane."""
        when = datetime.fromisoformat(iso)
        day = self.day(iso[:10])
        return f"{day} {when:%H:%M}" if len(iso) > 10 else day


def short_day(day: date, lang: str, *, year: bool = False) -> str:
    """6月18日 and 18 Jun, with the year 2025/6/18 and 18 Jun 2025."""
    if lang == "en":
        return f"{day.day} {MONTHS[day.month - 1]}" + (f" {day.year}" if year else "")
    return f"{day.year}/{day.month}/{day.day}" if year else f"{day.month}月{day.day}日"
