"""How wide the columns of a table are: as wide as what stands in them, the name takes the room that is left."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QTableView

from ...domain.fields import Kind
from ..models.table import PAGE, TableModel
from ..widgets.row_delegate import PAD

NARROWEST, WIDEST = 48, 280
ARROW = 4
"""Room beside a title for the sign of its sort."""
MEASURED = 14
"""Rows whose widths are looked at for the first picture: its own; of names, those of the whole page."""
SLACK = 28
FAR = "2020-12-30"
CLOSE = 3
"""Of texts that look longest, so many are measured."""


class Fitting:
    def __init__(self, table: QTableView, model: TableModel) -> None:
        self._table, self._model = table, model
        self.done, self.room = False, 0
        self._given: dict[int, int] = {}
        """Column → the width it got here."""
        self._least = self._liked = NARROWEST

    def fit(self) -> None:
        """Once there are rows."""
        model = self._model
        if self.done or not model.rowCount():
            return
        self.done = True
        header = self._table.horizontalHeader()
        for at, column in enumerate(model.columns):
            width = self.needed(at)
            if column.wide:
                self._least, self._liked = width, self.needed(at, PAGE)
                width = self._liked
            self._given[at] = width
            header.resizeSection(at, width)
        if self.room:
            self.fill()

    def look_further(self) -> None:
        """After the first picture there is time for the whole page: what one scrolls to finds room too, where the names in
        sight need none of it."""
        if not self.done:
            return
        header = self._table.horizontalHeader()
        name = next((at for at, c in enumerate(self._model.columns) if c.wide), -1)
        spare = header.sectionSize(name) - self._least if name >= 0 else 0
        for at, column in enumerate(self._model.columns):
            width = header.sectionSize(at)
            if column.wide or width != self._given.get(at):  # someone chose another one
                continue
            more = self.needed(at, PAGE) - width
            if 0 < more <= spare:
                spare -= more
                self._given[at] = width + more
                header.resizeSection(at, width + more)
        if self.room:
            self.fill()

    def fill(self) -> None:
        """Where the room left is too little for what is in sight, the table scrolls; for two letters of one long name it does
        not."""
        header = self._table.horizontalHeader()
        wide = next((i for i, c in enumerate(self._model.columns) if c.wide), -1)
        if wide >= 0:
            left = self.room - (header.length() - header.sectionSize(wide))
            header.resizeSection(wide, left if left >= self._least - SLACK else self._liked)

    def needed(self, at: int, rows: int = MEASURED) -> int:
        """Of a column, in its first rows."""
        model, column, font = self._model, self._model.columns[at], QFont(self._table.font())
        title = str(model.headerData(at, Qt.Orientation.Horizontal))
        say = model.code if column.wide else lambda row, at: model.cell(row, at).text  # a name is what is stored
        texts = {say(row, at) or "" for row in range(min(rows, model.rowCount()))}
        if column.field.kind in (Kind.DATE, Kind.TIME):
            texts.add(model.wording.day(FAR))
        font.setBold(column.wide)  # as in the row under the cursor
        metrics = QFontMetrics(font)
        widest = max((metrics.horizontalAdvance(text) for text in sorted(texts, key=_length)[-CLOSE:]), default=0) + 1
        font.setBold(False)
        font.setPixelSize(12)
        named = QFontMetrics(font).horizontalAdvance(title) + ARROW
        return min(max(named, widest + (16 if column.pills else 0)) + 2 * PAD, WIDEST)


def _length(text: str) -> int:
    """About how wide: Chinese counts double."""
    return len(text) + sum(letter > "\u2e7f" for letter in text)
