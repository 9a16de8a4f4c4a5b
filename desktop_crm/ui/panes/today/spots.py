"""Where things stand on a line of the work list, and what of it can be pressed."""

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics

from ....services.day import DONE, Item
from .lines import Line, What

ITEM, HEAD, DAY, NONE, MORE = 48, 40, 30, 44, 40
HEIGHTS = {What.ITEM: ITEM, What.HEAD: HEAD, What.DAY: DAY, What.NONE: NONE, What.MORE: MORE}
PAD, TICK, ICON = 16, 18, 16
ICON_AT = PAD + TICK + 14
TEXT_AT = ICON_AT + ICON + 12
DUE, SIDE, PERSON, GAP = 96, 124, 136, 16
NARROW, NARROWEST, WIDE = 720, 520, 900
"""Below these widths whose it is, then whom to call, is left out."""
UPPER, LOWER = (4, 22), (23, 20)
"""Top and height of the two lines of text."""


@dataclass(frozen=True, slots=True)
class Spots:
    """An empty place for what is not there."""

    tick: QRect = QRect()  # noqa: RUF009
    about: QRect = QRect()  # noqa: RUF009
    phone: QRect = QRect()  # noqa: RUF009
    later: QRect = QRect()  # noqa: RUF009
    open: QRect = QRect()  # noqa: RUF009

    def at(self, point: QPoint) -> str:
        if self.tick.adjusted(-8, -8, 8, 8).contains(point):
            return "tick"
        names = ("about", "phone", "later", "open")
        return next((name for name in names if getattr(self, name).contains(point)), "")


def spots(rect: QRect, line: Line, item: Item | None, font: QFont, words: tuple[str, str]) -> Spots:
    """`words` on the buttons for later and open."""
    if item is None:
        return Spots()
    top, metrics = rect.top(), QFontMetrics(sized(font, 12))
    tick = QRect(rect.left() + PAD, top + (ITEM - TICK) // 2, TICK, TICK)
    about = phone = later = opened = QRect()
    if item.about:
        said = metrics.elidedText(about_words(item), Qt.TextElideMode.ElideRight, text_width(rect))
        about = QRect(rect.left() + TEXT_AT, top + LOWER[0], metrics.horizontalAdvance(said), LOWER[1])
    if item.phone and rect.width() >= NARROWEST:
        y = LOWER[0] if item.person else (ITEM - LOWER[1]) // 2
        phone = QRect(person_at(rect), top + y, min(metrics.horizontalAdvance(item.phone), PERSON), LOWER[1])
    if line.place != DONE:
        widths = [metrics.horizontalAdvance(word) + 16 for word in words]
        right = rect.right() - PAD - DUE - GAP
        opened = QRect(right - widths[1], top + (ITEM - 24) // 2, widths[1], 24)
        later = QRect(opened.left() - 4 - widths[0], opened.top(), widths[0], 24)
    return Spots(tick, about, phone, later, opened)


def about_words(item: Item) -> str:
    """The customer; of a deal its name, too."""
    if item.about is None:
        return ""
    if item.about.kind == "contact" and item.about.customer:
        return item.about.customer
    return " · ".join(filter(None, (item.about.customer, item.about.label)))


def person_at(rect: QRect) -> int:
    """In a wide list the room is shared out on both sides of it."""
    latest = rect.right() - PAD - DUE - _side(rect) - GAP - PERSON
    return latest - max(0, rect.width() - WIDE) * 3 // 5


def text_width(rect: QRect) -> int:
    if rect.width() >= NARROWEST:
        return person_at(rect) - GAP - rect.left() - TEXT_AT
    return rect.width() - TEXT_AT - PAD - DUE - GAP


def _side(rect: QRect) -> int:
    return SIDE + GAP if rect.width() >= NARROW else 0


def sized(font: QFont, size: int) -> QFont:
    made = QFont(font)
    made.setPixelSize(size)
    return made
