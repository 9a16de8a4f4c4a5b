"""Cells as they were at a point of the capture: what was written since, taken away in thought. Costs what changed since."""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager

from ..domain.changes import Point
from ..domain.fields import Value

_NOTHING: Mapping[int, Value] = {}


def now(db: sqlite3.Connection) -> Point:
    (file, seq) = db.execute("SELECT writer, (SELECT coalesce(max(seq), 0) FROM change) FROM session").fetchone()
    step = db.execute("SELECT id, hlc, writer FROM step ORDER BY id DESC LIMIT 1").fetchone()
    return Point(file, seq, *(step or (0, 0, 0)))


def is_here(db: sqlite3.Connection, point: Point) -> bool:
    """Whether this very file was at that point: not another PC's, and not an older copy put back since."""
    (writer,) = db.execute("SELECT writer FROM session").fetchone()
    found = db.execute("SELECT hlc, writer FROM step WHERE id = ?", (point.step,)).fetchone()
    return bool(writer == point.file and found == (point.hlc, point.writer))


def is_known(db: sqlite3.Connection, point: Point) -> bool:
    """Whether the point's newest step ever came to this file."""
    return (
        db.execute("SELECT 1 FROM step WHERE hlc = ? AND writer = ?", (point.hlc, point.writer)).fetchone() is not None
    )


@contextmanager
def still(db: sqlite3.Connection) -> Iterator[None]:
    """Everything read inside is of one moment."""
    if db.in_transaction:
        yield
        return
    db.execute("BEGIN")
    try:
        yield
    finally:
        db.execute("COMMIT")


class Past:
    def __init__(self, db: sqlite3.Connection, point: Point, kinds: Iterable[str]) -> None:
        self.here = is_here(db, point)
        self._old: dict[tuple[str, str], dict[int, Value]] = {}
        self._born: dict[str, list[tuple[int, int]]] = {}
        listed = ", ".join(f"'{kind}'" for kind in kinds)
        if self.here:
            of: tuple[int, ...] = (point.seq,)
            since, born = "FROM change c WHERE c.seq > ? {and_} ORDER BY c.seq DESC", "p.step > ?"
            at: tuple[int, ...] = (point.step,)
        else:  # on another PC the clock says what is later
            since = "FROM step s JOIN change c ON c.step = s.id WHERE (s.hlc, s.writer) > (?, ?) {and_} ORDER BY s.hlc DESC, s.writer DESC, c.seq DESC"
            born, of = "(s.hlc, s.writer) > (?, ?)", (point.hlc, point.writer)
            at = of
        and_ = f"AND +c.kind IN ({listed}) AND NOT c.lost"
        for kind, name, row, old in db.execute(f"SELECT c.kind, c.field, c.row, c.old {since.format(and_=and_)}", of):
            self._old.setdefault((kind, name), {})[row] = old  # the first change since is the last to come
        for kind, first, last in db.execute(
            f"SELECT p.kind, p.first, p.last FROM step s JOIN span p ON p.step = s.id WHERE {born} AND +p.kind IN ({listed})",
            at,
        ):
            self._born.setdefault(kind, []).append((first, last))

    def old(self, kind: str, name: str) -> Mapping[int, Value]:
        """Row → what the field held, of the rows where it was written since."""
        return self._old.get((kind, name), _NOTHING)

    def rows(self, kind: str) -> set[int]:
        """Born or written since."""
        written = {row for (of, _), rows in self._old.items() if of == kind for row in rows}
        return written.union(*(range(first, last + 1) for first, last in self._born.get(kind, ())))

    def touched(self, *kinds: str) -> bool:
        return any(kind in kinds for kind, _ in self._old) or any(kind in self._born for kind in kinds)

    def is_born(self, kind: str, row: int) -> bool:
        """Since then."""
        return any(first <= row <= last for first, last in self._born.get(kind, ()))
