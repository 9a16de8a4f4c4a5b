"""`field=value` as people write it, understood against the field table and the file."""

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass, field

from ..domain import values
from ..domain.entities.pipeline import STAGES
from ..domain.errors import BadValue, NotFound
from ..domain.fields import ANY, Entities, Entity, Field, Kind, Storage, Value, fold, of_kind
from ..domain.ids import Id
from ..store import resolve
from ..store.vocabulary import Vocabulary
from .members import Edit, parse

Pairs = Mapping[str, str]


@dataclass(slots=True)
class Assigned:
    values: dict[str, Value] = field(default_factory=dict)
    members: dict[Field, Edit] = field(default_factory=dict)


def read(db: sqlite3.Connection, entities: Entities, e: Entity, pairs: Pairs) -> Assigned:
    """Raises UserError that names the field."""
    out, vocabulary = Assigned(), Vocabulary(db)
    for word, text in pairs.items():
        f = editable(e, word)
        try:
            if f.storage is Storage.MEMBERS:
                out.members[f] = parse(text)
            elif f.kind is Kind.REFERENCE and f.target == ANY:
                out.values[f"{f.name}_kind"], out.values[f.name] = any_record(db, entities, text)
            else:
                out.values[f.name] = value(db, entities, vocabulary, f, text)
        except BadValue as error:
            error.where = error.where or f.zh
            raise
    return out


def refuse_emptied(e: Entity, assigned: Assigned) -> None:
    """Raises BadValue for a required field that would lose its value."""
    for f in e.fields:
        if f.required and f.name in assigned.values and assigned.values[f.name] in (None, ""):
            raise BadValue(f"{f.zh}不能为空", f"{f.en} cannot be empty")


def editable(e: Entity, word: str) -> Field:
    """Raises BadValue for a field that does not exist or is computed."""
    try:
        f = e.field(
            word if word.casefold() != "id" else ""
        )  # an import's column `id` is a number, here it is the record's own
    except KeyError:
        known = " ".join(f.code for f in e.shown if f.editable)
        raise BadValue(
            f"{e.zh}没有“{word}”这一项；可填：{known}", f"{e.en} has no field “{word}”; there are: {known}"
        ) from None
    if not f.editable and not (f.hidden and f.captured):
        raise BadValue(f"“{f.zh}”由程序算出，不能直接改", f"“{f.en}” is computed and cannot be set")
    return f


def value(db: sqlite3.Connection, entities: Entities, vocabulary: Vocabulary, f: Field, text: str) -> Value:
    if not text.strip():
        return None
    if f.kind is Kind.CHOICE:
        code = vocabulary.code(f, text.strip())
        if code is None:
            known = "、".join(o.label for o in vocabulary.options(f) if not o.retired)
            raise BadValue(f"没有“{text}”这一选项；有：{known}", f"there is no option “{text}”; there are: {known}")
        return code
    if f.kind is Kind.REFERENCE:
        return reference(db, entities[f.target], text.strip())
    return values.parse(f, text)


def reference(db: sqlite3.Connection, target: Entity, text: str) -> Id:
    """Raises NotFound, Ambiguous."""
    try:
        rid = resolve.one(db, target, text)
    except NotFound:
        if target.name == "stage" and (code := stage_code(text)):
            rid = resolve.one(db, target, code)
        else:
            raise
    (id,) = db.execute(f"SELECT id FROM {target.table} WHERE rid = ?", (rid,)).fetchone()
    return Id(id)


def stage_code(word: str) -> str | None:
    """The shipped stage that other programs call so."""
    wanted = fold(word)
    return next(
        (s.code for s in STAGES if wanted in (s.code, fold(s.zh), fold(s.en), *map(fold, s.aliases.split("|")))), None
    )


def any_record(db: sqlite3.Connection, entities: Entities, text: str) -> tuple[str | None, Id | None]:
    """`customers/KH-000123`, or a bare word that is looked for among customers, contacts, deals and the rest."""
    if not text.strip():
        return None, None
    kind, slash, word = text.partition("/")
    e = of_kind(kind.strip(), entities) if slash else None
    for candidate in [e] if e else [x for x in entities.values() if x.title and not (x.link or x.journal)]:
        try:
            return candidate.name, reference(db, candidate, word.strip() if e else text.strip())
        except NotFound:
            continue
    raise NotFound(
        f"找不到“{text}”；请写成 类/编号，如 customers/KH-000123",
        f"“{text}” was not found; write KIND/NUMBER, as customers/KH-000123",
    )
