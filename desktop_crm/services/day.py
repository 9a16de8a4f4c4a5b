"""The day as a work list: what was missed, is late, due today, coming, put off, and done today. Rows are placed without being
read; what a row says is read for those that are looked at."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import NamedTuple

from ..domain import days, phones
from ..store import resolve
from .core import Core

MISSED, LATE, TODAY, COMING, UNDATED, PUT_OFF, DONE = PLACES = (
    "missed", "late", "today", "coming", "undated", "put_off", "done",
)  # fmt: skip
AHEAD = 7
UNDONE = "trashed_at IS NULL AND state IN ('open', 'snoozed')"


class Entry(NamedTuple):
    rid: int
    due: str
    """A day, or a time with the local offset; of what is done, when that was; empty without a day."""


@dataclass(slots=True)
class Outline:
    on: date
    places: dict[str, list[Entry]] = field(default_factory=lambda: {place: [] for place in PLACES})
    next: Entry | None = None
    """The first that is due after today, however far."""
    wakes: str = ""
    """When the next one becomes due while this day is shown: a time with its offset."""

    @property
    def pressing(self) -> int:
        """How many wait: missed, late and today's."""
        return sum(len(self.places[place]) for place in (MISSED, LATE, TODAY))


@dataclass(frozen=True, slots=True)
class About:
    kind: str
    rid: int
    label: str
    customer: str = ""
    """Whose contact or deal it is."""


@dataclass(frozen=True, slots=True)
class Item:
    rid: int
    kind: str
    text: str
    state: str
    repeat: str
    owner: str
    mine: bool
    """Mine, or nobody's."""
    about: About | None
    person: str
    phone: str
    """Of whom to call."""
    result: str


def count_undone(core: Core, most: int) -> int:
    """Up to `most`: whether reading them all at once would take a moment."""
    found = core.db.execute(f"SELECT count(*) FROM (SELECT 1 FROM reminder WHERE {UNDONE} LIMIT ?)", (most,)).fetchone()
    return int(found[0])


def has_others(core: Core) -> bool:
    """It is known who I am, and there are more of us."""
    many = core.db.execute("SELECT count(*) FROM (SELECT 1 FROM user WHERE trashed_at IS NULL LIMIT 2)").fetchone()[0]
    return bool(core.settings.get("me")) and many > 1


def has_customers(core: Core) -> bool:
    return core.db.execute("SELECT 1 FROM customer WHERE trashed_at IS NULL LIMIT 1").fetchone() is not None


def outline(core: Core, *, mine: bool = False, seen: str = "", done: bool = False) -> Outline:
    """`mine` with what is nobody's. `seen`: a stored time; what became due between it and today is missed, not merely late."""
    out = Outline(core.today())
    bounds = _Bounds.of(out.on, seen)
    now = days.parse_time(core.now())
    me = _me(core) if mine else b""
    beyond: list[Entry] = []
    woken: list[str] = []
    for rid, state, due_on, due_at, until, lead, owner in core.db.execute(
        f"SELECT rid, state, due_on, due_at, snoozed_until, lead, owner FROM reminder WHERE {UNDONE}"
    ):
        if me and owner is not None and owner != me:
            continue
        due = (until if state == "snoozed" else None) or due_at or due_on or ""
        place = bounds.place(due, state, lead)
        entry = Entry(rid, days.local_iso(due))
        (out.places[place] if place else beyond).append(entry)
        if place in (COMING, TODAY, PUT_OFF) and len(due) > 10 and due > now:
            woken.append(due)
    for entries in out.places.values():
        entries.sort(key=_order)
    out.next = min(out.places[COMING] + beyond + out.places[PUT_OFF], key=_order, default=None)
    out.wakes = days.local_iso(min(woken)) if woken else ""
    if done:
        out.places[DONE] = _done(core, out.on, me)
    return out


def items(core: Core, rids: Iterable[int]) -> dict[int, Item]:
    """What those rows say; a row deleted since is left out."""
    wanted = list(rids)
    marks = ",".join("?" * len(wanted))
    rows = core.db.execute(
        f"""SELECT r.rid, r.kind, r.text, r.state, r.repeat, r.owner, u.name, r.about_kind, r.about, r.result
        FROM reminder r LEFT JOIN user u ON u.id = r.owner WHERE r.rid IN ({marks})""",
        wanted,
    ).fetchall()
    abouts, whom = _abouts(core, [(row[7], row[8]) for row in rows]), _talked_with(core, wanted)
    me = _me(core)
    found = {}
    for rid, kind, text, state, repeat, owner, owner_name, about_kind, about, result in rows:
        record, person, number = abouts.get((about_kind, about), (None, "", ""))
        person, number = whom.get(rid, (person, number))
        found[rid] = Item(
            rid, kind or "custom", text or "", state, repeat or "", owner_name or "", owner in (None, me), record,
            person, _first(number), result or "",
        )  # fmt: skip
    return found


@dataclass(frozen=True, slots=True)
class _Bounds:
    """Local midnights, as a day and in the stored form of a time; of the empty text for no bound."""

    today: tuple[str, str]
    tomorrow: tuple[str, str]
    end: tuple[str, str]
    seen: tuple[str, str]
    day: date

    @classmethod
    def of(cls, today: date, seen: str) -> "_Bounds":
        at = [(d.isoformat(), days.day_start(d)) for d in (today, today + timedelta(1), today + timedelta(AHEAD + 1))]
        since = ((days.local_day(seen) + timedelta(1)).isoformat(), seen) if seen else ("", "")
        return cls(at[0], at[1], at[2], since, today)

    def place(self, due: str, state: str, lead: float | None) -> str:
        """Empty for what is still far."""
        timed = len(due) > 10
        if not due:
            return UNDATED
        if due < self.today[timed]:
            missed = self.seen[timed] and due >= self.seen[timed]
            return MISSED if missed else LATE
        if due < self.tomorrow[timed]:
            return TODAY
        if state == "snoozed":
            return PUT_OFF
        near = due < self.end[timed] or (lead and days.local_day(due) - timedelta(lead) <= self.day)
        return COMING if near else ""


