"""Whether something that was written shows in a record that is on the screen."""

from ...domain.changes import Changes
from ...services.dossier import Dossier

HANGING = {
    "customer": ("contact", "deal", "deal_line", "follow_up", "reminder", "stage_change", "customer_tag", "customer_collaborator"),
    "contact": ("deal", "deal_contact", "follow_up", "reminder", "contact_tag"),
    "deal": ("contact", "deal_contact", "deal_line", "follow_up", "reminder", "stage_change", "product"),
    "reminder": (),
}  # fmt: skip
WORDS = frozenset(("option", "custom_field", "stage", "pipeline", "tag"))
"""Kinds whose words stand in any record."""


def touches(changes: Changes, d: Dossier) -> bool:
    kinds = changes.kinds
    if kinds & WORDS or kinds & set(HANGING.get(d.kind, ())):
        return True
    named = {(d.kind, d.rid), *d.links.values()}
    return any(
        rid in rows
        for kind, rid in named
        for rows in (*changes.edited.get(kind, {}).values(), changes.born.get(kind, ()))
    )
