"""Which kind of record a sheet holds, and which column is which field."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from ..domain.fields import Entities, Entity, Field, Kind, Storage, fold
from .contents import Kinds

LEAVE, NEW = "-", "new"
REPORT = {"zh": ("导入行号", "未导入原因"), "en": ("Import row", "Not imported because")}
"""Columns that our own list of rejected rows adds; left out when the mended rows come back."""
_REPORT = frozenset(fold(word) for words in REPORT.values() for word in words)
_TITLE_WEIGHT = 3
_FAMILY = frozenset(("姓", "姓氏", "lastname", "surname", "familyname", "last"))
_GIVEN = frozenset(("名", "名字", "firstname", "givenname", "forename", "first"))
_ALSO = re.compile(r"(?:备用|其他|其它|另外?|第[二三四])?(.+?)(?:[（(]?(?:\d|[一二三四]|备用)[)）]?)?")
_IDS = frozenset(("customerid", "客户编号", "客户编码", "客户代码", "customerno", "accountid"))
_BY_CONTENT: Mapping[str, Mapping[str, str]] = {
    "customer": {"company": "name", "credit_code": "credit_code", "id_no": "id_no"},
    "contact": {"person": "name", "company": "customer"},
    "deal": {"company": "customer"},
    "follow_up": {"company": "customer", "date": "at"},
}
"""Entity → what a column's values are → field, beside mobile and email."""
NONE: Kinds = {}


@dataclass(frozen=True, slots=True)
class Feed:
    """Another record that a column feeds, one of the customer of its row: 联系人2 手机 is the mobile of the second contact."""

    kind: str
    plural: str
    turn: int
    field: str

    @property
    def word(self) -> str:
        return f"{self.plural}{self.turn if self.turn > 1 else ''}.{self.field}"


@dataclass(frozen=True, slots=True)
class Column:
    """What becomes of one column: a field, a new custom field, a line in the notes, or nothing."""

    place: int
    header: str
    field: Field | None
    new: bool = False
    left_out: bool = False
    feed: Feed | None = None
    """With a field: both get the cell."""
    piece: str = ""
    """Of a name in two columns: `given` or `family`."""
    if_empty: bool = False
    """Only where the row has no value of its own for the field."""

    @property
    def goes_to(self) -> str | None:
        """As reported: the field's code, `contacts2.mobile` for another record's, `notes` for a line there, None for nothing."""
        if self.left_out:
            return None
        if self.field:
            return self.field.code
        return self.feed.word if self.feed else NEW if self.new else "notes"


def is_known(header: str, entities: Entities) -> bool:
    """Whether any importable kind has a field of that name."""
    word = fold(header)
    return any(word in e.words for e in importable_kinds(entities)) or word in _FAMILY | _GIVEN


def importable_kinds(entities: Entities) -> list[Entity]:
    """In the order of preference where a sheet fits several."""
    return sorted((e for e in entities.values() if e.sheet), key=lambda e: e.sheet)


def recognise(headers: Sequence[str], entities: Entities, kinds: Kinds = NONE) -> list[tuple[str, int]]:
    """Kinds that fit, best first, with the number of columns understood. Users only when asked for."""
    found = []
    folded = [fold(h) for h in headers]
    pair = any(h in _FAMILY for h in folded) and any(h in _GIVEN for h in folded)
    for place, e in enumerate(importable_kinds(entities)):
        if e.name == "user":
            continue
        fields = {f.name for h in headers if (f := importable(e, h)) is not None}
        by_header = frozenset(fields)
        for at, kind in kinds.items():
            if importable(e, headers[at]) is None and (name := _by_content(e, kind)):
                fields.add(name)
        pairs = pair and e.name == "contact"
        if pairs:
            fields.add("name")
        by_id = e.name == "customer" and "number" in fields and any(h in _IDS for h in folded)
        if not (names_itself(e, fields) or by_id):
            continue
        score = len(by_header) + pairs + (_TITLE_WEIGHT - 1 if e.title in by_header or pairs else 0)
        plainly = pairs or (e.title in fields and fold(e.by_name[e.title].zh) in folded)
        if len(fields) >= 2 or plainly or len(headers) == 1:
            found.append((-score, place, e.name, len(fields)))
    return [(name, understood) for _, _, name, understood in sorted(found)]


