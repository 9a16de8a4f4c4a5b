"""One sheet: read without the writer, then decided, and landed, inside a unit of work."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from ...domain.duplicate_keys import name_key, product_key
from ...domain.errors import Ambiguous, UserError
from ...domain.fields import Entity, Kind, Storage
from ...domain.ids import id_text
from ...exchange import plan
from ...exchange.headers import Column
from ...exchange.identity import Exported
from ...exchange.plan import Counts, Decision, OnMatch, Verdict
from ...store import resolve
from ...store.unit_of_work import UnitOfWork
from . import apply, unfolding, unknown
from .draft import Draft, Problem
from .lookup import matches
from .options import Options
from .references import Resolver
from .three_way import ThreeWay

Told = Callable[[str, int, int], None]


@dataclass(slots=True)
class Sheet:
    file: str
    name: str
    entity: Entity
    columns: list[Column]
    drafts: list[Draft]
    counts: Counts = field(default_factory=Counts)
    left_out: Mapping[int, str] = field(default_factory=dict)
    """Rows that are no records, such as totals: number → what the row says."""
    name_says: str = ""
    """What the sheet's name is taken for: owner, region, tags."""
    width: int = 0
    """Columns that stand in the file."""
    exported: Exported | None = None
    """Of our own export."""
    _sorted: dict[Verdict, list[Draft]] = field(default_factory=dict)

    def of(self, verdict: Verdict) -> list[Draft]:
        """Rows of that verdict, once all are decided."""
        if not self._sorted:
            self._sorted = {v: [] for v in Verdict}
            for d in self.drafts:
                self._sorted[d.verdict].append(d)
        return self._sorted[verdict]

    def plain(self) -> dict[str, Any]:
        return {
            "file": self.file,
            "sheet": self.name,
            "kind": self.entity.plural,
            "columns": {c.header: c.goes_to for c in self.columns if c.header or c.field},
            **self.counts.plain(),
            "also": {f"{kind}s": n for kind, n in unfolding.counts(self.drafts).items()},
            "left_out": [{"row": row, "text": text} for row, text in sorted(self.left_out.items())],
        }


def decide(sheet: Sheet, work: UnitOfWork, options: Options, told: Told) -> None:
    """Every row gets its verdict. What rows name and nobody has yet (a user, a tag, an option) is made."""
    e = work.entities[sheet.entity.name]
    headers = {c.field.name: c.header for c in sheet.columns if c.field}
    fields = [c.field for c in sheet.columns if c.field]
    references = [f for f in fields if f.kind is Kind.REFERENCE]
    resolver = Resolver(work, e, headers, options)
    returned = [d for d in _open(sheet.drafts) if d.returned]
    three_way = ThreeWay(work, e, headers, options.take)
    three_way.begin(returned)
    resolver.resolve(_open(sheet.drafts), [f.name for f in references if f.target != e.name])
    _name_deals(work, e, _strangers(sheet.drafts))
    unfolding.prepare(e, _strangers(sheet.drafts), sheet.columns)
    _refuse_incomplete(e, _strangers(sheet.drafts), headers)
    told("match", 0, len(sheet.drafts))
    _match(work, e, _strangers(sheet.drafts), options)
    unknown.ask(work, e, _new(sheet.drafts), options)
    _find_twins(e, [d for d in _new(sheet.drafts) if not d.from_elsewhere])
    _refuse_taken(work, e, _open(sheet.drafts), headers)
    unknown.give_ids(work, e, _new(sheet.drafts))
    ours = {name_key(str(d.values[e.title])): d.id for d in _new(sheet.drafts) if d.values.get(e.title)}
    resolver.resolve(_open(sheet.drafts), [f.name for f in references if f.target == e.name], ours)
    taken = _open(sheet.drafts)
    apply.make_options(work, e, taken)
    there = [d for d in taken if d.rid]
    if options.on_match is OnMatch.SKIP:
        for d in there:
            d.verdict = Verdict.SAME
        there = returned = []
    plain = [d for d in there if not d.returned]
    apply.compare(work, e, plain)
    three_way.settle([d for d in returned if d.verdict is not Verdict.REJECTED])
    _ask_added(e, plain, returned)
    there = [*plain, *(d for d in returned if d.verdict is not Verdict.REJECTED)]
    apply.join(work, e, [*_new(taken), *there], dict.fromkeys(f for f in fields if f.storage is Storage.MEMBERS))
    unfolding.decide(work, [*_new(sheet.drafts), *there, *(d for d in taken if d.twin)], options)
    told("match", len(sheet.drafts), len(sheet.drafts))
    for d in sheet.drafts:
        sheet.counts.count(d.verdict)


