"""▾ at the header under the mouse: opens the values of that column."""

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QHeaderView, QToolButton

from ..icons import icon
from ..theme import Theme

WIDTH, HIGH, BORDER = 20, 22, 6
"""BORDER is left to whoever drags the column's width."""


class HeaderArrow(QObject):
    asked = Signal(int)
    """A column."""

    def __init__(self, header: QHeaderView, theme: Theme) -> None:
        super().__init__(header)
        self._header, self._theme = header, theme
        self.column = -1
        self.button = QToolButton(header.viewport(), objectName="headerArrow")
        self.button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # by key it is Alt+↓
        self.button.setAccessibleName(self.tr("筛选这一列"))
        self.button.setToolTip(self.tr("筛选这一列 (Alt+↓)"))
        self.button.setFixedSize(WIDTH, HIGH)
        self.button.hide()
        self.button.clicked.connect(lambda: self.asked.emit(self.column))
        header.setMouseTracking(True)
        header.viewport().setMouseTracking(True)
        header.viewport().installEventFilter(self)
        for signal in (header.sectionResized, header.sectionMoved, header.sectionCountChanged):
            signal.connect(lambda *_: self.button.hide())
        self.redraw()

    def redraw(self) -> None:
        self.button.setIcon(icon(self._theme, "chevron-down", "text", 14))

    def place_of(self, column: int) -> QRect:
        """Of a header, in the header's viewport."""
        header = self._header
        left = header.sectionViewportPosition(column)
        return QRect(max(0, left), 0, header.sectionSize(column), header.height())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        match event.type():
            case QEvent.Type.MouseMove if isinstance(event, QMouseEvent):
                if not event.buttons():
                    self._point(self._header.logicalIndexAt(event.position().toPoint()))
                else:
                    self.button.hide()
            case QEvent.Type.Leave:
                self._point(-1)
        return False

    def _point(self, column: int) -> None:
        self.column = column if column >= 0 else self.column
        if column < 0:
            self.button.hide()
            return
        header = self._header
        right = header.sectionViewportPosition(column) + header.sectionSize(column)
        self.button.move(right - BORDER - WIDTH, (header.height() - HIGH) // 2)
        self.button.show()
