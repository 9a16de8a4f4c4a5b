"""Which fields a form for a new record asks for first, and how the rest is grouped behind 更多."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from PySide6.QtCore import QCoreApplication

from ...domain.fields import Entity, Field, Storage

translate = QCoreApplication.translate
FIRST = {
    "customer": ("name", "phone", "mobile", "region", "grade", "source", "owner", "notes"),
    "contact": ("name", "customer", "mobile", "phone", "job_title", "role", "wechat", "notes"),
    "follow_up": ("customer", "contact", "method", "content", "outcome", "next_at", "next_content", "at"),
    "deal": ("customer", "name", "amount", "stage", "expected_on", "products", "owner", "notes"),
    "reminder": ("text", "due_at", "about", "owner", "repeat", "lead"),
    "product": ("name", "code", "series", "spec", "unit", "list_price", "tax_rate", "notes"),
}
NEVER = {
    "follow_up": frozenset(("author",)),
    "deal": frozenset(("pipeline", "closed_on", "lost_reason", "lost_note")),
    "reminder": frozenset(("due_on", "state", "snoozed_until", "done_at", "result", "asked_by")),
}
"""Said by the program, or only once the record lives on; a reminder's day and time are one line."""
GROUPS = {
    "customer": (
        ("about", ("short_name", "kind", "role", "industry", "scale", "credit_code", "lifecycle", "needs", "tags")),
        ("reach", ("wechat", "email", "website", "address")),
        ("person", ("gender", "birthday", "id_no")),
        ("ties", ("collaborators", "referrer", "parent", "verified_on")),
        ("invoice", ("title_name", "tax_no", "bank", "bank_account", "title_address", "title_phone")),
    ),
}
KEPT = ("owner", "region", "source", "customer", "about", "series")
"""Stay for the next one of a series."""


@dataclass(frozen=True, slots=True)
class Group:
    title: str
    fields: tuple[Field, ...]


def first_fields(e: Entity) -> tuple[Field, ...]:
    """And whatever else must be filled in."""
    codes = FIRST.get(e.name) or tuple(f.code for f in _editable(e))[:8]
    chosen = [e.by_name[code] for code in codes]
    return tuple(chosen + [f for f in _editable(e) if is_required(f) and f not in chosen])


def more_groups(e: Entity) -> tuple[Group, ...]:
    left = [f for f in _editable(e) if f not in first_fields(e)]
    groups = []
    for code, names in GROUPS.get(e.name, ()):
        groups.append(Group(_title(code), tuple(f for name in names for f in left if f.name == name)))
        left = [f for f in left if f.name not in names]
    own, rest = [f for f in left if f.custom], [f for f in left if not f.custom]
    if own:
        groups.append(Group(_title("own"), tuple(own)))
    if rest:
        groups.append(Group(_title("rest") if groups else "", tuple(rest)))
    return tuple(g for g in groups if g.fields)


def is_required(f: Field) -> bool:
    return f.required and f.editable and f.storage is Storage.COLUMN and f.default is None


def of_the_line(e: Entity, f: Field) -> Field:
    """The field as the form words it: a reminder's day and time are typed into one line."""
    if e.name == "reminder" and f.name == "due_at":
        return replace(f, zh=e.by_name["due_on"].zh, en="Due", required=True)
    return f


def as_stored(e: Entity, texts: dict[str, str]) -> dict[str, str]:
    """Of a reminder's line: a day goes into its own field."""
    due = texts.get("due_at", "")
    if e.name != "reminder" or len(due) != 10:
        return texts
    return {code: text for code, text in texts.items() if code != "due_at"} | {"due_on": due}


def as_typed(e: Entity, given: dict[str, str]) -> dict[str, str]:
    if e.name != "reminder" or not given.get("due_on"):
        return given
    return {code: text for code, text in given.items() if code != "due_on"} | {"due_at": given["due_on"]}


def hint(e: Entity, f: Field) -> str:
    """What stands there when nothing is typed."""
    if f.name == "number":
        return translate("Form", "自动编号")
    return translate("Form", "现在") if (e.name, f.name) == ("follow_up", "at") else ""


def new_words(e: Entity, lang: str) -> str:
    return translate("Form", "新建{0}").format(e.label(lang) if lang == "zh" else e.label(lang).lower())


def _editable(e: Entity) -> Iterable[Field]:
    """What people may fill in, the number last: it comes by itself."""
    never = NEVER.get(e.name, frozenset())
    fields = [f for f in e.shown if f.editable and f.name not in never]
    return [f for f in fields if f.name != "number"] + [f for f in fields if f.name == "number"]


def _title(code: str) -> str:
    return {
        "about": translate("Form", "概况"),
        "reach": translate("Form", "联系方式"),
        "person": translate("Form", "个人"),
        "ties": translate("Form", "关系"),
        "invoice": translate("Form", "开票"),
        "own": translate("Form", "自定义"),
        "rest": translate("Form", "其他"),
    }[code]
