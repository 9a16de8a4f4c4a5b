"""A record as a few lines of text, to be pasted into a chat."""

from ...domain.fields import Entities
from ...services.dossier import Dossier
from ..wording import Wording

LINES = {
    "customer": ("name", "phone", "mobile", "wechat", "email", "region", "address"),
    "contact": ("name", "customer", "department", "job_title", "mobile", "phone", "wechat", "email"),
    "deal": ("name", "customer", "amount", "stage", "expected_on", "products"),
    "reminder": ("text", "about", "due_on", "due_at"),
}


def as_text(d: Dossier, wording: Wording, entities: Entities) -> str:
    """The name alone first, then label and value of what is filled in; of a customer the primary contact too."""
    e = entities[d.kind]
    names = LINES.get(d.kind, tuple(f.name for f in e.shown if f.editable))
    said = [(e.by_name[n], wording.say(e.by_name[n], d.record.get(e.by_name[n].code)).text) for n in names]
    colon = ": " if wording.lang == "en" else "："
    lines = [text if f.name == e.title else f"{f.label(wording.lang)}{colon}{text}" for f, text in said if text]
    if d.kind == "customer" and d.contacts:
        first = d.contacts[0]
        label = entities["contact"].label(wording.lang)
        lines.append(f"{label}{colon}{' '.join((first.name, first.post, *first.phones)).replace('  ', ' ')}")
    return "\n".join(lines)
