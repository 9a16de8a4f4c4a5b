"""What hangs on one record, in plain values: its fields, what happened to it, who and what belongs to it.

Every list is read through an index of its reference and has a limit, so that a record costs the same among a thousand others
and among a million.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from ..domain import days, money, quantity
from ..domain.changes import Label
from ..domain.fields import ANY, Entity, Kind
from ..domain.ids import id_text
from . import listing, present
from .core import Core

PART = 30
"""So many lines of a list at a time."""
CUSTOMER, CONTACT, DEAL = "customer", "contact", "deal"
Words = Mapping[str, Mapping[str, str]]
OWNERS = (CUSTOMER, CONTACT, DEAL)
"""Kinds that follow-ups are kept on."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of what happened. `kind` is follow_up, stage_change or reminder (a done one)."""

    kind: str
    rid: int
    at: str  # local ISO, or a plain day; "" where nobody said when
    text: str
    by: str = ""
    method: str = ""  # its code
    how: str = ""  # the method in words
    outcome: str = ""
    about: str = ""  # the contact spoken to, or the deal that moved
    stages: tuple[str, str, str, str] = ("", "", "", "")  # from: code, name; to: code, name


@dataclass(frozen=True, slots=True)
class ContactLine:
    rid: int
    name: str
    post: str  # department and job title
    role: str
    phones: tuple[str, ...]
    primary: bool
    left: bool


@dataclass(frozen=True, slots=True)
class DealLine:
    rid: int
    name: str
    stage: tuple[str, str, str]  # code, name, kind
    amount: str | None  # decimal text
    currency: str
    expected_on: str | None
    closed_on: str | None


@dataclass(frozen=True, slots=True)
class ReminderLine:
    rid: int
    id: str
    text: str
    due: str  # local ISO or a day; "" for none
    state: str
    about: str = ""  # of what belongs to the record; empty for the record itself
    owner: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """A line of a deal."""

    rid: int
    product_rid: int
    product: str
    quantity: float | int | None
    price: str | None
    unit: str


@dataclass(frozen=True, slots=True)
class StageChoice:
    id: str
    code: str
    name: str
    kind: str
    required: tuple[str, ...]  # codes of fields asked for on entry


@dataclass(frozen=True, slots=True)
class Dossier:
    kind: str
    rid: int
    id: str
    record: Mapping[str, Any]
    trashed: bool
    choices: Words
    links: Mapping[str, tuple[str, int]]
    """Field code → the record that it names."""
    batch: Label = ()
    counts: Mapping[str, int] = field(default_factory=dict)
    """By kind: follow_up, contact, deal, reminder (open ones), deal_line."""
    timeline: Sequence[Entry] = ()
    more: bool = False
    """There is more in the timeline."""
    contacts: Sequence[ContactLine] = ()
    deals: Sequence[DealLine] = ()
    reminders: Sequence[ReminderLine] = ()
    pieces: Sequence[Piece] = ()
    stages: Sequence[StageChoice] = ()


def read(core: Core, kind: str, rid: int, lang: str = "zh", limits: Mapping[str, int] | None = None) -> Dossier | None:
    """None for a record that is not there (any more). `limits` says how many lines of a list are wanted, by kind."""
    e = core.entities[kind]
    found = core.db.execute(
        f"SELECT id, trashed_at FROM {e.table} WHERE rid = ? AND purged_at IS NULL", (rid,)
    ).fetchone()
    rows = present.records(core.db, core.entities, e, [rid]) if found else []
    if not rows:
        return None
    id, trashed = found
    most = dict.fromkeys((*OWNERS, "follow_up", "reminder"), PART) | dict(limits or {})
    words = _words_of(core, lang)
    timeline, more = _timeline(core, kind, id, most["follow_up"], words)
    return Dossier(
        kind, rid, id_text(id), rows[0], trashed is not None,
        listing.choice_labels(core, e.shown, lang),
        _links(core, e, rid),
        listing.batch_label(core, rows[0].get("batch")),
        _counts(core, kind, id),
        timeline, more,
        _contacts(core, kind, id, most[CONTACT], words),
        _deals(core, kind, id, most[DEAL]),
        _reminders(core, kind, id, most["reminder"]),
        _pieces(core, id) if kind == DEAL else (),
        stages(core, rid) if kind == DEAL else (),
    )  # fmt: skip


