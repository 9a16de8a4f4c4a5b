"""One value of the JSON document as a person reads it: labels for codes, names for records."""

from typing import Any

from ..domain.fields import Entity, Kind
from ..services import field_table
from .call import Call


def cell(call: Call, value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return call.say("是", "yes") if value else call.say("否", "no")
    if isinstance(value, dict):
        return " ".join(str(part) for part in (value.get("number"), value.get("label")) if part) or str(value["id"])
    return ",".join(map(str, value)) if isinstance(value, list) else str(value)


def moment(iso: str | None) -> str:
    """A time to the minute, its zone left out: the terminal's own is meant."""
    return (iso or "")[:16].replace("T", " ")


class Reader:
    """The values and labels of one kind of record."""

    def __init__(self, call: Call, e: Entity) -> None:
        self.call, self.e = call, e
        label = call.say("label", "label_en")
        fields = field_table.describe(call.core, e.name)["fields"]
        self.labels = {f["code"]: f[label] for f in fields}
        self.options = {f["code"]: {o["code"]: o[label] for o in f["choices"]} for f in fields}
        self.times = {f["code"] for f in fields if f["kind"] == Kind.TIME}

    def label(self, code: str) -> str:
        return str(self.labels.get(code, code))

    def cell(self, code: str, value: Any) -> str:
        text = cell(self.call, value)
        return moment(text) if code in self.times else str(self.options.get(code, {}).get(text, text))
