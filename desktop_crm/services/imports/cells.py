"""From the cells of a row to a draft, column by column; nothing is written and no record looked up."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, datetime, time
from functools import lru_cache

from ...domain import values
from ...domain.errors import BadValue, UserError
from ...domain.fields import Entity, Field, Kind, Storage, Value
from ...exchange.headers import Column, Feed
from ...exchange.table import Flaw, Row
from ...store.vocabulary import Vocabulary
from ..members import names
from .draft import Draft

Take = Callable[[Draft, object], None]
Fed = list[tuple[Feed, str, object]]
Gather = Callable[[Draft, Fed], None]
UNKNOWN = ("add", "note", "reject")


def drafts(
    rows: Iterator[Row],
    columns: Sequence[Column],
    e: Entity,
    vocabulary: Vocabulary,
    unknown: str,
    gather: Gather | None = None,
) -> Iterator[Draft]:
    """`gather` is told what each row says of other records: (where it goes, header, cell)."""
    fed: Fed = []
    pieces: dict[str, str] = {}
    takers = [
        (c.place, c.header, take)
        for c in columns
        for take in (_taker(c, vocabulary, unknown, pieces), _feeder(c, fed))
        if take is not None
    ]
    for row in rows:
        cells = row.cells
        draft = Draft(row.number, cells)
        for place, header, take in takers:
            cell = cells[place] if place < len(cells) else None
            if cell is None or cell == "":
                continue
            if isinstance(cell, Flaw):
                if not draft.problems or draft.problems[-1].column != header:
                    draft.reject(header, cell.value_text, UserError(cell.reason_zh, cell.reason_en))
                continue
            try:
                take(draft, cell)
            except BadValue as error:
                draft.reject(header, cell, error)
        if pieces:
            _filled(draft.values, e.title, _whole(pieces))
            pieces.clear()
        if gather is not None:
            gather(draft, fed)
            fed.clear()
        yield draft


def _feeder(c: Column, fed: Fed) -> Take | None:
    feed, header = c.feed, c.header
    return (lambda draft, cell: fed.append((feed, header, cell))) if feed is not None else None


def _whole(pieces: Mapping[str, str]) -> str:
    """欧阳 + 娜 is 欧阳娜, Doe + John is John Doe."""
    family, given = pieces.get("family", ""), pieces.get("given", "")
    chinese = any("\u2e80" <= letter <= "\uffff" for letter in family + given)
    return family + given if chinese else f"{given} {family}".strip()


def as_text(cell: object) -> str:
    """What a person sees in the cell."""
    if isinstance(cell, str):
        return values.text(cell)
    if isinstance(cell, datetime):
        return cell.isoformat(" ", "minutes") if cell.time() != time() else cell.date().isoformat()
    return cell.isoformat() if isinstance(cell, (date, time)) else values.text(cell)


def _taker(c: Column, vocabulary: Vocabulary, unknown: str, pieces: dict[str, str]) -> Take | None:
    f = c.field
    if c.left_out or (f is None and c.feed is not None):
        return None
    if f is None:
        return _line(c.header)
    if c.piece:
        return lambda draft, cell: _filled(pieces, c.piece, as_text(cell))
    if c.if_empty:
        return _if_empty(f)
    if f.storage is Storage.MEMBERS:
        return lambda draft, cell: draft.members.__setitem__(f.name, tuple(names(as_text(cell))))
    if f.kind is Kind.REFERENCE:
        return lambda draft, cell: _filled(draft.refs, f.name, as_text(cell))
    if f.kind is Kind.CHOICE:
        return _choice(f, vocabulary, unknown, c.header)
    if f.kind is Kind.PHONE:
        return lambda draft, cell: _phone(draft, f.name, as_text(cell))
    if f.kind is Kind.TEXT:
        return lambda draft, cell: (
            _filled(draft.values, f.name, as_text(cell)) if f.name != "notes" else _notes(draft, as_text(cell))
        )
    return _parsed(f)


def _if_empty(f: Field) -> Take:
    """What the sheet's name says of each of its rows: their own word goes first, tags join."""

    def take(draft: Draft, cell: object) -> None:
        if f.storage is Storage.MEMBERS:
            own = draft.members.get(f.name, ())
            draft.members[f.name] = tuple(dict.fromkeys((*own, as_text(cell))))
        elif f.kind is Kind.REFERENCE:
            draft.refs.setdefault(f.name, as_text(cell))
        else:
            draft.values.setdefault(f.name, as_text(cell))

    return take


def _line(header: str) -> Take:
    """A column that is no field becomes a line `header: value` of the notes."""

    def take(draft: Draft, cell: object) -> None:
        if text := as_text(cell):
            draft.lines.append(f"{header}: {text}")

    return take


def _parsed(f: Field) -> Take:
    parse = lru_cache(maxsize=4096)(lambda cell: values.parse(f, cell))

    def take(draft: Draft, cell: object) -> None:
        found = parse(cell)
        if found is not None:
            draft.values[f.name] = found

    return take


def _choice(f: Field, vocabulary: Vocabulary, unknown: str, header: str) -> Take:
    codes: dict[str, str | None] = {}

    def take(draft: Draft, cell: object) -> None:
        text = as_text(cell)
        if not text:
            return
        if text not in codes:
            codes[text] = vocabulary.code(f, text)
        code = codes[text]
        if code is not None:
            draft.values[f.name] = code
        elif f.closed or unknown == "reject":
            known = "、".join(o.label for o in vocabulary.options(f) if not o.retired)
            raise BadValue(
                f"{f.zh}没有“{text}”这一选项；有：{known}", f"{f.en} has no option “{text}”; there are: {known}"
            )
        elif unknown == "note":
            draft.lines.append(f"{header}: {text}")
        else:
            draft.options[f.name] = text

    return take


def _phone(draft: Draft, name: str, text: str) -> None:
    """A second column for the same field is a second number."""
    before = draft.values.get(name)
    draft.values[name] = text if not before or before == text else f"{before!s}, {text}"


def _notes(draft: Draft, text: str) -> None:
    before = draft.values.get("notes")
    draft.values["notes"] = f"{before!s}\n{text}" if before else text


def _filled(cells: dict[str, str] | dict[str, Value], name: str, text: str) -> None:
    if text:
        cells[name] = text
