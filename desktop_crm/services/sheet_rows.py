"""Rows as a sheet shows them, now or as they were at a point of the past: what an export writes, and what a sheet that comes
back is compared with."""

import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import NamedTuple

from ..domain import days, quantity, values
from ..domain.fields import ANY, Entities, Entity, Field, Kind, Storage, Value
from ..exchange.table import CUT, LONGEST
from ..store import query
from ..store.past import Past
from ..store.vocabulary import Choice, Vocabulary
from . import members

Cell = str | int | float | date | None
NO_PAST: Mapping[int, Value] = {}
FLAG = {1: "是", 0: "否"}


class Line(NamedTuple):
    rid: int
    id: bytes
    stored: tuple[Value | tuple[str, ...], ...]
    """By field; of members their names."""
    cells: tuple[Cell, ...]


class SheetRows:
    """Of some fields of a kind."""

    def __init__(
        self,
        db: sqlite3.Connection,
        entities: Entities,
        e: Entity,
        fields: Sequence[Field],
        lang: str,
        past: Past | None = None,
    ) -> None:
        self._db, self._entities, self._e, self._lang, self._past = db, entities, e, lang, past
        self.fields = list(fields)
        self._stored = [f for f in self.fields if f.storage is not Storage.MEMBERS]
        self._kinds = [e.by_name[f"{f.name}_kind"] for f in self._stored if f.target == ANY]
        self._vocabulary = Vocabulary(db) if past is None else _Then(db, past)
        self._labels: dict[tuple[str, bytes], str] = {}

    def read(self, rids: Sequence[int]) -> list[Line]:
        """In the order of `rids`; those that are not there are left out."""
        read = [*self._stored, *self._kinds]
        rows = query.rows(self._db, self._e, rids, read)
        if not rows:
            return []
        own, ids, *columns = map(list, zip(*rows, strict=True))
        found = [int(rid or 0) for rid in own]
        by_field: dict[str, list[Value]] = {}
        for f, column in zip(read, columns, strict=True):
            old = self._past.old(self._e.name, f.name) if self._past else NO_PAST
            by_field[f.name] = [old.get(rid, v) for rid, v in zip(found, column, strict=True)] if old else column
        stored: list[Sequence[Value | tuple[str, ...]]] = []
        cells: list[Sequence[Cell]] = []
        for f in self.fields:
            if f.storage is Storage.MEMBERS:
                held = held_names(self._db, self._entities, self._e, f, found, self._past)
                names = [tuple(held.get(rid, ())) for rid in found]
                stored.append(names)
                cells.append([",".join(n) or None for n in names])
            else:
                stored.append(by_field[f.name])
                cells.append(self._column(f, by_field[f.name], by_field.get(f"{f.name}_kind")))
        return [
            Line(rid, bytes(id), values, shown)
            for rid, id, values, shown in zip(
                found, ids, zip(*stored, strict=True), zip(*cells, strict=True), strict=True
            )
        ]

    def cell(self, f: Field, value: Value | tuple[str, ...]) -> Cell:
        """One stored value, of a field that refers to one kind."""
        if isinstance(value, tuple):
            return ",".join(value) or None
        return self._column(f, [value])[0]

    def _column(self, f: Field, column: Sequence[Value], kinds: Sequence[Value] | None = None) -> Sequence[Cell]:
        if f.kind is Kind.REFERENCE:
            return self._references(f, column, kinds)
        if f.kind is Kind.CHOICE:
            known = {
                v: self._vocabulary.label(f, str(v), self._lang) or None for v in set(column) if v not in (None, "")
            }
            return [known.get(v or "") for v in column]
        make = _MAKE.get(f.kind, _text)
        if make is _text and set(map(type, column)) <= {str, type(None)}:
            return [v or None for v in column]  # type: ignore[misc]
        return [None if v is None or v == "" else make(v) for v in column]

    def _references(self, f: Field, column: Sequence[Value], kinds: Sequence[Value] | None) -> list[Cell]:
        targets = [f.target] * len(column) if f.target != ANY else [str(k) for k in kinds or ()]
        asked: dict[str, set[bytes]] = {}
        for target, id in zip(targets, column, strict=True):
            if isinstance(id, bytes) and (target, id) not in self._labels:
                asked.setdefault(target, set()).add(id)
        for target, ids in asked.items():
            if target in self._entities:
                self._labels |= {(target, id): label for id, label in self._called(self._entities[target], ids)}
        return [
            self._labels.get((t, id)) or None if isinstance(id, bytes) else None
            for t, id in zip(targets, column, strict=True)
        ]

    def _called(self, target: Entity, ids: Iterable[bytes]) -> Iterable[tuple[bytes, str]]:
        number = "number" if "number" in target.by_name else "NULL"
        wanted = list(ids)
        titles = self._past.old(target.name, target.title) if self._past else NO_PAST
        numbers = self._past.old(target.name, "number") if self._past else NO_PAST
        for start in range(0, len(wanted), 900):
            part = wanted[start : start + 900]
            for id, rid, no, label in self._db.execute(
                f"SELECT id, rid, {number}, {target.title or 'NULL'} FROM {target.table} WHERE id IN ({', '.join('?' * len(part))})",
                part,
            ):
                yield id, str(titles.get(rid, label) or numbers.get(rid, no) or "")


