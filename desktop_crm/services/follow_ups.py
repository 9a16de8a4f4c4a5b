"""写跟进: what was said, what comes next, and the reminder that led to it done, in one step."""

from collections.abc import Mapping
from dataclasses import dataclass

from ..domain import days
from ..domain.ids import Id, id_text
from ..store.unit_of_work import UnitOfWork
from . import assignments, creation, entering, reminders
from .core import Core, entity_of
from .entering import Entered


@dataclass(frozen=True, slots=True)
class Visit:
    """A reminder to get in touch that is still open."""

    rid: int
    text: str
    due: str
    """A day, or a time with the local offset."""
    is_due: bool
    """Today or before."""


@dataclass(frozen=True, slots=True)
class Target:
    """What a follow-up of that record fills in by itself."""

    texts: Mapping[str, str]
    visit: Visit | None


def target(core: Core, kind: str, rid: int) -> Target:
    """Of a customer, a contact or a deal: itself, its customer, and the earliest open visit with any of them."""
    e = entity_of(core, kind)
    columns = "id" if e.name == "customer" else "id, customer"
    row = core.db.execute(f"SELECT {columns} FROM {e.table} WHERE rid = ?", (rid,)).fetchone()
    if row is None:
        return Target({}, None)
    found = {code: id for code, id in zip((e.name, "customer"), row, strict=False) if id is not None}
    return Target({code: id_text(Id(id)) for code, id in found.items()}, _visit(core, found))


def add(core: Core, texts: Mapping[str, str], finish: int = 0) -> Entered:
    """`finish` is the row of a reminder that is done by this; one that is done already is left alone."""
    given = {code: text for code, text in texts.items() if text.strip()}
    if wrong := entering.check(core, "follow_up", given):
        return Entered(wrong=wrong)
    e = entity_of(core, "follow_up")
    with core.write("add", e.name, given["content"]) as work:
        values = assignments.read(work.db, work.entities, e, given).values
        id = creation.create(work, e, values)
        if finish:
            _finish(work, finish)
    (rid,) = core.db.execute("SELECT rid FROM follow_up WHERE id = ?", (id,)).fetchone()
    return Entered(rid, given["content"])


def _visit(core: Core, found: Mapping[str, bytes]) -> Visit | None:
    about = " OR ".join("(about_kind = ? AND about = ?)" for _ in found)
    # `+`: by what it is about; of open ones an office has many
    row = core.db.execute(
        f"""SELECT rid, text, coalesce(due_at, due_on) due FROM reminder WHERE ({about}) AND kind = 'visit'
        AND +state IN ('open', 'snoozed') AND trashed_at IS NULL ORDER BY due IS NULL, due, rid LIMIT 1""",
        [word for pair in found.items() for word in pair],
    ).fetchone()
    if row is None:
        return None
    rid, text, due = row
    return Visit(rid, text or "", days.local_iso(due) if due else "", bool(due) and days.local_day(due) <= core.today())


def _finish(work: UnitOfWork, rid: int) -> None:
    row = work.db.execute("SELECT state FROM reminder WHERE rid = ? AND trashed_at IS NULL", (rid,)).fetchone()
    if row and row[0] in ("open", "snoozed"):
        work.set("reminder", rid, {"state": "done", "done_at": work.moment()})
        reminders.again(work, rid)
