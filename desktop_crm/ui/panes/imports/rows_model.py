"""The rows of the sheet as the plan has them, read from the child by the page when they are drawn."""

from collections import OrderedDict
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt

from ....domain.fields import Entity
from .talk import Talk
from .words import column_words

PAGES = 64
CELLS = 4000
"""Of one page."""
_NOWHERE = QModelIndex()
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
Plain = dict[str, Any]


class RowsModel(QAbstractTableModel):
    def __init__(self, talk: Talk, lang: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._talk, self.lang = talk, lang
        self.entity: Entity | None = None
        self.columns: list[Plain] = []
        self._places: list[int] = []
        self._part, self._show, self._key, self._count, self._size = 0, "", 0, 0, 1
        self._pages: OrderedDict[int, list[Plain]] = OrderedDict()
        talk.rows.connect(self._take)

    def show(self, part: int, columns: list[Plain], entity: Entity | None, show: str, count: int) -> None:
        """Rows of one verdict, or all for "". `columns` as the plan has them; those without a header hold nothing."""
        self.beginResetModel()
        self._talk.forget_rows()
        self.entity = entity
        self._places = [place for place, c in enumerate(columns) if c["header"]]
        self.columns = [columns[place] for place in self._places]
        self._part, self._show, self._count = part, show, count
        self._size = max(20, min(200, CELLS // max(1, len(columns))))
        self._key += 1
        self._pages.clear()
        self.endResetModel()

    def line(self, row: int) -> Plain | None:
        """None while it is on its way."""
        number, place = divmod(row, self._size)
        page = self._pages.get(number)
        if page is None:
            self._talk.ask_rows(
                {
                    "part": self._part,
                    "show": self._show,
                    "start": number * self._size,
                    "count": self._size,
                    "key": self._key,
                }
            )
            return None
        self._pages.move_to_end(number)
        return page[place] if place < len(page) else None

    def place(self, column: int) -> int:
        """Of a column here, in the sheet."""
        return self._places[column]

    def column(self, place: int) -> int:
        """Of a column of the sheet, here; -1 for none."""
        return self._places.index(place) if place in self._places else -1

    def cell(self, row: int, column: int) -> tuple[str, str | None]:
        """What stands in the sheet, and what the record holds now where that changes ("" for nothing yet)."""
        line = self.line(row)
        if line is None:
            return "", None
        place = self._places[column]
        cells = line["cells"]
        return cells[place] if place < len(cells) else "", line.get("old", {}).get(str(place))

    def rowCount(self, parent: QModelIndex = _NOWHERE) -> int:  # noqa: N802
        return 0 if parent.isValid() else self._count

    def columnCount(self, parent: QModelIndex = _NOWHERE) -> int:  # noqa: N802
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if self.columns[index.column()]["number"] else None
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        text, old = self.cell(index.row(), index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return text
        said = f"{old} → {text}" if old else text
        problems = self.problems(index.row())
        if role == Qt.ItemDataRole.ToolTipRole:
            return "\n".join(filter(None, (said if old else "", *problems))) or None
        header = self.columns[index.column()]["header"]
        return "; ".join(filter(None, (f"{header}: {said or '—'}", *problems)))

    def problems(self, row: int) -> list[str]:
        """Each in one sentence, with the records it may mean."""
        line = self.line(row)
        return [_sentence(p) for p in line.get("problems", ())] if line else []

    def headerData(self, section: int, way: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: N802
        if way is Qt.Orientation.Vertical:
            line = self.line(section) if role == Qt.ItemDataRole.DisplayRole else None
            return f"{line['row']}" if line else None
        if not 0 <= section < len(self.columns):
            return None
        column = self.columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return column["header"]
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{column['header']} → {column_words(self.entity, column['to'], self.lang)}"
        return None

    def _take(self, answer: Plain) -> None:
        if answer["key"] != self._key:
            return
        first = answer["start"]
        self._pages[first // self._size] = answer["rows"]
        if len(self._pages) > PAGES:
            self._pages.popitem(last=False)
        last = min(first + len(answer["rows"]), self._count) - 1
        if last >= first and self.columns:
            self.dataChanged.emit(self.index(first, 0), self.index(last, len(self.columns) - 1))
            self.headerDataChanged.emit(Qt.Orientation.Vertical, first, last)


def _sentence(problem: Plain) -> str:
    known = "、".join(problem["candidates"])
    return f"{problem['reason']}：{known}" if known else problem["reason"]
