"""Where Ctrl+K leads: records by what people type, and those they had lately."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from ..domain.fields import Entity, Field
from ..store.search import Finder
from .core import Core

KINDS = ("customer", "contact", "deal", "product")
"""What a person looks for by name or number; the rest hangs on these."""
LIMIT = 24


@dataclass(frozen=True, slots=True)
class Target:
    kind: str
    rid: int
    label: str
    number: str = ""
    belongs: str = ""
    """The customer it is part of."""
    owner: str = ""
    field: Field | None = None
    """That matched, with its value; None where it is the label itself, or nothing was looked for."""
    value: str = ""
    rank: int = 0
    """0 the whole, 1 the beginning, more: somewhere inside."""


def find(core: Core, text: str, limit: int = LIMIT) -> list[Target]:
    """Best first."""
    hits = Finder(core.db, core.entities).find(text, limit, KINDS)
    found = _targets(core, [(h.kind, h.rid) for h in hits])
    out = []
    for h in hits:
        if (target := found.get((h.kind, h.rid))) is not None:
            by_label = h.field.name in (core.entities[h.kind].title, "number")
            field, value = (None, "") if by_label else (h.field, h.value)
            out.append(replace(target, field=field, value=value, rank=h.rank))
    return out


def known(core: Core, wanted: Sequence[tuple[str, int]]) -> list[Target]:
    """Those that are still there, in the order asked for."""
    found = _targets(core, [(kind, rid) for kind, rid in wanted if kind in KINDS])
    return [found[key] for key in wanted if key in found]


def _targets(core: Core, wanted: Iterable[tuple[str, int]]) -> dict[tuple[str, int], Target]:
    by_kind: dict[str, list[int]] = {}
    for kind, rid in wanted:
        by_kind.setdefault(kind, []).append(rid)
    found = {}
    for kind, rids in by_kind.items():
        for rid, label, number, belongs, owner in core.db.execute(_select(core.entities[kind], len(rids)), rids):
            found[kind, rid] = Target(kind, rid, label or number or "", number or "", belongs or "", owner or "")
    return found


def _select(e: Entity, many: int) -> str:
    customer = "customer" in e.by_name
    return (
        f"SELECT r.rid, r.{e.title}, r.number, {'c.name' if customer else 'NULL'}, u.name FROM {e.table} r"
        f"{' LEFT JOIN customer c ON c.id = r.customer' if customer else ''} LEFT JOIN user u ON u.id = r.owner"
        f" WHERE r.rid IN ({', '.join('?' * many)}) AND r.trashed_at IS NULL"
    )
