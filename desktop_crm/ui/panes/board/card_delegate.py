"""Draws the cards of the board: name, customer and last contact, amount and day."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from ...theme import Theme
from .card_model import CardModel
from .card_words import CardWords

PITCH = 92
"""From card to card."""
GAP = 8
PAD = 12
GUTTER = 10
"""Right of the cards, where the scroll bar comes and goes."""
RADIUS = 8
LINE, SMALL_LINE, PILL, MARK = 20, 18, 20, 20
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
CENTER = Qt.AlignmentFlag.AlignCenter
CUT = Qt.TextElideMode.ElideRight


class CardDelegate(QStyledItemDelegate):
    """The list tells it what is going on: which card is hovered, chosen, on its way."""

    def __init__(self, model: CardModel, theme: Theme, font: QFont, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model, self._theme = model, theme
        self.width = 200
        self.hovered = -1
        self.chosen = self.away = 0
        """Of deals: the one that is chosen, the one that is being dragged."""
        self.focused = False
        self.marks = True
        """Whose deal it is; needless where all are one person's."""
        self._font, self._bold, self._small = QFont(font), QFont(font), QFont(font)
        self._bold.setBold(True)
        self._small.setPixelSize(12)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:  # noqa: N802
        return QSize(self.width, PITCH)

    def card_rect(self, item: QRect) -> QRect:
        return QRect(item.left(), item.top() + GAP // 2, self.width, PITCH - GAP)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row = index.row()
        words = self._model.words(row)
        box = self.card_rect(option.rect)
        if words is None:
            return
        rid = words.card.rid
        if rid == self.away:
            self._hole(painter, box)
            return
        chosen = rid == self.chosen
        edge = "accent" if chosen else "edge" if row == self.hovered else "line"
        self._frame(painter, box, edge, 2 if chosen and self.focused else 1)
        self._write(painter, box, words, chosen)

    def picture(self, row: int, ratio: float) -> QPixmap:
        """The card alone, as it follows the mouse."""
        size = QSize(self.width, PITCH - GAP)
        drawn = QPixmap(size * ratio)
        drawn.setDevicePixelRatio(ratio)
        drawn.fill(Qt.GlobalColor.transparent)
        words = self._model.words(row)
        if words is not None:
            painter = QPainter(drawn)
            painter.setOpacity(0.92)
            self._frame(painter, QRect(0, 0, size.width(), size.height()), "accent", 1)
            self._write(painter, QRect(0, 0, size.width(), size.height()), words, True)
            painter.end()
        return drawn

    def blank(self, painter: QPainter, box: QRect) -> None:
        """A card that is still being read."""
        self._frame(painter, box, "line", 1)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("greySoft"))
        for top, share in ((15, 0.62), (37, 0.42), (60, 0.3)):
            painter.drawRoundedRect(QRectF(box.left() + PAD, box.top() + top, box.width() * share, 10), 4, 4)

    def _frame(self, painter: QPainter, box: QRect, edge: str, width: int) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.colour(edge), width))
        painter.setBrush(self._theme.colour("surface"))
        inset = width / 2
        painter.drawRoundedRect(QRectF(box).adjusted(inset, inset, -inset, -inset), RADIUS, RADIUS)

    def _hole(self, painter: QPainter, box: QRect) -> None:
        """Where it was, and where Esc puts it back."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.colour("edge"), 1, Qt.PenStyle.DashLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)

    def _write(self, painter: QPainter, box: QRect, words: CardWords, chosen: bool) -> None:
        lost = self._model.stage.kind == "lost"
        left, wide = box.left() + PAD, box.width() - 2 * PAD
        top = box.top() + 9
        room = wide
        if words.mark and self.marks:
            room -= self._mark(painter, left + wide, top, words.mark) + 8
        tone = "text2" if lost else "text"
        self._say(painter, QRect(left, top, room, LINE), words.title, tone, self._bold if chosen else self._font)
        self._about(painter, QRect(left, top + 22, wide, SMALL_LINE), words)
        last = QRect(left, top + 46, wide, PILL)
        used = self._day(painter, last, words)
        tone = {"won": "ok", "lost": "text3", "hold": "text2"}.get(self._model.stage.kind, "text")
        self._say(painter, last.adjusted(0, 0, -used, 0), words.amount or "—", tone if words.amount else "text3")

    def _about(self, painter: QPainter, room: QRect, words: CardWords) -> None:
        """The customer, and how long ago; where both do not fit the customer gives way last."""
        painter.setFont(self._small)
        metrics = painter.fontMetrics()
        when = words.when
        after = " · " if words.about else ""
        needed = metrics.horizontalAdvance(after + when.text) if when.text else 0
        about = words.about
        if needed and metrics.horizontalAdvance(about) + needed > room.width() and when.tone != "warn":
            needed = 0
        about = metrics.elidedText(about, CUT, room.width() - needed)
        painter.setPen(self._theme.colour("text2"))
        painter.drawText(room, LEFT, about + (after if needed else ""))
        if needed:
            painter.setPen(self._theme.colour(when.tone))
            painter.drawText(room.adjusted(metrics.horizontalAdvance(about + after), 0, 0, 0), LEFT, when.text)

    def _day(self, painter: QPainter, room: QRect, words: CardWords) -> int:
        """The width it took."""
        said = words.day
        if not said.text:
            return 0
        painter.setFont(self._small)
        width = painter.fontMetrics().horizontalAdvance(said.text)
        if said.tone not in ("bad", "warn"):
            painter.setPen(self._theme.colour(said.tone))
            painter.drawText(room, RIGHT, said.text)
            return width + 8
        box = QRect(room.right() + 1 - width - 12, room.top(), width + 12, PILL)
        self._pill(painter, box, said.text, said.tone, 4)
        return box.width() + 8

    def _mark(self, painter: QPainter, right: int, top: int, text: str) -> int:
        painter.setFont(self._small)
        width = max(MARK, painter.fontMetrics().horizontalAdvance(text) + 10)
        self._pill(painter, QRect(right - width, top, width, MARK), text, "grey", MARK / 2)
        return width

    def _pill(self, painter: QPainter, box: QRect, text: str, tone: str, radius: float) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour(f"{tone}Soft"))
        painter.drawRoundedRect(QRectF(box), radius, radius)
        painter.setPen(self._theme.colour(tone))
        painter.drawText(box, CENTER, text)

    def _say(self, painter: QPainter, room: QRect, text: str, tone: str, font: QFont | None = None) -> None:
        painter.setFont(font or self._font)
        painter.setPen(self._theme.colour(tone))
        painter.drawText(room, LEFT, painter.fontMetrics().elidedText(text, CUT, room.width()))
