"""What shows that a record lies over the list: a soft shade at its left edge."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ..theme import Theme

WIDE = 14
DARKEST = 46  # of 255


class Shade(QWidget):
    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def beside(self, side: QWidget) -> None:
        self.setGeometry(side.x() - WIDE, side.y(), WIDE, side.height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        fade = QLinearGradient(QPoint(0, 0), QPoint(self.width(), 0))
        for at, alpha in ((0.0, 0), (0.6, DARKEST // 3), (1.0, DARKEST)):
            colour = QColor(self._theme.colour("toast"))
            colour.setAlpha(alpha)
            fade.setColorAt(at, colour)
        painter = QPainter(self)
        painter.fillRect(self.rect(), fade)
        painter.fillRect(self.width() - 1, 0, 1, self.height(), self._theme.colour("edge"))
        painter.end()
