"""The type-ahead search: grams narrow, an exact matcher decides, newest first (DATA.md §4)."""

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from ..domain.fields import Entities, Field
from ..domain.search import expression, match
from ..domain.search.grams import Part
from . import derived
from .gram_index import KINDS

BATCH = 60
MOST_TRIED = 1500
NEAR = 20
"""How many of each kind whose name or number begins with the text are looked at first, however old."""


@dataclass(frozen=True, slots=True)
class Hit:
    kind: str
    rid: int
    field: Field
    value: str
    rank: int


class Finder:
    """Of one connection; reads the shares of common grams once."""

    def __init__(self, db: sqlite3.Connection, entities: Entities) -> None:
        self._db = db
        self._plans = {kind: p for kind, p in derived.plans(entities).items() if p.parts}
        self._kinds = {n: kind for kind, n in db.execute("SELECT kind, n FROM derived")}
        self._rarity: dict[str, float] = dict(db.execute("SELECT gram, share FROM rarity"))

    def find(self, text: str, limit: int = 50, kinds: Sequence[str] = ()) -> list[Hit]:
        """Best first: equal, then beginning, then inside; among equals the newest."""
        wanted = {k: p for k, p in self._plans.items() if not kinds or k in kinds}
        found: dict[tuple[str, int], Hit] = {}
        self._take(found, text, self._beginning(text, wanted), len(wanted) * NEAR)
        if (anchor := expression.anchor(text, self._rarity)) is not None:
            self._take(found, text, islice(self._streamed(anchor, wanted), NEAR * 3), NEAR * 3)
        query = expression.match(text, self._rarity)
        source = self._streamed(query, wanted) if query else self._scanned(text, wanted)
        tried = 0
        while len(found) < limit and tried < MOST_TRIED and (part := list(islice(source, BATCH))):
            tried += len(part)
            self._take(found, text, iter(part), limit)
        return sorted(found.values(), key=lambda h: (h.rank, -h.rid))[:limit]

    def _streamed(self, query: str, wanted: dict[str, derived.Plan]) -> Iterator[tuple[str, int]]:
        for (document,) in self._db.execute("SELECT rowid FROM gram WHERE gram MATCH ? ORDER BY rowid DESC", (query,)):
            kind = self._kinds.get(document % KINDS, "")
            if kind in wanted:
                yield kind, document // KINDS

    def _scanned(self, text: str, wanted: dict[str, derived.Plan]) -> Iterator[tuple[str, int]]:
        """One or two digits are nearly everywhere: a scan over the newest stops at once."""
        if not text.strip().isdigit():
            return
        for kind, p in wanted.items():
            rows = self._db.execute(
                f"SELECT rid FROM {p.entity.table} WHERE trashed_at IS NULL ORDER BY rid DESC LIMIT ?",
                (MOST_TRIED // 4,),
            )
            yield from ((kind, rid) for (rid,) in rows)

    def _beginning(self, text: str, wanted: dict[str, derived.Plan]) -> Iterator[tuple[str, int]]:
        start = text.strip()
        if not start:
            return
        for kind, p in wanted.items():
            for f in (p.entity.by_name.get("name"), p.entity.by_name.get("number")):
                if f is None or not f.index or not f.search:
                    continue
                begin = start.upper() if f.name == "number" else start
                rows = self._db.execute(
                    f"SELECT rid FROM {p.entity.table} WHERE trashed_at IS NULL AND {f.name} >= ? AND {f.name} < ? ORDER BY {f.name} LIMIT {NEAR}",
                    (begin, begin + "\U0010ffff"),
                )
                yield from ((kind, rid) for (rid,) in rows)

    def _take(
        self, found: dict[tuple[str, int], Hit], text: str, candidates: Iterator[tuple[str, int]], limit: int
    ) -> None:
        by_kind: dict[str, list[int]] = {}
        for kind, rid in candidates:
            if (kind, rid) not in found:
                by_kind.setdefault(kind, []).append(rid)
        for kind, rids in by_kind.items():
            for hit in self._matching(text, self._plans[kind], rids):
                found[kind, hit.rid] = hit

    def _matching(self, text: str, p: derived.Plan, rids: Sequence[int]) -> Iterator[Hit]:
        columns = ", ".join(("rid", *(p.names[at] for at, _ in p.parts)))
        rows = self._db.execute(
            f"SELECT {columns} FROM {p.entity.table} WHERE rid IN ({','.join(map(str, rids))}) AND trashed_at IS NULL"
        )
        for rid, *values in rows:
            filled = [
                (Part[how.upper()], p.names[at], str(v))
                for (at, how), v in zip(p.parts, values, strict=True)
                if v not in (None, "")
            ]
            if ranked := match.rank(text, [(part, value) for part, _, value in filled]):
                rank, at = ranked
                _, name, value = filled[at]
                yield Hit(p.entity.name, rid, p.entity.by_name[name], value, rank)
