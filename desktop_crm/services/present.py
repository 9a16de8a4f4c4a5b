"""Records as plain values: what JSON, files and panes show."""

import sqlite3
from collections.abc import Iterable, Sequence
from typing import Any

from ..domain import values
from ..domain.fields import ANY, Entities, Entity, Field, Kind, Storage, Value
from ..domain.ids import id_text
from ..store import query, resolve
from ..store.named_field import find_field
from .members import held_names

Plain = dict[str, Any]


def fields_named(e: Entity, words: Iterable[str]) -> list[Field]:
    """Raises FilterError (a UserError) for a word that is no field."""
    return [find_field(e, w.strip()) for w in words if w.strip()]


def records(
    db: sqlite3.Connection, entities: Entities, e: Entity, rids: Sequence[int], fields: Sequence[Field] | None = None
) -> list[Plain]:
    """One flat dict a row, in order: id, number, then the fields by code; absent = None."""
    shown = [f for f in (fields if fields is not None else e.shown) if f.code not in ("id", "number")]
    cells = [f for f in shown if f.storage is not Storage.MEMBERS]
    extra = [e.by_name[f"{f.name}_kind"] for f in cells if f.target == ANY]
    number = [e.by_name["number"]] if "number" in e.by_name else []
    rows = query.rows(db, e, rids, [*number, *cells, *extra])
    members = {f: held_names(db, entities, e, f, rids) for f in shown if f.storage is Storage.MEMBERS}
    first = 2 + len(number)
    places = {f: i for i, f in enumerate((*cells, *extra), first)}
    known = _labels(db, entities, e, rows, places)
    return [_record(entities, e, row, shown, places, members, known, bool(number)) for row in rows]


def _record(
    entities: Entities,
    e: Entity,
    row: tuple[Value, ...],
    shown: Sequence[Field],
    places: dict[Field, int],
    members: dict[Field, dict[int, list[str]]],
    known: dict[tuple[str, bytes], Plain],
    numbered: bool,
) -> Plain:
    rid, id = row[0], row[1]
    assert isinstance(rid, int) and isinstance(id, bytes)
    out: Plain = {"id": id_text(id), "number": row[2] if numbered else None}
    for f in shown:
        if f.storage is Storage.MEMBERS:
            out[f.code] = members[f].get(rid, [])
            continue
        cell = row[places[f]]
        if f.kind is not Kind.REFERENCE:
            out[f.code] = values.plain(f, cell)
        elif not isinstance(cell, bytes):
            out[f.code] = None
        else:
            target = str(row[places[e.by_name[f"{f.name}_kind"]]]) if f.target == ANY else f.target
            label = known.get((target, cell))
            out[f.code] = {"kind": entities[target].plural, **label} if label and f.target == ANY else label
    return out


def _labels(
    db: sqlite3.Connection, entities: Entities, e: Entity, rows: Sequence[tuple[Value, ...]], places: dict[Field, int]
) -> dict[tuple[str, bytes], Plain]:
    """(entity, id) → {id, number, label} of everything these rows refer to."""
    wanted: dict[str, set[bytes]] = {}
    for f, at in places.items():
        if f.kind is not Kind.REFERENCE:
            continue
        kind_at = places[e.by_name[f"{f.name}_kind"]] if f.target == ANY else -1
        for row in rows:
            if isinstance(cell := row[at], bytes):
                wanted.setdefault(str(row[kind_at]) if kind_at >= 0 else f.target, set()).add(cell)
    found: dict[tuple[str, bytes], Plain] = {}
    for target, ids in wanted.items():
        if target in entities:
            for id, (_, number, label) in resolve.labels_of_ids(db, entities[target], ids).items():
                found[target, id] = {"id": id_text(id), "number": number or None, "label": label}
    return found


def cell_text(f: Field, plain: Any) -> str:
    """One cell for people and for files: labels instead of records, tags by comma."""
    if plain is None:
        return ""
    if isinstance(plain, dict):
        return str(plain["label"] or plain["number"] or "")
    if isinstance(plain, list):
        return ",".join(map(str, plain))
    if isinstance(plain, bool):
        return "是" if plain else "否"
    return str(plain)
