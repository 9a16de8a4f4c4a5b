"""Making one record of any kind, with the rules of the kinds that have some."""

import re
from collections.abc import Callable, Mapping, Sequence

from ..domain.duplicate_keys import option_key
from ..domain.errors import BadValue
from ..domain.fields import Entity, Kind, Storage, Value, fold, of_kind
from ..domain.ids import Id, named_id
from ..store.unit_of_work import UnitOfWork
from ..store.vocabulary import Vocabulary
from . import members

Values = dict[str, Value]


def create(work: UnitOfWork, e: Entity, values: Values) -> Id:
    """Raises BadValue for what is missing or taken."""
    refuse_missing(e, values)
    refuse_taken(work, e, values)
    if values.get("number") is not None:
        refuse_number(work, e, values["number"])
    make = _MAKERS.get(e.name)
    return make(work, values) if make else work.create(e.name, values)


def refuse_missing(e: Entity, values: Mapping[str, Value]) -> None:
    for f in e.fields:
        if (
            f.required
            and f.editable
            and f.storage is Storage.COLUMN
            and values.get(f.name) in (None, "")
            and f.default is None
        ):
            raise BadValue(f"缺少{f.zh}（{f.code}）", f"{f.en} ({f.code}) is missing")


def refuse_unfitting(work: UnitOfWork, e: Entity, rids: Sequence[int], values: Mapping[str, Value]) -> None:
    """What one record may hold and these may not: themselves, a number that is taken, another kind for a field in use."""
    if e.name == "custom_field" and values.keys() & {"entity", "code", "kind"}:
        raise BadValue(
            "自定义字段的对象、代码和类型建好后不能改；请新建一个",
            "A custom field keeps its entity, code and kind; add another one",
        )
    if (number := values.get("number")) is not None:
        if len(rids) > 1:
            raise BadValue("几条记录不能用同一个编号", "Several records cannot have one number")
        refuse_number(work, e, number, rids[0] if rids else 0)
    for f in e.captured:
        if f.target == e.name and isinstance(id := values.get(f.name), bytes):
            part = ",".join(map(str, rids))
            if rids and work.db.execute(f"SELECT 1 FROM {e.table} WHERE id = ? AND rid IN ({part})", (id,)).fetchone():
                raise BadValue(f"{f.zh}不能是它自己", f"{f.en} cannot be the record itself")


def refuse_number(work: UnitOfWork, e: Entity, number: Value, but: int = 0) -> None:
    found = work.db.execute(
        f"SELECT {e.title or 'id'} FROM {e.table} WHERE number = ? AND trashed_at IS NULL AND rid <> ? LIMIT 1",
        (number, but),
    ).fetchone()
    if found:
        raise BadValue(f"编号“{number!s}”已被“{found[0]}”使用", f"The number “{number!s}” is taken by “{found[0]}”")


def refuse_taken(work: UnitOfWork, e: Entity, values: Mapping[str, Value], but: int = 0) -> None:
    """A value of a unique custom field that another record has."""
    for f in e.fields:
        if f.unique and (value := values.get(f.name)) is not None:
            found = work.db.execute(
                f"SELECT {e.title or 'rid'} FROM {e.table} WHERE {f.name} = ? AND rid <> ? AND trashed_at IS NULL LIMIT 1",
                (value, but),
            ).fetchone()
            if found:
                raise BadValue(f"{f.zh}“{value!s}”已被“{found[0]}”使用", f"{f.en} “{value!s}” is taken by “{found[0]}”")


def option(work: UnitOfWork, list_name: str, label: str, code: str = "") -> str:
    """The code of an option of that label, made or brought back; the same id on every PC."""
    id = named_id("option", list_name, option_key(label))
    found = work.db.execute("SELECT rid, code, trashed_at FROM option WHERE id = ?", (id,)).fetchone()
    if found is not None:
        rid, known, trashed = found
        if trashed is not None:
            work.set("option", rid, {"trashed_at": None, "retired": 0})
        return str(known)
    code = code or label.strip()
    (last,) = work.db.execute("SELECT max(position) FROM option WHERE list_name = ?", (list_name,)).fetchone()
    work.create(
        "option",
        {"list_name": list_name, "code": code, "label": label.strip(), "position": (last or 0) + 1, "retired": 0},
        id,
    )
    return code


def field_code(label: str) -> str:
    """A column name from a label: letters (Chinese too), digits, underscore."""
    code = re.sub(r"\W+", "_", fold(label)).strip("_")
    if not code or len(code) > 60:
        raise BadValue(f"“{label}”不能作字段代码，请用 code= 指定", f"“{label}” cannot be a field code; give code=")
    return code


