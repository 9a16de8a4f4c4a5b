"""Making a believable office of N customers."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from functools import partial
from pathlib import Path

from desktop_crm.services.core import Core
from desktop_crm.store import schema
from desktop_crm.store.capture import stored
from desktop_crm.store.connection import connect

from .clock import cpu
from .line import Line
from .session import Session

BUDGETS = {100_000: 20.0, 1_000_000: 240.0}
PART = 20_000


def measure(session: Session) -> Iterator[Line]:
    for rows in session.rows:
        made = session.profile(rows)
        copy = session.folder / "copy.db"
        with session.core(rows) as core:
            control = cpu(partial(_copy, core, copy))
        for part in session.folder.glob("copy.db*"):
            part.unlink()
        yield session.judge.compare(
            f"sample of {rows:,} customers",
            made.seconds,
            "its rows by executemany, same indexes, no triggers",
            control,
            at_most=BUDGETS.get(rows),
            note=f"peak {made.peak_mb:.0f} MB",
        )


def _copy(core: Core, file: Path) -> None:
    with closing(connect(file)) as db:
        db.execute("PRAGMA foreign_keys = OFF")
        db.execute("BEGIN")
        for e in stored(core.entities):
            for statement in (schema.create_table(e), *(schema.index(e, f) for f in schema.indexed(e))):
                db.execute(statement)
            _copy_table(core.db, db, e.table, [f.name for f in e.columns])
        db.execute("COMMIT")


def _copy_table(source: sqlite3.Connection, db: sqlite3.Connection, table: str, names: list[str]) -> None:
    rows = source.execute(f"SELECT id, {', '.join(names)} FROM {table}")
    fill = f"INSERT INTO {table}(id, {', '.join(names)}) VALUES (?{', ?' * len(names)})"
    while part := rows.fetchmany(PART):
        db.executemany(fill, part)
