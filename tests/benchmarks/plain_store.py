"""Controls: the same tables and indexes, nothing captured."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from desktop_crm.domain.fields import Value
from desktop_crm.store.file import Store, open_store


@contextmanager
def store(file: Path, *, captured: bool = True) -> Iterator[Store]:
    """Opened or made; without triggers unless `captured`."""
    opened = open_store(file)
    try:
        if not captured:
            for (name,) in opened.db.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
                opened.db.execute(f'DROP TRIGGER "{name}"')
        yield opened
    finally:
        opened.close()


@contextmanager
def fresh(folder: Path, *, captured: bool = True) -> Iterator[Store]:
    """A new file, deleted afterwards."""
    file = folder / "fresh.db"
    try:
        with store(file, captured=captured) as opened:
            yield opened
    finally:
        for part in folder.glob("fresh.db*"):
            part.unlink()


def insert(opened: Store, table: str, names: Sequence[str], rows: Sequence[tuple[Value, ...]]) -> None:
    """One transaction, row by row by executemany."""
    opened.db.execute("BEGIN")
    opened.db.executemany(
        f"INSERT INTO {table}(id, {', '.join(names)}) VALUES (?{', ?' * len(names)})",
        rows,
    )
    opened.db.execute("COMMIT")
    to_disk(opened)


def to_disk(opened: Store) -> None:
    opened.db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
