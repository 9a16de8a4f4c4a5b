"""The digest that tells whether two files hold the same."""

import sqlite3
from collections.abc import Iterator

from desktop_crm.domain.fields import Entities
from desktop_crm.store.capture import stored
from desktop_crm.store.digest import digest

from .clock import best, cpu
from .line import Line
from .session import Session


def measure(session: Session) -> Iterator[Line]:
    rows = session.middle
    with session.core(rows) as core:
        db, entities = core.db, core.entities
        ours, scan = best(
            session.turns, lambda: cpu(lambda: digest(db, entities)), lambda: cpu(lambda: _scan(db, entities))
        )
    yield session.judge.compare(f"digest of {rows:,} customers and all theirs", ours, "scan inside SQLite", scan)


def _scan(db: sqlite3.Connection, entities: Entities) -> None:
    for e in stored(entities):
        sums = ", ".join(f"sum(length({f.name}))" for f in e.captured)
        db.execute(f"SELECT {sums} FROM {e.table} WHERE trashed_at IS NULL").fetchone()
