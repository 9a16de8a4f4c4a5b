"""What a committed unit of work moved."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

Label = tuple[str, ...]
"""What a step did: a key and its arguments, put into words when shown."""


@dataclass(frozen=True, slots=True)
class Changes:
    """Read from the captured rows. `born` is a range of rows a kind, so an import of a million is one pair."""

    step: int
    origin: str
    born: Mapping[str, range]
    edited: Mapping[str, Mapping[str, frozenset[int]]]  # kind → field → rows

    def __bool__(self) -> bool:
        return bool(self.born or self.edited)

    @property
    def kinds(self) -> frozenset[str]:
        return frozenset((*self.born, *self.edited))


class Point(NamedTuple):
    """How far a file's capture had come: its newest change and step there, and that step's clock everywhere."""

    file: int  # the file's writer
    seq: int
    step: int
    hlc: int
    writer: int
