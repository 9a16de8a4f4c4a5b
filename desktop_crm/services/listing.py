"""What a list on the screen shows: an order held still, pages of it, and where a search leads."""

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from ..domain.changes import Label
from ..domain.fields import Entities, Entity, Field, Storage
from ..store import query, resolve
from ..store.order_map import OrderMap
from ..store.vocabulary import Vocabulary
from .core import Core, entity_of

if TYPE_CHECKING:
    from ..store.search import Hit

FIRST = 200
WIDER = 1500
"""So many that a search finds are held against a filter, or against what is in 回收站."""


@dataclass
class Because:
    """What led a search to a row: a field of the row itself, or of the record `label` of another kind."""

    entity: Entity
    field: Field
    value: str
    label: str


@dataclass
class Listing:
    """Rows of one kind in order, on a connection of its own: one thread may open it and hand it to another."""

    entity: Entity
    count: int
    whole: bool = True
    """False for a first page whose rest is still to be read."""
    place: int = -1
    """Of the row that was asked to be kept; -1 when it is not in the list."""
    because: dict[int, Because] = field(default_factory=dict)
    cut: bool = False
    """A search found more than it lists."""
    entities: Entities = field(default_factory=dict)
    _db: sqlite3.Connection | None = None
    _own: bool = True
    _map: OrderMap | None = None
    _rids: Sequence[int] = ()

    def ids(self, start: int, length: int) -> list[int]:
        return self._map.ids(start, length) if self._map else list(self._rids[start : start + length])

    def page(self, start: int, length: int, fields: Sequence[Field]) -> list[tuple[Any, ...]]:
        """(rid, id, value, …) as stored, of tags and the like a list of names; a row deleted since is left out."""
        assert self._db is not None
        rids = self.ids(start, length)
        cells = [f for f in fields if f.storage is not Storage.MEMBERS]
        rows = query.rows(self._db, self.entity, rids, cells)
        if len(cells) == len(fields):
            return list(rows)
        from .members import held_names  # lazy: only for a column of tags

        held = {
            f: held_names(self._db, self.entities, self.entity, f, rids) for f in fields if f.storage is Storage.MEMBERS
        }
        at = {f: i for i, f in enumerate(cells, 2)}
        return [
            (*row[:2], *(row[at[f]] if f in at else held[f].get(int(str(row[0])), []) for f in fields)) for row in rows
        ]

    def settle(self, core: Core) -> None:
        """A first page leaves the connection that it borrowed while the program started."""
        if not self._own:
            self._db = core.db

    def close(self) -> None:
        if self._db is not None and self._own:
            self._db.close()
        self._db = None


def is_empty(core: Core, kind: str) -> bool:
    """No live record of that kind."""
    e = entity_of(core, kind)
    return core.db.execute(f"SELECT 1 FROM {e.table} WHERE trashed_at IS NULL LIMIT 1").fetchone() is None


def first_page(core: Core, kind: str) -> Listing:
    """The newest rows without counting the others: what a window shows first, whatever the size of the file.
    Stays with the calling thread, whose connection it uses."""
    e, db = entity_of(core, kind), core.db
    text, values = query.select_ids(db, core.entities, e)
    rids = [r for (r,) in db.execute(f"{text} LIMIT {FIRST + 1}", values)]
    whole = len(rids) <= FIRST
    return Listing(e, min(len(rids), FIRST), whole, entities=core.entities, _db=db, _own=False, _rids=rids[:FIRST])


def everything(
    core: Core, kind: str, sort: str = "", keep: int = 0, where: str = "", *, trashed: bool = False
) -> Listing:
    """All that pass the filter, of the live rows or of those in 回收站. Raises FilterError."""
    e, db = entity_of(core, kind), core.store.reader()
    try:
        order = OrderMap(db, core.entities, e, where, sort, trashed=trashed, today=core.today())
    except BaseException:
        db.close()
        raise
    place = order.place(keep) if keep else None
    return Listing(e, order.count, place=-1 if place is None else place, entities=core.entities, _db=db, _map=order)