def land(sheet: Sheet, work: UnitOfWork, told: Told) -> None:
    """Writes what was decided in this very unit of work."""
    e = work.entities[sheet.entity.name]
    new = [d for d in sheet.drafts if d.verdict is Verdict.NEW]
    changed = [d for d in sheet.drafts if d.verdict is Verdict.CHANGED or d.takes_a_part]
    whole = len(new) + len(changed)
    told("write", 0, whole)
    apply.insert(work, e, new, lambda done: told("write", done, whole))
    told("write", len(new), whole)
    apply.update(work, e, changed)
    apply.link(work, e, [*new, *changed])
    unfolding.land(work, sheet.drafts)
    told("write", whole, whole)


def _open(drafts: list[Draft]) -> list[Draft]:
    return [d for d in drafts if d.verdict not in (Verdict.REJECTED, Verdict.CONFLICT)]


def _strangers(drafts: list[Draft]) -> list[Draft]:
    """Rows of which nobody knows yet which record they are."""
    return [d for d in _open(drafts) if not d.rid]


def _new(drafts: list[Draft]) -> list[Draft]:
    return [d for d in drafts if d.verdict is Verdict.NEW and not d.rid]


def _refuse_incomplete(e: Entity, drafts: list[Draft], headers: Mapping[str, str]) -> None:
    """A row that could not stand for itself as a new record; a matching row may be found by its number alone."""
    for d in drafts:
        if d.values.get("number"):
            continue
        for f in e.fields:
            if (
                f.required
                and f.captured
                and f.default is None
                and d.values.get(f.name) in (None, "")
                and not (f.name == e.title and d.given_name)
                and not d.members.get(f.name)
            ):
                d.reject(headers.get(f.name, f.zh), "", UserError(f"缺少{f.zh}", f"{f.en} is missing"))
                break


def _refuse_taken(work: UnitOfWork, e: Entity, drafts: list[Draft], headers: Mapping[str, str]) -> None:
    """Values of a unique custom field that another record, or an earlier row, has."""
    for f in e.fields:
        if not f.unique or f.name not in headers:
            continue
        holders = dict(
            work.db.execute(f"SELECT {f.name}, rid FROM {e.table} WHERE {f.name} IS NOT NULL AND trashed_at IS NULL")
        )
        seen: dict[object, int] = {}
        for d in drafts:
            value = d.values.get(f.name)
            if value is None:
                continue
            if holders.get(value, d.rid) != d.rid or seen.setdefault(value, d.row) != d.row:
                d.reject(
                    headers[f.name],
                    value,
                    UserError(f"{f.zh}“{value!s}”已有别的记录使用", f"{f.en} “{value!s}” is taken"),
                )


def _name_deals(work: UnitOfWork, e: Entity, drafts: list[Draft]) -> None:
    """A deal without a name is called by its customer and products."""
    if e.name != "deal":
        return
    nameless = [d for d in drafts if not d.values.get("name")]
    ids = {c for d in nameless if isinstance(c := d.values.get("customer"), bytes)}
    labels = resolve.labels_of_ids(work.db, work.entities["customer"], ids)
    products = apply.names_by_key(work, work.entities["product"])
    for d in nameless:
        customer = d.values.get("customer")
        label = labels[customer][2] if isinstance(customer, bytes) else ""
        name = " ".join(
            filter(None, (label, "、".join(products.get(product_key(p), p) for p in d.members.get("products", ()))))
        )
        if name or d.values.get("number"):
            d.given_name = name or str(d.values["number"])


