"""The narrow column of check boxes before the cells. It stands outside the scrolled part, so it is always in sight."""

from collections.abc import Callable

from PySide6.QtCore import QItemSelectionModel, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QAbstractButton, QHeaderView, QWidget

from ..models.table import TableModel
from ..theme import Theme

WIDTH = 36
BOX = 16
CHECK = ((4, 8.2), (7, 11.2), (12, 5.4))
OFF, SOME, ON = range(3)


def draw_box(
    painter: QPainter, theme: Theme, room: QRect, state: int, *, strong: bool = False, edge: str = "edge"
) -> None:
    """A check box in the middle of `room`; `strong` where it is pointed at or has the keys. `edge`: the token of its frame."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    at = QPointF(room.left() + (room.width() - BOX) // 2, room.top() + (room.height() - BOX) // 2)
    box = QRectF(at.x() + 0.5, at.y() + 0.5, BOX - 1, BOX - 1)
    if state == OFF:
        painter.setPen(QPen(theme.colour("accent" if strong else edge), 1))
        painter.setBrush(theme.colour("surface"))
        painter.drawRoundedRect(box, 3, 3)
    else:
        painter.setPen(QPen(theme.colour("accentDeep" if strong else "accent"), 1))
        painter.setBrush(theme.colour("accentDeep" if strong else "accent"))
        painter.drawRoundedRect(box, 3, 3)
        pen = QPen(theme.colour("onAccent"), 1.8)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if state == ON:
            painter.drawPolyline(QPolygonF([QPointF(at.x() + x, at.y() + y) for x, y in CHECK]))
        else:
            painter.drawLine(QPointF(at.x() + 4.5, at.y() + 8), QPointF(at.x() + 11.5, at.y() + 8))
    painter.restore()


class TickColumn(QHeaderView):
    turned = Signal(int, bool)
    """A row's box was clicked; with Shift: from the last one to it."""
    pointed = Signal(int)

    def __init__(
        self,
        model: TableModel,
        theme: Theme,
        ticked: Callable[[int], bool],
        tone: Callable[[int], str],
        parent: QWidget,
    ) -> None:
        """`tone` is the background of a row, as its cells have it."""
        super().__init__(Qt.Orientation.Vertical, parent)
        self._rows, self._theme, self._ticked, self._tone = model, theme, ticked, tone
        self.setModel(model)
        self.setSelectionModel(QItemSelectionModel(model, self))  # else select-all asks every cell for its flags
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setFixedWidth(WIDTH)
        self.setSectionsClickable(False)
        self.setHighlightSections(False)
        self.setMouseTracking(True)

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(WIDTH, 0)  # the table asks for the width alone

    def paintSection(self, painter: QPainter, rect: QRect, row: int) -> None:  # noqa: N802
        theme, tone = self._theme, self._tone(row)
        painter.fillRect(rect, theme.colour(tone or "surface"))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, theme.colour("line"))
        draw_box(painter, theme, rect.adjusted(4, 0, 0, 0), ON if self._ticked(self._rows.rid(row)) else OFF)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        row = self.logicalIndexAt(event.position().toPoint())
        if row >= 0 and event.button() is Qt.MouseButton.LeftButton:
            self.turned.emit(row, bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        self.mousePressEvent(event)  # two quick clicks are two

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        event.accept()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802
        self.parentWidget().contextMenuEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        self.pointed.emit(self.logicalIndexAt(event.position().toPoint()))


class AllBox(QAbstractButton):
    """Over the corner: ticks all rows, or none."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self.state = theme, OFF
        self.setAccessibleName(self.tr("全选"))
        self.setToolTip(self.tr("全选 (Ctrl+A)"))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def tell(self, state: int) -> None:
        if state != self.state:
            self.state = state
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.colour("surface"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, self._theme.colour("line"))
        strong = self.hasFocus() or self.underMouse()
        draw_box(painter, self._theme, self.rect().adjusted(4, 0, 0, 0), self.state, strong=strong)
        painter.end()
