"""What a person waits for must not grow with the number of customers."""

import random
from collections.abc import Callable, Iterator
from contextlib import ExitStack

from desktop_crm.domain.ids import id_text
from desktop_crm.services import deals, records, reminders
from desktop_crm.services.core import Core
from desktop_crm.services.finding import find

from .clock import best, cpu
from .line import Line, NotMeasured
from .query_mix import Mix
from .session import Session

FLAT = 1.3
FOUND, ADDED, MOVED = 100, 20, 20
Act = Callable[[], object]


def measure(session: Session) -> Iterator[Line]:
    few, many = session.pair()
    with ExitStack() as stack:
        cores = [stack.enter_context(session.core(rows)) for rows in (many, few)]
        for title, make in MEASURES.items():
            acts = [make(core) for core in cores]
            for act in acts:
                act()  # what is read once
            big, small = best(2 * session.turns - 1, *(lambda act=act: cpu(act) for act in acts))
            count = COUNTS.get(title, 1)
            yield session.judge.compare(
                f"{title} among {many:,}",
                big / count,
                f"the same among {few:,}",
                small / count,
                ratio=FLAT,
                note=_size(title, cores),
            )


def _finding(core: Core) -> Act:
    texts = Mix(core.db).texts()[:FOUND]
    return lambda: [find(core, text) for text in texts]


def _adding(core: Core) -> Act:
    fresh = iter(range(10**9))

    def add() -> None:
        for n in (next(fresh) for _ in range(ADDED)):
            records.add(core, "customers", {"name": f"新增客户{n}公司", "phone": f"0571-9{n:07d}", "region": "杭州市"})

    return add


def _moving(core: Core) -> Act:
    """To the end of its own column: nothing is required for that."""
    rng = random.Random(6)
    cards = core.db.execute(
        "SELECT d.id, s.id FROM deal d JOIN stage s ON s.id = d.stage WHERE s.kind = 'open' AND d.trashed_at IS NULL"
    ).fetchall()
    if not cards:
        raise NotMeasured("no open deal to move")

    def move() -> None:
        for deal, stage in rng.choices(cards, k=MOVED):
            deals.move(core, id_text(deal), id_text(stage))

    return move


def _agenda(core: Core) -> Act:
    return lambda: reminders.agenda(core)


MEASURES: dict[str, Callable[[Core], Act]] = {
    "find": _finding,
    "add a customer": _adding,
    "move a card": _moving,
    "agenda": _agenda,
}
COUNTS = {"find": FOUND, "add a customer": ADDED, "move a card": MOVED}


def _size(title: str, cores: list[Core]) -> str:
    """How much of it there is on both sides, where that grows too."""
    if title == "agenda":
        return " and ".join(f"{len(reminders.agenda(core).reminders):,}" for core in cores) + " due"
    if title == "move a card":
        sql = "SELECT count(*) FROM deal WHERE trashed_at IS NULL"
        return " and ".join(f"{core.db.execute(sql).fetchone()[0]:,}" for core in cores) + " cards"
    return ""