class _Then(Vocabulary):
    """The option lists as they were."""

    def __init__(self, db: sqlite3.Connection, past: Past) -> None:
        super().__init__(db)
        self._past = past

    def _read(self, f: Field) -> list[Choice]:
        now = super()._read(f)
        labels, trashed = self._past.old("option", "label"), self._past.old("option", "trashed_at")
        if f.closed or not (labels or trashed):
            return now
        rows = self._db.execute("SELECT rid, code, label FROM option WHERE list_name = ?", (f.choices,))
        then = {code: str(labels.get(rid, label)) for rid, code, label in rows if rid in labels or rid in trashed}
        return [Choice(code, label, label) for code, label in then.items()] + [c for c in now if c.code not in then]


def held_names(
    db: sqlite3.Connection, entities: Entities, e: Entity, f: Field, rids: Sequence[int], past: Past | None
) -> dict[int, list[str]]:
    """rid → the names in its cell, in the order they were given."""
    m = members.ends(entities, e, f)
    if past is None or not past.touched(m.link.name, m.target.name):
        return members.held_names(db, entities, e, f, rids)
    link, far = past.old(m.link.name, "trashed_at"), past.old(m.target.name, "trashed_at")
    names = past.old(m.target.name, m.target.title)
    found: dict[int, list[str]] = {}
    for start in range(0, len(rids), 5000):
        part = ",".join(map(str, map(int, rids[start : start + 5000])))
        for rid, held, left, target, name, gone in db.execute(
            f"""SELECT r.rid, l.rid, l.trashed_at, t.rid, t.{m.target.title}, t.trashed_at FROM {e.table} r
            CROSS JOIN {m.link.table} l ON l.{m.near.name} = r.id CROSS JOIN {m.target.table} t ON t.id = l.{m.far.name}
            WHERE r.rid IN ({part}) ORDER BY l.rid"""
        ):
            if link.get(held, left) is not None or far.get(target, gone) is not None or past.is_born(m.link.name, held):
                continue
            cell, called = found.setdefault(rid, []), str(names.get(target, name) or "")
            if called and called not in cell:
                cell.append(called)
    return found


def _text(value: Value) -> str:
    return value.decode(errors="replace") if isinstance(value, bytes) else str(value)


def _or_text(make: Callable[[Value], Cell]) -> Callable[[Value], Cell]:
    """Another tool may have written something else there: shown as it is."""

    def made(value: Value) -> Cell:
        try:
            return make(value)
        except (ValueError, TypeError):
            return _text(value)

    return made


@lru_cache(maxsize=65536)
def _day(value: Value) -> date:
    return date.fromisoformat(str(value))


def _moment(value: Value) -> Cell:
    text = days.local_iso(str(value))
    return date.fromisoformat(text) if len(text) == 10 else datetime.fromisoformat(text).replace(tzinfo=None)


_MAKE: Mapping[Kind, Callable[[Value], Cell]] = {
    Kind.MONEY: _or_text(lambda v: int(v) / 100),  # type: ignore[arg-type]
    Kind.NUMBER: _or_text(lambda v: quantity.to_plain(float(v))),  # type: ignore[arg-type]
    Kind.FLAG: lambda v: FLAG[bool(v)],
    Kind.DATE: _or_text(_day),
    Kind.TIME: _or_text(_moment),
}


def same(read: object, made: Cell) -> bool:
    """Whether a cell that came back is the one we wrote."""
    return read == made or seen(read) == seen(made)


def seen(cell: object) -> object:
    """A cell as any program may hand it back."""
    if isinstance(cell, str):
        text = cell if len(cell) <= LONGEST else cell[: LONGEST - 1] + CUT
        return values.text(text) or None
    if isinstance(cell, datetime):
        rounded = (cell + timedelta(milliseconds=500)).replace(microsecond=0, tzinfo=None)
        return rounded.date() if rounded.time() == datetime.min.time() else rounded
    if isinstance(cell, bool):
        return FLAG[cell]
    return float(cell) if isinstance(cell, int) else cell
