"""What one step may do to the file. Open inside `with store.write(label) as work`; raise to roll back, leave to commit."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice

from ..domain.fields import Entities, Entity, Row, Value
from ..domain.ids import Id, new_id
from .numbers import Numbers

CHUNK = 100_000
FEW = 100
Rows = Sequence[tuple[Value, ...]]


@dataclass(slots=True)
class UnitOfWork:
    db: sqlite3.Connection
    fields: Callable[[], Entities]
    adopt: Callable[[], None]
    """Brings columns and triggers up to the custom fields defined in this very transaction."""
    step: int
    ms: int
    actor: str
    progress: Callable[[int], None] | None = None
    """Told the rows written so far by a bulk call; may raise to cancel."""
    _numbers: dict[str, Numbers] = field(default_factory=dict)

    @property
    def entities(self) -> Entities:
        return self.fields()

    def new_id(self) -> Id:
        return new_id(self.ms)

    def add(self, record: Row) -> Id:
        """A typed record; its custom values go by column name."""
        e = next(e for e in self.entities.values() if e.cls is type(record))
        values: dict[str, Value] = {f.name: getattr(record, f.name) for f in e.captured if not f.custom}
        return self.create(
            e.name, {k: v for k, v in values.items() if v is not None} | getattr(record, "custom", {}), record.id
        )

    def create(self, kind: str, values: Mapping[str, Value], id: bytes = b"") -> Id:
        """One record; fields not given take their defaults. Returns its id."""
        e = self.entities[kind]
        made = Id(id) if id else self.new_id()
        row = _defaults(e) | dict(values)
        if e.prefix:
            row["number"] = self.numbers(e).take(row.get("number"))
        columns = ", ".join(("id", *row))
        self.db.execute(f"INSERT INTO {e.table}({columns}) VALUES (?{', ?' * len(row)})", (made, *row.values()))
        return made

    def insert(self, kind: str, names: Sequence[str], rows: Iterable[tuple[Value, ...]]) -> int:
        """Bulk: tuples of id and the named fields; returns how many. Staged, then ONE statement a chunk: a statement whose triggers
        write keeps a copy of every page it touches (statement journal), which row by row triples the cost on an indexed table."""
        e = self.entities[kind]
        source: Iterator[tuple[Value, ...]] = iter(rows)
        if e.prefix and "number" not in names:
            names, source = (*names, "number"), ((*row, None) for row in rows)
        if e.prefix:
            source = self.numbers(e).fill(source, 1 + list(names).index("number"))
        constants = {k: v for k, v in _defaults(e).items() if k not in names}
        staged, columns = ", ".join(("id", *names)), ", ".join(("id", *names, *constants))
        self.db.execute(f"CREATE TEMP TABLE staged({staged})")
        fill = f"INSERT INTO staged VALUES (?{', ?' * len(names)})"
        land = f"INSERT INTO {e.table}({columns}) SELECT *{', ?' * len(constants)} FROM staged"
        total = 0
        while part := list(islice(source, CHUNK)):
            self.db.executemany(fill, part)
            self._land(e, land, tuple(constants.values()))
            self.db.execute("DELETE FROM staged")
            total += len(part)
            if self.progress:
                self.progress(len(part))
        self.db.execute("DROP TABLE staged")
        return total

    def _land(self, e: Entity, statement: str, constants: tuple[Value, ...]) -> None:
        """With capture off: the rows are one range, and its span is written here as the trigger would have done row by row."""
        (before,) = self.db.execute(f"SELECT coalesce(max(rid), 0) FROM {e.table}").fetchone()
        self.db.execute("UPDATE session SET capture = 0")
        self.db.execute(statement, constants)
        self.db.execute("UPDATE session SET capture = 1")
        (last,) = self.db.execute(f"SELECT max(rid) FROM {e.table}").fetchone()
        grown = self.db.execute(
            "UPDATE span SET last = ?1 WHERE kind = ?2 AND last = ?3 AND step = ?4 AND first = (SELECT max(first) FROM span WHERE kind = ?2)",
            (last, e.name, before, self.step),
        )
        if not grown.rowcount:
            self.db.execute("INSERT INTO span VALUES (?, ?, ?, ?)", (e.name, before + 1, last, self.step))

    def set(self, kind: str, rid: int, values: Mapping[str, Value]) -> None:
        assignments = ", ".join(f"{n} = ?" for n in values)
        self.db.execute(f"UPDATE {self.entities[kind].table} SET {assignments} WHERE rid = ?", (*values.values(), rid))

    def set_all(self, kind: str, rids: Iterable[int], values: Mapping[str, Value]) -> None:
        """The same values into many rows."""
        self._update(kind, {n: "?" for n in values}, (), [(rid,) for rid in rids], tuple(values.values()))

    def update(self, kind: str, names: Sequence[str], rows: Iterable[tuple[Value, ...]]) -> None:
        """Tuples of rid and the new values of the named fields."""
        self._update(kind, {n: f"s.{n}" for n in names}, names, list(rows), ())

    def _update(
        self, kind: str, to: Mapping[str, str], names: Sequence[str], rows: Rows, constants: tuple[Value, ...]
    ) -> None:
        """Few rows one by one; many staged, in one statement (see `insert`)."""
        table = self.entities[kind].table
        if len(rows) <= FEW:
            each = ", ".join(f"{n} = ?" for n in to)
            self.db.executemany(
                f"UPDATE {table} SET {each} WHERE rid = ?", ((*(constants or row[1:]), row[0]) for row in rows)
            )
            return
        self.db.execute(f"CREATE TEMP TABLE staged({', '.join(('rid INTEGER PRIMARY KEY', *names))})")
        self.db.executemany(f"INSERT OR REPLACE INTO staged VALUES (?{', ?' * len(names)})", rows)
        assignments = ", ".join(f"{n} = {value}" for n, value in to.items())
        chosen = f"{table}.rid IN (SELECT rid FROM staged)"  # else every row of the table is looked at
        self.db.execute(
            f"UPDATE {table} SET {assignments} FROM staged s WHERE s.rid = {table}.rid AND {chosen}", constants
        )
        self.db.execute("DROP TABLE staged")

    def trash(self, kind: str, rids: Iterable[int]) -> None:
        """Into 回收站, one moment for all of the step."""
        self.set_all(kind, rids, {"trashed_at": self.moment()})

    def moment(self) -> str:
        """The step's own time as a stored Moment."""
        (text,) = self.db.execute(
            "SELECT strftime('%Y-%m-%dT%H:%M:%SZ', ?, 'unixepoch')", (self.ms // 1000,)
        ).fetchone()
        return str(text)

    def numbers(self, e: Entity) -> Numbers:
        if e.name not in self._numbers:
            self._numbers[e.name] = Numbers(self.db, e)
        return self._numbers[e.name]

    def finish(self) -> None:
        for numbers in self._numbers.values():
            numbers.save()


def _defaults(e: Entity) -> dict[str, Value]:
    return {f.name: f.default for f in e.captured if f.default is not None}
