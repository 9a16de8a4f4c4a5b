"""From what people call a record to the record, and back to what they call it."""

import sqlite3
from collections.abc import Iterable, Sequence
from typing import TypeVar

from ..domain.errors import Ambiguous, NotFound
from ..domain.fields import Entity
from ..domain.ids import Id, id_from_text, id_text

MANY = 20
K = TypeVar("K")


def rids_named(db: sqlite3.Connection, e: Entity, word: str, *, trashed: bool = False) -> list[int]:
    """Rows that an id, else a number, else a name names."""
    if (id := id_from_text(word)) is not None:
        return [r for (r,) in db.execute(f"SELECT rid FROM {e.table} WHERE id = ? AND purged_at IS NULL", (id,))]
    live = "" if trashed else " AND trashed_at IS NULL"
    for column in ("number", e.title):
        if column in e.by_name and (
            found := [
                r for (r,) in db.execute(f"SELECT rid FROM {e.table} WHERE {column} = ?{live} LIMIT {MANY}", (word,))
            ]
        ):
            return found
    return []


def one(db: sqlite3.Connection, e: Entity, word: str, *, trashed: bool = False) -> int:
    """Raises NotFound, or Ambiguous with the candidates."""
    found = rids_named(db, e, word, trashed=trashed)
    if not found:
        raise NotFound(f"没有叫“{word}”的{e.zh}", f"There is no {e.en.lower()} “{word}”")
    if len(found) > 1:
        candidates = [(id_text(id), number, label) for id, number, label in labels(db, e, found).values()]
        listed = "、".join(number or id for id, number, _ in candidates)
        raise Ambiguous(
            f"有 {len(found)} 个{e.zh}叫“{word}”，请用编号指明：{listed}",
            f"{len(found)} {e.en.lower()} records are called “{word}”; name one by number: {listed}",
            candidates=candidates,
        )
    return found[0]


def labels(db: sqlite3.Connection, e: Entity, rids: Iterable[int]) -> dict[int, tuple[Id, str, str]]:
    """rid → (id, number, label)."""
    return _labels(db, e, "rid", [int(r) for r in rids])


def labels_of_ids(db: sqlite3.Connection, e: Entity, ids: Iterable[bytes]) -> dict[bytes, tuple[Id, str, str]]:
    """id → (id, number, label)."""
    return _labels(db, e, "id", list(ids))


def _labels(db: sqlite3.Connection, e: Entity, key: str, wanted: Sequence[K]) -> dict[K, tuple[Id, str, str]]:
    number = "number" if "number" in e.by_name else "NULL"
    found: dict[K, tuple[Id, str, str]] = {}
    for start in range(0, len(wanted), 900):
        part = wanted[start : start + 900]
        for k, id, no, label in db.execute(
            f"SELECT {key}, id, {number}, {e.title or 'NULL'} FROM {e.table} WHERE {key} IN ({', '.join('?' * len(part))})",
            part,
        ):
            found[k] = (id, no or "", label or "")
    return found
