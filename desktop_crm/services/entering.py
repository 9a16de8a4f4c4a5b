"""A form handed in: every value that is wrong is named at once, and nothing is written before all are right."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from ..domain.errors import BadValue, UserError
from ..domain.fields import Field, Storage
from ..domain.ids import id_from_text
from . import assignments, records
from .core import Core, entity_of


@dataclass(frozen=True, slots=True)
class Entered:
    rid: int = 0
    label: str = ""
    wrong: Mapping[str, UserError] = field(default_factory=dict)
    """Field code → what is wrong with its text; then nothing was written."""


def enter(core: Core, kind: str, texts: Mapping[str, str]) -> Entered:
    """A new record. Raises UserError for what is wrong with the record as a whole."""
    e = entity_of(core, kind)
    given = {code: text for code, text in texts.items() if text.strip()}
    if wrong := check(core, kind, given):
        return Entered(wrong=wrong)
    written = records.add(core, e.plural, given)
    (rid,) = core.db.execute(f"SELECT rid FROM {e.table} WHERE id = ?", (id_from_text(written.ids[0]),)).fetchone()
    return Entered(rid, given.get(e.by_name[e.title].code, "") if e.title else "")


def check(core: Core, kind: str, texts: Mapping[str, str]) -> dict[str, UserError]:
    """Each text by itself, and what is missing."""
    e = entity_of(core, kind)
    wrong: dict[str, UserError] = {}
    for code, text in texts.items():
        try:
            assignments.read(core.db, core.entities, e, {code: text})
        except UserError as error:
            error.where = ""
            wrong[code] = error
    for f in e.fields:
        must = f.required and f.editable and f.storage is Storage.COLUMN and f.default is None
        if must and not texts.get(f.code, "").strip():
            wrong[f.code] = _missing(f)
    if e.name == "reminder" and not any(texts.get(code, "").strip() for code in ("due_on", "due_at")):
        wrong["due_on"] = _missing(e.by_name["due_on"])
    return wrong


def _missing(f: Field) -> BadValue:
    return BadValue(f"请填写{f.zh}", f"Please fill in {f.en}")
