"""Cells as text for a clipboard: what Excel makes sense of, and what comes in again as it went out."""

from collections.abc import Sequence
from typing import Any

from ..domain.fields import Entity, Field, Kind
from ..store.vocabulary import Vocabulary
from .core import Core
from .present import cell_text, records

PART = 2000
Column = tuple[Field, Field | None]
"""A field, and the one that is shown where it is empty."""


def cells(core: Core, e: Entity, rids: Sequence[int], columns: Sequence[Column], lang: str = "zh") -> list[list[str]]:
    """Row by row; a row deleted since is left out."""
    vocabulary = Vocabulary(core.db)
    fields = list(dict.fromkeys(f for pair in columns for f in pair if f is not None))
    out: list[list[str]] = []
    for start in range(0, len(rids), PART):
        for record in records(core.db, core.entities, e, rids[start : start + PART], fields):
            out.append([_shown(pair, record, vocabulary, lang) for pair in columns])
    return out


def _shown(column: Column, record: dict[str, Any], vocabulary: Vocabulary, lang: str) -> str:
    f, instead = column
    found = _text(f, record[f.code], vocabulary, lang)
    return found or (_text(instead, record[instead.code], vocabulary, lang) if instead else "")


def _text(f: Field, plain: Any, vocabulary: Vocabulary, lang: str) -> str:
    if plain is None:
        return ""
    match f.kind:
        case Kind.CHOICE:
            return vocabulary.label(f, str(plain), lang)
        case Kind.TIME if len(str(plain)) > 10:
            return str(plain)[:16].replace("T", " ")
        case _:
            return cell_text(f, plain)
