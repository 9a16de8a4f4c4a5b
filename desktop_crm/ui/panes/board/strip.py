"""A column folded to 40 px: its name downwards and its count; opens by click, Enter, or a card held over it."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFont,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ...theme import Theme
from .card_delegate import RADIUS
from .card_model import MIME, carried

WIDE = 40
OPEN_AFTER = 250  # ms
DOT = 8
AHEAD = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class Strip(QAbstractButton):
    dropped = Signal(int)
    """A deal's row number."""
    aside = Signal(int)

    def __init__(self, name: str, tone: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._tone, self._count = theme, tone, ""
        self._over = self.inviting = False
        self.setText(name)
        self.setFixedWidth(WIDE)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAcceptDrops(True)
        self._hold = QTimer(self, singleShot=True, interval=OPEN_AFTER)
        self._hold.timeout.connect(self.click)

    def say(self, count: str, tip: str) -> None:
        self._count = count
        self.setAccessibleName(f"{self.text()} {count}".strip())
        self.setToolTip(tip)
        self.update()

    @property
    def at_rest(self) -> bool:
        return not self._hold.isActive()

    def invite(self, on: bool) -> None:
        """A card is on its way."""
        self.inviting = on
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(WIDE, 160)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif event.key() in AHEAD:
            self.aside.emit(AHEAD[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        self.dragMoveEvent(event)
        if event.isAccepted():
            self._point(True)
            self._hold.start()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:  # noqa: N802
        if event.mimeData().hasFormat(MIME):
            event.setDropAction(Qt.DropAction.MoveAction)
            event.accept()
        else:
            event.ignore()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:  # noqa: N802
        self._hold.stop()
        self._point(False)

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        self._hold.stop()
        self._point(False)
        if event.mimeData().hasFormat(MIME):
            event.setDropAction(Qt.DropAction.MoveAction)
            event.accept()
            for rid in carried(event.mimeData()):
                self.dropped.emit(rid)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = "accentSoft" if self._over else "hover" if self.underMouse() and self.isEnabled() else "surface"
        edge = "accent" if self._over or self.hasFocus() else "edge" if self.inviting else "line"
        painter.setPen(QPen(theme.colour(edge), 1, Qt.PenStyle.DashLine if self.inviting else Qt.PenStyle.SolidLine))
        painter.setBrush(theme.colour(ground))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
        middle = self.width() / 2
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(self._tone))
        painter.drawEllipse(QPointF(middle, 18), DOT / 2, DOT / 2)
        font = QFont(self.font())
        painter.setFont(font)
        painter.setPen(theme.colour("text"))
        y = self._name(painter, 32)
        font.setPixelSize(12)
        painter.setFont(font)
        painter.setPen(theme.colour("text2"))
        painter.drawText(QRect(0, y + 8, self.width(), 18), Qt.AlignmentFlag.AlignCenter, self._count)

    def _name(self, painter: QPainter, y: int) -> int:
        """Chinese stands letter under letter, other scripts are turned; the height where it ends."""
        text, metrics = self.text(), painter.fontMetrics()
        if not text.isascii():
            high = metrics.height()
            for letter in text:
                painter.drawText(QRect(0, y, self.width(), high), Qt.AlignmentFlag.AlignCenter, letter)
                y += high
            return y
        long = metrics.horizontalAdvance(text)
        painter.save()
        painter.translate(self.width(), y)
        painter.rotate(90)
        painter.drawText(QRect(0, 0, long + 2, self.width()), Qt.AlignmentFlag.AlignCenter, text)
        painter.restore()
        return y + long

    def _point(self, on: bool) -> None:
        self._over = on
        self.update()
