"""The hand at keys and mouse of one window."""

from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import QDeadlineTimer, QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from desktop_crm.services.core import Core
from desktop_crm.ui.main_window import MainWindow

from ..conftest import commit

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
Key = Qt.Key
PATIENCE = 30_000  # ms
States = Iterator[str]
"""Of each state its name, while the window shows it."""


class Hand:
    def __init__(self, window: MainWindow, folder: Path) -> None:
        self.window, self.folder = window, folder

    def rest(self) -> None:
        self.until(lambda: True)

    def until(self, there: Callable[[], bool]) -> None:
        """And nothing is on its way to the screen any more."""
        QApplication.processEvents()
        deadline = QDeadlineTimer(PATIENCE)
        while not (self.window.settled and there()):
            assert not deadline.hasExpired(), "it does not come to rest"
            QTest.qWait(1)
        lay_out()

    def go(self, code: str):
        page = self.window.go(code)
        self.rest()
        return page

    def click(self, widget: QWidget, at: QPoint | None = None) -> None:
        assert widget.isVisible(), widget
        QTest.mouseClick(widget, LEFT, NONE, at or widget.rect().center())
        self.rest()

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
        QTest.keyClick(self.window.focusWidget() or self.window, key, modifiers)
        self.rest()

    def type(self, widget: QWidget, text: str) -> None:
        commit(widget, text)
        self.rest()

    def point(self, widget: QWidget, at: QPoint) -> None:
        """The mouse over that point, where nothing is pressed."""
        event = QMouseEvent(
            QEvent.Type.MouseMove, QPointF(at), QPointF(widget.mapToGlobal(at)), Qt.MouseButton.NoButton,
            Qt.MouseButton.NoButton, NONE,
        )  # fmt: skip
        QApplication.sendEvent(widget, event)
        self.rest()

    def away(self, widget: QWidget) -> None:
        QApplication.sendEvent(widget, QEvent(QEvent.Type.Leave))


def lay_out() -> None:
    """What was shown last takes its place."""
    for _ in range(3):
        QApplication.processEvents()


def number_of(core: Core, rid: int = 1) -> str:
    """The word by which a customer is meant."""
    (number,) = core.db.execute("SELECT number FROM customer WHERE rid = ?", (rid,)).fetchone()
    return str(number)
