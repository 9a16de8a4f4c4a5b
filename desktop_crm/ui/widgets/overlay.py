"""A sheet over the whole window for a moment: what lies below fades; Esc, or a click beside it, takes it away."""

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPixmap, QWheelEvent
from PySide6.QtWidgets import QApplication, QFrame, QWidget

from ..theme import Theme

FADE, SHADE, SOFT = 70, 9, 8
RADIUS = 12


class Overlay(QWidget):
    closed = Signal()

    def __init__(self, theme: Theme, over: QWidget, *, stays: bool = False) -> None:
        """`stays` wherever the keys go or the mouse clicks: only its own controls and Esc end it."""
        super().__init__(over)
        self._theme, self._stays = theme, stays
        self._before: QWidget | None = None
        self._last: QWidget | None = None
        self._behind: QPixmap | None = None
        """What lies below, as it was when this opened: at each key typed above it nothing there is painted again."""
        self.sheet = QFrame(self, objectName="sheet")
        over.installEventFilter(self)
        QApplication.instance().focusChanged.connect(self._focus_went)
        self.hide()

    def open(self, first: QWidget) -> None:
        """`first` gets the keys."""
        if not self.isVisible():
            self._before = self.window().focusWidget()
        self.redraw()
        if not self._stays and self.isHidden():
            self._hold(self.parentWidget().grab())
        self.setGeometry(self.parentWidget().rect())
        self.place()
        self.show()
        self.raise_()
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def dismiss(self, *, back: bool = True) -> None:
        """`back`: the keys go where they were before."""
        if self.isHidden():
            return
        before, self._before = self._before, None
        if back and before is not None and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)
        self.hide()
        self._hold(None)
        self.closed.emit()

    def redraw(self) -> None:
        """After a change of theme."""
        self._hold(None)
        self.setStyleSheet(self._theme.sheet("palette"))

    def _hold(self, behind: QPixmap | None) -> None:
        self._behind = behind
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent, behind is not None)

    def place(self) -> None:
        """In the middle, a little high."""
        size = self.sheet.sizeHint().boundedTo(self.size())
        self.sheet.resize(size)
        self.sheet.move((self.width() - size.width()) // 2, max(0, (self.height() - size.height()) * 2 // 5))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._behind is not None:
            painter.drawPixmap(0, 0, self._behind)
        painter.fillRect(self.rect(), self._shade(FADE))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._shade(SHADE))
        around = QRectF(self.sheet.geometry())
        for out in range(1, SOFT + 1):
            painter.drawRoundedRect(around.adjusted(-out, 4 - out, out, 4 + out), RADIUS + out, RADIUS + out)

    def _shade(self, alpha: int) -> QColor:
        colour = QColor(self._theme.colour("shade"))
        colour.setAlpha(alpha)
        return colour

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Nothing goes on to what lies below."""
        if event.key() == Qt.Key.Key_Escape:
            self.refuse()

    def refuse(self) -> None:
        self.dismiss()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        if not self._stays and not self.sheet.geometry().contains(event.position().toPoint()):
            self.dismiss()

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        event.accept()

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: N802
        """Tab goes round within the sheet."""
        chain, widget = [], self.nextInFocusChain()
        while widget is not self:
            if self.isAncestorOf(widget) and _takes_tab(widget):
                chain.append(widget)
            widget = widget.nextInFocusChain()
        if chain:
            now = self.window().focusWidget()
            at = chain.index(now) + (1 if forward else -1) if now in chain else 0
            reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
            chain[at % len(chain)].setFocus(reason)
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() == QEvent.Type.Resize and watched is self.parent() and self.isVisible():
            self._hold(None)
            self.setGeometry(self.parentWidget().rect())
            self.place()
        return False

    def _focus_went(self, before: QWidget | None, now: QWidget | None) -> None:
        """Keys that were called elsewhere (Ctrl+2, Ctrl+F) take it away, or are called back."""
        if now is None or self.isHidden() or now.window() is not self.window():
            return
        if now is self or self.isAncestorOf(now):
            self._last = now
        elif not self._stays:
            self.dismiss(back=False)
        elif self._last is not None:
            QTimer.singleShot(0, self._last, self._last.setFocus)


def _takes_tab(widget: QWidget) -> bool:
    able = widget.isVisible() and widget.isEnabled() and widget.focusProxy() is None
    return bool(able and widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
