"""A field by any word people have for it; needs no SQLAlchemy."""

from ..domain.errors import FilterError
from ..domain.fields import Entity, Field


def find_field(e: Entity, word: str, at: int = 0) -> Field:
    """`at` is the character of the filter that named it. Raises FilterError."""
    try:
        return e.field(word)
    except KeyError:
        known = " ".join(f.code for f in e.shown)
        where = f"第 {at} 个字处：" if at else ""
        raise FilterError(
            f"{where}{e.zh}没有“{word}”这一项；可用：{known}",
            f"{e.en} has no field “{word}”; there are: {known}",
            at=at,
        ) from None
