"""A value as it is read, which a click, Enter or F2 turns into its editor."""

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QEnterEvent, QGuiApplication, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QLabel, QMenu, QToolTip, QWidget

KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2, Qt.Key.Key_Space)
KEPT = 4
"""Characters of a masked value that are shown."""


class ValueLabel(QLabel):
    asked = Signal()
    """To edit it."""
    copied = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, objectName="value")
        self._text, self.masked, self.locked = "", False, ""
        self.setWordWrap(True)
        self.setIndent(0)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def say(self, text: str, *, masked: bool = False, locked: str = "") -> None:
        """`locked`: why it cannot be edited."""
        self._text, self.masked, self.locked = text, masked, locked
        self.setCursor(Qt.CursorShape.ArrowCursor if locked else Qt.CursorShape.IBeamCursor)
        self.setToolTip(locked)
        self._show(self.hasFocus() or self.underMouse())

    @property
    def whole(self) -> str:
        return self._text

    def tell_locked(self) -> None:
        QToolTip.showText(self.mapToGlobal(QPoint(8, self.height())), self.locked, self)

    def _show(self, open_: bool) -> None:
        hide = self.masked and not open_
        text = "•" * max(len(self._text) - KEPT, 0) + self._text[-KEPT:] if hide else self._text
        self.setText(text or "—")

    def _ask(self) -> None:
        if self.locked:
            self.tell_locked()
        else:
            self.asked.emit()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._text)
        self.copied.emit(self._text)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self._ask()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        event.accept()  # else the release goes elsewhere

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.matches(QKeySequence.StandardKey.Copy):
            self._copy()
        elif event.key() in KEYS and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self._ask()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        edit = menu.addAction(self.tr("修改"), self._ask)
        edit.setEnabled(not self.locked)
        menu.addAction(self.tr("复制"), self._copy).setEnabled(bool(self._text))
        menu.popup(event.globalPos())

    def focusInEvent(self, event: QEvent) -> None:  # noqa: N802
        super().focusInEvent(event)
        self._show(True)

    def focusOutEvent(self, event: QEvent) -> None:  # noqa: N802
        super().focusOutEvent(event)
        self._show(self.underMouse())

    def enterEvent(self, event: QEnterEvent) -> None:  # noqa: N802
        super().enterEvent(event)
        self._show(True)

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802
        super().leaveEvent(event)
        self._show(self.hasFocus())
