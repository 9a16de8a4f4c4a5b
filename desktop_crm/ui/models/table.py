"""A table of records: the count is true from the start, rows are read by page when they are drawn."""

from collections import OrderedDict
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt

from ...domain import values
from ...domain.fields import Kind
from ...services import listing
from ...services.core import Core
from ...services.listing import Because, Listing
from ..wording import NOTHING, Said, Wording
from .columns import Column

PAGE = 200
PAGES = 64
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
        self._core, self.columns, self.wording = core, tuple(columns), wording
        self._fields = tuple(dict.fromkeys(f for c in columns for f in c.needs))
        self._at = {f: i for i, f in enumerate(self._fields, 2)}  # after rid and id
        self._list: Listing | None = None
        self._count = 0
        self._pages: OrderedDict[int, list[Line]] = OrderedDict()
        self._names: dict[str, dict[bytes, str]] = {}

    @property
    def listing(self) -> Listing | None:
        return self._list

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
        if old is not None:
            old.close()

    def reread(self, wording: Wording | None = None) -> None:
        """Same rows, fresh values."""
        self.wording = wording or self.wording
        self._pages.clear()
        self._names.clear()
        if self._count:
            self.dataChanged.emit(self.index(0, 0), self.index(self._count - 1, len(self.columns) - 1))

    def close(self) -> None:
        if self._list is not None:
            self._list.close()

    def rid(self, row: int) -> int:
        """0 for a row that is gone."""
        line = self._line(row)
        return line.rid if line else 0

    def because(self, rid: int) -> Because | None:
        """What led the search to that record; None where its own name did."""
        found = self._list.because.get(rid) if self._list is not None else None
        return None if found is not None and not found.label and found.field.name == "name" else found

    def cell(self, row: int, column: int) -> Said:
        line = self._line(row)
        if line is None:
            return NOTHING
        if line.said is None:
            line.said = [self._say(c, line.raw) for c in self.columns]
        return line.said[column]

    def code(self, row: int, column: int) -> Any:
        """As stored."""
        line = self._line(row)
        return line.raw[self._at[self.columns[column].field]] if line else None

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

    def _line(self, row: int) -> Line | None:
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

    def _say(self, column: Column, raw: tuple[Any, ...]) -> Said:
        f = column.field
        value = raw[self._at[f]]
        if column.instead is not None and value in (None, ""):
            f, value = column.instead, raw[self._at[column.instead]]
        plain = self._name(f.target, value) if f.kind is Kind.REFERENCE else values.plain(f, value)
        return self.wording.say(f, plain)

    def _name(self, kind: str, id: bytes | None) -> str | None:
        if id is None:
            return None
        known = self._names.setdefault(kind, {})
        if id not in known:
            known[id] = ""  # of a record that is not here
            known.update(listing.names(self._core, kind, [id]))
        return known[id]
