"""A table of records: the count is true from the start, rows are read by page when they are drawn."""

from collections import OrderedDict
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt

from ...domain import values
from ...domain.fields import Field, Kind, Storage
from ...services import listing
from ...services.core import Core
from ...services.listing import Because, Listing
from ..wording import NOTHING, Said, Wording
from .columns import Column

PAGE = 200
PAGES = 64
MASKED = {"id_no": (4, 4)}
"""Shown with so many characters at its ends."""
_NOWHERE = QModelIndex()
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class Line:
    """One row as read; put into words when it is first drawn."""

    __slots__ = ("raw", "rid", "said")

    def __init__(self, raw: tuple[Any, ...]) -> None:
        self.rid, self.raw = int(raw[0]), raw
        self.said: list[Said] | None = None


class TableModel(QAbstractTableModel):
    """The page reads run here, in the GUI thread: one costs less than a millisecond."""

    def __init__(self, core: Core, columns: Sequence[Column], wording: Wording, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._core, self.wording = core, wording
        self._hold(columns)
        self._list: Listing | None = None
        self._lent: list[Listing] = []
        self._count = 0
        self._pages: OrderedDict[int, list[Line]] = OrderedDict()
        self._names: dict[str, dict[bytes, str]] = {}

    def _hold(self, columns: Sequence[Column]) -> None:
        self.columns = tuple(columns)
        self._fields = tuple(dict.fromkeys(f for c in columns for f in c.needs))
        self._at = {f: i for i, f in enumerate(self._fields, 2)}  # after rid and id

    def set_columns(self, columns: Sequence[Column], wording: Wording | None = None) -> None:
        """Other fields of the same rows."""
        self.beginResetModel()
        self.wording = wording or self.wording
        self._hold(columns)
        self._pages.clear()
        self.endResetModel()

    @property
    def listing(self) -> Listing | None:
        return self._list

    def lend(self) -> Listing | None:
        """The list as it stands, for a job: open until it is given back, whatever is shown meanwhile."""
        if self._list is not None:
            self._lent.append(self._list)
        return self._list

    def give_back(self, listing: Listing | None) -> None:
        at = next((n for n, held in enumerate(self._lent) if held is listing), -1)
        if at >= 0:
            held = self._lent.pop(at)
            if held is not self._list and not self._is_lent(held):
                held.close()

    def _is_lent(self, listing: Listing) -> bool:
        return any(held is listing for held in self._lent)

    def show(self, listing: Listing) -> None:
        """Takes the listing over. One that only continues a first page leaves cursor and selection where they are."""
        old, self._list = self._list, listing
        grows = old is not None and not old.whole and old.ids(0, old.count) == listing.ids(0, old.count)
        if grows and listing.count > self._count:
            self.beginInsertRows(_NOWHERE, self._count, listing.count - 1)
            self._count = listing.count
            self._pages.clear()
            self.endInsertRows()
        else:
            self.beginResetModel()
            self._count = listing.count
            self._pages.clear()
            self.endResetModel()
        if old is not None and not self._is_lent(old):
            old.close()

    def reread(self, wording: Wording | None = None) -> None:
        """Same rows, fresh values."""
        self.wording = wording or self.wording
        self._pages.clear()
        self._names.clear()
        if self._count:
            self.dataChanged.emit(self.index(0, 0), self.index(self._count - 1, len(self.columns) - 1))

    def foresee(self, row: int, f: Field, value: Any) -> None:
        """What a write on its way will have made of a cell; the next read knows better. Members are a list of names."""
        line = self.line(row)
        if line is not None and f in self._at:
            line.raw = (*line.raw[: self._at[f]], value, *line.raw[self._at[f] + 1 :])
            line.said = None
            self.dataChanged.emit(self.index(row, 0), self.index(row, len(self.columns) - 1))

    def close(self) -> None:
        for held in (self._list, *self._lent):
            if held is not None:
                held.close()
        self._lent.clear()

    def rid(self, row: int) -> int:
        """0 for a row that is gone."""
        line = self.line(row)
        return line.rid if line else 0

    def because(self, rid: int) -> Because | None:
        """What led the search to that record; None where its own name did."""
        found = self._list.because.get(rid) if self._list is not None else None
        return None if found is not None and not found.label and found.field.name == "name" else found

    def cell(self, row: int, column: int) -> Said:
        line = self.line(row)
        return self.said(line)[column] if line is not None else NOTHING

    def said(self, line: Line) -> list[Said]:
        """A line in words, column by column."""
        if line.said is None:
            line.said = [self._say(c, line.raw) for c in self.columns]
        return line.said

    def code(self, row: int, column: int) -> Any:
        """As stored."""
        line = self.line(row)
        return line.raw[self._at[self.columns[column].field]] if line else None

    def field_at(self, row: int, column: int) -> Field:
        """The field that stands in that cell."""
        line = self.line(row)
        return self._shown(self.columns[column], line.raw) if line else self.columns[column].field

    def rowCount(self, parent: QModelIndex = _NOWHERE) -> int:  # noqa: N802
        return 0 if parent.isValid() else self._count

    def columnCount(self, parent: QModelIndex = _NOWHERE) -> int:  # noqa: N802
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return _RIGHT if role == Qt.ItemDataRole.TextAlignmentRole and self.columns[index.column()].right else None
        text = self.cell(index.row(), index.column()).text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self.headerData(index.column(), Qt.Orientation.Horizontal)}: {text or '—'}"
        return text

    def headerData(self, section: int, way: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: N802
        if way is not Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        column = self.columns[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if column.right else _LEFT
        return column.field.label(self.wording.lang) if role == Qt.ItemDataRole.DisplayRole else None

    def line(self, row: int) -> Line | None:
        """None for a row that is gone."""
        if self._list is None or not 0 <= row < self._count:
            return None
        number, place = divmod(row, PAGE)
        page = self._pages.get(number)
        if page is None:
            page = self._pages[number] = self._read(number)
            if len(self._pages) > PAGES:
                self._pages.popitem(last=False)
        else:
            self._pages.move_to_end(number)
        return page[place] if place < len(page) else None

    def _read(self, number: int) -> list[Line]:
        assert self._list is not None
        return [Line(raw) for raw in self._list.page(number * PAGE, PAGE, self._fields)]

    def _shown(self, column: Column, raw: tuple[Any, ...]) -> Field:
        if column.instead is not None and raw[self._at[column.field]] in (None, ""):
            return column.instead if raw[self._at[column.instead]] not in (None, "") else column.field
        return column.field

    def _say(self, column: Column, raw: tuple[Any, ...]) -> Said:
        f = self._shown(column, raw)
        value = raw[self._at[f]]
        if f.kind is Kind.REFERENCE:
            return self.wording.say(f, self._name(f.target, value))
        said = self.wording.say(f, value if f.storage is Storage.MEMBERS else values.plain(f, value))
        if f.name in MASKED and said.text:
            first, last = MASKED[f.name]
            hidden = max(0, len(said.text) - first - last)
            return Said(said.text[:first] + "•" * hidden + said.text[first + hidden :], said.tone)
        return said

    def _name(self, kind: str, id: bytes | None) -> str | None:
        if id is None or kind not in self._core.entities:
            return None
        known = self._names.setdefault(kind, {})
        if id not in known:
            known[id] = ""  # of a record that is not here
            known.update(listing.names(self._core, kind, [id]))
        return known[id]
