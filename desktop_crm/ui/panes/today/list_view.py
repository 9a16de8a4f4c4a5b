"""The list itself: what a key, a click or the pointer means on it, and the box that stands in a line."""

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from ...desk import Desk
from .lines import Index, Line, Lines, What
from .painting import Painting
from .spots import ITEM, TEXT_AT

FOLLOWS = 150  # ms
UNFOLD = (Qt.Key.Key_Right, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
CHOOSE = QItemSelectionModel.SelectionFlag.ClearAndSelect


class DayList(QListView):
    followed = Signal(int)
    """The cursor rests on that reminder (0 for none)."""
    pressed_on = Signal(str, int)
    """tick, about, phone, later or open, of that reminder."""
    menu_asked = Signal(int, QPoint)
    left = Signal()
    """Esc."""

    def __init__(self, desk: Desk, lines: Lines, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines = lines
        self.hovered, self.spot = -1, ""
        self.box: QWidget | None = None
        self._rest = QTimer(self, singleShot=True, interval=FOLLOWS)
        self._rest.timeout.connect(self._follow)
        self._followed = 0
        self.painting = Painting(desk, lines, self)
        self.setModel(lines)
        self.setItemDelegate(self.painting)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setObjectName("day")
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.verticalScrollBar().valueChanged.connect(self.place_box)

    @property
    def resting(self) -> bool:
        return not self._rest.isActive()

    def rid(self) -> int:
        """Of the reminder the cursor is on; 0 for none."""
        line = self.lines.line(self.currentIndex().row())
        return line.rid if line else 0

    def put(self, row: int, *, scroll: bool = True) -> None:
        """The cursor on that row."""
        index = self.lines.index(row)
        if index.isValid():
            self.selectionModel().setCurrentIndex(index, CHOOSE)
            if scroll:
                self.scrollTo(index)

    def currentChanged(self, current: Index, previous: Index) -> None:  # noqa: N802
        super().currentChanged(current, previous)
        self.lines.rung.discard(self.rid())
        self._rest.start()

    def _follow(self) -> None:
        """A new reading of the same reminder moves nothing beside it."""
        if self.rid() != self._followed:
            self.follow_now()

    def follow_now(self) -> None:
        self._rest.stop()
        self._followed = self.rid()
        self.followed.emit(self._followed)

    def moveCursor(  # noqa: N802
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        at, step = self.currentIndex().row(), 0
        match action:
            case QAbstractItemView.CursorAction.MoveDown | QAbstractItemView.CursorAction.MoveNext:
                step = 1
            case QAbstractItemView.CursorAction.MoveUp | QAbstractItemView.CursorAction.MovePrevious:
                step = -1
            case QAbstractItemView.CursorAction.MoveHome:
                at, step = -1, 1
            case QAbstractItemView.CursorAction.MoveEnd:
                at, step = self.lines.rowCount(), -1
            case QAbstractItemView.CursorAction.MovePageDown | QAbstractItemView.CursorAction.MovePageUp:
                return self._page(1 if action is QAbstractItemView.CursorAction.MovePageDown else -1)
            case _:
                return self.currentIndex()
        return self._stop(at + step, step)

    def _stop(self, row: int, step: int) -> QModelIndex:
        """The next line that the cursor stops at; where there is none, the one it is on."""
        while 0 <= row < self.lines.rowCount():
            index = self.lines.index(row)
            if self.lines.flags(index) & Qt.ItemFlag.ItemIsSelectable:
                return index
            row += step
        self.verticalScrollBar().setValue(0 if row < 0 else self.verticalScrollBar().maximum())
        return self.currentIndex()

    def _page(self, step: int) -> QModelIndex:
        rows = max(1, self.viewport().height() // ITEM - 1)
        row = min(max(self.currentIndex().row() + step * rows, 0), self.lines.rowCount() - 1)
        return self._stop(row, step)

    def keyboardSearch(self, text: str) -> None:  # noqa: N802
        """Letters are for what can be done."""

    def event(self, event: QEvent) -> bool:
        """On a head and on 再列 the keys unfold; what else they do is not meant there."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and event.key() in UNFOLD:
            line = self.lines.line(self.currentIndex().row())
            if line and line.what in (What.HEAD, What.MORE):
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        line = self.lines.line(self.currentIndex().row())
        key = event.key()
        if key == Qt.Key.Key_Escape:
            self.left.emit()
        elif key == Qt.Key.Key_Left and line and line.what is not What.HEAD:
            self.fold(line.place, True)
        elif key in UNFOLD and self._unfold(line):
            return
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.pressed_on.emit("open", self.rid())
        else:
            super().keyPressEvent(event)

    def fold(self, place: str, on: bool) -> None:
        """The cursor goes to the head of what was folded, or to the first line of what was unfolded."""
        self.lines.fold(place, on)
        head = next(
            (r for r in range(self.lines.rowCount()) if (self.lines.line(r) or Line(What.NONE, "")).place == place), -1
        )
        index = self._stop(head, 1) if head >= 0 else QModelIndex()
        if index.isValid():
            self.put(index.row())

    def _unfold(self, line: Line | None) -> bool:
        if line is None or line.what not in (What.HEAD, What.MORE):
            return False
        if line.what is What.HEAD:
            self.fold(line.place, False)
        else:
            row = self.currentIndex().row()
            self.lines.more(line.place)
            self.put(row)
        return True

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        index = self.indexAt(event.position().toPoint())
        line = self.lines.line(index.row())
        if line is None or event.button() is not Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)
            return
        if line.what is What.HEAD:
            self.fold(line.place, line.place not in self.lines.folded)
        elif line.what is What.MORE:
            self.put(index.row(), scroll=False)
            self._unfold(line)
        elif line.rid:
            self.setFocus()
            self.put(index.row(), scroll=False)
            if spot := self._spot(index, event.position().toPoint()):
                self.pressed_on.emit(spot, line.rid)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        index = self.indexAt(event.position().toPoint())
        line = self.lines.line(index.row())
        if line and line.rid and not self._spot(index, event.position().toPoint()):
            self.pressed_on.emit("open", line.rid)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """All was done when the button went down; a drag does not select."""

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        point = event.position().toPoint()
        index = self.indexAt(point)
        self._hover(index.row(), self._spot(index, point) if index.isValid() else "")

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802
        super().leaveEvent(event)
        self._hover(-1, "")

    def contextMenuEvent(self, event) -> None:  # noqa: N802
        by_key = event.reason() is event.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        line = self.lines.line(index.row())
        if line and line.rid:
            self.put(index.row(), scroll=by_key)
            corner = self.visualRect(index).topLeft() + QPoint(TEXT_AT, ITEM - 4)
            self.menu_asked.emit(line.rid, self.viewport().mapToGlobal(corner) if by_key else event.globalPos())

    def _spot(self, index: Index, point: QPoint) -> str:
        line = self.lines.line(index.row())
        if line is None or not line.rid:
            return ""
        return self.painting.spots(self.visualRect(index), line).at(point)

    def _hover(self, row: int, spot: str) -> None:
        if (row, spot) != (self.hovered, self.spot):
            self.hovered, self.spot = row, spot
            link = Qt.CursorShape.PointingHandCursor if spot else Qt.CursorShape.ArrowCursor
            self.viewport().setCursor(link)
            self.viewport().update()

    @property
    def box_height(self) -> int:
        return self.box.sizeHint().height() if self.box else 0

    def open_box(self, rid: int, box: QWidget) -> None:
        """Below the text of that reminder's line, which grows for it."""
        self.close_box()
        self.box, self.lines.pinned = box, rid
        box.setParent(self.viewport())
        self.measure()
        box.show()
        self.scrollTo(self.lines.index(self.lines.row_of(rid)))
        self.place_box()

    def close_box(self) -> None:
        if self.box is not None:
            self.box.hide()
            self.box.deleteLater()
            self.box, self.lines.pinned = None, 0
            self.measure()

    def measure(self) -> None:
        """The lines may have other heights now."""
        place = self.verticalScrollBar().value()
        self.scheduleDelayedItemsLayout()
        self.executeDelayedItemsLayout()
        self.verticalScrollBar().setValue(place)
        self.place_box()

    def place_box(self) -> None:
        if self.box is None:
            return
        rect = self.visualRect(self.lines.index(self.lines.row_of(self.lines.pinned)))
        self.box.setGeometry(TEXT_AT, rect.top() + ITEM, self.viewport().width() - TEXT_AT, self.box_height)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self.place_box()
