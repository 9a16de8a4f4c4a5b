"""One edit with a commit of its own."""

import random
import shutil
from collections.abc import Iterator

from desktop_crm.store.file import Store

from . import plain_store
from .clock import best, cpu
from .line import Line
from .session import Session

EDITS = 300


def measure(session: Session) -> Iterator[Line]:
    rows = session.rows[0]
    source = session.profile(rows).folder / "office.db"
    ours, plain = session.folder / "edited.db", session.folder / "edited-plain.db"
    for copy in (ours, plain):
        shutil.copy(source, copy)
    control = "UPDATE and commit, no triggers"
    with plain_store.store(ours) as captured, plain_store.store(plain, captured=False) as bare:
        a, b = _contest(session, captured, bare, ("address", "website", "notes"))
        yield session.judge.compare("one edit, own commit", a, control, b, ratio=3, at_most=0.0003)
        a, b = _contest(session, captured, bare, ("name",))
        yield session.judge.compare("one edit of a name, own commit", a, control, b)


def _contest(session: Session, captured: Store, bare: Store, names: tuple[str, ...]) -> list[float]:
    """Seconds an edit: ours, the control."""
    rng, done = random.Random(2), iter(range(10**9))
    (top,) = bare.db.execute("SELECT max(rid) FROM customer").fetchone()

    count = session.count(EDITS)

    def edits() -> list[tuple[str, str, int]]:
        return [(rng.choice(names), f"改{next(done)}", rng.randrange(1, top + 1)) for _ in range(count)]

    def by_us(wanted: list[tuple[str, str, int]]) -> None:
        for name, value, rid in wanted:
            with captured.write(("set",)) as work:
                work.set("customer", rid, {name: value})

    def plainly(wanted: list[tuple[str, str, int]]) -> None:
        for name, value, rid in wanted:
            bare.db.execute(f"UPDATE customer SET {name} = ? WHERE rid = ?", (value, rid))

    def ours() -> float:
        wanted = edits()
        return cpu(lambda: by_us(wanted)) / count

    def control() -> float:
        wanted = edits()
        return cpu(lambda: plainly(wanted)) / count

    return best(session.turns, ours, control)
