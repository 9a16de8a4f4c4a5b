"""The type-ahead: anyone, by anything people know of them."""

from collections.abc import Sequence
from typing import Any

from ..domain.ids import id_text
from ..store import resolve
from ..store.search import Finder
from .core import Core


def find(core: Core, text: str, limit: int = 50, kinds: Sequence[str] = ()) -> list[dict[str, Any]]:
    """Best first. `matched` is what matched, `owner` the responsible person's name."""
    hits = Finder(core.db, core.entities).find(text, limit, kinds)
    found: dict[tuple[str, int], dict[str, Any]] = {}
    for kind in dict.fromkeys(h.kind for h in hits):
        e = core.entities[kind]
        rids = [h.rid for h in hits if h.kind == kind]
        owners = dict(
            core.db.execute(
                f"SELECT r.rid, u.name FROM {e.table} r JOIN user u ON u.id = r.owner WHERE r.rid IN ({','.join(map(str, rids))})"
            )
        )
        for rid, (id, number, label) in resolve.labels(core.db, e, rids).items():
            found[kind, rid] = {
                "kind": e.plural,
                "id": id_text(id),
                "number": number or None,
                "label": label,
                "owner": owners.get(rid),
            }
    return [found[h.kind, h.rid] | {"matched": {"field": h.field.code, "value": h.value}} for h in hits]
