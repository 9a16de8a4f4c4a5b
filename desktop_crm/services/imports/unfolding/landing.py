"""What the rows of a customer sheet bring beside the customers: found in the office or made, in the same step."""

from collections.abc import Iterable, Mapping, Sequence

from ....domain.fields import Value
from ....exchange.plan import Verdict
from ....store import resolve
from ....store.unit_of_work import UnitOfWork
from ..draft import Child, Draft
from ..options import Options
from . import contacts, deals, follow_ups
from .bringing import Bringing

_WAYS = (("contact", contacts.match), ("follow_up", follow_ups.match), ("deal", deals.match))


def decide(work: UnitOfWork, drafts: Sequence[Draft], options: Options) -> None:
    """Each child gets the record it is, or an id. A row that the office had already and that brings something is changed."""
    rows = [d for d in drafts if d.children and _taken(d) and _taken(d.twin or d)]
    if not rows:
        return
    owners = {o for d in rows if isinstance(o := (d.twin or d).values.get("owner"), bytes)}
    names = {id: label for id, (_, _, label) in resolve.labels_of_ids(work.db, work.entities["user"], owners).items()}
    brought = []
    for d in rows:
        root = d.twin or d
        owner = d.values.get("owner") or root.values.get("owner")
        author = names.get(owner) if isinstance(owner, bytes) else None
        brought += [Bringing(c, d, root.id, bool(root.rid), owner, author) for c in d.children]
    for kind, match in _WAYS:
        mine = [b for b in brought if b.child.kind == kind]
        if mine:
            match(work, mine, options)
    for d in rows:
        if d.verdict is Verdict.SAME and any(c.brings for c in d.children):
            d.verdict = Verdict.CHANGED


def land(work: UnitOfWork, drafts: Iterable[Draft]) -> None:
    """After the customers."""
    children = [c for d in drafts if d.verdict in (Verdict.NEW, Verdict.CHANGED) for c in d.children if c.brings]
    for kind, _ in _WAYS:
        mine = [c for c in children if c.kind == kind]
        _insert(work, kind, [c for c in mine if not c.rid])
        groups: dict[tuple[str, ...], list[tuple[Value, ...]]] = {}
        for c in mine:
            if c.rid and c.moved:
                groups.setdefault(tuple(sorted(c.moved)), []).append((c.rid, *(c.moved[k] for k in sorted(c.moved))))
        for names, rows in groups.items():
            work.update(kind, names, rows)
    deals.link(work, [c for c in children if c.kind == "deal"])


def counts(drafts: Iterable[Draft]) -> Mapping[str, int]:
    """Kind → records that come into being beside the rows' own."""
    out: dict[str, int] = {}
    for d in drafts:
        if d.verdict in (Verdict.NEW, Verdict.CHANGED):
            for c in d.children:
                if c.brings and not c.rid:
                    out[c.kind] = out.get(c.kind, 0) + 1
    return out


def _insert(work: UnitOfWork, kind: str, children: Sequence[Child]) -> None:
    if not children:
        return
    e = work.entities[kind]
    used = {name for c in children for name in c.values}
    names = [f.name for f in e.captured if f.name in used]
    defaults = [e.by_name[n].default for n in names]
    rows = ((c.id, *(c.values.get(n, default) for n, default in zip(names, defaults, strict=True))) for c in children)
    work.insert(kind, names, rows)


def _taken(d: Draft) -> bool:
    return d.verdict not in (Verdict.REJECTED, Verdict.CONFLICT)
