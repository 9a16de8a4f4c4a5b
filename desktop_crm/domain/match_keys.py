"""By what an imported row or a new record is recognised as one the office already has."""

from collections.abc import Iterator, Mapping

from .credit_code import normalise
from .duplicate_keys import name_key, product_key
from .fields import Entity, Field, Kind, Value
from .phones import numbers


def keys_of(e: Entity, f: Field, value: Value) -> Iterator[str]:
    """The keys a value of a key field gives; equal keys = perhaps the same record. Numbers are looked up as they are."""
    if value is None or value == "":
        return
    text = str(value)
    if f.kind is Kind.PHONE:
        for number in numbers(text):
            yield f"p{number}"
    elif f.name == "credit_code":
        yield f"c{normalise(text)}"
    elif f.name == "code" or e.name == "product":
        yield f"{f.name[0]}{product_key(text)}"
    elif f.name == "name":
        yield f"n{name_key(text) if e.name == 'customer' else text.strip().casefold()}"


def key_fields(e: Entity) -> tuple[Field, ...]:
    """The fields whose keys are kept, strongest first."""
    return tuple(e.by_name[k] for k in e.keys if k in e.by_name and k != "number")


def record_keys(e: Entity, values: Mapping[str, Value]) -> Iterator[tuple[str, str]]:
    """(field, key) of one record, strongest first."""
    for f in key_fields(e):
        for key in keys_of(e, f, values.get(f.name)):
            yield f.name, key
