"""Who may be there already while somebody is being typed in. Suggests, with the reason; never refuses.

Looks up the keys that a step keeps, by index: the cost does not grow with the number of customers.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ..domain import match_keys
from ..domain.fields import Entity, Field, Kind
from ..store import resolve
from .core import Core, entity_of

MOST = 3
LOOKED_AT = 20
"""Rows of one key; half an office may share a switchboard."""
SHORTEST = 3
"""Characters of a name that may begin a longer one; of two, too many do."""
PHONE_KINDS = ("customer", "contact")


@dataclass(frozen=True, slots=True)
class Like:
    """A record that is like what is typed into `typed`, because of its own `field`."""

    kind: str
    rid: int
    number: str
    label: str
    typed: Field
    field: Field
    same: bool
    """Equal, not only alike."""


def like(core: Core, kind: str, texts: Mapping[str, str]) -> list[Like]:
    """The best few for each field that has keys, strongest field first; a record once."""
    e = entity_of(core, kind)
    found: dict[tuple[str, int], Like] = {}
    for f in match_keys.key_fields(e):
        text = texts.get(f.code, "")
        if not text.strip() or (e.name == "contact" and f.name == "name" and not texts.get("customer")):
            continue  # people of one name are many, unless they work for one customer
        mine: list[Like] = []
        for other, rids, same in _candidates(core, e, f, text):
            mine += _live(core, other, rids, f, text, same, texts.get("customer", ""))
        for one in mine[:MOST]:
            found.setdefault((one.kind, one.rid), one)
    return list(found.values())


def _candidates(core: Core, e: Entity, f: Field, text: str) -> Iterable[tuple[Entity, list[int], bool]]:
    for key in match_keys.keys_of(e, f, text):
        kinds = PHONE_KINDS if f.kind is Kind.PHONE and e.name in PHONE_KINDS else (e.name,)
        for kind in sorted(kinds, key=lambda k: k != e.name):
            yield core.entities[kind], _rows(core, kind, "key = ?", [key]), True
        if e.name == "customer" and f.name == "name" and len(key) > SHORTEST:
            yield e, _rows(core, e.name, "key > ? AND key < ?", [key, key + "\U0010ffff"]), False
            shorter = [key[:n] for n in range(len(key) - 1, SHORTEST + 1, -1)]
            for part in shorter:
                yield e, _rows(core, e.name, "key = ?", [part]), False


def _rows(core: Core, kind: str, where: str, values: Sequence[str]) -> list[int]:
    rows = core.db.execute(
        f"SELECT m.row FROM derived d CROSS JOIN match_key m ON m.kind = d.n WHERE d.kind = ? AND {where} LIMIT {LOOKED_AT}",
        (kind, *values),
    )
    return list(dict.fromkeys(rid for (rid,) in rows))


def _live(core: Core, e: Entity, rids: Sequence[int], typed: Field, text: str, same: bool, customer: str) -> list[Like]:
    if not rids:
        return []
    wanted, values = "", []
    if e.name == "contact" and typed.name == "name":
        known = resolve.rids_named(core.db, core.entities["customer"], customer)
        wanted, values = " AND customer IN (SELECT id FROM customer WHERE rid = ?)", [known[0] if known else 0]
    listed = ",".join(map(str, rids))
    live = [
        r for (r,) in core.db.execute(f"SELECT rid FROM {e.table} WHERE rid IN ({listed}) AND trashed_at IS NULL{wanted} LIMIT {MOST}", values)
    ]  # fmt: skip
    labels = resolve.labels(core.db, e, live)
    return [
        Like(e.name, rid, labels[rid][1], labels[rid][2], typed, _because(core, e, rid, typed, text), same)
        for rid in live
    ]


def _because(core: Core, e: Entity, rid: int, typed: Field, text: str) -> Field:
    """The field of the record that has the key: the phone typed may be its mobile."""
    if typed.kind is not Kind.PHONE:
        return e.by_name[typed.name]
    keys = set(match_keys.keys_of(e, typed, text))
    phones = [f for f in match_keys.key_fields(e) if f.kind is Kind.PHONE]
    row = core.db.execute(f"SELECT {', '.join(f.name for f in phones)} FROM {e.table} WHERE rid = ?", (rid,)).fetchone()
    for f, value in zip(phones, row or (), strict=False):
        if keys & set(match_keys.keys_of(e, f, value)):
            return f
    return e.by_name.get(typed.name, phones[0])
