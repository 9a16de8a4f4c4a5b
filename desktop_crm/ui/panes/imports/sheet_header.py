"""The head of each column: its name in the sheet, and below it what it becomes; a press changes that."""

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QMouseEvent, QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from ...theme import Theme
from .rows_model import RowsModel
from .words import LEAVE, LINE, NEW, column_words

HEIGHT = 54
PAD = 10
ARROW = 18
_ONE_LINE = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class SheetHeader(QHeaderView):
    asked = Signal(int)
    """To change what becomes of that column."""

    def __init__(self, rows: RowsModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._rows, self._theme = rows, theme
        self._hovered = -1
        self.setFixedHeight(HEIGHT)
        self.setMinimumSectionSize(72)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setStretchLastSection(True)
        self.setMouseTracking(True)
        self.sectionClicked.connect(self.asked)

    def small(self) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(12)
        return font

    def target(self, section: int) -> tuple[str, str]:
        """What becomes of the column, and the token of its colour."""
        to = self._rows.columns[section]["to"]
        token = {LINE: "text2", LEAVE: "text3", NEW: "violet"}.get(to, "accent")
        return column_words(self._rows.entity, to, self._rows.lang), token

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(super().sizeHint().width(), HEIGHT)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:  # noqa: N802
        if not rect.isValid() or not 0 <= section < len(self._rows.columns):
            return
        theme = self._theme
        painter.save()
        painter.setClipRect(rect)
        painter.fillRect(rect, theme.colour("hover" if section == self._hovered else "surface"))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, theme.colour("line"))
        painter.fillRect(rect.right(), rect.top() + 14, 1, rect.height() - 28, theme.colour("line"))
        room = rect.adjusted(PAD, 6, -PAD, -6)
        top, bottom = QRect(room), QRect(room)
        top.setHeight(room.height() // 2)
        bottom.setTop(top.bottom() + 1)
        font = QFont(self.font())
        font.setPixelSize(13)
        painter.setFont(font)
        words, token = self.target(section)
        painter.setPen(theme.colour("text3" if token == "text3" else "text"))
        header = self._rows.columns[section]["header"]
        painter.drawText(
            top, _ONE_LINE, painter.fontMetrics().elidedText(header, Qt.TextElideMode.ElideRight, top.width())
        )
        painter.setFont(self.small())
        painter.setPen(theme.colour(token))
        shown = painter.fontMetrics().elidedText(
            f"→ {words}", Qt.TextElideMode.ElideRight, max(0, bottom.width() - ARROW)
        )
        painter.drawText(bottom, _ONE_LINE, shown)
        if self._rows.entity is not None:
            self._arrow(
                painter, bottom.left() + painter.fontMetrics().horizontalAdvance(shown) + 5, bottom.center().y()
            )
        painter.restore()

    def _arrow(self, painter: QPainter, x: int, y: int) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.drawLine(x, y - 1, x + 3, y + 2)
        painter.drawLine(x + 3, y + 2, x + 6, y - 1)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        super().mouseMoveEvent(event)
        self._hover(self.logicalIndexAt(event.position().toPoint()))

    def leaveEvent(self, event: object) -> None:  # noqa: N802
        super().leaveEvent(event)
        self._hover(-1)

    def _hover(self, section: int) -> None:
        if section != self._hovered:
            self._hovered = section
            self.viewport().update()
