"""Which fields of a record stand together, and in which order. What is not named here, custom fields too, stands under 其他."""

from collections.abc import Iterable, Sequence
from enum import Enum

from PySide6.QtCore import QCoreApplication

from ...domain.fields import Entity, Field, Kind, Storage

translate = QCoreApplication.translate


class Group(Enum):
    BASIC = "basic"
    REACH = "reach"
    INVOICE = "invoice"
    OTHER = "other"
    SYSTEM = "system"

    @property
    def words(self) -> str:
        return {
            Group.BASIC: translate("Record", "基本"),
            Group.REACH: translate("Record", "联系方式"),
            Group.INVOICE: translate("Record", "开票"),
            Group.OTHER: translate("Record", "其他"),
            Group.SYSTEM: translate("Record", "系统"),
        }[self]


BASIC = (
    "name", "text", "content", "customer", "contact", "deal", "about", "method", "at", "amount", "currency", "rate",
    "stage", "pipeline", "probability", "expected_on", "started_on", "closed_on", "due_on", "due_at", "state",
    "kind", "lead", "repeat", "snoozed_until", "done_at", "result", "short_name", "grade", "lifecycle", "owner",
    "author", "next_contact_at", "last_contact_at", "next_at", "next_content", "outcome", "status", "is_primary",
    "salutation", "department", "job_title", "role", "source", "industry", "scale", "tags", "collaborators",
    "contacts", "products", "competitor", "lost_reason", "lost_note", "code", "series", "spec", "unit",
    "list_price", "tax_rate", "active", "joined", "needs", "notes", "asked_by",
)  # fmt: skip
REACH = (
    "mobile", "phone", "wechat", "qq", "email", "website", "region", "address",
)  # fmt: skip
INVOICE = (
    "title_name", "tax_no", "bank", "bank_account", "title_address", "title_phone",
)  # fmt: skip
SYSTEM = ("number", "completeness")


def group_of(f: Field) -> Group:
    if f.custom:
        return Group.OTHER
    if f.storage is Storage.JOURNAL or f.name in SYSTEM:
        return Group.SYSTEM
    if f.name in INVOICE:
        return Group.INVOICE
    if f.name in REACH or f.kind is Kind.PHONE:
        return Group.REACH
    return Group.BASIC if f.name in BASIC else Group.OTHER


def grouped(e: Entity) -> list[tuple[Group, list[Field]]]:
    """The shown fields of a kind, each group in the order of the lists above, then as they are declared."""
    found: dict[Group, list[Field]] = {g: [] for g in Group}
    for f in e.shown:
        found[group_of(f)].append(f)
    for group, names in ((Group.BASIC, [e.title, *BASIC]), (Group.REACH, REACH), (Group.INVOICE, INVOICE)):
        found[group] = _ordered(found[group], names)
    return [(g, fields) for g, fields in found.items() if fields]


def _ordered(fields: Iterable[Field], names: Sequence[str]) -> list[Field]:
    return sorted(fields, key=lambda f: names.index(f.name) if f.name in names else len(names))
