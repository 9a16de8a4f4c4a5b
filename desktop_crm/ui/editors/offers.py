"""The list under an editor: what can be taken, with a second line where that helps to tell things apart."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QPainter
from PySide6.QtWidgets import QLabel, QListWidget, QListWidgetItem, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ..icons import pixmap
from ..theme import Theme
from .popup import Popup

ROW, ROW_TWO, PAD = 32, 46, 10
MOST = 8
"""Rows seen at once."""
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
OFFER = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class Offer:
    """`value` is what the editor's text becomes."""

    value: str
    label: str
    beside: str = ""
    new: bool = False
    """Not there yet: taking it makes it."""


class Offers(Popup):
    picked = Signal(object)

    def __init__(self, anchor: QWidget, theme: Theme, name: str) -> None:
        super().__init__(anchor, theme)
        self.list = QListWidget(objectName="offers")
        self.list.setAccessibleName(name)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setMouseTracking(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setItemDelegate(_Rows(theme, self.list))
        self.list.itemEntered.connect(self.list.setCurrentItem)
        self.list.itemClicked.connect(lambda item: self.picked.emit(item.data(OFFER)))
        self.note = QLabel(objectName="offersNote")
        self.note.setTextFormat(Qt.TextFormat.PlainText)
        self.room.addWidget(self.list)
        self.room.addWidget(self.note)

    @property
    def shown(self) -> list[Offer]:
        return [self.list.item(row).data(OFFER) for row in range(self.list.count())]

    @property
    def current(self) -> Offer | None:
        item = self.list.currentItem()
        return item.data(OFFER) if self.is_open and item is not None else None

    def offer(self, offers: Sequence[Offer], at: int = -1, note: str = "") -> None:
        """Shows them, with the row `at` to be taken by Enter; nothing to show closes the list."""
        if not offers and not note:
            self.close_it()
            return
        self.list.clear()
        for o in offers:
            item = QListWidgetItem(self.list)
            item.setData(OFFER, o)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, " ".join(filter(None, (o.label, o.beside))))
            item.setToolTip(o.label)
        self.list.setVisible(bool(offers))
        self.note.setText(note)
        self.note.setVisible(bool(note))
        self.list.setCurrentRow(at)
        self.open()
        if at >= 0:
            self.list.scrollToItem(self.list.item(at))
        else:
            self.list.scrollToTop()

    def wanted_size(self) -> tuple[int, int]:
        offers = self.shown
        high = sum(ROW_TWO if o.beside else ROW for o in offers[:MOST]) if offers else 0
        high += 32 if self.note.text() else 0
        wide = max((self.fontMetrics().horizontalAdvance(o.label) for o in offers), default=0) + 2 * PAD + 24
        return max(self._anchor.width(), min(wide, 480), 160), high + 12

    def press(self, event: QKeyEvent) -> bool:
        """↑ ↓ and the page keys walk through the rows."""
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: MOST, Qt.Key.Key_PageUp: -MOST}
        if not self.is_open or event.key() not in steps or not self.list.count():
            return False
        row, step, last = self.list.currentRow(), steps[event.key()], self.list.count() - 1
        if abs(step) == 1:
            row = (0 if step > 0 else last) if row < 0 else (row + step) % (last + 1)
        else:
            row = max(0, min(row + step, last))
        self.list.setCurrentRow(row)
        return True


class _Rows(QStyledItemDelegate):
    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(  # noqa: N802
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(60, ROW_TWO if index.data(OFFER).beside else ROW)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        theme, offer, rect = self._theme, index.data(OFFER), option.rect
        painter.save()
        if index.row() == self.parent().currentRow():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("accentSoft"))
            painter.drawRoundedRect(rect, 4, 4)
        words = rect.adjusted(PAD, 0, -PAD, 0)
        if offer.new:
            painter.drawPixmap(words.left(), rect.center().y() - 7, pixmap(theme, "plus", "accent", 16))
            words.setLeft(words.left() + 22)
        label, beside = words, QRect()
        if offer.beside:
            label = QRect(words.left(), rect.top() + 4, words.width(), 20)
            beside = QRect(words.left(), rect.top() + 23, words.width(), 18)
        painter.setPen(theme.colour("accent" if offer.new else "text"))
        painter.setFont(option.font)
        _draw(painter, label, offer.label)
        if offer.beside:
            small = QFont(option.font)
            small.setPixelSize(12)
            painter.setFont(small)
            painter.setPen(theme.colour("text3"))
            _draw(painter, beside, offer.beside)
        painter.restore()


def _draw(painter: QPainter, rect: QRect, text: str) -> None:
    painter.drawText(rect, LEFT, painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, rect.width()))
