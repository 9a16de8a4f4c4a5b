"""A month to pick a day from: the week begins on Monday, today is ringed, what is meant is filled."""

from datetime import date, timedelta

from PySide6.QtCore import QLocale, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPen, QWheelEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

from ...domain import days
from ..icons import icon
from ..theme import Theme
from .popup import Popup

CELL, HEAD, WEEKS, WEEK = 36, 26, 6, 7
CENTRE = Qt.AlignmentFlag.AlignCenter
STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -WEEK, Qt.Key.Key_Down: WEEK}
MONTHS = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}


class Month(QWidget):
    picked = Signal(object)

    def __init__(self, theme: Theme, lang: str, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._lang, self._today = theme, lang, today
        self.at = today
        self._under = -1
        self.setMouseTracking(True)
        self.setFixedSize(self.sizeHint())

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(WEEK * CELL, HEAD + WEEKS * CELL)

    def show_day(self, day: date) -> None:
        self.at = day
        self.update()

    def day_of(self, place: int) -> date | None:
        """None beyond the years there are."""
        first = self.at.replace(day=1)
        try:
            return first + timedelta(place - first.weekday())
        except OverflowError:
            return None

    def place_of(self, day: date) -> QRect:
        first = self.at.replace(day=1)
        place = (day - first).days + first.weekday()
        return QRect(place % WEEK * CELL, HEAD + place // WEEK * CELL, CELL, CELL)

    def paintEvent(self, event: object) -> None:  # noqa: N802
        theme, painter = self._theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        locale = QLocale(QLocale.Language.Chinese if self._lang == "zh" else QLocale.Language.English)
        font = painter.font()
        font.setPixelSize(12)
        painter.setFont(font)
        painter.setPen(theme.colour("text3"))
        for column in range(WEEK):
            name = locale.dayName(column + 1, QLocale.FormatType.NarrowFormat)
            painter.drawText(QRect(column * CELL, 0, CELL, HEAD), CENTRE, name)
        font.setPixelSize(13)
        painter.setFont(font)
        for place in range(WEEKS * WEEK):
            if (day := self.day_of(place)) is not None:
                rect = QRect(place % WEEK * CELL, HEAD + place // WEEK * CELL, CELL, CELL)
                self._paint_day(painter, rect, day, place == self._under)
        painter.end()

    def _paint_day(self, painter: QPainter, rect: QRect, day: date, under: bool) -> None:
        theme, box = self._theme, QRectF(rect).adjusted(2.5, 2.5, -2.5, -2.5)
        painter.setPen(Qt.PenStyle.NoPen)
        token = "text" if day.month == self.at.month else "text3"
        if day == self.at:
            painter.setBrush(theme.colour("accent"))
            painter.drawRoundedRect(box, 6, 6)
            token = "onAccent"
        elif under:
            painter.setBrush(theme.colour("hover"))
            painter.drawRoundedRect(box, 6, 6)
        if day == self._today and day != self.at:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("accent"), 1))
            painter.drawRoundedRect(box, 6, 6)
            token = "accent"
        painter.setPen(theme.colour(token))
        painter.drawText(rect, CENTRE, str(day.day))

    def _place_at(self, point: QPoint) -> int:
        if not (0 <= point.x() < WEEK * CELL and HEAD <= point.y() < HEAD + WEEKS * CELL):
            return -1
        return (point.y() - HEAD) // CELL * WEEK + point.x() // CELL

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        self._under = self._place_at(event.position().toPoint())
        self.update()

    def leaveEvent(self, event: object) -> None:  # noqa: N802
        self._under = -1
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        place = self._place_at(event.position().toPoint())
        if place >= 0 and (day := self.day_of(place)) is not None:
            self.picked.emit(day)


class CalendarPopup(Popup):
    """Arrows move by days and weeks, the page keys by months."""

    picked = Signal(object)
    moved = Signal(object)

    def __init__(self, anchor: QWidget, theme: Theme, lang: str, today: date) -> None:
        super().__init__(anchor, theme)
        self._lang, self._today = lang, today
        self.month = Month(theme, lang, today)
        self.title = QLabel(objectName="calendarTitle", alignment=CENTRE)
        self.back = self._arrow(self.tr("上个月"), -1)
        self.on = self._arrow(self.tr("下个月"), 1)
        head = QHBoxLayout()
        head.addWidget(self.back)
        head.addWidget(self.title, 1)
        head.addWidget(self.on)
        foot = QHBoxLayout()
        foot.setContentsMargins(0, 4, 0, 0)
        foot.setSpacing(4)
        monday = today + timedelta(7 - today.weekday())
        for words, day in (
            (self.tr("今天"), today),
            (self.tr("明天"), today + timedelta(1)),
            (self.tr("3天后"), today + timedelta(3)),
            (self.tr("下周一"), monday),
        ):
            button = QPushButton(words, objectName="quiet")
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.clicked.connect(lambda _=False, day=day: self.picked.emit(day))
            foot.addWidget(button)
        self.room.setContentsMargins(9, 9, 9, 9)
        self.room.addLayout(head)
        self.room.addWidget(self.month)
        self.room.addLayout(foot)
        self.month.picked.connect(self.picked)

    def wanted_size(self) -> tuple[int, int]:
        size = self.sizeHint()
        return size.width(), size.height()

    def show_day(self, day: date | None) -> None:
        self.month.show_day(day or self._today)
        locale = QLocale(QLocale.Language.Chinese if self._lang == "zh" else QLocale.Language.English)
        at = self.month.at
        name = locale.standaloneMonthName(at.month)
        self.title.setText(f"{at.year}年{at.month}月" if self._lang == "zh" else f"{name} {at.year}")

    def open(self) -> None:
        for button, name in ((self.back, "chevron-left"), (self.on, "chevron-right")):
            button.setIcon(icon(self._theme, name))
        super().open()

    def press(self, event: QKeyEvent) -> bool:
        if not self.is_open or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        if event.key() in STEPS:
            self._go(days=STEPS[event.key()])
        elif event.key() in MONTHS:
            self._go(months=MONTHS[event.key()])
        else:
            return False
        return True

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        self._go(months=-1 if event.angleDelta().y() > 0 else 1)
        event.accept()

    def _arrow(self, words: str, months: int) -> QToolButton:
        button = QToolButton(objectName="plain")
        button.setAccessibleName(words)
        button.setToolTip(words)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.clicked.connect(lambda: self._go(months=months))
        return button

    def _go(self, *, days: int = 0, months: int = 0) -> None:
        try:
            day = _months(self.month.at, months) + timedelta(days)
        except (ValueError, OverflowError):
            return
        self.show_day(day)
        self.moved.emit(day)


def _months(day: date, months: int) -> date:
    return days.add_months(day, months)
