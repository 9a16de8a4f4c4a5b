"""Which kind of record a sheet holds, and which column is which field."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ..domain.fields import Entities, Entity, Field, Kind, Storage, fold

LEAVE, NEW = "-", "new"
REPORT = {"zh": ("导入行号", "未导入原因"), "en": ("Import row", "Not imported because")}
"""Columns that our own list of rejected rows adds; left out when the mended rows come back."""
_REPORT = frozenset(fold(word) for words in REPORT.values() for word in words)
_TITLE_WEIGHT = 3


@dataclass(frozen=True, slots=True)
class Column:
    """What becomes of one column: a field, a new custom field, a line in the notes, or nothing."""

    place: int
    header: str
    field: Field | None
    new: bool = False
    left_out: bool = False

    @property
    def goes_to(self) -> str | None:
        """As reported: the field's code, `notes` for a line there, None for nothing."""
        return None if self.left_out else self.field.code if self.field else NEW if self.new else "notes"


def is_known(header: str, entities: Entities) -> bool:
    """Whether any importable kind has a field of that name."""
    word = fold(header)
    return any(word in e.words for e in importable_kinds(entities))


def importable_kinds(entities: Entities) -> list[Entity]:
    """In the order of preference where a sheet fits several."""
    return sorted((e for e in entities.values() if e.sheet), key=lambda e: e.sheet)


def recognise(headers: Sequence[str], entities: Entities) -> list[tuple[str, int]]:
    """Kinds that fit, best first, with the number of columns understood."""
    found = []
    for place, e in enumerate(importable_kinds(entities)):
        fields = {f.name for h in headers if (f := importable(e, h)) is not None}
        if not names_itself(e, fields):
            continue
        score = len(fields) + (_TITLE_WEIGHT - 1 if e.title in fields else 0)
        plainly = e.title in fields and fold(e.by_name[e.title].zh) in map(fold, headers)
        if len(fields) >= 2 or plainly or len(headers) == 1:
            found.append((-score, place, e.name, len(fields)))
    return [(name, understood) for _, _, name, understood in sorted(found)]


def names_itself(e: Entity, fields: set[str]) -> bool:
    """Whether a row of these fields can become a record; a deal is named by its customer and product when need be."""
    return e.title in fields or (
        e.name == "deal" and bool({"customer", "products"} & fields) and bool({"stage", "amount", "number"} & fields)
    )


def importable(e: Entity, header: str) -> Field | None:
    f = e.words.get(fold(header))
    return f if f is not None and f.editable and f.storage in (Storage.COLUMN, Storage.MEMBERS) else None


def map_columns(headers: Sequence[str], e: Entity, chosen: Mapping[str, str]) -> list[Column]:
    """`chosen` maps a header to a field's code, `new` or `-`. A field takes one column; phones take several.

    Raises KeyError with the header or field that does not exist."""
    wanted = {fold(header): word for header, word in chosen.items()}
    for header in chosen:
        if fold(header) not in {fold(h) for h in headers}:
            raise KeyError(header)
    columns, taken = [], set()
    for place, header in enumerate(headers):
        word = wanted.get(fold(header))
        if word == LEAVE or (word is None and fold(header) in _REPORT):
            columns.append(Column(place, header, None, left_out=True))
            continue
        if word == NEW:
            columns.append(Column(place, header, None, new=True))
            continue
        f = _chosen(e, word) if word else importable(e, header)
        if f is not None and f.name in taken and f.kind is not Kind.PHONE and f.name != "notes":
            f = None
        if f is not None:
            taken.add(f.name)
        columns.append(Column(place, header, f))
    return columns


def _chosen(e: Entity, word: str) -> Field:
    f = e.field(word)
    if not f.editable:
        raise KeyError(word)
    return f
