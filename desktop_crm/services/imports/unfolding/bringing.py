"""A child of a row with what it needs of the row."""

from dataclasses import dataclass

from ....domain.fields import Value
from ..draft import Child, Draft


@dataclass(slots=True)
class Bringing:
    child: Child
    draft: Draft
    customer: bytes
    known: bool
    """Whether the office had the customer before."""
    owner: Value
    author: str | None
