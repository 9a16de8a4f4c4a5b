"""The ticked rows of a table: what is done to several records at once is done to these."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ...services.listing import Listing

if TYPE_CHECKING:
    from ..models.table import TableModel

PART = 5000


@dataclass(frozen=True, slots=True)
class Rows:
    """Held still for a job: these rows, or all of a list but these."""

    named: frozenset[int]
    all: bool = False

    def rids(self, listing: Listing) -> list[int]:
        """In the order of the list. Reads the list in parts: only for a job."""
        if self.all:
            return [rid for rid in _of(listing) if rid not in self.named]
        if len(self.named) < 2:
            return list(self.named)
        found: list[int] = []
        for rid in _of(listing):
            if rid in self.named:
                found.append(rid)
                if len(found) == len(self.named):
                    return found
        return found + sorted(self.named.difference(found))


class Chosen(QObject):
    """All of a million rows is a flag, "all but …": never a list of them."""

    changed = Signal()

    def __init__(self, model: "TableModel", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.all = False
        self._named: set[int] = set()

    @property
    def count(self) -> int:
        return max(0, self._model.rowCount() - len(self._named)) if self.all else len(self._named)

    @property
    def everything(self) -> bool:
        return 0 < self.count >= self._model.rowCount()

    def has(self, rid: int) -> bool:
        return (rid in self._named) != self.all

    def rows(self) -> Rows:
        return Rows(frozenset(self._named), self.all)

    def rids(self, listing: Listing) -> list[int]:
        """Only for a job."""
        return self.rows().rids(listing)

    def tick(self, rids: Iterable[int], on: bool = True) -> None:
        if on != self.all:
            self._named.update(rids)
        else:
            self._named.difference_update(rids)
        self._tell()

    def turn(self, rid: int) -> None:
        if rid:
            self.tick((rid,), not self.has(rid))

    def tick_all(self) -> None:
        self.all = True
        self._named.clear()
        self._tell()

    def clear(self) -> None:
        if self.all or self._named:
            self.all = False
            self._named.clear()
            self._tell()

    @property
    def named(self) -> frozenset[int]:
        """Those that were clicked on: ticked, or taken out of all."""
        return frozenset(self._named)

    def drop(self, rids: Iterable[int]) -> None:
        """They are gone. Also told where only the count of all has changed."""
        self._named.difference_update(rids)
        self._tell()

    def _tell(self) -> None:
        if self.all and not self.count:
            self.all = False
            self._named.clear()
        self.changed.emit()


def _of(listing: Listing) -> Iterator[int]:
    for start in range(0, listing.count, PART):
        yield from listing.ids(start, PART)