def stages(core: Core, deal: int = 0) -> list[StageChoice]:
    """Of the deal's pipeline, or the first one, in order."""
    own = core.db.execute("SELECT pipeline FROM deal WHERE rid = ?", (deal,)).fetchone() if deal else None
    pipeline = own[0] if own and own[0] else None
    if pipeline is None:
        first = "SELECT id FROM pipeline WHERE trashed_at IS NULL ORDER BY position, rid LIMIT 1"
        (pipeline,) = core.db.execute(first).fetchone() or (None,)
    rows = core.db.execute(
        "SELECT number, name, kind, required_fields, id FROM stage WHERE pipeline = ? AND trashed_at IS NULL"
        " ORDER BY position, rid",
        (pipeline,),
    )
    return [
        StageChoice(id_text(id), number or "", name or "", kind or "open", _words(required))
        for number, name, kind, required, id in rows
    ]


def make_primary(core: Core, contact: int) -> None:
    """The first contact of its customer; in the same step nobody else is."""
    row = core.db.execute("SELECT customer, name FROM contact WHERE rid = ?", (contact,)).fetchone()
    if row is None:
        return
    others = "SELECT rid FROM contact WHERE customer = ? AND is_primary AND trashed_at IS NULL AND rid <> ?"
    with core.write("set", CONTACT, row[1] or "") as work:
        before = [rid for (rid,) in work.db.execute(others, (row[0], contact))]
        if before:
            work.set_all(CONTACT, before, {"is_primary": 0})
        work.set(CONTACT, contact, {"is_primary": 1})


def _words(text: str | None) -> tuple[str, ...]:
    return tuple(w.strip() for w in (text or "").split(",") if w.strip())


def _words_of(core: Core, lang: str) -> dict[str, dict[str, str]]:
    """How follow-ups were made, how they ended, and what contacts are: field → code → label."""
    log = core.entities["follow_up"].by_name
    return listing.choice_labels(core, [log["method"], log["outcome"], core.entities[CONTACT].by_name["role"]], lang)


def _links(core: Core, e: Entity, rid: int) -> dict[str, tuple[str, int]]:
    found: dict[str, tuple[str, int]] = {}
    for f in e.shown:
        if f.kind is not Kind.REFERENCE:
            continue
        kind = f"{f.name}_kind" if f.target == ANY else f"'{f.target}'"
        row = core.db.execute(f"SELECT {kind}, {f.name} FROM {e.table} WHERE rid = ?", (rid,)).fetchone()
        if not row or row[1] is None or row[0] not in core.entities:
            continue
        target = core.entities[row[0]]
        to = core.db.execute(f"SELECT rid FROM {target.table} WHERE id = ? AND purged_at IS NULL", (row[1],)).fetchone()
        if to:
            found[f.code] = (target.name, to[0])
    return found


def _own(kind: str) -> str:
    """Ids that a reminder of this record may be about: itself and, of a customer, its deals and contacts."""
    if kind == CUSTOMER:
        return (
            "(SELECT ?1 UNION ALL SELECT id FROM deal WHERE customer = ?1"
            " UNION ALL SELECT id FROM contact WHERE customer = ?1)"
        )
    return "(SELECT ?1)"