def custom_field(work: UnitOfWork, values: Values) -> Id:
    """Its column exists when this returns."""
    e = of_kind(str(values.get("entity") or ""), work.entities)
    if e is None or e.journal or e.link:
        raise BadValue(
            f"没有“{values.get('entity')!s}”这一类（entity）", f"There is no kind “{values.get('entity')!s}” (entity)"
        )
    label = str(values["label"])
    code = field_code(str(values.get("code") or label))
    taken = e.words.get(fold(code)) or e.words.get(fold(label))
    if taken is not None:
        raise BadValue(f"{e.zh}已有“{taken.zh}”（{taken.code}）", f"{e.en} has “{taken.en}” ({taken.code}) already")
    row: Values = values | {"entity": e.name, "code": code}
    row.setdefault("kind", "text")
    id = named_id("custom_field", e.name, code)
    found = work.db.execute("SELECT rid, kind FROM custom_field WHERE id = ?", (id,)).fetchone()
    if found is None:
        work.create("custom_field", row, id)
    elif found[1] != row["kind"]:
        raise BadValue(
            f"字段“{code}”以前是另一种类型（{found[1]!s}），请换一个 code=",
            f"The field “{code}” was of another kind ({found[1]}); use another code=",
        )
    else:
        work.set("custom_field", found[0], row | {"trashed_at": None})
    for word in members.names(str(row.get("options") or "")) if row["kind"] == Kind.CHOICE.value else ():
        option(work, f"{e.name}.{code}", word)
    work.adopt()
    return id


def _option(work: UnitOfWork, values: Values) -> Id:
    list_name, label = str(values["list_name"]), str(values["label"])
    known = {f.choices: f for e in work.entities.values() for f in e.fields if f.choices}
    if list_name not in known or known[list_name].closed:
        listed = " ".join(sorted(name for name, f in known.items() if not f.closed))
        raise BadValue(
            f"没有“{list_name}”这个选项列表；有：{listed}",
            f"There is no option list “{list_name}”; there are: {listed}",
        )
    if (taken := Vocabulary(work.db).code(known[list_name], label)) is not None:
        raise BadValue(f"选项“{label}”已有（{taken}）", f"The option “{label}” is there already ({taken})")
    option(work, list_name, label, str(values.get("code") or ""))
    return named_id("option", list_name, option_key(label))


def _tag(work: UnitOfWork, values: Values) -> Id:
    id = members.tag(work, str(values["name"]))
    if values.get("colour"):
        work.set(
            "tag",
            work.db.execute("SELECT rid FROM tag WHERE id = ?", (id,)).fetchone()[0],
            {"colour": values["colour"]},
        )
    return id


def _stage(work: UnitOfWork, values: Values) -> Id:
    row = values | {"number": values.get("number") or fold(str(values["name"]))}
    (last,) = work.db.execute("SELECT max(position) FROM stage WHERE kind = 'open'").fetchone()
    row.setdefault("position", (last or 0) + 0.5)
    if row.get("pipeline") is None:
        from ..domain.entities.pipeline import PIPELINE

        row["pipeline"] = PIPELINE
    return work.create("stage", row)


def _pipeline(work: UnitOfWork, values: Values) -> Id:
    return work.create("pipeline", values | {"number": values.get("number") or fold(str(values["name"]))})


def _view(work: UnitOfWork, values: Values) -> Id:
    e = of_kind(str(values.get("entity") or ""), work.entities)
    if e is None:
        raise BadValue(
            f"没有“{values.get('entity')!s}”这一类（entity）", f"There is no kind “{values.get('entity')!s}” (entity)"
        )
    return work.create("view", values | {"entity": e.name})


def _reminder(work: UnitOfWork, values: Values) -> Id:
    if not (values.get("due_on") or values.get("due_at")):
        raise BadValue("缺少到期日（due_on 或 due_at）", "due_on or due_at is missing")
    return work.create("reminder", {"asked_by": work.actor} | values)


def _follow_up(work: UnitOfWork, values: Values) -> Id:
    return work.create("follow_up", {"at": work.moment(), "author": work.actor} | values)


_MAKERS: Mapping[str, Callable[[UnitOfWork, Values], Id]] = {
    "option": _option,
    "custom_field": custom_field,
    "tag": _tag,
    "stage": _stage,
    "pipeline": _pipeline,
    "view": _view,
    "reminder": _reminder,
    "follow_up": _follow_up,
}
