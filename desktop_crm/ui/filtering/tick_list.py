"""A list of words that can be ticked, each with how often it stands there."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ..icons import pixmap
from ..theme import Theme

ROW, BOX, PAD = 32, 16, 8
MIDDLE, ELIDE = Qt.AlignmentFlag.AlignVCenter, Qt.TextElideMode.ElideRight
COUNT = Qt.ItemDataRole.UserRole + 1
Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


@dataclass(frozen=True, slots=True)
class Tick:
    key: Any
    label: str
    count: int | None = None


class TickModel(QAbstractListModel):
    ticked_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: Sequence[Tick] = ()
        self.ticked: dict[Any, None] = {}
        """Keys in the order they were ticked; also of rows that are not in sight now."""

    def show(self, rows: Sequence[Tick]) -> None:
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def tick(self, keys: Iterable[Any], on: bool = True) -> None:
        for key in keys:
            if on:
                self.ticked[key] = None
            else:
                self.ticked.pop(key, None)
        if self.rows:
            self.dataChanged.emit(self.index(0), self.index(len(self.rows) - 1))
        self.ticked_changed.emit()

    def turn(self, row: int) -> None:
        key = self.rows[row].key
        self.tick((key,), key not in self.ticked)

    def rowCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802
        return 0 if parent.isValid() else len(self.rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        tick = self.rows[index.row()]
        if role == Qt.ItemDataRole.CheckStateRole:
            return Qt.CheckState.Checked if tick.key in self.ticked else Qt.CheckState.Unchecked
        if role == COUNT:
            return tick.count
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return tick.label if tick.count is None else f"{tick.label} {tick.count}"
        return tick.label if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole) else None


class TickLook(QStyledItemDelegate):
    """A box, the words, and at the right how often."""

    def __init__(self, theme: Theme, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._theme, self._view = theme, view
        self._sign = pixmap(theme, "check", "onAccent", 12)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802
        return QSize(0, ROW)

    def editorEvent(self, *_: object) -> bool:  # noqa: N802
        """The list itself says what a click and a key do: a click anywhere in the row ticks."""
        return False

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, rect, view = self._theme, option.rect, self._view
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        here = index == view.currentIndex() and view.hasFocus()
        if here or index == view.indexAt(view.viewport().mapFromGlobal(view.cursor().pos())):
            painter.setBrush(theme.colour("accentSoft" if here else "hover"))
            painter.drawRoundedRect(QRectF(rect), 4, 4)
        box = QRect(rect.left() + PAD, rect.top() + (ROW - BOX) // 2, BOX, BOX)
        on = Qt.CheckState(index.data(Qt.ItemDataRole.CheckStateRole)) is Qt.CheckState.Checked
        fixed = not index.flags() & Qt.ItemFlag.ItemIsUserCheckable
        painter.setBrush(theme.colour("edge" if on and fixed else "accent" if on else "surface"))
        painter.setPen(theme.colour("accent" if on and not fixed else "edge"))
        painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        if on:
            painter.drawPixmap(box.left() + 2, box.top() + 2, self._sign)
        room = rect.adjusted(PAD + BOX + 8, 0, -PAD, 0)
        count = index.data(COUNT)
        if count is not None:
            font = QFont(option.font)
            font.setPixelSize(12)
            painter.setFont(font)
            painter.setPen(theme.colour("text3"))
            text = f"{count:,}"
            painter.drawText(room, MIDDLE | Qt.AlignmentFlag.AlignRight, text)
            room.setRight(room.right() - painter.fontMetrics().horizontalAdvance(text) - 8)
        painter.setFont(option.font)
        painter.setPen(theme.colour("text3" if count == 0 else "text"))
        words = str(index.data(Qt.ItemDataRole.DisplayRole))
        painter.drawText(room, MIDDLE, painter.fontMetrics().elidedText(words, ELIDE, room.width()))
        painter.restore()


class TickList(QListView):
    left_up = Signal()
    """↑ from the first row."""
    done = Signal()
    """Enter."""

    def __init__(self, theme: Theme, most_rows: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ticks = TickModel(self)
        self._most = most_rows
        self.setModel(self.ticks)
        self.setItemDelegate(TickLook(theme, self))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.clicked.connect(lambda index: self.ticks.turn(index.row()))
        self.setFixedHeight(ROW)

    def show_rows(self, rows: Sequence[Tick], *, keep_height: bool = False) -> None:
        at = self.currentIndex().row()
        self.ticks.show(rows)
        if 0 <= at < len(rows):
            self.setCurrentIndex(self.ticks.index(at))
        height = max(1, min(len(rows), self._most)) * ROW
        self.setFixedHeight(max(height, self.height()) if keep_height else height)

    def enter_it(self) -> None:
        self.setFocus()
        if self.ticks.rows and not self.currentIndex().isValid():
            self.setCurrentIndex(self.ticks.index(0))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        at = self.currentIndex().row()
        match event.key():
            case Qt.Key.Key_Space if at >= 0:
                self.ticks.turn(at)
            case Qt.Key.Key_Up if at <= 0:
                self.left_up.emit()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.done.emit()
            case Qt.Key.Key_Escape:
                event.ignore()
            case _:
                super().keyPressEvent(event)
