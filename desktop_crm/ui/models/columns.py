"""Which fields a table shows, in which order, and how wide."""

from collections.abc import Mapping
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
    "name", "phone", "region", "grade", "lifecycle", "owner", "next_contact_at", "last_contact_at", "number",
)  # fmt: skip
INSTEAD = {"phone": "mobile"}


def customer_columns(e: Entity) -> tuple[Column, ...]:
    return tuple(
        Column(e.by_name[n], e.by_name.get(INSTEAD.get(n, "")), n == e.title, PILLS.get(n, {})) for n in CUSTOMER
    )
