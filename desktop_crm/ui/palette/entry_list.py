"""The lines of the palette: painted in one go, walked by the arrow keys of the box above."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QMouseEvent, QPainter, QPixmap
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ..icons import pixmap
from ..theme import Theme
from .entry import Entry

ROW, HEAD = 40, 28
SIDE, ICON = 12, 16
Index = QModelIndex | QPersistentModelIndex
MIDDLE, RIGHT = Qt.AlignmentFlag.AlignVCenter, Qt.AlignmentFlag.AlignRight
ELIDE = Qt.TextElideMode.ElideRight


class Entries(QAbstractListModel):
    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.entries: Sequence[Entry] = ()

    def put(self, entries: Sequence[Entry]) -> None:
        self.beginResetModel()
        self.entries = entries
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802
        return 0 if parent.isValid() else len(self.entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self.entries[index.row()].said
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        heading = self.entries[index.row()].is_heading
        return Qt.ItemFlag.NoItemFlags if heading else Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class EntryDelegate(QStyledItemDelegate):
    def __init__(self, model: Entries, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model, self._theme = model, theme
        self._pixmaps: dict[tuple[str, str], QPixmap] = {}

    def forget(self) -> None:
        """After a change of theme."""
        self._pixmaps.clear()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802
        return QSize(100, HEAD if self._model.entries[index.row()].is_heading else ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry, rect = self._model.entries[index.row()], option.rect
        small = QFont(option.font)
        small.setPixelSize(12)
        if entry.is_heading:
            painter.setFont(small)
            painter.setPen(self._theme.colour("text3"))
            painter.drawText(rect.adjusted(SIDE, 4, -SIDE, 0), MIDDLE, entry.words)
            return
        current = index.row() == option.widget.currentIndex().row()
        if current:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour("accentSoft"))
            painter.drawRoundedRect(QRectF(rect.adjusted(0, 1, 0, -1)), 6, 6)
        painter.drawPixmap(
            rect.left() + SIDE,
            rect.center().y() - ICON // 2 + 1,
            self._icon(entry.icon, "accent" if current else "text3"),
        )
        room = rect.adjusted(SIDE + ICON + 12, 0, -SIDE, 0)
        room.setRight(self._right(painter, room, entry, small))
        room.setLeft(self._words(painter, room, entry, option.font) + 12)
        if room.width() > 24 and entry.detail:
            painter.setFont(small)
            painter.setPen(self._theme.colour("text2"))
            text = QFontMetrics(small).elidedText(entry.detail, ELIDE, room.width())
            painter.drawText(room, MIDDLE, text)

    def _words(self, painter: QPainter, room: QRect, entry: Entry, font: QFont) -> int:
        """Where they end. What was typed stands out."""
        painter.setFont(font)
        metrics = painter.fontMetrics()
        text = metrics.elidedText(entry.words, ELIDE, room.width())
        at = text.casefold().find(entry.lit.casefold()) if entry.lit else -1
        cut = (0, at, at + len(entry.lit), len(text)) if at >= 0 else (0, len(text), len(text), len(text))
        left = room.left()
        for start, end, token in zip(cut, cut[1:], ("text", "accent", "text"), strict=False):
            painter.setPen(self._theme.colour(token))
            painter.drawText(QRect(left, room.top(), room.right() - left + 1, room.height()), MIDDLE, text[start:end])
            left += metrics.horizontalAdvance(text[start:end])
        return left

    def _right(self, painter: QPainter, room: QRect, entry: Entry, font: QFont) -> int:
        """Where what stands at the right begins."""
        painter.setFont(font)
        if not entry.keys:
            painter.setPen(self._theme.colour("text3"))
            painter.drawText(room, MIDDLE | RIGHT, entry.right)
            return room.right() - painter.fontMetrics().horizontalAdvance(entry.right) - (12 if entry.right else 0)
        right = room.right()
        for key in reversed(entry.keys.split("+")):
            width = max(22, painter.fontMetrics().horizontalAdvance(key) + 12)
            cap = QRectF(right - width + 0.5, room.center().y() - 10 + 0.5, width, 20)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(self._theme.colour("edge"))
            painter.setBrush(self._theme.colour("surface"))
            painter.drawRoundedRect(cap, 4, 4)
            painter.setPen(self._theme.colour("text2"))
            painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, key)
            right -= width + 4
        return right - 8

    def _icon(self, name: str, token: str) -> QPixmap:
        if (name, token) not in self._pixmaps:
            self._pixmaps[name, token] = pixmap(self._theme, name or "arrow-right", token, ICON)
        return self._pixmaps[name, token]


class EntryList(QListView):
    """The box keeps the keys; a mouse that moves takes the line with it, as in any menu."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent, objectName="entries")
        self._theme = theme
        self.entries = Entries(self)
        self.setModel(self.entries)
        self._delegate = EntryDelegate(self.entries, theme, self)
        self.setItemDelegate(self._delegate)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)

    @property
    def wanted_height(self) -> int:
        return sum(HEAD if e.is_heading else ROW for e in self.entries.entries)

    def put(self, entries: Sequence[Entry]) -> None:
        self.entries.put(entries)
        self.step(0)

    def current(self) -> Entry | None:
        index = self.currentIndex()
        return self.entries.entries[index.row()] if index.isValid() else None

    def step(self, by: int) -> None:
        """To the line that many further, round at the ends; 0: the first."""
        rows = [at for at, e in enumerate(self.entries.entries) if not e.is_heading]
        if not rows:
            return
        row = self.currentIndex().row()
        at = (rows.index(row) + by) % len(rows) if by and row in rows else 0
        self.setCurrentIndex(self.entries.index(rows[at]))
        if at:
            self.scrollTo(self.currentIndex())
        else:
            self.scrollToTop()  # with its heading
        self.viewport().update()

    def redraw(self) -> None:
        """What is filled needs nothing below it painted again at each key."""
        self._delegate.forget()
        filled = self.viewport().palette()
        filled.setColor(self.viewport().backgroundRole(), self._theme.colour("raised"))
        self.viewport().setPalette(filled)
        self.viewport().setAutoFillBackground(True)
        self.viewport().update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and not self.entries.entries[index.row()].is_heading and index != self.currentIndex():
            self.setCurrentIndex(index)
            self.viewport().update()
