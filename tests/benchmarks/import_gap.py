"""How long the window waits for its event loop while a file comes in and the table repaints; and a cancelled import."""

import json
from collections.abc import Iterator

from .files import write_csv
from .line import Line, shown
from .session import Session

GAP, CANCEL = 0.050, 1.0  # seconds


def measure(session: Session) -> Iterator[Line]:
    n, judge = session.bulk, session.judge
    table = session.folder / "gap.csv"
    with session.core(session.rows[0]) as core:
        write_csv(core, table, n)
        profile = core.folder
    told = json.loads(session.child("import_gap_window", str(profile), str(table)))
    idle = told["idle"]
    for phase, words in (("reading", "read and planned"), ("writing", "written")):
        yield judge.compare(
            f"event loop p99 while {n:,} rows are {words}",
            told[phase]["p99"],
            "the same, idle",
            idle["p99"],
            at_most=GAP,
            note=f"max {shown(told[phase]['max'])}, idle max {shown(idle['max'])}",
        )
    left = told["left"]
    line = judge.compare(
        "cancelled while writing, until the window is idle",
        told["cancel"],
        "gap p99 idle",
        idle["p99"],
        at_most=CANCEL,
        note=f"{left} rows left",
    )
    yield line if left == 0 else Line(line.measure, line.control, line.ratio, line.budget, False, line.figures)
