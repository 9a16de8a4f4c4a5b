"""A column of numbers or money: at least, at most. Texts that cannot be listed: a part of them."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from ...domain import values
from ...domain.errors import BadValue
from ...domain.fields import Field, Kind
from ..desk import Desk
from .conditions import Picked
from .phrases import nothing
from .tick_list import Tick, TickList
from .value_list import EMPTY


class RangeBox(QWidget):
    changed = Signal()
    done = Signal()

    def __init__(self, desk: Desk, f: Field, picked: Picked) -> None:
        super().__init__()
        self._desk, self.field = desk, f
        self._numbers = f.kind in (Kind.MONEY, Kind.NUMBER)
        equal = picked.words[0] if len(picked.words) == 1 else ""
        if self._numbers:
            self.lines = [QLineEdit(picked.least or equal), QLineEdit(picked.most or equal)]
            words = [self.tr("至少"), self.tr("至多")]
        else:
            self.lines, words = [QLineEdit(picked.holds or equal)], [self.tr("其中有这几个字")]
        row = QHBoxLayout()
        row.setSpacing(8)
        for line, word in zip(self.lines, words, strict=True):
            line.setPlaceholderText(word)
            line.setAccessibleName(word)
            line.textEdited.connect(self._typed)
            line.returnPressed.connect(self.done)
            row.addWidget(line)
        if self._numbers:
            row.insertWidget(1, QLabel("–", objectName="muted"))
        self.list = TickList(desk.theme, 1)
        self.list.setAccessibleName(nothing())
        self.list.show_rows([Tick(EMPTY, nothing())])
        self.list.ticks.ticked = {EMPTY: None} if picked.empty else {}
        self.list.ticks.ticked_changed.connect(self.changed)
        self.list.done.connect(self.done)
        self.list.left_up.connect(self.lines[0].setFocus)
        self.note = QLabel(objectName="bad")
        self.note.setWordWrap(True)
        self.note.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(row)
        layout.addWidget(self.note)
        layout.addWidget(self.list)

    @property
    def at_rest(self) -> bool:
        return True

    def first_focus(self) -> QWidget:
        return self.lines[0]

    def down(self) -> None:
        self.list.enter_it()

    def picked(self) -> Picked:
        """Raises BadValue for what is no number."""
        words = [line.text().strip() for line in self.lines]
        empty = EMPTY in self.list.ticks.ticked
        if not self._numbers:
            return Picked(empty=empty, holds=words[0])
        plain = [str(values.plain(self.field, values.parse(self.field, w))) if w else "" for w in words]
        return Picked(empty=empty, least=plain[0], most=plain[1])

    def _typed(self) -> None:
        try:
            self.picked()
            self.note.hide()
        except BadValue as error:
            self.note.setText(error.text(self._desk.lang))
        self.changed.emit()

    def complain(self) -> None:
        self.note.show()
