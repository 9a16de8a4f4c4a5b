"""The customers table in the real window: a frame while scrolling, select all, a re-sort, a change of theme, memory."""

import json
from collections.abc import Iterator

from .line import Line
from .session import Session

SCROLL = 1.6
SELECT, SORT, THEME = 0.050, 0.100, 0.100  # seconds
MEMORY = 60  # MB more than with the fewest customers


def measure(session: Session) -> Iterator[Line]:
    few, many = session.rows[0], session.rows[-1]
    small, told = (_best(session, rows) for rows in (few, many))
    judge = session.judge
    yield judge.compare(
        f"scroll frame among {many:,}",
        told["scroll"] / 1000,
        "the same cells in a C++ model",
        told["control"] / 1000,
        ratio=SCROLL,
    )
    for title, name, limit in (
        ("select all", "select all", SELECT),
        ("slowest re-sort until shown", "sort", SORT),
        ("change of theme", "theme", THEME),
    ):
        yield judge.compare(
            f"{title}, {many:,}", told[name] / 1000, f"the same, {few:,}", small[name] / 1000, at_most=limit
        )
    more = told["memory"] - small["memory"]
    yield Line(
        f"memory of the window with {many:,}: {told['memory']:.0f} MB, {more:.0f} more than with {few:,}",
        f"with {few:,}: {small['memory']:.0f} MB",
        told["memory"] / small["memory"],
        f"≤ {MEMORY} MB more",
        more <= MEMORY,
        {"mb": told["memory"], "control_mb": small["memory"]},
    )


def _best(session: Session, rows: int) -> dict[str, float]:
    folder = str(session.profile(rows).folder)
    readings = [json.loads(session.child("table_window", folder)) for _ in range(session.turns)]
    return {name: min(r[name] for r in readings) for name in readings[0]}
