"""Deals that stand in a customer's row: by customer and name those that are there already."""

from collections.abc import Sequence

from ....domain.fields import Value
from ....store import resolve
from ....store.unit_of_work import UnitOfWork
from ... import members
from .. import apply
from ..draft import Child, Draft
from ..options import Options
from ..references import Resolver
from .bringing import Bringing


def match(work: UnitOfWork, brought: Sequence[Bringing], options: Options) -> None:
    e = work.entities["deal"]
    _stages(work, brought, options)
    customers = {b.customer for b in brought}
    labels = resolve.labels_of_ids(work.db, work.entities["customer"], customers)
    there: dict[tuple[bytes, str], tuple[int, bytes, dict[str, Value]]] = {}
    names = [f.name for f in e.captured if f.name in {n for b in brought for n in b.child.values} | {"name"}]
    for customer in {b.customer for b in brought if b.known}:
        for rid, id, *row in work.db.execute(
            f"SELECT rid, id, {', '.join(names)} FROM deal WHERE customer = ? AND trashed_at IS NULL ORDER BY rid DESC",
            (customer,),
        ):
            its = dict(zip(names, row, strict=True))
            there[customer, str(its["name"])] = rid, id, its
    for b in brought:
        c = b.child
        label = (
            labels[b.customer][2] if b.customer in labels else str((b.draft.twin or b.draft).values.get("name") or "")
        )
        c.values.setdefault("name", " ".join(filter(None, (label, "、".join(c.members.get("products", ()))))))
        key = b.customer, str(c.values["name"])
        if key not in there:
            c.id, c.brings = work.new_id(), True
            c.values |= {"customer": b.customer} | ({"owner": b.owner} if b.owner is not None else {})
            there[key] = 0, c.id, c.values
            continue
        c.rid, c.id, now = there[key]
        if c.rid:
            c.moved = {k: v for k, v in c.values.items() if now.get(k) != v}
            c.brings = bool(c.moved)


def link(work: UnitOfWork, deals: Sequence[Child]) -> None:
    """The products of new deals."""
    e = work.entities["deal"]
    asking = [c for c in deals if not c.rid and c.members.get("products")]
    if not asking:
        return
    m = members.ends(work.entities, e, e.by_name["products"])
    ids = apply.far_ids(work, m.target, dict.fromkeys(name for c in asking for name in c.members["products"]))
    rows = ((work.new_id(), c.id, ids[name]) for c in asking for name in c.members["products"])
    work.insert(m.link.name, (m.near.name, m.far.name), rows)


def _stages(work: UnitOfWork, brought: Sequence[Bringing], options: Options) -> None:
    """A stage that nobody knows is kept in the notes."""
    asking = [(b.child, Draft(b.draft.row, refs=b.child.refs)) for b in brought if b.child.refs]
    Resolver(work, work.entities["deal"], {}, options).resolve([d for _, d in asking], ["stage"])
    for c, d in asking:
        c.values |= d.values
        if d.lines:
            c.values["notes"] = "\n".join(filter(None, (str(c.values.get("notes") or ""), *d.lines)))
