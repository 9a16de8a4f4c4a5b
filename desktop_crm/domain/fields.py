"""The field table: what a field means, said once in the type annotation of an entity's dataclass.

    grade: Annotated[str | None, f.choice("级别", "Grade", "grade", "等级")] = None

The type checker sees `str | None = None`; the program sees a Field. No default means required.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from enum import Enum, StrEnum
from functools import cached_property, partial
from types import MappingProxyType
from typing import Annotated, Any, NewType, TypeVar, dataclass_transform

from .ids import Id

Fen = NewType("Fen", int)
"""Money: an integer of 分."""
Day = NewType("Day", str)
"""2026-11-21"""
Moment = NewType("Moment", str)
"""2026-11-21T06:30:00Z, or a Day where no clock time was given."""
Value = str | int | float | bytes | None
"""What a cell may hold in SQLite."""


class Kind(StrEnum):
    TEXT = "text"
    NUMBER = "number"
    MONEY = "money"
    DATE = "date"
    TIME = "time"
    CHOICE = "choice"
    FLAG = "flag"
    TAGS = "tags"
    PHONE = "phone"
    BIRTHDAY = "birthday"
    REFERENCE = "reference"

    @property
    def sql(self) -> str:
        return _SQL.get(self, "TEXT")


_SQL: Mapping[Kind, str] = {
    Kind.MONEY: "INTEGER",
    Kind.FLAG: "INTEGER",
    Kind.NUMBER: "REAL",
    Kind.REFERENCE: "BLOB",
}


class Storage(Enum):
    """Where a field's value lives."""

    COLUMN = "column"  # a captured column
    COMPUTED = "computed"  # a column each PC derives: never captured, never sent
    JOURNAL = "journal"  # read from the capture tables
    MEMBERS = "members"  # the live rows of a membership entity


ANY = "*"
"""The target of a reference to any record; the entity's code stands in the field `<name>_kind` beside it."""


@dataclass(frozen=True, slots=True)
class Field:
    kind: Kind
    zh: str
    en: str
    name: str = ""  # filled from the attribute
    default: Value = None
    required: bool = False
    called: tuple[str, ...] = ()  # as headers of sheets call it: labels first
    storage: Storage = Storage.COLUMN
    index: bool = False
    search: str = ""  # how the type-ahead reads it: person, name, digits, word
    choices: str = ""  # name of the option list
    closed: bool = False  # the program depends on these codes: no option can be added
    target: str = ""  # entity that a reference names; through which entity a member is held
    part_of: bool = False  # goes to 回收站 with the record it refers to
    moves: str = ""  # entity that keeps a row for each change of this field
    unique: bool = False  # another record with the same value is refused (custom fields)
    custom: bool = False
    hidden: bool = False  # neither shown nor offered: retired, or of use to the program alone

    @property
    def aliases(self) -> tuple[str, ...]:
        """Headers as compared."""
        return tuple(fold(word) for word in self.called)

    @property
    def is_column(self) -> bool:
        return self.storage in (Storage.COLUMN, Storage.COMPUTED)

    @property
    def captured(self) -> bool:
        return self.storage is Storage.COLUMN

    @property
    def editable(self) -> bool:
        return self.storage in (Storage.COLUMN, Storage.MEMBERS) and not self.hidden

    @property
    def code(self) -> str:
        """What people call the field; a custom field's column has the prefix x_."""
        return self.name[2:] if self.custom else self.name

    def label(self, lang: str) -> str:
        return self.en if lang == "en" else self.zh


def fold(header: str) -> str:
    """A header as compared: case, blanks, underscores, colons and the required star do not count."""
    return header.casefold().strip(" *＊:：\t\r\n\xa0\ufeff").translate(_DROP)


_DROP = {ord(c): None for c in " _\t\r\n\u3000\xa0\u200b-*＊"} | {ord("（"): "(", ord("）"): ")"}


def _field(kind: Kind, zh: str, en: str, aliases: str = "", **more: Any) -> Field:
    return Field(kind, zh, en, called=(zh, en, *filter(None, aliases.split("|"))), **more)


