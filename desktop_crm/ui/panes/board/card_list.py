"""One column's cards as a list: keys, clicks, a drag of one's own after 8 px, and the gap where a card would land."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDrag,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QListView, QWidget

from ...theme import Theme
from .card_delegate import GUTTER, PITCH, RADIUS, CardDelegate
from .card_model import MIME, CardModel

FAR = 8
"""Pixels from which on a pressed mouse drags."""
SKELETON = 3
KEY = Qt.Key
AHEAD = {KEY.Key_Left: -1, KEY.Key_Right: 1}
ALONG = {KEY.Key_Up: -1, KEY.Key_Down: 1}


class CardList(QListView):
    clicked_card = Signal(int)
    opened = Signal(int)
    went = Signal(int)
    """By keys."""
    aside = Signal(int)
    """To the column before (-1) or after (1)."""
    carried = Signal(int, int)
    """A deal, that many columns on."""
    shifted = Signal(int, int)
    """A deal, that many cards down."""
    trashed = Signal(int)
    menu_asked = Signal(int, QPoint)
    left = Signal()
    sideways = Signal(int)
    """Pixels the board shall scroll."""
    drag_began = Signal(int)
    drag_moved = Signal(QPoint)
    """On the screen."""
    drag_over = Signal()

    def __init__(self, model: CardModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cards, self._theme = model, theme
        self.setModel(model)
        self.painter_ = CardDelegate(model, theme, self.font(), self)
        self.setItemDelegate(self.painter_)
        self._pressed: tuple[QPoint, int] | None = None
        self._gap, self._clicked = -1, 0
        self.setObjectName("cards")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QListView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setAutoScroll(False)
        self.setMouseTracking(True)
        self.setAcceptDrops(True)
        self.viewport().setAcceptDrops(True)
        self.setMinimumWidth(1)
        self.verticalScrollBar().setSingleStep(PITCH // 2)
        model.renewed.connect(self.viewport().update)
        model.rowsInserted.connect(lambda: self._hover(-1))
        model.rowsRemoved.connect(lambda: self._hover(-1))

    @property
    def current(self) -> int:
        return self.cards.rid(self.currentIndex().row())

    def choose(self, rid: int) -> None:
        """The cursor on that card when it stands here, else on none."""
        row = self.cards.row_of(rid) if rid else -1
        if row != self.currentIndex().row():
            how = (
                QItemSelectionModel.SelectionFlag.ClearAndSelect
                if row >= 0
                else QItemSelectionModel.SelectionFlag.Clear
            )
            self.selectionModel().setCurrentIndex(self.cards.index(row) if row >= 0 else QModelIndex(), how)
        if (before := self.painter_.chosen) != rid:
            self.painter_.chosen = rid
            if row >= 0 or self.cards.row_of(before) >= 0:
                self.viewport().update()

    def show_row(self, row: int) -> None:
        self.scrollTo(self.cards.index(row))

    def card_box(self, row: int) -> QRect:
        """In the viewport."""
        return self.painter_.card_rect(self.visualRect(self.cards.index(row)))

    def row_at(self, y: int) -> int:
        """Of the card at that height of the viewport, or nearest to it."""
        return max(0, min((y + self.verticalOffset()) // PITCH, self.cards.rowCount() - 1))

    def gap_at(self, y: int) -> int:
        """The row a card dropped there would get."""
        return max(0, min((y + self.verticalOffset() + PITCH // 2) // PITCH, self.cards.rowCount()))

    def keyboardSearch(self, search: str) -> None:  # noqa: N802
        """Letters find nothing: that would read every card. Ctrl+F does."""

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        key, rid = event.key(), self.current
        keys = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if keys == Qt.KeyboardModifier.ControlModifier and rid and key in AHEAD:
            self.carried.emit(rid, AHEAD[KEY(key)])
        elif keys == Qt.KeyboardModifier.ControlModifier and rid and key in ALONG:
            self.shifted.emit(rid, ALONG[KEY(key)])
        elif keys == Qt.KeyboardModifier.NoModifier and key in AHEAD:
            self.aside.emit(AHEAD[KEY(key)])
        elif keys == Qt.KeyboardModifier.NoModifier and rid and key in (KEY.Key_Return, KEY.Key_Enter):
            self.opened.emit(rid)
        elif keys == Qt.KeyboardModifier.NoModifier and rid and key == KEY.Key_Delete:
            self.trashed.emit(rid)
        elif key == KEY.Key_Escape:
            self.left.emit()
        elif keys & ~Qt.KeyboardModifier.ShiftModifier:
            event.ignore()  # belongs to the window
        else:
            super().keyPressEvent(event)
            if self.current != rid:
                self.show_row(self.currentIndex().row())
                self.went.emit(self.current)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        row = self.indexAt(event.position().toPoint()).row()
        self._pressed, self._clicked = None, 0
        if event.button() == Qt.MouseButton.LeftButton and row >= 0:
            self._pressed = (event.position().toPoint(), self.cards.rid(row))
        self.setFocus(Qt.FocusReason.MouseFocusReason)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        at = event.position().toPoint()
        if self._pressed is None:
            self._hover(self.indexAt(at).row())
        elif event.buttons() & Qt.MouseButton.LeftButton and (at - self._pressed[0]).manhattanLength() >= FAR:
            (begin, rid), self._pressed = self._pressed, None
            self.drag(rid, begin)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        if self._pressed is not None and event.button() == Qt.MouseButton.LeftButton:
            (_, rid), self._pressed = self._pressed, None
            self._clicked = rid
            self.clicked_card.emit(rid)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Opens what was clicked first: the record that came beside it may have pushed the card away."""
        self._pressed = None
        if self._clicked and event.button() == Qt.MouseButton.LeftButton:
            self.opened.emit(self._clicked)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            row = self.currentIndex().row()
            at = self.viewport().mapToGlobal(self.card_box(row).center()) if row >= 0 else QPoint()
        else:
            row, at = self.indexAt(event.pos()).row(), event.globalPos()
        if row >= 0:
            self.menu_asked.emit(self.cards.rid(row), at)

    def drag(self, rid: int, grip: QPoint) -> None:
        """Until the mouse is let go; whoever takes the drop moves the card."""
        row = self.cards.row_of(rid)
        if row < 0:
            return
        drag = QDrag(self)
        drag.setMimeData(self.cards.mimeData([self.cards.index(row)]))
        drag.setPixmap(self.painter_.picture(row, self.devicePixelRatioF()))
        drag.setHotSpot(grip - self.card_box(row).topLeft())
        self.painter_.away = rid
        self._hover(-1)
        self.viewport().update()
        self.drag_began.emit(rid)
        try:
            drag.exec(Qt.DropAction.MoveAction)
        finally:
            self.painter_.away = 0
            self.viewport().update()
            self.drag_over.emit()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        self.dragMoveEvent(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:  # noqa: N802
        if not event.mimeData().hasFormat(MIME):
            event.ignore()
            return
        event.setDropAction(Qt.DropAction.MoveAction)
        event.accept()
        at = event.position().toPoint()
        self.point(at.y())
        self.drag_moved.emit(self.viewport().mapToGlobal(at))

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:  # noqa: N802
        self.point(None)

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        row = self.landing(event.position().toPoint().y())
        self.point(None)
        if not event.mimeData().hasFormat(MIME):
            event.ignore()
            return
        event.setDropAction(Qt.DropAction.MoveAction)
        event.accept()
        self.cards.dropMimeData(event.mimeData(), Qt.DropAction.MoveAction, row, 0, QModelIndex())

    def landing(self, y: int) -> int:
        """What is closed stands by its day: the newest goes on top."""
        return 0 if self.cards.stage.closed else self.gap_at(y)

    def point(self, y: int | None) -> None:
        """A card hangs over that height; None: no longer."""
        gap = -1 if y is None else self.landing(y)
        if gap != self._gap:
            self._gap = gap
            self.viewport().update()

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        turned = event.pixelDelta() if not event.pixelDelta().isNull() else event.angleDelta()
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier or abs(turned.x()) > abs(turned.y()):
            self.sideways.emit(-(turned.x() or turned.y()))
            event.accept()
            return
        super().wheelEvent(event)
        event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        if self._gap >= 0 or (self.cards.loading and not self.cards.rowCount()):
            painter = QPainter(self.viewport())
            if self._gap >= 0:
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(self._theme.colour("accentSoft"))
                painter.drawRoundedRect(QRect(0, 0, self.painter_.width, self.viewport().height()), RADIUS, RADIUS)
            else:
                for row in range(SKELETON):
                    box = QRect(0, row * PITCH, self.painter_.width, PITCH)
                    self.painter_.blank(painter, self.painter_.card_rect(box))
            painter.end()
        super().paintEvent(event)
        if self._gap >= 0:
            painter = QPainter(self.viewport())
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour("accent"))
            y = max(1, self._gap * PITCH - self.verticalOffset() - 1)
            painter.drawRoundedRect(QRectF(0, y, self.painter_.width, 3), 1.5, 1.5)
            painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        self.painter_.width = max(1, self.width() - GUTTER)
        super().resizeEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        super().focusInEvent(event)
        self._focus(True)
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason) and self.current:
            self.went.emit(self.current)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        super().focusOutEvent(event)
        self._focus(False)

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802
        self._hover(-1)
        super().leaveEvent(event)

    def _focus(self, on: bool) -> None:
        self.painter_.focused = on
        self.viewport().update()

    def _hover(self, row: int) -> None:
        if row != self.painter_.hovered:
            self.painter_.hovered = row
            self.viewport().update()
