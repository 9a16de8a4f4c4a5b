"""A box over the window beside an editor: it never takes the focus, and goes when the editor is left."""

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ..theme import Theme

GAP, EDGE = 2, 8


class Popup(QFrame):
    """Lies inside its window, so that no window system has a say in where it is or who has the keys."""

    def __init__(self, anchor: QWidget, theme: Theme) -> None:
        super().__init__(None, objectName="popup")
        self._anchor, self._theme = anchor, theme
        self._watched: list[QWidget] = []
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.room = QVBoxLayout(self)
        self.room.setContentsMargins(5, 5, 5, 5)
        self.room.setSpacing(0)
        self.hide()
        anchor.destroyed.connect(self.deleteLater)

    @property
    def is_open(self) -> bool:
        return not self.isHidden()

    def wanted_size(self) -> tuple[int, int]:
        """Width and height."""
        size = self.sizeHint()
        return max(size.width(), self._anchor.width()), size.height()

    def open(self) -> None:
        window = self._anchor.window()
        if self.parent() is not window:
            self.setParent(window)
        if not self.is_open:
            self.setStyleSheet(self._theme.sheet("forms"))
            self._watch()
        self.place()
        self.show()
        self.raise_()

    def close_it(self) -> None:
        if self.is_open:
            self.hide()
            for widget in self._watched:
                widget.removeEventFilter(self)
            self._watched.clear()

    def place(self) -> None:
        """Below the editor, above it where there is no room below."""
        window = self._anchor.window()
        width, height = self.wanted_size()
        width, height = min(width, window.width() - 2 * EDGE), min(height, window.height() - 2 * EDGE)
        at = self._anchor.mapTo(window, QPoint(0, 0))
        below = at.y() + self._anchor.height() + GAP
        above = at.y() - GAP - height
        y = below if below + height <= window.height() - EDGE or above < EDGE else above
        x = max(EDGE, min(at.x(), window.width() - EDGE - width))
        self.setGeometry(x, max(EDGE, min(y, window.height() - EDGE - height)), width, height)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        event.accept()  # what lies below is not meant

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        event.accept()

    def _watch(self) -> None:
        widget: QWidget | None = self._anchor
        while widget is not None:
            widget.installEventFilter(self)
            self._watched.append(widget)
            widget = None if widget.isWindow() else widget.parentWidget()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        match event.type():
            case QEvent.Type.Move | QEvent.Type.Resize:
                self.place()
            case QEvent.Type.Hide:
                self.close_it()
            case QEvent.Type.MouseButtonPress if watched is not self._anchor:
                self.close_it()
        return False