def names_itself(e: Entity, fields: set[str]) -> bool:
    """Whether a row of these fields can become a record; a deal is named by its customer and product when need be."""
    return e.title in fields or (
        e.name == "deal" and bool({"customer", "products"} & fields) and bool({"stage", "amount", "number"} & fields)
    )


def importable(e: Entity, header: str) -> Field | None:
    word = fold(header)
    f = e.words.get(word)
    if f is None and (m := _ALSO.fullmatch(word)) and m[1] != word:
        f = e.words.get(m[1])  # 电话2, 备用手机: one more number of the field
        f = f if f is not None and f.kind is Kind.PHONE else None
    return f if f is not None and f.editable and f.storage in (Storage.COLUMN, Storage.MEMBERS) else None


def map_columns(headers: Sequence[str], e: Entity, chosen: Mapping[str, str]) -> list[Column]:
    """`chosen` maps a header to a field's code, `new` or `-`. A field takes one column; phones take several.

    Raises KeyError with the header or field that does not exist."""
    wanted = {fold(header): word for header, word in chosen.items()}
    for header in chosen:
        if fold(header) not in {fold(h) for h in headers}:
            raise KeyError(header)
    pieces = _pieces(headers, e, wanted)
    columns, taken = [], set()
    for place, header in enumerate(headers):
        word = wanted.get(fold(header))
        if word == LEAVE or (word is None and fold(header) in _REPORT):
            columns.append(Column(place, header, None, left_out=True))
            continue
        if word == NEW:
            columns.append(Column(place, header, None, new=True))
            continue
        if word is None and place in pieces:
            columns.append(Column(place, header, e.by_name[e.title], piece=pieces[place]))
            taken.add(e.title)
            continue
        f = _chosen(e, word) if word else importable(e, header)
        if f is not None and f.name in taken and f.kind is not Kind.PHONE and f.name != "notes":
            f = None
        if f is not None:
            taken.add(f.name)
        columns.append(Column(place, header, f))
    return columns


def by_content(columns: Sequence[Column], e: Entity, chosen: Mapping[str, str], kinds: Kinds) -> list[Column]:
    """Columns whose header says nothing are judged by their values."""
    taken = {c.field.name for c in columns if c.field}
    wanted = set(map(fold, chosen))
    out = []
    for c in columns:
        if c.place in kinds and not (c.field or c.feed or c.new or c.left_out or fold(c.header) in wanted):
            name = _by_content(e, kinds[c.place])
            if name and (name not in taken or name == "mobile"):
                taken.add(name)
                c = replace(c, field=e.by_name[name])
        out.append(c)
    return out


def _by_content(e: Entity, kind: str) -> str:
    name = _BY_CONTENT.get(e.name, {}).get(kind, kind if kind in ("mobile", "email") else "")
    return name if name in e.by_name else ""


def _pieces(headers: Sequence[str], e: Entity, wanted: Mapping[str, str]) -> dict[int, str]:
    """A name written in two columns, 姓 and 名: place → which."""
    if e.name not in ("contact", "user"):
        return {}
    found: dict[str, int] = {}
    for place, header in enumerate(headers):
        word = fold(header)
        which = "family" if word in _FAMILY else "given" if word in _GIVEN else ""
        if which and word not in wanted:
            found.setdefault(which, place)
    return {place: which for which, place in found.items()} if len(found) == 2 else {}


def _chosen(e: Entity, word: str) -> Field:
    f = e.field(word)
    if not f.editable:
        raise KeyError(word)
    return f
