"""A box that lies over the window below what opened it, has the keys, and goes with Esc or a click elsewhere."""

from contextlib import suppress

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QFrame, QVBoxLayout, QWidget

from ..theme import Theme

GAP, EDGE = 4, 8


class Overlay(QFrame):
    """Inside its window, not a window of its own: an input method works in it, and a picture of the window shows it."""

    closed = Signal()

    def __init__(self, theme: Theme, width: int) -> None:
        super().__init__(None, objectName="overlay")
        self.theme = theme
        self._width = width
        self._came_from: QWidget | None = None
        self._anchor: QWidget | None = None
        self._at = QRect()
        self.room = QVBoxLayout(self)
        self.room.setContentsMargins(8, 8, 8, 8)
        self.room.setSpacing(8)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setStyleSheet(theme.sheet("filtering"))
        self.hide()

    @property
    def is_open(self) -> bool:
        return not self.isHidden()

    def open_under(self, anchor: QWidget, at: QRect | None = None) -> None:
        """Below that part of the widget, above it where there is no room below."""
        window = anchor.window()
        self._came_from, self._anchor, self._at = QApplication.focusWidget(), anchor, at or anchor.rect()
        if self.parent() is not window:
            self.setParent(window)
        self.fit()
        self.show()
        self.raise_()
        QApplication.instance().installEventFilter(self)

    def fit(self) -> None:
        """After its contents changed."""
        if self._anchor is None:
            return
        window = self._anchor.window()
        for part in self.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
            if (inner := part.layout()) is not None:
                inner.activate()
        self.room.activate()
        height = min(self.sizeHint().height(), window.height() - 2 * EDGE)
        at = self._anchor.mapTo(window, self._at.topLeft())
        below = at.y() + self._at.height() + GAP
        y = below if below + height <= window.height() - EDGE else max(EDGE, window.height() - EDGE - height)
        x = max(EDGE, min(at.x(), window.width() - EDGE - self._width))
        self.setGeometry(x, y, self._width, height)

    def close_it(self) -> None:
        if not self.is_open:
            return
        QApplication.instance().removeEventFilter(self)
        inside = self.isAncestorOf(QApplication.focusWidget()) if QApplication.focusWidget() else False
        self.hide()
        if inside and self._came_from is not None:
            with suppress(RuntimeError):  # it is gone since
                self._came_from.setFocus()
        self.closed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        match event.type():
            case QEvent.Type.MouseButtonPress if isinstance(event, QMouseEvent) and isinstance(watched, QWidget):
                if self._is_elsewhere(watched):
                    self.close_it()
            case QEvent.Type.Resize if watched is self.parent():
                self.close_it()
            case QEvent.Type.ShortcutOverride if isinstance(event, QKeyEvent) and self._has_keys(event):
                event.accept()  # before a shortcut of the page below
                return True
        return False

    @staticmethod
    def _has_keys(event: QKeyEvent) -> bool:
        return event.key() == Qt.Key.Key_Escape or bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)

    def _is_elsewhere(self, widget: QWidget) -> bool:
        opened_by = self._anchor is not None and widget is self._anchor
        return (
            widget is not self and not self.isAncestorOf(widget) and widget.window() is self.window() and not opened_by
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() == Qt.Key.Key_Escape:
            self.close_it()
        else:
            event.accept()  # nothing typed here is for the page below

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: N802
        """Tab goes round inside."""
        stops = [w for w in self.findChildren(QWidget) if w.isVisible() and w.focusPolicy() & Qt.FocusPolicy.TabFocus]
        stops = [w for w in stops if w.isEnabled()]
        now = QApplication.focusWidget()
        if not stops:
            return True
        stops.sort(key=lambda w: (w.mapTo(self, QPoint(0, 0)).y() // 8, w.mapTo(self, QPoint(0, 0)).x()))
        at = stops.index(now) if now in stops else -1 if forward else 0
        stops[(at + (1 if forward else -1)) % len(stops)].setFocus(Qt.FocusReason.TabFocusReason)
        return True
