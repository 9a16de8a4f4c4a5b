"""推迟: the menu of how long, each with the day it means."""

from collections.abc import Callable
from datetime import datetime, timedelta

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMenu

from ...desk import Desk
from . import saying
from .boxes import near_days

translate = QCoreApplication.translate
ROUND = 5  # minutes


def choices(desk: Desk, clock: str) -> list[tuple[str, str, str]]:
    """(words, what it means, until). `clock` of a reminder that has one: it keeps it, and can wait an hour."""
    found = []
    if clock:
        hour = in_an_hour(desk.core.now())
        found.append((translate("Later", "1 小时后"), f"{hour:%H:%M}", f"{hour:%Y-%m-%d %H:%M}"))
    for words, day in near_days(desk.today).items():
        meant = " ".join((saying.short_day(day, desk.lang), clock)).rstrip()
        found.append((words, meant, f"{day.isoformat()} {clock}".rstrip()))
    return found


def in_an_hour(now: datetime) -> datetime:
    """On a full five minutes."""
    later = now + timedelta(hours=1, minutes=ROUND - 1)
    return later.replace(minute=later.minute // ROUND * ROUND, second=0, microsecond=0)


def fill(menu: QMenu, desk: Desk, clock: str, put_off: Callable[[str], None], other: Callable[[], None]) -> None:
    for words, meant, until in choices(desk, clock):
        menu.addAction(f"{words}\t{meant}", lambda until=until: put_off(until))
    menu.addSeparator()
    menu.addAction(translate("Later", "日期…"), other)
