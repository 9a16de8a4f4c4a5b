"""One value of the JSON document as a person reads it: labels for codes, names for records."""

from collections.abc import Mapping
from typing import Any

from ..domain.fields import Entity
from ..services import field_table
from .call import Call

Labels = Mapping[str, Mapping[str, str]]


def option_labels(call: Call, e: Entity) -> Labels:
    """Field code → option code → label, as this file has them."""
    label = call.say("label", "label_en")
    fields = field_table.describe(call.core, e.name)["fields"]
    return {f["code"]: {o["code"]: o[label] for o in f["choices"]} for f in fields if f["choices"]}


def cell(call: Call, value: Any, labels: Mapping[str, str] | None = None) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return call.say("是", "yes") if value else call.say("否", "no")
    if isinstance(value, dict):
        return " ".join(str(part) for part in (value.get("number"), value.get("label")) if part) or str(value["id"])
    if isinstance(value, list):
        return ",".join(map(str, value))
    text = str(value)
    return (labels or {}).get(text, text)


def moment(iso: str | None) -> str:
    """A time to the minute, its zone left out: the terminal's own is meant."""
    return (iso or "")[:16].replace("T", " ")