text = partial(_field, Kind.TEXT)
phone = partial(_field, Kind.PHONE)
money = partial(_field, Kind.MONEY)
number = partial(_field, Kind.NUMBER)
flag = partial(_field, Kind.FLAG)
date = partial(_field, Kind.DATE)
time = partial(_field, Kind.TIME)
birthday = partial(_field, Kind.BIRTHDAY)


def choice(zh: str, en: str, choices: str, aliases: str = "", **more: Any) -> Field:
    return _field(Kind.CHOICE, zh, en, aliases, choices=choices, **more)


def ref(zh: str, en: str, target: str, aliases: str = "", **more: Any) -> Field:
    """`target` is an entity's code, or ANY."""
    return _field(Kind.REFERENCE, zh, en, aliases, target=target, index=True, **more)


def members(zh: str, en: str, through: str, aliases: str = "", **more: Any) -> Field:
    """Records held through a membership entity, named in one cell: tags, products, collaborators."""
    return _field(Kind.TAGS, zh, en, aliases, target=through, storage=Storage.MEMBERS, **more)


computed = partial(replace, storage=Storage.COMPUTED)
"""Turns a field into one that each PC derives: `f.computed(f.time("最近跟进", "Last contact"))`."""


@dataclass(frozen=True, eq=False)
class Entity:
    """One kind of record: its table, words and fields. A custom field makes another Entity: `entity.plus(field)`."""

    name: str
    plural: str
    zh: str
    en: str
    cls: type["Row"]
    fields: tuple[Field, ...]
    title: str = "name"  # the field that names a record to people
    prefix: str = ""  # of the human number; without one a record gets no number
    keys: tuple[str, ...] = ()  # fields that tell an imported row which record it is, strongest first
    sheet: int = 0  # sheets may hold it; where one fits several kinds the lowest wins. 0: no sheet does
    named_by: tuple[str, ...] = ()  # fields whose words make the id, so that two PCs make the same record
    link: bool = False  # a membership: two references and what hangs on them
    asks: bool = False  # money hangs on it: 回收站 of its owner asks once
    journal: bool = False  # a capture table, written by triggers alone

    @property
    def table(self) -> str:
        """As SQL writes it; `order` and `view` are words of SQL."""
        return f'"{self.name}"'

    @cached_property
    def by_name(self) -> Mapping[str, Field]:
        return {f.name: f for f in self.fields}

    @cached_property
    def columns(self) -> tuple[Field, ...]:
        return tuple(f for f in self.fields if f.is_column)

    @cached_property
    def captured(self) -> tuple[Field, ...]:
        return tuple(f for f in self.fields if f.captured)

    @cached_property
    def shown(self) -> tuple[Field, ...]:
        """What people see, retired and internal fields left out."""
        return tuple(f for f in self.fields if not f.hidden)

    @cached_property
    def words(self) -> Mapping[str, Field]:
        """Every way to name a shown field: code, then label, then alias; the first that claims a word keeps it."""
        found: dict[str, Field] = {}
        for f in self.shown:
            found.setdefault(fold(f.code), f)
        for most in (2, None):  # labels, then aliases
            for f in self.shown:
                for alias in f.aliases[:most]:
                    found.setdefault(alias, f)
        return found

    def field(self, word: str) -> Field:
        """By code, label or alias. Raises KeyError."""
        return self.by_name[word] if word in self.by_name else self.words[fold(word)]

    def far(self, field: Field) -> Field:
        """Of a membership entity: the reference at the other end from `field`."""
        return next(
            f for f in self.columns if f.kind is Kind.REFERENCE and f.target and f != field and f.name != "owner"
        )

    def label(self, lang: str) -> str:
        return self.en if lang == "en" else self.zh

    def label_of_all(self, lang: str) -> str:
        """Of the kind as a whole: 客户, Customers."""
        return self.plural.replace("_", " ").capitalize() if lang == "en" else self.zh

    def plus(self, *more: Field) -> "Entity":
        return replace(self, fields=self.fields + more)


