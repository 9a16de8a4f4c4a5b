"""What comes back with a row of our own export."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from ...domain.fields import Value
from ...domain.ids import Id

Stored = Value | tuple[str, ...]
"""As a record holds it; of members their names."""


@dataclass(slots=True)
class Back:
    """What the hidden column and the cells of a row tell."""

    id: Id
    rid: int = 0  # 0: never seen here
    base: dict[str, Stored] = field(default_factory=dict)  # what the export wrote, of the fields changed in the sheet
    cleared: list[str] = field(default_factory=list)
    foreign: bool = False  # exported by an office that never shared anything with this one
    here: dict[str, tuple[Stored, Stored]] = field(default_factory=dict)  # changed in the office alone: then, now
    too_long: list[str] = field(default_factory=list)  # changed, but the sheet never held all of it
    copy_of: int = 0  # the row of the sheet that this one was copied from, and then changed
    copied: bool = False  # another row of the sheet is the record; this one was made from it
    by_cell: bool = True  # False: it says which record the row is, and no more
    titles: Mapping[str, Mapping[int, Value]] = field(
        default_factory=dict
    )  # kind → rows renamed since, as they were called
    dropped: dict[str, list[str]] = field(default_factory=dict)  # members taken out in the sheet
