"""A day, or a day and its time, as people say them; ↓ opens a month to pick from."""

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QLocale, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from ...domain import spoken_days
from ...domain.errors import BadValue
from ...domain.fields import Entity, Field, Kind
from ..desk import Desk
from .field_editor import ENTER
from .line import LineEditor

if TYPE_CHECKING:
    from .calendar import CalendarPopup

PATTERNS = {"zh": ("M月d日 ddd", "yyyy年M月d日 ddd"), "en": ("ddd, d MMM", "ddd, d MMM yyyy")}


def in_words(day: date, today: date, lang: str) -> str:
    """6月18日 周四."""
    locale = QLocale(QLocale.Language.Chinese if lang == "zh" else QLocale.Language.English)
    return locale.toString(QDate(day.year, day.month, day.day), PATTERNS[lang][day.year != today.year])


class DayEditor(LineEditor):
    def __init__(
        self, desk: Desk, e: Entity, f: Field, parent: QWidget | None = None, *, in_cell: bool = False
    ) -> None:
        super().__init__(desk, e, f, parent, in_cell=in_cell)
        self._clock = f.kind is Kind.TIME
        self._calendar: CalendarPopup | None = None
        self.give_icon("calendar", self.tr("日历 (↓)"))
        if not in_cell:
            self.line.setPlaceholderText(self.tr("明天、下周一、6-18"))

    @property
    def calendar(self) -> "CalendarPopup":
        if self._calendar is None:
            from .calendar import CalendarPopup  # lazy: made when it is asked for

            self._calendar = CalendarPopup(self, self.desk.theme, self.desk.lang, self.desk.today)
            self._calendar.picked.connect(self._pick)
            self._calendar.moved.connect(self._moved)
        return self._calendar

    @property
    def meant(self) -> str:
        """The day, and its time where one was said; "" for what is not understood."""
        typed = self.line.text().strip()
        try:
            said = spoken_days.parse(typed, self.desk.today) if typed else ""
        except BadValue:
            return ""
        return said if self._clock else said[:10]

    def text(self) -> str:
        """What is not understood stays as typed, so that whoever saves it can say what is wrong."""
        typed = super().text()
        return typed if _in_full(typed) else self.meant or typed

    def settle(self) -> None:
        self.close_popup()
        if (meant := self.text()) != self.line.text():
            self.line.setText(meant)

    def understood(self) -> str:
        meant = self.meant
        if not meant:
            return ""
        return " ".join(
            (in_words(date.fromisoformat(meant[:10]), self.desk.today, self.desk.lang), meant[11:])
        ).rstrip()

    def close_popup(self) -> None:
        if self._calendar is not None:
            self._calendar.close_it()

    def open_calendar(self) -> None:
        self.line.setFocus()
        self.calendar.show_day(self._day())
        self.calendar.open()

    def press(self, event: QKeyEvent) -> bool:
        open_ = self._calendar is not None and self._calendar.is_open
        if not open_:
            if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_F4):
                self.open_calendar()
                return True
            return False
        if event.key() == Qt.Key.Key_Escape:
            self.close_popup()
            return True
        if event.key() in ENTER and not self.line.text().strip():
            self._moved(self.calendar.month.at)
        return self.calendar.press(event)

    def _day(self) -> date | None:
        return date.fromisoformat(self.meant[:10]) if self.meant else None

    def _icon_pressed(self) -> None:
        if self._calendar is not None and self._calendar.is_open:
            self.close_popup()
        else:
            self.open_calendar()

    def _typed(self, text: str) -> None:
        super()._typed(text)
        if self._calendar is not None and self._calendar.is_open:
            self._calendar.show_day(self._day())

    def _moved(self, day: date) -> None:
        clock = self.meant[11:]
        self.line.setText(f"{day.isoformat()} {clock}".rstrip())
        self.set_wrong(False)
        self.edited.emit()

    def _pick(self, day: date) -> None:
        self._moved(day)
        self.commit()


def _in_full(text: str) -> bool:
    """Written out already, perhaps with seconds: nothing to put in other words."""
    try:
        date.fromisoformat(text[:10])
    except ValueError:
        return False
    return len(text) == 10 or text.count(":") == 2
