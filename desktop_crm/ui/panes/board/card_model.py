"""The cards of one column: their order is known from the start, each is read when it is first drawn."""

from __future__ import annotations

from array import array
from collections import OrderedDict
from collections.abc import Collection
from typing import Any

from PySide6.QtCore import QMimeData, QModelIndex, QObject, QPersistentModelIndex, QStringListModel, Qt, Signal

from ....services import cards
from ....services.cards import Card, Stage
from ....services.core import Core
from ...wording import Wording
from . import card_words
from .card_words import CardWords

MIME = "application/x-desktop-crm-deal"
AROUND = 20
"""Cards read at a time, before and after the one that is wanted."""
KEPT = 2000
Index = QModelIndex | QPersistentModelIndex


class CardModel(QStringListModel):
    """Reads run here, in the GUI thread: forty cards cost about a millisecond. The rows themselves are kept by Qt, as empty
    strings: its list asks for their number once a row, which Python would answer a hundred times slower."""

    dropped = Signal(int, int)
    """A deal's row number, and the row of this column it shall stand in."""

    renewed = Signal()
    """In place of dataChanged, after which the list would measure every card anew."""

    def __init__(self, core: Core, stage: Stage, wording: Wording, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._core, self.stage, self.wording = core, stage, wording
        self.rids: array[int] = array("q")
        self.loading = True
        self._known: OrderedDict[int, CardWords] = OrderedDict()

    def show(self, rids: array[int]) -> None:
        """Takes over what was read; cards that stay where they are keep cursor and scroll."""
        self.forget()
        self.loading = False
        old = self.rids
        begin = _common(old, rids)
        end = _common(old[begin:][::-1], rids[begin:][::-1])
        gone, come = len(old) - end, len(rids) - end
        if gone > begin:
            self.rids = old[:begin] + old[gone:]
            self.removeRows(begin, gone - begin)
        if come > begin:
            self.rids = rids
            self.insertRows(begin, come - begin)

    def forget(self, wording: Wording | None = None, rids: Collection[int] | None = None) -> None:
        """Fresh values of those cards, or of all, at the next look."""
        self.wording = wording or self.wording
        if rids is None:
            self._known.clear()
            self.renewed.emit()
        elif [rid for rid in rids if self._known.pop(rid, None)]:
            self.renewed.emit()

    def row_of(self, rid: int) -> int:
        """-1 for one that stands elsewhere."""
        try:
            return self.rids.index(rid)
        except ValueError:
            return -1

    def rid(self, row: int) -> int:
        """0 where there is none."""
        return self.rids[row] if 0 <= row < len(self.rids) else 0

    def card(self, row: int) -> Card | None:
        words = self.words(row)
        return words.card if words else None

    def words(self, row: int) -> CardWords | None:
        """None for one that was deleted since."""
        if not 0 <= row < len(self.rids):
            return None
        rid = self.rids[row]
        words = self._known.get(rid)
        if words is None:
            self._read(row)
            words = self._known.get(rid)
        return words

    def take(self, row: int) -> None:
        self.rids = self.rids[:row] + self.rids[row + 1 :]
        self.removeRows(row, 1)

    def put(self, row: int, rid: int) -> None:
        self.rids = self.rids[:row] + array("q", [rid]) + self.rids[row:]
        self.insertRows(row, 1)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role not in _ROLES or (words := self.words(index.row())) is None:
            return None
        match role:
            case Qt.ItemDataRole.AccessibleTextRole:
                return card_words.place(words, self.stage, self.wording.lang, index.row(), len(self.rids))
            case Qt.ItemDataRole.AccessibleDescriptionRole | Qt.ItemDataRole.ToolTipRole:
                return card_words.tip(words, self.stage, self.wording)
        return words.card.name

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Droppable only beside the cards: between them."""
        flags = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
        return flags | Qt.ItemFlag.ItemIsDragEnabled if index.isValid() else Qt.ItemFlag.ItemIsDropEnabled

    def supportedDropActions(self) -> Qt.DropAction:  # noqa: N802
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:  # noqa: N802
        return [MIME]

    def mimeData(self, indexes: list[QModelIndex]) -> QMimeData:  # noqa: N802
        data = QMimeData()
        data.setData(MIME, b",".join(str(self.rid(index.row())).encode() for index in indexes))
        return data

    def canDropMimeData(  # noqa: N802
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        return bool(data.hasFormat(MIME))

    def dropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index) -> bool:  # noqa: N802
        """Always False: who moves the card moves it in both columns, the view must not take it out once more."""
        if data.hasFormat(MIME):
            if row < 0:
                row = parent.row() if parent.isValid() else len(self.rids)
            for rid in carried(data):
                self.dropped.emit(rid, row)
        return False

    def _read(self, row: int) -> None:
        begin = max(0, row - AROUND)
        wanted = [rid for rid in self.rids[begin : row + AROUND] if rid not in self._known]
        for card in cards.cards(self._core, self.stage, wanted):
            self._known[card.rid] = CardWords(card, self.stage, self.wording)
        while len(self._known) > KEPT:
            self._known.popitem(last=False)


_ROLES = frozenset(
    (
        Qt.ItemDataRole.DisplayRole,
        Qt.ItemDataRole.AccessibleTextRole,
        Qt.ItemDataRole.AccessibleDescriptionRole,
        Qt.ItemDataRole.ToolTipRole,
    )
)


def carried(data: QMimeData) -> list[int]:
    """The deals that are being dragged."""
    text = bytes(data.data(MIME).data()).decode()
    return [int(word) for word in text.split(",") if word.isdigit()]


def _common(a: array[int], b: array[int]) -> int:
    """How many are the same from the beginning: found by halves, compared in C."""
    low, high = 0, min(len(a), len(b))
    while low < high:
        middle = (low + high + 1) // 2
        if a[low:middle] == b[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low
