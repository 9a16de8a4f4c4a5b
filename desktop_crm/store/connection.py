"""A connection to the file, set up the one way every part relies on."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

BUSY_SECONDS = 60.0
FORMAT = 1
"""Of the file; raised only by a numbered migration that rewrites data, additions need none."""
APPLICATION = 0x43524D31  # "CRM1" in the file's header


def connect(path: Path, *, readonly: bool = False) -> sqlite3.Connection:
    """Autocommit: transactions are begun by hand. A reader refuses writes but may keep TEMP tables."""
    db = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False)
    for pragma in (
        "journal_mode = WAL",
        "synchronous = FULL",
        "foreign_keys = ON",
        "recursive_triggers = ON",
        "trusted_schema = OFF",
        "cache_size = -65536",
        "temp_store = MEMORY",
    ):
        db.execute(f"PRAGMA {pragma}")
    if readonly:
        db.execute("PRAGMA query_only = ON")
    return db


def connect_foreign(path: Path) -> sqlite3.Connection:
    """A file from elsewhere (a backup to restore, a copy to look at): read only, nothing in its schema is trusted."""
    db = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True, timeout=5, isolation_level=None)
    db.execute("PRAGMA trusted_schema = OFF")
    db.execute("PRAGMA query_only = ON")
    db.execute("PRAGMA cell_size_check = ON")
    return db


@contextmanager
def immediate(db: sqlite3.Connection) -> Iterator[None]:
    """One transaction that has the writer's place from the start."""
    db.execute("BEGIN IMMEDIATE")
    try:
        yield
        db.execute("COMMIT")
    except BaseException:
        if db.in_transaction:
            db.execute("ROLLBACK")
        raise


def statements(script: str) -> list[str]:
    """A script split into statements without executescript, which would commit."""
    found, part = [], ""
    for line in script.splitlines(keepends=True):
        part += line
        if part.strip() and sqlite3.complete_statement(part):
            found.append(part.strip())
            part = ""
    return found
