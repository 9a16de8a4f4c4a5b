"""Which fields a table shows, in which order, and how wide."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from ...domain.fields import Entity, Field, Kind

PILLS: Mapping[str, Mapping[str, str]] = {
    "lifecycle": {"lead": "grey", "new": "accent", "active": "ok", "dormant": "grey", "lost": "grey"},
}
"""Choices drawn as pills, and the tone of each code; an added code is grey."""


@dataclass
class Column:
    field: Field
    instead: Field | None = None
    """Shown where the first is empty."""
    wide: bool = False
    """Takes the room that is left."""
    pills: Mapping[str, str] = field(default_factory=dict)

    @property
    def right(self) -> bool:
        return self.field.kind in (Kind.MONEY, Kind.NUMBER)

    @property
    def needs(self) -> tuple[Field, ...]:
        return (self.field, self.instead) if self.instead else (self.field,)


CUSTOMER = (
    "name", "phone", "region", "grade", "lifecycle", "owner", "next_contact_at", "last_contact_at",
)  # fmt: skip
INSTEAD = {"phone": "mobile"}


def customer_names(lang: str) -> tuple[str, ...]:
    """As a new office has them. English titles and dates need the room of a region."""
    return tuple(n for n in CUSTOMER if n != "region") if lang == "en" else CUSTOMER


def customer_columns(e: Entity, lang: str = "zh") -> tuple[Column, ...]:
    return columns_of(e, customer_names(lang))


def columns_of(e: Entity, names: Iterable[str]) -> tuple[Column, ...]:
    """The title first, whatever the order; a word that is no field people see is passed over."""
    fields: dict[str, Field] = {e.title: e.by_name[e.title]}
    for name in names:
        try:
            f = e.field(name)
        except KeyError:
            continue
        if not f.hidden and f.name != "id":
            fields[f.name] = f
    beside = {INSTEAD[n] for n in fields if n in INSTEAD and INSTEAD[n] not in fields}
    return tuple(
        Column(
            f, e.by_name.get(INSTEAD.get(n, "")) if INSTEAD.get(n) in beside else None, n == e.title, PILLS.get(n, {})
        )
        for n, f in fields.items()
    )
