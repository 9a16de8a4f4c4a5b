"""保存视图: which rows of a kind, in which order, with which columns, under a name."""

from dataclasses import dataclass

from ..domain.errors import BadValue
from ..domain.ids import id_text
from . import records
from .core import Core


@dataclass(frozen=True, slots=True)
class SavedView:
    rid: int
    id: str
    name: str
    columns: tuple[str, ...] = ()
    """Codes of fields; none: as the list has them by itself."""
    expression: str = ""
    sort: str = ""


def of_kind(core: Core, entity: str) -> list[SavedView]:
    """In the order they were made. `entity` is a code."""
    rows = core.db.execute(
        "SELECT rid, id, name, columns, expression, sort FROM view WHERE entity = ? AND trashed_at IS NULL ORDER BY rid",
        (entity,),
    )
    return [
        SavedView(rid, id_text(id), name or "", tuple(_words(columns)), expression or "", sort or "")
        for rid, id, name, columns, expression, sort in rows
    ]


def add(core: Core, entity: str, name: str, view: SavedView) -> str:
    """The id of the new one. Raises BadValue for a name that is taken."""
    _refuse_taken(core, entity, name)
    written = records.add(core, "view", {"name": name.strip(), "entity": entity, **_fields(view)})
    return written.ids[0]


def rename(core: Core, view: SavedView, entity: str, name: str) -> None:
    """Raises BadValue for a name that is taken."""
    if name.strip() != view.name:
        _refuse_taken(core, entity, name)
        records.set_one(core, "view", view.id, {"name": name.strip()})


def update(core: Core, view: SavedView) -> None:
    """Columns, filter and order become these."""
    records.set_one(core, "view", view.id, _fields(view))


def trash(core: Core, view: SavedView) -> None:
    records.trash(core, "view", view.id)


def _fields(view: SavedView) -> dict[str, str]:
    return {"columns": ",".join(view.columns), "expression": view.expression, "sort": view.sort}


def _words(columns: str | None) -> list[str]:
    return [w.strip() for w in (columns or "").split(",") if w.strip()]


def _refuse_taken(core: Core, entity: str, name: str) -> None:
    if not name.strip():
        raise BadValue("名称不能为空", "A view needs a name")
    if any(v.name == name.strip() for v in of_kind(core, entity)):
        raise BadValue(f"已经有叫“{name.strip()}”的视图", f"There is a view “{name.strip()}” already")