def _order(entry: Entry) -> tuple[str, bool, str, int]:
    """By day; within it those with a clock first, by their time."""
    return entry.due[:10], len(entry.due) <= 10, entry.due, entry.rid


def _done(core: Core, today: date, me: bytes) -> list[Entry]:
    """Newest first."""
    rows = core.db.execute(
        "SELECT rid, done_at, owner FROM reminder WHERE trashed_at IS NULL AND state = 'done' AND done_at >= ? ORDER BY done_at DESC, rid DESC",
        (days.day_start(today),),
    )
    return [Entry(rid, days.local_iso(at)) for rid, at, owner in rows if not me or owner in (None, me)]


def _me(core: Core) -> bytes:
    return bytes.fromhex(core.settings.get("me").replace("-", ""))


Found = tuple[About, str, str]
"""The record, whom to call about it and his number."""


def _abouts(core: Core, wanted: Sequence[tuple[str | None, bytes | None]]) -> dict[tuple[str, bytes], Found]:
    by_kind: dict[str, list[bytes]] = {}
    for kind, id in dict.fromkeys(wanted):
        if kind in core.entities and id is not None:
            by_kind.setdefault(str(kind), []).append(id)
    found: dict[tuple[str, bytes], Found] = {}
    for kind, ids in by_kind.items():
        read = {"customer": _customers, "contact": _contacts, "deal": _deals}.get(kind)
        of_kind = read(core, ids) if read else _others(core, kind, ids)
        found.update({(kind, id): one for id, one in of_kind.items()})
    return found


def _customers(core: Core, ids: Sequence[bytes]) -> dict[bytes, Found]:
    rows = core.db.execute(
        f"SELECT id, rid, name, kind, coalesce(mobile, phone) FROM customer WHERE id IN ({_marks(ids)})", ids
    ).fetchall()
    contacts = _first_contacts(core, [row[0] for row in rows if row[3] != "person"])
    return {
        id: (About("customer", rid, name or ""), *contacts.get(id, ("", number or "")))
        for id, rid, name, _, number in rows
    }


def _first_contacts(core: Core, customers: Sequence[bytes]) -> dict[bytes, tuple[str, str]]:
    """Of each customer the contact to call: the primary one, else the oldest, if he has a number."""
    found: dict[bytes, tuple[str, str]] = {}
    for customer, name, number in core.db.execute(
        f"""SELECT customer, name, coalesce(mobile, phone) FROM contact WHERE customer IN ({_marks(customers)})
        AND trashed_at IS NULL AND status IS NOT 'left' AND coalesce(mobile, phone) IS NOT NULL ORDER BY coalesce(is_primary, 0) DESC, rid""",
        customers,
    ):
        found.setdefault(customer, (name or "", number))
    return found


def _contacts(core: Core, ids: Sequence[bytes]) -> dict[bytes, Found]:
    rows = core.db.execute(
        f"""SELECT p.id, p.rid, p.name, coalesce(p.mobile, p.phone), c.name
        FROM contact p LEFT JOIN customer c ON c.id = p.customer WHERE p.id IN ({_marks(ids)})""",
        ids,
    )
    return {
        id: (About("contact", rid, name or "", company or ""), name or "", number or "")
        for id, rid, name, number, company in rows
    }


def _deals(core: Core, ids: Sequence[bytes]) -> dict[bytes, Found]:
    rows = core.db.execute(
        f"SELECT d.id, d.rid, d.name, d.customer FROM deal d WHERE d.id IN ({_marks(ids)})", ids
    ).fetchall()
    customers = _customers(core, [row[3] for row in rows if row[3] is not None])
    found: dict[bytes, Found] = {}
    for id, rid, name, customer in rows:
        of, person, number = customers.get(customer, (None, "", ""))
        found[id] = (About("deal", rid, name or "", of.label if of else ""), person, number)
    return found


def _others(core: Core, kind: str, ids: Sequence[bytes]) -> dict[bytes, Found]:
    e = core.entities[kind]
    labels = resolve.labels_of_ids(core.db, e, ids)
    rows = core.db.execute(f"SELECT id, rid FROM {e.table} WHERE id IN ({_marks(ids)})", ids)
    return {id: (About(kind, rid, labels[id][2] or labels[id][1]), "", "") for id, rid in rows if id in labels}


def _talked_with(core: Core, rids: Sequence[int]) -> dict[int, tuple[str, str]]:
    """Of the visits that a follow-up with a contact asked for: that contact."""
    rows = core.db.execute(
        f"""SELECT r.rid, p.name, coalesce(p.mobile, p.phone) FROM reminder r
        JOIN follow_up f ON f.customer = r.about AND f.next_at = coalesce(r.due_at, r.due_on) AND f.trashed_at IS NULL
        JOIN contact p ON p.id = f.contact AND p.trashed_at IS NULL AND coalesce(p.mobile, p.phone) IS NOT NULL
        WHERE r.kind = 'visit' AND r.rid IN ({_marks(rids)})""",
        rids,
    )
    return {rid: (name or "", number) for rid, name, number in rows}


def _first(text: str) -> str:
    """The first of the numbers a phone field holds, as offices write it."""
    found = phones.numbers(text) if text else []
    return phones.display(found[0] if len(found) > 1 else text) if found else text


def _marks(values: Sequence[object]) -> str:
    return ",".join("?" * len(values))
