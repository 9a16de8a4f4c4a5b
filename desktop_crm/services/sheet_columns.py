"""The columns of a sheet that goes out: headers, widths, drop-downs."""

import sqlite3
from collections.abc import Sequence

from ..domain.fields import Field, Kind
from ..exchange.writers.workbook import Column
from ..store.vocabulary import Vocabulary


def of(db: sqlite3.Connection, fields: Sequence[Field], lang: str) -> list[Column]:
    vocabulary = Vocabulary(db)
    return [Column(f.label(lang), f.kind, width(f), choices(f, vocabulary, lang)) for f in fields]


def choices(f: Field, vocabulary: Vocabulary, lang: str) -> tuple[str, ...]:
    if f.kind is Kind.FLAG:
        return ("是", "否")
    if f.kind is not Kind.CHOICE:
        return ()
    return tuple((o.en if lang == "en" else o.label) for o in vocabulary.options(f) if not o.retired)


_WIDTHS = {
    Kind.DATE: 12,
    Kind.TIME: 18,
    Kind.MONEY: 14,
    Kind.NUMBER: 10,
    Kind.CHOICE: 12,
    Kind.FLAG: 8,
    Kind.PHONE: 18,
    Kind.TAGS: 18,
    Kind.BIRTHDAY: 14,
}


def width(f: Field) -> float:
    """In characters of the default font; a hanzi counts two."""
    return {"name": 28, "notes": 40, "content": 40, "address": 32, "number": 14}.get(f.name, _WIDTHS.get(f.kind, 16))
