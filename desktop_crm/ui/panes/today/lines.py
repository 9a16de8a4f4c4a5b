"""The work list as lines: a head for each part of the day, its reminders, and what unfolds more of them. What a reminder says is
read when its line is first looked at."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum, auto
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ....services import day
from ....services.core import Core
from ....services.day import COMING, DONE, PLACES, PUT_OFF, TODAY, Entry, Item, Outline

STEP = 200
"""Lines of one part that are listed at first, and more at a time."""
AT_ONCE = 40
Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole


class What(Enum):
    HEAD = auto()
    DAY = auto()
    ITEM = auto()
    NONE = auto()
    MORE = auto()


@dataclass(frozen=True, slots=True)
class Line:
    what: What
    place: str
    entry: Entry | None = None
    count: int = 0
    """Of a head: all of its part; of `more`: those not yet listed."""

    @property
    def rid(self) -> int:
        return self.entry.rid if self.entry else 0


class Lines(QAbstractListModel):
    def __init__(self, core: Core, words: "Mapping[str, str]", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._core, self.words = core, words
        self.outline = Outline(core.today())
        self.folded = {PUT_OFF, DONE}
        self.rung: set[int] = set()
        """Became due while the window was open and were not looked at since."""
        self.pinned = 0
        """Stays listed whatever happens to it: someone is writing about it."""
        self._limits: dict[str, int] = {}
        self._items: dict[int, Item] = {}
        self._lines: list[Line] = []
        self._rows: dict[int, int] = {}

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        if role not in (Role.DisplayRole, Role.AccessibleTextRole) or not index.isValid():
            return None
        return self.said(self._lines[index.row()])

    def flags(self, index: Index) -> Qt.ItemFlag:
        line = self._lines[index.row()]
        stops = line.what in (What.ITEM, What.MORE) or (line.what is What.HEAD and line.place in self.folded)
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable if stops else Qt.ItemFlag.NoItemFlags

    def said(self, line: Line) -> str:
        """For those who listen instead of looking."""
        if line.what is What.ITEM and (item := self.item(line.rid)):
            about = item.about.label if item.about else ""
            return "，".join(filter(None, (item.text, about, item.person, item.phone)))
        return self.words[line.place]

    def line(self, row: int) -> Line | None:
        return self._lines[row] if 0 <= row < len(self._lines) else None

    def row_of(self, rid: int) -> int:
        """-1 for what is not listed."""
        return self._rows.get(rid, -1)

    def rids(self) -> list[int]:
        return list(self._rows)

    def first(self) -> int:
        """The row of the first reminder; -1 for none."""
        return next(iter(self._rows.values()), -1)

    def order_from(self, row: int) -> list[int]:
        """Where the cursor goes from there when lines vanish: on, and only then back."""
        at = max(row, 0)
        return [line.rid for line in (*self._lines[at:], *reversed(self._lines[:at])) if line.rid]

    def item(self, rid: int) -> Item | None:
        """Read with those that follow it, a page by primary keys at a time."""
        if rid not in self._items:
            row = self._rows.get(rid, -1)
            near = [line.rid for line in self._lines[row : row + AT_ONCE] if line.rid] if row >= 0 else [rid]
            self._items |= day.items(self._core, [r for r in near if r not in self._items])
        return self._items.get(rid)

    def take(self, outline: Outline, items: Mapping[int, Item]) -> None:
        """A new reading. What stands there already is read again."""
        self.rung &= {entry.rid for place in PLACES for entry in outline.places[place]}
        if self.pinned:
            self._keep_pinned(outline)
        self.outline, self._items = outline, dict(items)
        self._rebuild()

    def fold(self, place: str, on: bool) -> None:
        if on != (place in self.folded):
            self.folded ^= {place}
            self._rebuild()

    def more(self, place: str) -> None:
        self._limits[place] = self._limits.get(place, STEP) + STEP
        self._rebuild()

    def unfold_to(self, rid: int) -> bool:
        """Whether that reminder is listed, if need be from now on."""
        for place, entries in self.outline.places.items():
            at = next((n for n, entry in enumerate(entries) if entry.rid == rid), -1)
            if at >= 0:
                self.folded.discard(place)
                self._limits[place] = max(self._limits.get(place, STEP), at + 1)
                self._rebuild()
                return True
        return False

    @property
    def empty(self) -> bool:
        return not any(self.outline.places.values())

    def _keep_pinned(self, new: Outline) -> None:
        """Where it stood, if it would be out of sight now."""
        if any(e.rid == self.pinned for place in PLACES if place not in self.folded for e in new.places[place]):
            return
        for place, entries in self.outline.places.items():
            for at, entry in enumerate(entries):
                if entry.rid == self.pinned:
                    for others in new.places.values():
                        others[:] = [other for other in others if other.rid != self.pinned]
                    new.places[place].insert(min(at, len(new.places[place])), entry)

    def _rebuild(self) -> None:
        self.beginResetModel()
        self._lines = list(self._made())
        self._rows = {line.rid: row for row, line in enumerate(self._lines) if line.rid}
        self.endResetModel()

    def _made(self) -> Iterable[Line]:
        if self.empty:
            return
        for place in PLACES:
            entries = self.outline.places[place]
            if not entries and place != TODAY:
                continue
            yield Line(What.HEAD, place, count=len(entries))
            if place in self.folded:
                continue
            if not entries:
                yield Line(What.NONE, place)
            limit = self._limits.get(place, STEP)
            last = ""
            for entry in entries[:limit]:
                if place == COMING and entry.due[:10] != last:
                    last = entry.due[:10]
                    yield Line(What.DAY, place, Entry(0, last))
                yield Line(What.ITEM, place, entry)
            if len(entries) > limit:
                yield Line(What.MORE, place, count=len(entries) - limit)


def day_of(entry: Entry) -> date:
    return date.fromisoformat(entry.due[:10])