def _counts(core: Core, kind: str, id: bytes) -> dict[str, int]:
    wanted = {"reminder": f"reminder WHERE about IN {_own(kind)} AND state IN ('open', 'snoozed')"}
    if kind in OWNERS:
        wanted["follow_up"] = f"follow_up WHERE {kind} = ?1"
    if kind == CUSTOMER:
        wanted |= {CONTACT: "contact WHERE customer = ?1", DEAL: "deal WHERE customer = ?1"}
    elif kind == DEAL:
        wanted[CONTACT] = "deal_contact WHERE deal = ?1"
        wanted["deal_line"] = "deal_line WHERE deal = ?1"
    elif kind == CONTACT:
        wanted[DEAL] = "deal_contact WHERE contact = ?1"
    return {
        name: core.db.execute(f"SELECT count(*) FROM {source} AND trashed_at IS NULL", (id,)).fetchone()[0]
        for name, source in wanted.items()
    }


def _timeline(core: Core, kind: str, id: bytes, limit: int, words: Words) -> tuple[list[Entry], bool]:
    """Newest first: follow-ups, moves of deals and reminders that were done."""
    if kind not in OWNERS:
        return [], False
    found = [*_follow_ups(core, kind, id, limit + 1, words), *_done(core, kind, id, limit + 1)]
    if kind != CONTACT:
        found += _moves(core, kind, id, limit + 1)
    found.sort(key=lambda x: (x.at, x.rid), reverse=True)
    return found[:limit], len(found) > limit


def _follow_ups(core: Core, kind: str, id: bytes, limit: int, words: Words) -> list[Entry]:
    rows = core.db.execute(
        f"""SELECT f.rid, f.at, f.content, coalesce(f.author, u.name), f.method, f.outcome, c.name, d.name
        FROM follow_up f LEFT JOIN user u ON u.id = f.owner LEFT JOIN contact c ON c.id = f.contact
        LEFT JOIN deal d ON d.id = f.deal WHERE f.{kind} = ? AND f.trashed_at IS NULL
        ORDER BY f.at IS NULL, f.at DESC, f.rid DESC LIMIT ?""",
        (id, limit),
    )
    return [
        Entry("follow_up", rid, _local(at), text or "", by or "", method or "",
              words["method"].get(method, method or ""), words["outcome"].get(outcome, outcome or ""),
              " · ".join(filter(None, (contact if kind != CONTACT else "", deal if kind != DEAL else ""))))
        for rid, at, text, by, method, outcome, contact, deal in rows
    ]  # fmt: skip


def _moves(core: Core, kind: str, id: bytes, limit: int) -> list[Entry]:
    rows = core.db.execute(
        f"""SELECT s.rid, s.at, d.name, s.moved_by, a.number, a.name, z.number, z.name
        FROM deal d JOIN stage_change s ON s.deal = d.id LEFT JOIN stage a ON a.id = s.from_stage
        LEFT JOIN stage z ON z.id = s.to_stage WHERE d.{"customer" if kind == CUSTOMER else "id"} = ?
          AND d.trashed_at IS NULL AND s.trashed_at IS NULL ORDER BY s.at DESC, s.rid DESC LIMIT ?""",
        (id, limit),
    )
    return [
        Entry("stage_change", rid, _local(at), "", by or "", about=(deal or "") if kind == CUSTOMER else "",
              stages=(c1 or "", n1 or "", c2 or "", n2 or ""))
        for rid, at, deal, by, c1, n1, c2, n2 in rows
    ]  # fmt: skip


def _done(core: Core, kind: str, id: bytes, limit: int) -> list[Entry]:
    rows = core.db.execute(
        f"""SELECT r.rid, r.done_at, r.text, r.result, u.name FROM reminder r LEFT JOIN user u ON u.id = r.owner
        WHERE r.about IN {_own(kind)} AND r.state = 'done' AND r.trashed_at IS NULL ORDER BY r.done_at DESC, r.rid DESC LIMIT ?2""",
        (id, limit),
    )
    return [
        Entry("reminder", rid, _local(at), text or "", by or "", outcome=result or "")
        for rid, at, text, result, by in rows
    ]


