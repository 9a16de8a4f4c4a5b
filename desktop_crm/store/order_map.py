"""The order of a list, held still: every row number at its place in a TEMP table made in one SQL step (DATA.md §5).
A page anywhere is a range of places; the count falls out of it; "select all" is all of it."""

import sqlite3
from collections.abc import Sequence
from datetime import date

from ..domain.fields import Entities, Entity, Field, Value
from . import query


class OrderMap:
    """Belongs to one reader connection and the thread that uses it. A newer map of the same name replaces the older."""

    def __init__(
        self,
        db: sqlite3.Connection,
        entities: Entities,
        e: Entity,
        where: str = "",
        sort: str = "",
        name: str = "list_order",
        *,
        trashed: bool = False,
        today: date | None = None,
    ) -> None:
        self._db, self._entity, self._name = db, e, name
        select, values = query.select_ids(db, entities, e, where, sort, trashed=trashed, today=today)
        db.execute("PRAGMA query_only = OFF")
        db.execute(f"DROP TABLE IF EXISTS temp.{name}")
        db.execute(f"CREATE TEMP TABLE {name}(pos INTEGER PRIMARY KEY, rid INT NOT NULL)")
        db.execute(f"INSERT INTO temp.{name}(rid) {select}", values)
        db.execute("PRAGMA query_only = ON")
        (count,) = db.execute(f"SELECT coalesce(max(pos), 0) FROM temp.{name}").fetchone()
        self.count: int = count

    def ids(self, start: int, length: int) -> list[int]:
        """Row numbers from place `start` (0-based)."""
        rows = self._db.execute(
            f"SELECT rid FROM temp.{self._name} WHERE pos > ? AND pos <= ?", (start, start + length)
        )
        return [rid for (rid,) in rows]

    def page(self, start: int, length: int, fields: Sequence[Field]) -> list[tuple[Value, ...]]:
        return query.rows(self._db, self._entity, self.ids(start, length), fields)

    def place(self, rid: int) -> int | None:
        """0-based place of a row, found by a scan."""
        found = self._db.execute(f"SELECT pos FROM temp.{self._name} WHERE rid = ?", (rid,)).fetchone()
        return found[0] - 1 if found else None
