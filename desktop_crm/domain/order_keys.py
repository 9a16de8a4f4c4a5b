"""The order of cards inside a column of the board: text keys with always room for one more in between.

ORDER BY key, id. Two random digits keep two PCs that insert into the same gap apart (almost always: see needs_rekey).
"""

import os
from collections.abc import Callable, Iterable

MAX_LENGTH = 40

_DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"


def between(before: str | None, after: str | None, jitter: Callable[[], int] | None = None) -> str:
    """None means the end of the column. Raises ValueError where needs_rekey is true."""
    gap = _gap(before, after)
    if gap is None:
        raise ValueError(f"no room between {before!r} and {after!r}: ask needs_rekey first")
    draw = jitter or _random
    # a key may not end in the digit 0
    return gap + _DIGITS[draw() % 62] + _DIGITS[1 + draw() % 61]


def needs_rekey(before: str | None, after: str | None) -> bool:
    """True for neighbours with equal keys (two PCs, one gap), in wrong order, or damaged.

    Then give the whole run of such neighbours new keys first: spread(n, before the run, after the run).
    """
    return _gap(before, after) is None


def needs_spread(keys: Iterable[str]) -> bool:
    """A column whose keys have grown too long; spread(n) gives all of them new ones."""
    return any(len(key) > MAX_LENGTH for key in keys)


def spread(n: int, before: str | None = None, after: str | None = None) -> list[str]:
    """n ascending short keys; without random digits, so that two PCs which spread the same column agree."""
    from fractional_indexing import generate_n_keys_between

    if needs_rekey(before, after):
        raise ValueError(f"no room between {before!r} and {after!r}")
    keys: list[str] = generate_n_keys_between(before, after, n)
    return keys


def _gap(before: str | None, after: str | None) -> str | None:
    """A key between the two that is no beginning of `after`, so that any digits may follow it."""
    from fractional_indexing import FIError, generate_key_between, get_integer_part

    try:
        if before is None and after is not None:
            generate_key_between(None, after)
            # one whole step down instead of a fraction: adding at the top must not lengthen the keys
            after = get_integer_part(after)
        key: str = generate_key_between(before, after)
        while after is not None and after.startswith(key):
            key = generate_key_between(key, after)
    except (FIError, ValueError, IndexError):
        return None
    return key


def _random() -> int:
    return int.from_bytes(os.urandom(4), "big")
