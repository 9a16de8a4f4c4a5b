"""Lays widgets out like words: on into the next line where the row is full."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class Flow(QLayout):
    """The last widget takes the room that is left in its row."""

    def __init__(self, parent: QWidget | None = None, *, gap: int = 4, stretch_last: bool = False) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._stretch_last = stretch_last
        self.setSpacing(gap)

    def addItem(self, item: QLayoutItem) -> None:  # noqa: N802
        self._items.append(item)

    def insert(self, at: int, widget: QWidget) -> None:
        self.addWidget(widget)
        self._items.insert(at, self._items.pop())

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:  # noqa: N802
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # noqa: N802
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:  # noqa: N802
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:  # noqa: N802
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        return self._place(QRect(0, 0, width, 0), move=False)

    def sizeHint(self) -> QSize:  # noqa: N802
        return self.minimumSize()

    def minimumSize(self) -> QSize:  # noqa: N802
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        m = self.contentsMargins()
        return size + QSize(m.left() + m.right(), m.top() + m.bottom())

    def setGeometry(self, rect: QRect) -> None:  # noqa: N802
        super().setGeometry(rect)
        self._place(rect, move=True)

    def _place(self, rect: QRect, *, move: bool) -> int:
        m, gap = self.contentsMargins(), self.spacing()
        left, right = rect.left() + m.left(), rect.right() + 1 - m.right()
        x, y, high = left, rect.top() + m.top(), 0
        shown = [item for item in self._items if not (item.widget() and item.widget().isHidden())]
        for at, item in enumerate(shown):
            size = item.sizeHint()
            size.setWidth(min(size.width(), right - left))
            if x > left and x + size.width() > right:
                x, y, high = left, y + high + gap, 0
            if self._stretch_last and at == len(shown) - 1:
                size.setWidth(right - x)
            if move:
                item.setGeometry(QRect(QPoint(x, y), size))
            x += size.width() + gap
            high = max(high, size.height())
        return y + high + m.bottom() - rect.top()