def _match(work: UnitOfWork, e: Entity, drafts: list[Draft], options: Options) -> None:
    if options.on_match is not OnMatch.NEW:
        asked = [d for d in drafts if not (d.from_elsewhere and options.on_unknown)]
        found = matches(work.db, e, asked, options.match)
        if not options.match:
            unknown.doubt_numbers(work, e, asked, found)
        for d, m in zip(asked, found, strict=True):
            if d.back is not None and d.back.copied:
                m.phone = frozenset()  # it was copied along with the rest of the row
        decisions = [plan.decide(m, named=bool(d.values.get(e.title))) for d, m in zip(asked, found, strict=True)]
        _take_in(work, e, asked, decisions)
    for d in drafts:
        if not d.rid and d.given_name:
            d.values["name"] = d.given_name
        if (
            not d.rid
            and d.verdict is Verdict.NEW
            and d.values.get(e.title) in (None, "")
            and e.by_name[e.title].required
        ):
            d.reject(
                e.by_name[e.title].zh,
                "",
                UserError(f"缺少{e.by_name[e.title].zh}", f"{e.by_name[e.title].en} is missing"),
            )


def _take_in(work: UnitOfWork, e: Entity, drafts: list[Draft], decisions: list[Decision]) -> None:
    rows = [c.record for c in decisions if c.record is not None]
    known = resolve.labels(work.db, e, {*rows, *(r for c in decisions for r in c.candidates[:20])})
    seen: dict[int, Draft] = {}
    for d, decision in zip(drafts, decisions, strict=True):
        if decision.record is not None:
            d.rid, d.id = decision.record, known[decision.record][0]
            if (first := seen.setdefault(d.rid, d)) is not d and not _agree(first, d):
                _ask_twin(e, d, first)
        elif decision.candidates:
            d.verdict = Verdict.CONFLICT
            listed = [known[r] for r in decision.candidates[:20]]
            zh = {"phone": "电话相同但名称不同"}.get(decision.why, f"对应 {len(decision.candidates)} 条{e.zh}")
            en = {"phone": "the same phone under another name"}.get(
                decision.why, f"matches {len(decision.candidates)} records"
            )
            error = Ambiguous(f"{zh}，请写明编号", f"{en}; give the number")
            d.problems.append(
                Problem(
                    d.row,
                    e.by_name[e.title].zh,
                    str(d.values.get(e.title) or ""),
                    error,
                    [{"id": id_text(id), "number": number or None, "label": label} for id, number, label in listed],
                )
            )


def _ask_added(e: Entity, drafts: list[Draft], returned: list[Draft]) -> None:
    """A row that somebody added for a record which has its own row in the sheet."""
    rows = {d.rid: d for d in returned}
    for d in drafts:
        if d.moved and (first := rows.get(d.rid)) is not None:
            d.moved.clear()
            _ask_twin(e, d, first)


def _find_twins(e: Entity, drafts: list[Draft]) -> None:
    """Two rows of one sheet that are the same record: an equal one is the same, a different one is a question."""
    from ...domain.match_keys import record_keys

    seen: dict[str, Draft] = {}
    for d in drafts:
        number = d.values.get("number")
        if number:
            keys = [f"#{number!s}"]
        elif e.name in ("deal", "follow_up"):
            continue
        else:
            keys = [
                key
                for name, key in record_keys(e, d.values)
                if name in ("code", "credit_code") or (name == "name" and e.name in ("customer", "product"))
            ]
            if d.values.get("kind") == "person" or e.name == "contact":
                keys = [repr(sorted((k, v) for k, v in d.values.items() if k != "number"))]
        first = next((seen[k] for k in keys if k in seen), None)
        for key in keys:
            seen.setdefault(key, d)
        if first is None:
            continue
        if _agree(first, d):
            d.verdict, d.twin = Verdict.SAME, first
        else:
            _ask_twin(e, d, first)


def _agree(first: Draft, d: Draft) -> bool:
    """Nothing in the later row contradicts or adds to the earlier one."""
    return (
        all(first.values.get(k) == v for k, v in d.values.items())
        and d.members == first.members
        and d.lines == first.lines
    )


def _ask_twin(e: Entity, d: Draft, first: Draft) -> None:
    d.verdict = Verdict.CONFLICT
    d.rid = 0
    error = Ambiguous(
        f"与第 {first.row} 行是同一条{e.zh}，但内容不同；请合成一行",
        f"It is the same record as row {first.row} with other content; make one row of them",
    )
    d.problems.append(Problem(d.row, e.by_name[e.title].zh, str(d.values.get(e.title) or ""), error))
