"""By what an imported row or a new record is recognised as one the office already has."""

from collections.abc import Iterator, Mapping

from .credit_code import normalise
from .duplicate_keys import name_key, product_key
from .fields import Entity, Field, Kind, Value
from .phones import numbers

SHORTEST = 5
"""Digits of a phone number that tells anybody apart; 1 or 110 does not."""


def keys_of(e: Entity, f: Field, value: Value) -> list[str]:
    """The keys a value of a key field gives; equal keys = perhaps the same record. Numbers are looked up as they are."""
    if value is None or value == "":
        return []
    text, name = str(value), f.name
    if f.kind is Kind.PHONE:
        return [f"p{number}" for number in numbers(text) if len(number) >= SHORTEST]
    if name == "credit_code":
        return [f"c{normalise(text)}"]
    if name == "code" or e.name == "product":
        return [f"{name[0]}{product_key(text)}"]
    if name == "name":
        return [f"n{name_key(text) if e.name == 'customer' else text.strip().casefold()}"]
    return []


def key_fields(e: Entity) -> tuple[Field, ...]:
    """The fields whose keys are kept, strongest first."""
    return tuple(e.by_name[k] for k in e.keys if k in e.by_name and k != "number")


def record_keys(e: Entity, values: Mapping[str, Value]) -> Iterator[tuple[str, str]]:
    """(field, key) of one record, strongest first."""
    for f in key_fields(e):
        for key in keys_of(e, f, values.get(f.name)):
            yield f.name, key
