"""Words in choice columns that the option lists do not have: each once, with how often it stands there."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from .sheet import Sheet


def options(sheets: Iterable[Sheet]) -> list[dict[str, Any]]:
    """`[{field, value, count}]`, the most frequent first."""
    found = Counter((name, value) for s in sheets for d in s.drafts for name, value in d.options.items())
    return [{"field": name, "value": value, "count": count} for (name, value), count in found.most_common()]
