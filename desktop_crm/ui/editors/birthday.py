"""A birthday by either calendar: 1980-08-05, 8-5, 农历八月初五."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from ...domain import birthdays
from ...domain.errors import BadValue
from ...domain.fields import Entity, Field
from ..desk import Desk
from .day import in_words
from .line import LineEditor

LUNAR = "lunar:"


class BirthdayEditor(LineEditor):
    def __init__(
        self, desk: Desk, e: Entity, f: Field, parent: QWidget | None = None, *, in_cell: bool = False
    ) -> None:
        super().__init__(desk, e, f, parent, in_cell=in_cell)
        self.lunar = QToolButton(objectName="segment")
        self.lunar.setCheckable(True)
        self.lunar.setText(self.tr("农历"))
        self.lunar.setToolTip(self.tr("按农历过生日"))
        self.lunar.setCursor(Qt.CursorShape.PointingHandCursor)
        self.lunar.toggled.connect(self._turned)
        self._room.removeWidget(self.line)
        row = QHBoxLayout()
        row.setSpacing(0 if in_cell else 8)
        row.addWidget(self.line, 1)
        row.addWidget(self.lunar)
        self._room.addLayout(row)
        if not in_cell:
            self.line.setPlaceholderText(self.tr("1980-08-05 或 8-5"))

    def text(self) -> str:
        typed = super().text()
        if not typed:
            return ""
        return self._parsed() or (LUNAR + typed if self.lunar.isChecked() else typed)

    def put(self, text: str) -> None:
        self.lunar.setChecked(text.startswith(LUNAR))
        super().put(text.removeprefix(LUNAR))

    def settle(self) -> None:
        """A calendar that was named in words turns the switch."""
        if meant := self._parsed():
            self.put(meant)

    def understood(self) -> str:
        meant = self._parsed()
        if not meant:
            return ""
        try:
            following = birthdays.next_on(meant if meant.startswith(LUNAR) else meant[-5:], self.desk.today)
        except (BadValue, ValueError):
            return ""
        return self.tr("下一个 {0}").format(in_words(following, self.desk.today, self.desk.lang))

    def _parsed(self) -> str:
        typed = self.line.text().strip()
        try:
            if not typed:
                return ""
            if self.lunar.isChecked():
                return birthdays.parse(LUNAR + typed.removeprefix("农历").removeprefix(LUNAR))
            return birthdays.parse(_year_first(typed))
        except BadValue:
            return ""

    def _turned(self) -> None:
        self._say()
        if self.line.text().strip():
            self.set_wrong(False)
            self.edited.emit()


def _year_first(typed: str) -> str:
    """A day without the century's digits stays what it is; a real date comes out as one."""
    try:
        return date.fromisoformat(typed).isoformat()
    except ValueError:
        return typed
