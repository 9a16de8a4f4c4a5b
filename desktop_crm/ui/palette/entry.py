"""One line of the palette: a heading, a record, or something that can be done."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Entry:
    words: str
    run: Callable[[], object] | None = None
    """None for a heading."""
    icon: str = ""
    detail: str = ""
    right: str = ""
    keys: str = ""
    lit: str = ""
    """What was typed, where it stands in the words."""

    @property
    def is_heading(self) -> bool:
        return self.run is None

    @property
    def said(self) -> str:
        """As a screen reader says it."""
        return " ".join(filter(None, (self.words, self.detail, self.right, self.keys)))