def found(
    core: Core, kind: str, text: str, sort: str = "", keep: int = 0, limit: int = FIRST, where: str = ""
) -> Listing:
    """Rows that `text` leads to, best first: by themselves, or by a record that belongs to one of them. Of a filter's rows
    those that it leads to. Raises FilterError."""
    from ..store.search import Finder  # lazy: not needed for the first page

    e = entity_of(core, kind)
    most = WIDER if where else limit
    hits = Finder(core.db, core.entities).find(text, most)
    because = _reasons(core, e, hits)
    if where and because:
        passed = _among(core, e, where, because)
        because = dict([(rid, why) for rid, why in because.items() if rid in passed][:limit])
    rids = list(because)
    if sort and rids:
        order = query.order_sql(core.entities, e, sort)
        sorted_rows = core.db.execute(f"SELECT rid FROM {e.table} WHERE rid IN ({_list(rids)}) ORDER BY {order}")
        rids = [r for (r,) in sorted_rows]
    place = rids.index(keep) if keep in because else -1
    return Listing(
        e, len(rids), place=place, because=because, cut=len(hits) >= most or len(rids) >= limit,
        entities=core.entities, _db=core.store.reader(), _rids=rids,
    )  # fmt: skip


def _among(core: Core, e: Entity, where: str, rids: Iterable[int]) -> set[int]:
    """Those of the rows that pass the filter."""
    select, values = query.select_ids(core.db, core.entities, e, where, today=core.today())
    return {r for (r,) in core.db.execute(f"SELECT rid FROM ({select}) WHERE rid IN ({_list(rids)})", values)}


def _list(rids: Iterable[int]) -> str:
    return ",".join(map(str, rids))


def _reasons(core: Core, e: Entity, hits: Iterable["Hit"]) -> dict[int, Because]:
    hits = list(hits)
    owners: dict[tuple[str, int], tuple[int, str]] = {}
    for kind in {h.kind for h in hits} - {e.name}:
        other = core.entities[kind]
        to = next((f for f in other.columns if f.target == e.name), None)
        if to is not None:
            rids = ",".join(str(h.rid) for h in hits if h.kind == kind)
            rows = core.db.execute(
                f"SELECT o.rid, r.rid, o.{other.title} FROM {other.table} o JOIN {e.table} r ON r.id = o.{to.name}"
                f" WHERE o.rid IN ({rids}) AND r.trashed_at IS NULL"
            )
            owners.update({(kind, rid): (row, label or "") for rid, row, label in rows})
    because: dict[int, Because] = {}
    for h in hits:
        rid, label = (h.rid, "") if h.kind == e.name else owners.get((h.kind, h.rid), (0, ""))
        if rid:
            because.setdefault(rid, Because(core.entities[h.kind], h.field, h.value, label))
    return because


def names(core: Core, kind: str, ids: Iterable[bytes]) -> dict[bytes, str]:
    """What people call the records that a column of references points at."""
    found = resolve.labels_of_ids(core.db, core.entities[kind], ids)
    return {id: label or number for id, (_, number, label) in found.items()}


def choice_labels(core: Core, fields: Iterable[Field], lang: str) -> dict[str, dict[str, str]]:
    """Field → code → label, retired options too: they still stand in old records."""
    vocabulary = Vocabulary(core.db)
    return {
        f.name: {o.code: o.en if lang == "en" else o.label for o in vocabulary.options(f)} for f in fields if f.choices
    }


def batch_label(core: Core, batch: str | None) -> Label:
    """Of the step a record came with; empty when there is none."""
    from ..store import history

    return history.label_of(core.db, int(batch)) if batch and batch.isdigit() else ()


def row_named(core: Core, kind: str, word: str) -> int:
    """Raises NotFound, Ambiguous."""
    return resolve.one(core.db, entity_of(core, kind), word)
