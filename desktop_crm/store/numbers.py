"""Human numbers (KH-000123): a prefix per entity and a counter in this file."""

import sqlite3
from collections.abc import Iterator

from ..domain.fields import Entity, Value


class Numbers:
    """Hands out the next numbers of one entity; `save` keeps where it stopped, in the same transaction."""

    def __init__(self, db: sqlite3.Connection, entity: Entity) -> None:
        self._db, self._entity, self._head = db, entity, f"{entity.prefix}-"
        found = db.execute("SELECT top FROM counter WHERE kind = ?", (entity.name,)).fetchone()
        self._top: int = found[0] if found else 0

    def take(self, given: Value = None) -> Value:
        """The given number, or the next one of our own."""
        if given is None or given == "":
            self._top += 1
            return f"{self._head}{self._top:06d}"
        if (
            isinstance(given, str)
            and given.startswith(self._head)
            and given[len(self._head) :].isdecimal()
            and len(given) <= len(self._head) + 12
        ):
            self._top = max(self._top, int(given[len(self._head) :]))
        return given

    def fill(self, rows: Iterator[tuple[Value, ...]], place: int) -> Iterator[tuple[Value, ...]]:
        """Rows with the number at `place` filled where it is empty."""
        for row in rows:
            yield (*row[:place], self.take(row[place]), *row[place + 1 :])

    def save(self) -> None:
        self._db.execute(
            "INSERT INTO counter VALUES (?, ?) ON CONFLICT (kind) DO UPDATE SET top = max(top, excluded.top)",
            (self._entity.name, self._top),
        )
