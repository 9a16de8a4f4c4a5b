"""All that the page shows, in one reading."""

from dataclasses import dataclass

from ....services import day
from ....services.core import Core
from ....services.day import PLACES, Item, Outline
from .lines import AT_ONCE

SCREEN = 14
"""Reminders in the first picture."""


@dataclass(slots=True)
class Read:
    outline: Outline
    items: dict[int, Item]
    others: bool
    """There is more than one of us."""
    empty: bool
    """Of an office without customers."""
    lunar: str = ""


def read(core: Core, mine: bool | None, seen: str, near: list[int], *, whole: bool) -> Read:
    others = day.has_others(core)
    outline = day.outline(core, mine=others and mine is not False, seen=seen, done=whole)
    listed = [entry.rid for place in PLACES for entry in outline.places[place]]
    first = near or listed[: AT_ONCE if whole else SCREEN]
    if outline.next and not listed:
        first = [*first, outline.next.rid]
    found = Read(outline, day.items(core, first), others, not listed and not day.has_customers(core))
    if whole:
        from ....domain.lunar import day_words  # lazy: its tables are not needed to start

        found.lunar = day_words(outline.on)
    return found