def _contacts(core: Core, kind: str, id: bytes, limit: int, words: Words) -> list[ContactLine]:
    """The primary one first, who left last."""
    if kind == CUSTOMER:
        source, role = "contact c WHERE c.customer = ?", "c.role"
    elif kind == DEAL:
        source = "deal_contact l JOIN contact c ON c.id = l.contact WHERE l.deal = ? AND l.trashed_at IS NULL"
        role = "coalesce(l.role, c.role)"
    else:
        return []
    rows = core.db.execute(
        f"""SELECT c.rid, c.name, c.department, c.job_title, {role}, c.mobile, c.phone, c.is_primary, c.status = 'left'
        FROM {source} AND c.trashed_at IS NULL
        ORDER BY c.status IS 'left', coalesce(c.is_primary, 0) DESC, c.rid LIMIT ?""",
        (id, limit),
    )
    return [
        ContactLine(rid, name or "", " ".join(filter(None, (department, post))),
                    words["role"].get(role, role or ""),
                    tuple(filter(None, (mobile, phone))), bool(primary), bool(left))
        for rid, name, department, post, role, mobile, phone, primary, left in rows
    ]  # fmt: skip


def _deals(core: Core, kind: str, id: bytes, limit: int) -> list[DealLine]:
    """Open ones first, the newest of each first."""
    if kind == CUSTOMER:
        source = "deal d LEFT JOIN stage s ON s.id = d.stage WHERE d.customer = ?"
    elif kind == CONTACT:
        source = "deal_contact l JOIN deal d ON d.id = l.deal LEFT JOIN stage s ON s.id = d.stage WHERE l.contact = ? AND l.trashed_at IS NULL"
    else:
        return []
    rows = core.db.execute(
        f"""SELECT d.rid, d.name, s.number, s.name, coalesce(s.kind, 'open'), d.amount, coalesce(d.currency, 'CNY'), d.expected_on, d.closed_on
        FROM {source} AND d.trashed_at IS NULL ORDER BY coalesce(s.kind, 'open') <> 'open', d.rid DESC LIMIT ?""",
        (id, limit),
    )
    return [
        DealLine(rid, name or "", (code or "", stage or "", kind), None if amount is None else money.to_text(int(amount)),
                 currency, expected, closed)
        for rid, name, code, stage, kind, amount, currency, expected, closed in rows
    ]  # fmt: skip


def _reminders(core: Core, kind: str, id: bytes, limit: int) -> list[ReminderLine]:
    """Open ones, the earliest first."""
    rows = core.db.execute(
        f"""SELECT r.rid, r.id, r.text, coalesce(CASE WHEN r.state = 'snoozed' THEN r.snoozed_until END, r.due_at, r.due_on) AS due,
          r.state, CASE WHEN r.about = ?1 THEN NULL ELSE coalesce(d.name, c.name) END, u.name
        FROM reminder r LEFT JOIN user u ON u.id = r.owner
        LEFT JOIN deal d ON d.id = r.about LEFT JOIN contact c ON c.id = r.about
        WHERE r.about IN {_own(kind)} AND r.state IN ('open', 'snoozed') AND r.trashed_at IS NULL
        ORDER BY due IS NULL, due, r.rid LIMIT ?2""",
        (id, limit),
    )
    return [
        ReminderLine(rid, id_text(reminder), text or "", _local(due), state, about or "", owner or "")
        for rid, reminder, text, due, state, about, owner in rows
    ]


def _pieces(core: Core, id: bytes) -> list[Piece]:
    rows = core.db.execute(
        """SELECT l.rid, p.rid, p.name, l.quantity, l.price, p.unit FROM deal_line l LEFT JOIN product p ON p.id = l.product
        WHERE l.deal = ? AND l.trashed_at IS NULL ORDER BY l.rid LIMIT 200""",
        (id,),
    )
    return [
        Piece(rid, product_rid or 0, product or "", None if n is None else quantity.to_plain(float(n)),
              None if price is None else money.to_text(int(price)), unit or "")
        for rid, product_rid, product, n, price, unit in rows
    ]  # fmt: skip


def _local(stored: str | None) -> str:
    return days.local_iso(stored) if stored else ""
