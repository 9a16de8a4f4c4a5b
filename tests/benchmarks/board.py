"""The board: going to it, scrolling a column, moving a card until it is written and shown again."""

import json
from collections.abc import Iterator

from .line import Line
from .session import Session

CARDS = 10_000


def measure(session: Session) -> Iterator[Line]:
    cards = session.count(CARDS)
    told = json.loads(session.child("board_window", str(session.folder / "board"), str(cards), str(session.turns)))
    bare, judge, what = session.bare_ms / 1000, session.judge, f"board of {cards:,} cards"
    yield judge.compare(f"{what}: go to it", told["build"], "bare QMainWindow", bare, at_most=0.150)
    yield judge.compare(
        f"{what}: scroll frame", told["frame"], "the same of a C++ list of texts", told["plain_frame"], at_most=0.004
    )
    yield judge.compare(f"{what}: move a card", told["move"], "writing it alone", told["write"], at_most=0.015)
