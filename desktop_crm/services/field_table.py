"""The field table as people and programs may read it."""

from typing import Any

from ..domain.fields import Entity, Field, Kind, Storage
from ..store.vocabulary import Vocabulary
from .core import Core, entity_of


def describe(core: Core, kind: str | None = None) -> dict[str, Any]:
    vocabulary = Vocabulary(core.db)
    if kind is not None:
        return _entity(entity_of(core, kind), vocabulary)
    return {"kinds": [_entity(e, vocabulary) for e in core.entities.values() if not e.link]}


def _entity(e: Entity, vocabulary: Vocabulary) -> dict[str, Any]:
    return {"kind": e.plural, "label": e.zh, "label_en": e.en, "fields": [_field(e, f, vocabulary) for f in e.shown]}


def _field(e: Entity, f: Field, vocabulary: Vocabulary) -> dict[str, Any]:
    return {
        "code": f.code,
        "label": f.zh,
        "label_en": f.en,
        "kind": f.kind.value,
        "required": f.required,
        "computed": f.storage in (Storage.COMPUTED, Storage.JOURNAL) or e.journal,
        "choices": [
            {"code": o.code, "label": o.label, "label_en": o.en} for o in vocabulary.options(f) if not o.retired
        ]
        if f.kind is Kind.CHOICE
        else [],
        "aliases": list(f.aliases),
        "target": f.target or None,
    }
