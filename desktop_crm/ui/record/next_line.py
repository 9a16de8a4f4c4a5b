"""下次: when to be in touch again, by a chip or in words, and what about."""

from datetime import timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from ...domain.fields import Entity
from ..desk import Desk
from ..editors.day import DayEditor
from ..editors.field_editor import make_editor
from ..editors.flow import Flow
from ..editors.line import LineEditor

WHEN = 148


class NextLine(QWidget):
    edited = Signal()
    cancelled = Signal()
    entered = Signal()

    def __init__(self, desk: Desk, e: Entity, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.chips: list[QToolButton] = []
        row = QWidget()
        flow = Flow(row, gap=6)
        flow.setContentsMargins(0, 0, 0, 0)
        key = QLabel(self.tr("下次"), objectName="chipKey")
        flow.addWidget(key)
        for words, days in (
            (self.tr("明天"), 1),
            (self.tr("3天后"), 3),
            (self.tr("下周一"), 0),
            (self.tr("日期…"), -1),
        ):
            chip = QToolButton(objectName="choiceChip")
            chip.setText(words)
            chip.setCheckable(True)
            chip.setCursor(Qt.CursorShape.PointingHandCursor)
            chip.setAccessibleName(self.tr("下次：{0}").format(words))
            chip.clicked.connect(lambda on, chip=chip, days=days: self._pressed(chip, days, on))
            self.chips.append(chip)
            flow.addWidget(chip)
        self.when: DayEditor = make_editor(desk, e, e.by_name["next_at"], dressed=True)
        self.when.setFixedWidth(WHEN)
        self.when.line.setPlaceholderText(self.tr("哪天"))
        self.what: LineEditor = LineEditor(desk, e, e.by_name["next_content"])
        self.what.line.setPlaceholderText(self.tr("下次做什么"))
        self.lines = QWidget()
        pair = QHBoxLayout(self.lines)
        pair.setContentsMargins(0, 0, 0, 0)
        pair.setSpacing(8)
        pair.addWidget(self.when)
        pair.addWidget(self.what, 1)
        self.wrong = QLabel(objectName="wrong")
        self.wrong.setWordWrap(True)
        self.wrong.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(row)
        layout.addWidget(self.lines)
        layout.addWidget(self.wrong)
        self.lines.hide()
        for editor in (self.when, self.what):
            editor.edited.connect(self._edited)
            editor.cancelled.connect(self.cancelled)
        self.when.committed.connect(self._edited)
        self.when.entered.connect(self.what.begin)
        self.what.entered.connect(self.entered)

    @property
    def texts(self) -> dict[str, str]:
        return {
            code: text for code, text in (("next_at", self.when.text()), ("next_content", self.what.text())) if text
        }

    def fill(self, texts: dict[str, str]) -> None:
        self.when.set_text(texts.get("next_at", ""))
        self.what.set_text(texts.get("next_content", ""))
        self.tell("")
        self._mark()
        self.lines.setVisible(bool(self.texts))

    def settle(self) -> None:
        self.when.settle()

    def tell(self, wrong: str) -> None:
        self.wrong.setText(wrong)
        self.wrong.setVisible(bool(wrong))
        self.when.set_wrong(bool(wrong))

    def redraw(self) -> None:
        for editor in (self.when, self.what):
            editor.redraw(dressed=True)

    def _pressed(self, chip: QToolButton, days: int, on: bool) -> None:
        """A second press takes it back."""
        self.lines.setVisible(on)
        if not on:
            self.when.set_text("")
            self.what.set_text("")
        elif days < 0:
            self.when.begin()
            self.when.open_calendar()
        else:
            today = self.desk.today
            day = today + timedelta(days or 7 - today.weekday())
            clock = self.when.meant[11:]
            self.when.set_text(f"{day.isoformat()} {clock}".rstrip())
            self.what.begin()
        self._edited()
        if on and days < 0:
            chip.setChecked(True)

    def _edited(self) -> None:
        self.tell("")
        self._mark()
        self.edited.emit()

    def _mark(self) -> None:
        """The chip that says the day that stands there."""
        meant, today = self.when.meant[:10], self.desk.today
        days = [today + timedelta(1), today + timedelta(3), today + timedelta(7 - today.weekday())]
        at = next((i for i, day in enumerate(days) if day.isoformat() == meant), 3 if self.when.text() else -1)
        for i, chip in enumerate(self.chips):
            chip.setChecked(i == at)
