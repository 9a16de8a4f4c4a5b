"""What a field offers while it is filled in: options of its list, records it may refer to, words used before."""

from collections.abc import Sequence
from dataclasses import dataclass

from ..domain.fields import ANY, Entities, Entity, Field, Storage
from ..domain.ids import id_text
from ..store import resolve
from ..store.vocabulary import Choice, Vocabulary
from . import finding, members
from .core import Core

__all__ = ["Choice", "Named", "few", "find", "named", "newest", "options", "target_of"]
FEW = 500
SMALL = frozenset(("user", "stage", "pipeline", "tag"))
"""Kinds of which an office has so few that all are shown at once."""


@dataclass(frozen=True, slots=True)
class Named:
    """A record as a field refers to it. `text` names it and no other."""

    kind: str
    text: str
    label: str
    beside: str = ""


def options(core: Core, f: Field) -> list[Choice]:
    """In order, retired ones too."""
    return Vocabulary(core.db).options(f)


def target_of(entities: Entities, e: Entity, f: Field) -> str:
    """The kind of the records a reference or a member names; ANY for any."""
    return members.ends(entities, e, f).target.name if f.storage is Storage.MEMBERS else f.target


def few(core: Core, kind: str) -> list[Named]:
    """All there are of a small kind: people still here, stages in their order."""
    e = core.entities[kind]
    live = " AND coalesce(active, 1)" if "active" in e.by_name else ""
    order = "position IS NULL, position, rid" if "position" in e.by_name else f"{e.title}, rid"
    rows = core.db.execute(f"SELECT rid FROM {e.table} WHERE trashed_at IS NULL{live} ORDER BY {order} LIMIT {FEW}")
    return _named(core, e, [rid for (rid,) in rows])


def newest(core: Core, kind: str, customer: str = "", limit: int = 8) -> list[Named]:
    """The last ones made; with `customer` (its number or id) its own alone."""
    e = core.entities[kind]
    near, values = "", []
    if customer and (near_id := _customer(core, e, customer)):
        near, values = " AND customer = ?", [near_id]
    order = "rid DESC"
    rows = core.db.execute(
        f"SELECT rid FROM {e.table} WHERE trashed_at IS NULL{near} ORDER BY {order} LIMIT {limit}", values
    )
    return _named(core, e, [rid for (rid,) in rows])


def find(core: Core, text: str, kinds: Sequence[str] = (), limit: int = 8) -> list[Named]:
    """Best first; of any kind the text names its kind too."""
    hits = finding.find(core, text, limit, kinds)
    owners = {(h["kind"], h["id"]): h["owner"] or "" for h in hits}
    found = []
    for h in hits:
        e = next(e for e in core.entities.values() if e.plural == h["kind"])
        beside = " · ".join(filter(None, (h["number"], owners[h["kind"], h["id"]])))
        word = h["number"] or h["id"]
        found.append(Named(e.name, f"{e.plural}/{word}" if len(kinds) != 1 else word, h["label"] or word, beside))
    return _with_customers(core, found)


def named(core: Core, kind: str, text: str) -> Named | None:
    """The one record that the text names, as `services.assignments` would take it."""
    if kind == ANY:
        plural, slash, word = text.partition("/")
        e = next((e for e in core.entities.values() if plural in (e.plural, e.name)), None)
        if e is None or not slash:
            return None
        one = named(core, e.name, word)
        return one and Named(one.kind, f"{e.plural}/{one.text}", one.label, one.beside)
    e = core.entities[kind]
    rids = resolve.rids_named(core.db, e, text)
    return _named(core, e, rids)[0] if len(rids) == 1 else None


def _named(core: Core, e: Entity, rids: Sequence[int]) -> list[Named]:
    found = resolve.labels(core.db, e, rids)
    doubles = _doubles([label for _, _, label in found.values()])
    out = []
    for id, number, label in (found[rid] for rid in rids if rid in found):
        beside = number if e.name not in SMALL or label in doubles else ""
        out.append(Named(e.name, number or id_text(id), label or number, beside))
    return _with_customers(core, out)


def _doubles(labels: Sequence[str]) -> set[str]:
    return {label for label in labels if labels.count(label) > 1}


def _customer(core: Core, e: Entity, word: str) -> bytes | None:
    if "customer" not in e.by_name:
        return None
    rids = resolve.rids_named(core.db, core.entities["customer"], word)
    if len(rids) != 1:
        return None
    (id,) = core.db.execute("SELECT id FROM customer WHERE rid = ?", rids).fetchone()
    return bytes(id)


def _with_customers(core: Core, found: list[Named]) -> list[Named]:
    """A contact or deal says whose it is."""
    out = []
    for n in found:
        e = core.entities[n.kind]
        row = None
        if "customer" in e.by_name and n.kind != "customer":
            (rid,) = resolve.rids_named(core.db, e, n.text.rpartition("/")[2])[:1] or (0,)
            row = core.db.execute(
                f"SELECT c.name FROM {e.table} r JOIN customer c ON c.id = r.customer WHERE r.rid = ?", (rid,)
            ).fetchone()
        out.append(Named(n.kind, n.text, n.label, " · ".join(filter(None, (row[0], n.beside)))) if row else n)
    return out
