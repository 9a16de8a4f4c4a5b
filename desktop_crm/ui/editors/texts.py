"""A plain value of `services.present` as the text that an editor begins with and `services.assignments` reads back."""

from typing import Any

from ...domain.fields import ANY, Field, Kind


def text_of(f: Field, plain: Any) -> str:
    """A choice stays its code and a reference its number: the editor shows people the label."""
    if plain is None or plain == "" or plain == []:
        return ""
    if isinstance(plain, dict):
        word = str(plain.get("number") or plain.get("id") or plain.get("label") or "")
        return f"{plain['kind']}/{word}" if f.target == ANY and plain.get("kind") else word
    if isinstance(plain, (list, tuple)):
        return ",".join(map(str, plain))
    if f.kind is Kind.FLAG:
        return "是" if plain else "否"
    if f.kind is Kind.TIME:
        return _clock(str(plain))
    return str(plain)


def _clock(iso: str) -> str:
    """`2026-11-21T14:30:00+08:00` → `2026-11-21 14:30`; seconds stay where there are any."""
    day, clock = iso[:10], iso[11:19]
    return f"{day} {clock.removesuffix(':00') if clock.count(':') == 2 else clock}".rstrip()
