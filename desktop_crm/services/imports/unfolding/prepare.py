"""Before rows are matched: a row without a name gets one, a customer that fills several rows is one."""

from collections.abc import Sequence

from ....domain import phones
from ....domain.duplicate_keys import name_key
from ....domain.fields import Entity, Value
from ....exchange.headers import Column, importable
from ..draft import Child, Draft

_NUMBERS = ("phone", "mobile")
_HANDLES = ("phone", "mobile", "wechat", "email")


def prepare(e: Entity, drafts: Sequence[Draft], columns: Sequence[Column]) -> None:
    if e.name not in ("customer", "contact"):
        return
    others = [c.header for c in columns if c.field is None and not c.left_out and _names(e, c)]
    for d in drafts:
        if not d.values.get(e.title):
            _name(e, d, others)
    if e.name == "customer":
        _one_of_several_rows(drafts)


def _names(e: Entity, c: Column) -> bool:
    f = importable(e, c.header)
    return f is not None and f.name == e.title


def _name(e: Entity, d: Draft, others: Sequence[str]) -> None:
    """No name: company, else contact, else phone; a phone then tells which record it is."""
    for header in others:
        line = next((line for line in d.lines if line.startswith(f"{header}: ")), "")
        if line:
            d.lines.remove(line)
            d.values[e.title] = line[len(header) + 2 :]
            return
    person = next((c for c in d.children if c.kind == "contact" and not c.nameless), None)
    number = next((str(d.values[n]) for n in _NUMBERS if d.values.get(n)), "")
    number = number or next((str(v) for c in d.children for n in _NUMBERS if (v := c.values.get(n))), "")
    handle = next((str(d.values[n]) for n in ("wechat", "email", "qq") if d.values.get(n)), "")
    word = str(person.values["name"]) if person else number or handle
    if not word and e.name == "customer":
        word = str(d.values.get("number") or "")
    if not word:
        return
    if d.values.get("number") or any(d.values.get(n) for n in _NUMBERS):
        d.given_name = word
    else:
        d.values[e.title] = word
        if person is not None and e.name == "customer":
            d.values.setdefault("kind", "person")


def _one_of_several_rows(drafts: Sequence[Draft]) -> None:
    """A firm whose people stand in rows below each other: what of a later row is the contact's stays with the contact."""
    first: dict[str, Draft] = {}
    for d in drafts:
        name = d.values.get("name")
        if not isinstance(name, str) or d.values.get("kind") == "person" or d.values.get("number"):
            continue
        head = first.setdefault(name_key(name), d)
        if head is d or not (d.children or head.children):
            continue
        for key in _HANDLES:
            value = d.values.get(key)
            if value is not None and value != head.values.get(key) and _held(d.children, value):
                del d.values[key]
        if all(head.values.get(k, v) == v for k, v in d.values.items()) and not head.problems:
            head.values |= d.values
            head.refs |= {k: v for k, v in d.refs.items() if k not in head.refs}


def _held(children: Sequence[Child], value: Value) -> bool:
    """Whether a contact of the row has it too."""
    numbers = set(phones.numbers(str(value)))
    for c in children:
        if c.kind == "contact":
            has = {n for key in _NUMBERS for n in phones.numbers(str(c.values.get(key) or ""))}
            if value in (c.values.get("wechat"), c.values.get("email")) or (numbers and numbers <= has):
                return True
    return False
