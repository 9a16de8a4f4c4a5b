"""撤销, 重做, the list of steps and the history of a record."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from ..domain import values
from ..domain.changes import Label
from ..domain.errors import NotFound, UserError
from ..domain.fields import Entity, Field, Kind, Value
from ..domain.ids import id_text
from ..store import history as inverse
from ..store import journal, resolve
from .core import Core, entity_of

Progress = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class Undone:
    step: str
    undone: str
    label: Label
    kept: list[dict[str, Any]]


def undo(core: Core, step: str | None = None, progress: Progress | None = None) -> Undone:
    """Takes back the newest own step, or the one named. Raises UserError when there is nothing to take back."""
    db = core.store.db
    if step is None:
        root = inverse.undoable(db)
        if root is None:
            raise UserError("没有可以撤销的操作", "There is nothing to undo")
    else:
        root = int(step) if step.isdigit() and len(step) < 18 else -1
        if not inverse.label_of(db, root):
            raise NotFound(f"没有操作“{step}”", f"There is no step “{step}”")
        if not inverse.is_undoable(db, root):
            raise UserError(
                f"操作“{step}”不能撤销（已撤销，或来自共享）",
                f"Step “{step}” cannot be undone (undone already, or shared)",
            )
    return _invert(core, root, progress)


def redo(core: Core, progress: Progress | None = None) -> Undone:
    root = inverse.redoable(core.store.db)
    if root is None:
        raise UserError("没有可以重做的操作", "There is nothing to redo")
    return _invert(core, root, progress)


def can_undo(core: Core, step: str) -> bool:
    """It is an own one and stands: nobody took it back."""
    return inverse.is_undoable(core.db, int(step))


def next_undo(core: Core) -> Label | None:
    """What a bare undo would take back."""
    step = inverse.undoable(core.db)
    return inverse.label_of(core.db, step) if step is not None else None


def next_redo(core: Core) -> Label | None:
    step = inverse.redoable(core.db)
    return inverse.label_of(core.db, step) if step is not None else None


def _invert(core: Core, root: int, progress: Progress | None) -> Undone:
    label = inverse.label_of(core.store.db, root)
    done = inverse.invert(core.store, root, progress)
    kept = [
        {
            "kind": core.entities[k.kind].plural,
            "id": id_text(k.id),
            "field": _code(core.entities[k.kind], k.field),
            "reason": k.reason,
        }
        for k in done.kept
        if not core.entities[k.kind].link
    ]
    return Undone(str(done.step), str(root), label, kept)


def _code(e: Entity, name: str) -> str | None:
    return e.by_name[name].code if name in e.by_name else None


def steps(core: Core, limit: int | None = None) -> list[dict[str, Any]]:
    return [
        {
            "step": str(s.step),
            "label": s.label,
            "by": s.by or None,
            "at": _iso(s.at),
            "records": s.records,
            "undone": s.undone,
            "origin": s.origin,
        }
        for s in journal.steps(core.db, limit)
    ]


def history(core: Core, kind: str, word: str) -> list[dict[str, Any]]:
    """Newest first; last comes the birth, with field null."""
    e = entity_of(core, kind)
    if e.journal:
        raise UserError(f"{e.zh}没有变更历史", f"{e.en} records have no history")
    rid = resolve.one(core.db, e, word, trashed=True)
    lines = [c for c in journal.changes(core.db, e.name, rid) if c.field in e.by_name]
    names = _reference_names(core, e, [(e.by_name[c.field], v) for c in lines for v in (c.old, c.new)])
    out: list[dict[str, Any]] = []
    for c in lines:
        f = e.by_name[c.field]
        if f.hidden and f.name not in ("trashed_at", "purged_at"):
            continue
        out.append(
            {
                "field": f.code,
                "old": _plain(f, c.old, names),
                "new": _plain(f, c.new, names),
                "by": c.by or None,
                "at": _iso(c.at),
                "step": str(c.step),
                "origin": c.origin,
            }
        )
    if (born := journal.birth(core.db, e.name, rid)) is not None:
        out.append(
            {
                "field": None,
                "old": None,
                "new": None,
                "by": born.by or None,
                "at": _iso(born.at),
                "step": str(born.step),
                "origin": born.origin,
            }
        )
    return out


def _reference_names(core: Core, e: Entity, cells: list[tuple[Field, Value]]) -> dict[bytes, str]:
    wanted: dict[str, set[bytes]] = {}
    for f, value in cells:
        if f.kind is Kind.REFERENCE and f.target in core.entities and isinstance(value, bytes):
            wanted.setdefault(f.target, set()).add(value)
    return {
        id: label or number
        for target, ids in wanted.items()
        for id, (_, number, label) in resolve.labels_of_ids(core.db, core.entities[target], ids).items()
    }


def _plain(f: Field, value: Value, names: dict[bytes, str]) -> Any:
    if isinstance(value, bytes):
        return names.get(value) or (id_text(value) if len(value) == 16 else None)
    return values.plain(f, value)


def _iso(ms: int) -> str:
    return datetime.fromtimestamp(ms / 1000).astimezone().isoformat(timespec="seconds")
