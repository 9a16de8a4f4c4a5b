"""Draws the lines of the work list."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from ....domain.options import word
from ....services.day import LATE, MISSED, TODAY, Item
from ...desk import Desk
from ...wording import Wording
from . import saying
from .lines import STEP, Line, Lines, What, day_of
from .spots import (
    DUE,
    GAP,
    HEIGHTS,
    ICON,
    ICON_AT,
    ITEM,
    LOWER,
    NARROW,
    NARROWEST,
    PAD,
    PERSON,
    SIDE,
    TEXT_AT,
    UPPER,
    Spots,
    about_words,
    person_at,
    sized,
    spots,
    text_width,
)  # fmt: skip

if TYPE_CHECKING:
    from .list_view import DayList

LEFT, RIGHT, MIDDLE = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight, Qt.AlignmentFlag.AlignVCenter
ICONS = {
    "visit": "phone", "birthday": "cake", "holiday": "calendar", "contract": "handshake", "payment": "coins",
    "renewal": "rotate-ccw", "ticket": "circle-alert", "custom": "bell",
}  # fmt: skip
BY_WORD = (("微信", "message-circle"), ("生日", "cake"), ("拜访", "map-pin"), ("上门", "map-pin"), ("邮件", "mail"))
"""What the text says is drawn rather than what the kind alone tells."""


class Painting(QStyledItemDelegate):
    def __init__(self, desk: Desk, lines: Lines, view: "DayList") -> None:
        super().__init__(view)
        self._desk, self._theme, self._lines, self._view = desk, desk.theme, lines, view
        self._places = saying.places()
        self.buttons = (self.tr("推迟"), self.tr("打开"))
        self.wording = Wording(desk.lang, desk.today, {})
        self.seen = ""
        self.with_icons = False
        self._pixmaps: dict[tuple[str, str], QPixmap] = {}

    def redraw(self) -> None:
        """After a change of theme."""
        self._pixmaps.clear()

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:  # noqa: N802
        line = self._lines.line(index.row())
        if line is None:
            return QSize(0, 0)
        return QSize(
            100, HEIGHTS[line.what] + (self._view.box_height if line.rid and line.rid == self._lines.pinned else 0)
        )

    def spots(self, rect: QRect, line: Line) -> Spots:
        return spots(rect, line, self._lines.item(line.rid), self._view.font(), self.buttons)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        line, rect, font = self._lines.line(index.row()), option.rect, option.font
        if line is None:
            return
        painter.save()
        self._ground(painter, rect, index, line)
        match line.what:
            case What.ITEM:
                self._item(painter, font, rect, index, line)
            case What.HEAD:
                self._head(painter, font, rect, line)
            case What.DAY:
                self._day(painter, font, rect, line)
            case What.NONE:
                self._write(painter, font, _inside(rect), self.tr("今天没有要跟进的"), "text2")
            case What.MORE:
                more = self.tr("再列 {0} 条").format(min(line.count, STEP))
                left = self.tr("还有 {0} 条").format(f"{line.count:,}")
                self._write(painter, font, _inside(rect), f"{more} · {left}", "accent")
        painter.restore()

    def _ground(self, painter: QPainter, rect: QRect, index: QModelIndex | QPersistentModelIndex, line: Line) -> None:
        rung = line.rid in self._lines.rung
        if self._chosen(index, line):
            painter.fillRect(rect, self._theme.colour("accentSoft"))
        elif index.row() == self._view.hovered and line.what in (What.ITEM, What.HEAD, What.MORE):
            painter.fillRect(rect, self._theme.colour("hover"))
        elif rung:
            painter.fillRect(rect, self._theme.colour("warnSoft"))
        if rung:
            painter.fillRect(rect.left(), rect.top(), 3, rect.height(), self._theme.colour("warn"))

    def _chosen(self, index: QModelIndex | QPersistentModelIndex, line: Line) -> bool:
        pinned = bool(line.rid) and line.rid == self._lines.pinned
        return pinned or self._view.selectionModel().isSelected(index)

    def _item(
        self, painter: QPainter, font: QFont, rect: QRect, index: QModelIndex | QPersistentModelIndex, line: Line
    ) -> None:
        painter.fillRect(rect.left() + TEXT_AT, rect.bottom(), rect.width() - TEXT_AT, 1, self._theme.colour("line"))
        item = self._lines.item(line.rid)
        if item is None or line.entry is None:  # deleted since; the next reading leaves it out
            return
        row = QRect(rect.left(), rect.top(), rect.width(), ITEM)
        here = self.spots(row, line)
        hovered = index.row() == self._view.hovered
        spot = self._view.spot if hovered else ""
        done = item.state == "done"
        self._tick(painter, here.tick, done, spot == "tick")
        tone = {MISSED: "bad", LATE: "bad", TODAY: "warn"}.get(line.place, "text3")
        self._picture(painter, row.left() + ICON_AT, row.top() + (ITEM - ICON) // 2, _icon(item), tone)
        self._texts(painter, font, row, item, bold=self._chosen(index, line), linked=spot == "about")
        self._whom(painter, font, row, item, here, linked=spot == "phone")
        said = saying.due(line.entry, line.place, self.wording)
        end = QRect(row.right() - PAD - DUE, row.top(), DUE + 1, ITEM)
        self._write(painter, font, end, said.text, said.tone, RIGHT)
        if hovered and not done:
            for name, words, place in zip(("later", "open"), self.buttons, (here.later, here.open), strict=True):
                self._button(painter, font, place, words, spot == name)
        elif rect.width() >= NARROW:
            self._aside(painter, font, QRect(end.left() - GAP - SIDE, row.top(), SIDE, ITEM), item)

    def _texts(self, painter: QPainter, font: QFont, row: QRect, item: Item, *, bold: bool, linked: bool) -> None:
        x, width, second = row.left() + TEXT_AT, text_width(row), about_words(item) or item.result
        first = QFont(font)
        first.setBold(bold)
        top, high = UPPER if second else (0, ITEM)
        done = item.state == "done"
        self._write(painter, first, QRect(x, row.top() + top, width, high), item.text, "text2" if done else "text")
        small = sized(font, 12)
        small.setUnderline(linked)
        below = QRect(x, row.top() + LOWER[0], width, LOWER[1])
        self._write(painter, small, below, second, "accent" if linked else "text2")

    def _whom(self, painter: QPainter, font: QFont, row: QRect, item: Item, here: Spots, *, linked: bool) -> None:
        if row.width() < NARROWEST:
            return
        small = sized(font, 12)
        top, high = UPPER if item.phone else (0, ITEM)
        self._write(painter, small, QRect(person_at(row), row.top() + top, PERSON, high), item.person, "text2")
        small.setUnderline(linked)
        room = QRect(person_at(row), here.phone.top(), PERSON, here.phone.height())
        self._write(painter, small, room, item.phone, "accent" if linked else "text2")

    def _aside(self, painter: QPainter, font: QFont, rect: QRect, item: Item) -> None:
        """Whose it is when it is not mine, and how often it comes again."""
        whose = "" if item.mine else item.owner
        often = word("repeat", item.repeat, self._desk.lang) if item.repeat else ""
        said = " · ".join(filter(None, (whose, often)))
        self._write(painter, sized(font, 12), rect, said, "text3", RIGHT)

    def _head(self, painter: QPainter, font: QFont, rect: QRect, line: Line) -> None:
        folded = line.place in self._lines.folded
        chevron = "chevron-right" if folded else "chevron-down"
        self._picture(painter, rect.left() + PAD + 1, rect.center().y() - 7, chevron, "text3")
        title = sized(font, 14)
        title.setBold(True)
        x = rect.left() + PAD + TEXT_AT - ICON_AT - 2
        x = self._write(painter, title, _from(x, rect), self._places[line.place], "text")
        tone = "bad" if line.place in (MISSED, LATE) else "warn" if line.place == TODAY and line.count else "text3"
        x = self._write(painter, font, _from(x + 8, rect), f"{line.count:,}", tone)
        if line.place == MISSED:
            self._write(painter, sized(font, 12), _from(x + 12, rect), saying.since(self.seen, self.wording), "text3")

    def _day(self, painter: QPainter, font: QFont, rect: QRect, line: Line) -> None:
        assert line.entry is not None
        first, second = saying.head_of_day(day_of(line.entry), self.wording.today, self.wording.lang)
        room, small = rect.adjusted(0, 4, 0, 0), sized(font, 12)
        x = self._write(painter, small, _from(rect.left() + TEXT_AT, room), first, "text2")
        self._write(painter, small, _from(x + 8, room), second, "text3")

    def _write(
        self, painter: QPainter, font: QFont, rect: QRect, text: str, token: str, side: Qt.AlignmentFlag = LEFT
    ) -> int:
        """Where the text ends."""
        if not text:
            return rect.left()
        painter.setFont(font)
        painter.setPen(self._theme.colour(token))
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, MIDDLE | side, shown)
        return rect.left() + painter.fontMetrics().horizontalAdvance(shown)

    def _tick(self, painter: QPainter, rect: QRect, done: bool, hovered: bool) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.colour("ok" if done else "accent" if hovered else "text3"), 1.5))
        painter.setBrush(self._theme.colour("okSoft") if done else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(QRectF(rect).adjusted(0.75, 0.75, -0.75, -0.75))
        if done or hovered:
            x, y = rect.left(), rect.top()
            painter.drawPolyline([QPointF(x + 5.5, y + 9.5), QPointF(x + 8, y + 12), QPointF(x + 12.5, y + 6.5)])
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)

    def _button(self, painter: QPainter, font: QFont, rect: QRect, words: str, hovered: bool) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(self._theme.colour("accent" if hovered else "edge"))
        painter.setBrush(self._theme.colour("surface"))
        painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setFont(sized(font, 12))
        painter.setPen(self._theme.colour("accent" if hovered else "text"))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, words)

    def _picture(self, painter: QPainter, x: int, y: int, name: str, token: str) -> None:
        if not self.with_icons:
            return
        if (name, token) not in self._pixmaps:
            from ...icons import pixmap  # lazy: icons come with the second picture

            self._pixmaps[name, token] = pixmap(self._theme, name, token, ICON)
        painter.drawPixmap(x, y, self._pixmaps[name, token])


def _icon(item: Item) -> str:
    if item.kind in ("visit", "custom"):
        return next((icon for word, icon in BY_WORD if word in item.text), ICONS[item.kind])
    return ICONS.get(item.kind, "bell")


def _inside(rect: QRect) -> QRect:
    return rect.adjusted(TEXT_AT, 0, -PAD, 0)


def _from(x: int, rect: QRect) -> QRect:
    """The rest of it from there."""
    return QRect(x, rect.top(), rect.right() - PAD - x, rect.height())
