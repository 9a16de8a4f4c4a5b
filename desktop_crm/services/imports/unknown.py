"""Rows of an export whose record was never here, or was removed for ever: a question, or new under the identity they bring."""

from collections.abc import Sequence

from ...domain.duplicate_keys import name_key
from ...domain.errors import Ambiguous
from ...domain.fields import Entity
from ...exchange.plan import Matches, Verdict
from ...store import resolve
from ...store.unit_of_work import UnitOfWork
from .draft import Draft, Problem
from .options import Options


def ask(work: UnitOfWork, e: Entity, drafts: Sequence[Draft], options: Options) -> None:
    """Of rows that match nothing."""
    unknown = [d for d in drafts if d.from_elsewhere]
    if options.on_unknown:
        _spare_numbers(work, e, [d for d in unknown if d.values.get("number")])
        return
    for d in unknown:
        error = Ambiguous(
            f"这一行是别处导出的{e.zh}，这里没有，也对不上已有的；要新建请加 --on-unknown new",
            f"Exported elsewhere: this {e.en.lower()} is not here and matches none; --on-unknown new makes it",
        )
        d.verdict = Verdict.CONFLICT
        d.problems.append(Problem(d.row, e.by_name[e.title].zh, str(d.values.get(e.title) or ""), error, []))


def _spare_numbers(work: UnitOfWork, e: Entity, drafts: Sequence[Draft]) -> None:
    """A number that another record has: the new one gets its own, and keeps the other in its notes."""
    numbers = [str(d.values["number"]) for d in drafts]
    taken: set[str] = set()
    for start in range(0, len(numbers), 900):
        part = numbers[start : start + 900]
        marks = ", ".join("?" * len(part))
        rows = work.db.execute(f"SELECT number FROM {e.table} WHERE number IN ({marks}) AND trashed_at IS NULL", part)
        taken |= {number for (number,) in rows}
    for d in drafts:
        if str(d.values["number"]) in taken:
            d.lines.append(f"{e.by_name['number'].zh}: {d.values.pop('number')!s}")


def doubt_numbers(work: UnitOfWork, e: Entity, drafts: Sequence[Draft], found: Sequence[Matches]) -> None:
    """Every office has a KH-000001: the number of another office's row counts where the name agrees."""
    asked = [(d, m) for d, m in zip(drafts, found, strict=True) if d.from_elsewhere and d.back and d.back.foreign]
    labels = resolve.labels(work.db, e, {rid for _, m in asked for rid in m.number})
    for d, m in asked:
        name = name_key(str(d.values.get(e.title) or ""))
        if name:
            m.number = frozenset(rid for rid in m.number if name_key(labels[rid][2]) == name)


def give_ids(work: UnitOfWork, e: Entity, drafts: Sequence[Draft]) -> None:
    """To new records; the identity a row brings is kept, so that the same sheet finds it the next time."""
    brought = [d.back.id for d in drafts if d.back is not None and d.from_elsewhere]
    used: set[bytes] = set()
    for start in range(0, len(brought), 900):
        part = brought[start : start + 900]
        marks = ", ".join("?" * len(part))
        used |= {id for (id,) in work.db.execute(f"SELECT id FROM {e.table} WHERE id IN ({marks})", part)}
    for d in drafts:
        own = d.back.id if d.back is not None and d.from_elsewhere else b""
        d.id = own if own and own not in used else work.new_id()
        used.add(d.id)
