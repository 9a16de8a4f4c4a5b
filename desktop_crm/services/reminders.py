"""今日: what is due, done and put off."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from ..domain import days
from ..domain.errors import BadValue, NotFound
from ..domain.fields import Value
from ..domain.ids import id_text
from ..store import resolve
from ..store.unit_of_work import UnitOfWork
from . import creation
from .core import Core

COMING = 7
FAR = 60


@dataclass(frozen=True, slots=True)
class Agenda:
    on: str
    reminders: list[dict[str, Any]]


def agenda(core: Core, on: date | None = None, *, everything: bool = False, mine: bool = False) -> Agenda:
    """As if today were `on`: overdue, due that day, the next 7 days (a lead lists earlier); `everything` also what is done or put
    off and 60 days. Undone reminders stay until done, moved or cancelled."""
    day = on or core.today()
    until = days.day_start(day + timedelta((FAR if everything else COMING) + 1))
    until_day = (day + timedelta((FAR if everything else COMING) + 1)).isoformat()
    states = "('open', 'snoozed', 'done', 'cancelled')" if everything else "('open', 'snoozed')"
    rows = core.db.execute(
        f"""SELECT r.id, r.kind, coalesce(r.due_at, r.due_on) due, r.text, r.state, r.snoozed_until, u.name, r.about_kind, r.about, r.owner
        FROM reminder r LEFT JOIN user u ON u.id = r.owner WHERE r.trashed_at IS NULL AND r.state IN {states}
          AND (coalesce(r.due_on, '9999') < ?1 OR coalesce(r.due_at, '9999') < ?2
            OR (r.lead > 0 AND date(coalesce(r.due_on, r.due_at), '-' || CAST(r.lead AS INT) || ' days') <= ?3))
        ORDER BY due, r.rid""",
        (until_day, until, day.isoformat()),
    ).fetchall()
    me = core.settings.get("me")
    found = []
    for id, kind, due, text, state, snoozed, owner, about_kind, about, owner_id in rows:
        if mine and (owner_id is None or id_text(owner_id) != me):
            continue
        if state == "snoozed" and not everything and snoozed and days.local_day(snoozed) > day:
            continue
        found.append(
            {
                "id": id_text(id),
                "kind": kind,
                "due": days.local_iso(due) if due else None,
                "text": text,
                "state": state,
                "missed": state in ("open", "snoozed") and bool(due) and days.local_day(snoozed or due) < day,
                "owner": owner,
                "about": (about_kind, about),
            }
        )
    labels = _labels(core, [r["about"] for r in found])
    for r in found:
        r["about"] = labels.get(r["about"])
    return Agenda(day.isoformat(), found)


def _labels(core: Core, wanted: Sequence[tuple[str | None, bytes | None]]) -> dict[tuple[str, bytes], dict[str, str]]:
    by_kind: dict[str, set[bytes]] = {}
    for kind, id in wanted:
        if kind in core.entities and id is not None:
            by_kind.setdefault(str(kind), set()).add(id)
    found = {}
    for kind, ids in by_kind.items():
        e = core.entities[kind]
        for id, (_, _, label) in resolve.labels_of_ids(core.db, e, ids).items():
            found[kind, id] = {"kind": e.plural, "id": id_text(id), "label": label}
    return found


def done(core: Core, word: str, result: str | None = None) -> tuple[str | None, list[str]]:
    """A repeating reminder is done for this time and comes again in the same step."""
    rid, text = _find(core, word)
    with core.write("done", text) as work:
        work.set("reminder", rid, {"state": "done", "done_at": work.moment()} | ({"result": result} if result else {}))
        again(work, rid)
    return _step(core, work.step), [_id(core, rid)]


def finish(core: Core, rid: int, result: str = "", next_at: str = "", next_content: str = "") -> str:
    """Done, with what came of it and when to go on, in one step; returns the text. About a customer, a contact or a deal it goes
    into the history as a follow-up, whose 下次 is the next reminder; else the next one is a reminder like this one."""
    text = _undone(core, rid)
    result, next_content = result.strip(), next_content.strip()
    following = _until(core, next_at) if next_at.strip() else None
    if following and days.local_day(following) < core.today():
        raise BadValue(f"“{next_at}”已经过去了", f"“{next_at}” is in the past")
    with core.write("done", text) as work:
        work.set("reminder", rid, {"state": "done", "done_at": work.moment()} | ({"result": result} if result else {}))
        again(work, rid)
        if result or following:
            _record(work, rid, result, following, next_content or text)
    return text


def _record(work: UnitOfWork, rid: int, result: str, following: str | None, next_content: str) -> None:
    row = work.db.execute("SELECT text, about_kind, about, owner FROM reminder WHERE rid = ?", (rid,)).fetchone()
    text, kind, about, owner = row
    if whose := _whose(work, kind, about):
        said: dict[str, Value] = {"content": result or text, "owner": owner}
        if following:
            said |= {"next_at": following, "next_content": next_content}
        creation.create(work, work.entities["follow_up"], said | whose)
    elif following:
        _repeat_on(work, rid, following, {"text": next_content, "repeat": None})


def _whose(work: UnitOfWork, kind: str | None, about: bytes | None) -> dict[str, Value]:
    """Customer, contact and deal of a follow-up about that record; empty for records that have no follow-ups."""
    if about is None or kind not in ("customer", "contact", "deal"):
        return {}
    if kind == "customer":
        return {"customer": about}
    (customer,) = work.db.execute(f"SELECT customer FROM {kind} WHERE id = ?", (about,)).fetchone()
    return {"customer": customer, kind: about}


def snooze(core: Core, word: str, until: str) -> tuple[str | None, list[str]]:
    """`until`: a day, a time, or +3d. Raises BadValue for a time that is past."""
    rid, _ = _find(core, word)
    return put_off(core, rid, until), [_id(core, rid)]


def put_off(core: Core, rid: int, until: str) -> str | None:
    """The step. Raises BadValue for a time that is past."""
    text = _undone(core, rid)
    moment = _until(core, until)
    if days.local_day(moment) < core.today():
        raise BadValue(f"“{until}”已经过去了", f"“{until}” is in the past")
    with core.write("snooze", text, moment[:10]) as work:
        work.set("reminder", rid, {"state": "snoozed", "snoozed_until": moment})
    return _step(core, work.step)


def _until(core: Core, word: str) -> str:
    try:
        return days.parse_time(word)
    except BadValue:
        return days.day_range(word, core.today())[0].isoformat()


def again(work: UnitOfWork, rid: int) -> None:
    (repeat, due_on, due_at) = work.db.execute(
        "SELECT repeat, due_on, due_at FROM reminder WHERE rid = ?", (rid,)
    ).fetchone()
    if not repeat:
        return
    following = _following(days.local_day(due_at or due_on), repeat).isoformat()
    _repeat_on(work, rid, following if due_on else days.parse_time(following + days.local_iso(due_at)[10:]), {})


def _repeat_on(work: UnitOfWork, rid: int, due: str, other: dict[str, Value]) -> None:
    names = ["kind", "text", "about_kind", "about", "lead", "repeat", "owner", "asked_by"]
    kept = work.db.execute(f"SELECT {', '.join(names)} FROM reminder WHERE rid = ?", (rid,)).fetchone()
    day = {"due_at" if len(due) > 10 else "due_on": due}
    work.create("reminder", dict(zip(names, kept, strict=True)) | day | other)


def _following(day: date, repeat: str) -> date:
    if repeat in ("daily", "weekly"):
        return day + timedelta(1 if repeat == "daily" else 7)
    return days.add_months(day, 1 if repeat == "monthly" else 12)


def _find(core: Core, word: str) -> tuple[int, str]:
    e = core.entities["reminder"]
    rid = resolve.one(core.db, e, word)
    return rid, _undone(core, rid)


def _undone(core: Core, rid: int) -> str:
    """Its text. Raises NotFound."""
    (text, state) = core.db.execute("SELECT text, state FROM reminder WHERE rid = ?", (rid,)).fetchone()
    if state in ("done", "cancelled"):
        raise NotFound(f"“{text}”已经完成或取消了", f"“{text}” is done or cancelled already")
    return str(text)


def _id(core: Core, rid: int) -> str:
    return id_text(core.db.execute("SELECT id FROM reminder WHERE rid = ?", (rid,)).fetchone()[0])


def _step(core: Core, step: int) -> str | None:
    (kept,) = core.db.execute("SELECT EXISTS (SELECT 1 FROM step WHERE id = ?)", (step,)).fetchone()
    return str(step) if kept else None