Entities = Mapping[str, Entity]
ENTITIES: dict[str, Entity] = {}
"""The built-in field table, by code; filled by importing `domain.entities`."""

R = TypeVar("R", bound="Row")


def _declared(cls: type) -> tuple[Field, ...]:
    """The Fields annotated in this very class. A generated dataclass constructor a class would cost start-up 20 ms in all."""
    found = []
    for name, hint in cls.__annotations__.items():
        for f in getattr(hint, "__metadata__", ()):
            if isinstance(f, Field):
                default = getattr(cls, name, None)
                plain = default if isinstance(default, (str, int, float, bytes)) and default != "" else None
                for attribute, value in (
                    ("name", name),
                    ("required", not hasattr(cls, name)),
                    ("default", int(plain) if isinstance(plain, bool) else plain),
                ):
                    object.__setattr__(f, attribute, value)
                found.append(f)
    return tuple(found)


class Row:
    """Common to every table. `rid` is this file's own row number and never leaves it; `id` is the record everywhere."""

    rid: int = 0
    id: Id = Id(b"")
    trashed_at: Annotated[Moment | None, time("回收站", "Trashed at", hidden=True)] = None
    purged_at: Annotated[Moment | None, time("彻底删除", "Purged at", hidden=True)] = None

    def __init__(self, **values: Any) -> None:
        """Type checkers know the arguments from the annotations. Raises TypeError for an unknown or missing one."""
        for name, value in values.items():
            if not any(name in c.__annotations__ for c in type(self).__mro__[:-1]):
                raise TypeError(f"{type(self).__name__} has no field {name}")
            setattr(self, name, value)
        for name in type(self).__annotations__:
            if not hasattr(self, name):
                raise TypeError(f"{type(self).__name__} needs {name}")


_ROW = _declared(Row)


class Record(Row):
    """Common to every record people see. Who made and changed it is read from the capture, never stored twice."""

    number: Annotated[str | None, text("编号", "Number", "代码|单号|序列号|no|id|code", search="word", index=True)] = (
        None
    )
    owner: Annotated[
        Id | None,
        ref(
            "负责人",
            "Owner",
            "user",
            "业务员|销售|销售员|销售代表|客户经理|跟进人|salesagent|salesperson|agent|accountowner",
        ),
    ] = None
    created_at: Annotated[Moment | None, time("创建时间", "Created at", storage=Storage.JOURNAL)] = None
    created_by: Annotated[str | None, text("创建人", "Created by", storage=Storage.JOURNAL)] = None
    updated_at: Annotated[Moment | None, time("修改时间", "Updated at", storage=Storage.JOURNAL)] = None
    updated_by: Annotated[str | None, text("修改人", "Updated by", storage=Storage.JOURNAL)] = None
    batch: Annotated[str | None, text("来源批次", "Batch", storage=Storage.JOURNAL)] = None
    custom: Mapping[str, Value] = MappingProxyType({})  # by column name


_RECORD = _declared(Record)


@dataclass_transform(kw_only_default=True)
def entity(name: str, plural: str, zh: str, en: str, **more: Any) -> Callable[[type[R]], type[R]]:
    """Class decorator: enters the class in the field table. `more` are attributes of Entity."""

    def make(cls: type[R]) -> type[R]:
        own = _declared(cls)
        common = _RECORD + _ROW if issubclass(cls, Record) else _ROW
        ENTITIES[name] = Entity(
            name, plural, zh, en, cls, (*own, *(f for f in common if f.name not in {o.name for o in own})), **more
        )
        return cls

    return make


def references(target: str, entities: Entities) -> list[tuple[Entity, Field]]:
    """Every foreign key that may point at `target`, derived: what a merge moves and an undo must not orphan."""
    return [
        (e, f)
        for e in entities.values()
        if not e.journal
        for f in e.columns
        if f.kind is Kind.REFERENCE and f.target in (target, ANY)
    ]


def of_kind(word: str, entities: Entities) -> Entity | None:
    """An entity by its plural (KIND on the command line) or its code."""
    return entities.get(word) or next((e for e in entities.values() if e.plural == word), None)
