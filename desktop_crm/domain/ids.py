"""Identity: what names a record on every PC.

Written out instead of importing `uuid`, `secrets` and `hashlib`, which cost the first window 9 ms.
"""

import os
from typing import NewType

Id = NewType("Id", bytes)
"""16 bytes: a UUIDv7, or a UUIDv5 where two PCs must make the same record."""

_NAMESPACE = bytes.fromhex("6f6b0a0e3c0f5f0e9f3a0d3c7a52c001")
_VARIANT = 0b10 << 62


def new_id(ms: int) -> Id:
    """UUIDv7 (RFC 9562 §5.7): 48 bits of Unix milliseconds, then 74 random bits."""
    random = int.from_bytes(os.urandom(10), "big")
    head = (ms << 80) | (0x7 << 76) | ((random & 0xFFF) << 64)
    return Id((head | _VARIANT | (random >> 18)).to_bytes(16, "big"))


def named_id(entity: str, *words: str) -> Id:
    """UUIDv5 (RFC 9562 §5.5) of an entity's code and the words that name the record; case does not count."""
    from hashlib import sha1

    name = "/".join((entity, *words)).casefold().encode()
    made = bytearray(sha1(_NAMESPACE + name, usedforsecurity=False).digest()[:16])
    made[6] = made[6] & 0x0F | 0x50
    made[8] = made[8] & 0x3F | 0x80
    return Id(bytes(made))


def id_text(id: bytes) -> str:
    """As UUIDs are written: 8-4-4-4-12 hexadecimal digits."""
    h = id.hex()
    return f"{h[:8]}-{h[8:12]}-{h[12:16]}-{h[16:20]}-{h[20:]}"


def id_from_text(text: str) -> Id | None:
    """The id a text spells, or None where it is no UUID."""
    plain = text.replace("-", "")
    if len(text) not in (32, 36) or len(plain) != 32:
        return None
    try:
        return Id(bytes.fromhex(plain))
    except ValueError:
        return None
