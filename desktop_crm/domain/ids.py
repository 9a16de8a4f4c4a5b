"""Identity: what names a record on every PC."""

import secrets
import uuid
from typing import NewType

Id = NewType("Id", bytes)
"""16 bytes: a UUIDv7, or a UUIDv5 where two PCs must make the same record."""

_NAMESPACE = uuid.UUID("6f6b0a0e-3c0f-5f0e-9f3a-0d3c7a52c001")


def new_id(ms: int) -> Id:
    """UUIDv7 (RFC 9562): 48 bits of Unix milliseconds, then random."""
    head = (ms << 80) | (0x7 << 76) | (secrets.randbits(12) << 64)
    return Id((head | (0b10 << 62) | secrets.randbits(62)).to_bytes(16, "big"))


def named_id(entity: str, *words: str) -> Id:
    """UUIDv5 of an entity's code and the words that name the record; case does not count."""
    return Id(uuid.uuid5(_NAMESPACE, "/".join((entity, *words)).casefold()).bytes)


def id_text(id: bytes) -> str:
    return str(uuid.UUID(bytes=id))


def id_from_text(text: str) -> Id | None:
    """The id a text spells, or None where it is no UUID."""
    if len(text) not in (32, 36):
        return None
    try:
        return Id(uuid.UUID(text).bytes)
    except ValueError:
        return None
