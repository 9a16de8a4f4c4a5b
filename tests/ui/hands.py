"""The two hands of a person at the window: one presses keys, one points with the mouse."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QCoreApplication, QPoint, QPointF, QRect, Qt, QTimer
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QGuiApplication,
    QKeySequence,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from .day import PATIENCE, Day

LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton
NONE = Qt.KeyboardModifier.NoModifier
STEPS, EVERY = 8, 15
"""Of a drag: so many moves, so many ms apart."""


class Keys(Day):
    """Keys as the window system hands them over: nobody says which widget they are for."""

    def press(self, *keys: str) -> None:
        """`press("Ctrl+N", "Tab")`; after each, what it did is waited for."""
        for key in keys:
            self.hit(key)
            self.rest()

    def hit(self, key: str) -> None:
        """Without waiting."""
        pressed = QKeySequence(key)[0]
        self.strokes += 1
        QTest.keyClick(self.window.windowHandle(), pressed.key(), pressed.keyboardModifiers())

    def menu_key(self) -> None:
        """As the platform turns it into a request for the menu, at what has the keys."""
        self.strokes += 1
        at = self.focus.rect().center()
        event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, at, self.focus.mapToGlobal(at))
        QCoreApplication.sendEvent(self.focus, event)
        self.rest()

    def choose(self, words: str, key: str = "Return") -> None:
        """Down to that line of the open menu."""
        for _ in range(30):
            self.hit("Down")
            active = self.menu.activeAction()
            if active is not None and active.text().startswith(words):
                self.press(key)
                return
        raise AssertionError(f"no {words} in the menu")

    def tab_to(self, there: Callable[[], bool], key: str = "Tab", most: int = 40) -> int:
        """Tab by Tab until that has the keys; how many it took."""
        for pressed in range(most):
            if there():
                return pressed
            self.hit(key)
            QApplication.processEvents()
        raise AssertionError(f"not reached by {key}; the keys are at {self.focus} {self.focus.accessibleName()}")

    def tab_to_name(self, words: str, key: str = "Tab", most: int = 40) -> int:
        """By what is written on it, or said of it."""
        return self.tab_to(lambda: _named(self.focus).startswith(words), key, most)

    def take_back(self) -> None:
        self.press("Ctrl+Z")

    def do_again(self) -> None:
        self.press("Ctrl+Y")


class Mouse(Day):
    """One hand at the mouse, by points of the window: what lies on top gets the click."""

    def click(
        self, widget: QWidget, at: QPoint | None = None, *, button: Qt.MouseButton = LEFT, keys: Any = NONE
    ) -> None:
        handle, where = self.over(widget, at)
        QTest.mouseClick(handle, button, keys, where)
        self.rest()

    def double(self, widget: QWidget, at: QPoint | None = None) -> None:
        handle, where = self.over(widget, at)
        QTest.mouseClick(handle, LEFT, NONE, where)
        QTest.mouseDClick(handle, LEFT, NONE, where)
        self.rest()

    def over(self, widget: QWidget, at: QPoint | None = None) -> tuple[Any, QPoint]:
        """Moves there; it must be in sight and not covered."""
        window = widget.window()
        where = widget.mapTo(window, widget.rect().center() if at is None else at)
        hit = window.childAt(where) or window
        assert widget.isVisible(), f"{_named(widget)} is not in sight"
        assert hit is widget or widget.isAncestorOf(hit), f"{hit} lies over {widget} {_named(widget)}"
        QTest.mouseMove(window.windowHandle(), where)
        QApplication.processEvents()
        return window.windowHandle(), where

    def sweep(self, line: QWidget) -> None:
        """Over all that is written in it."""
        handle, where = self.over(line, QPoint(line.width() - 40, line.height() // 2))
        QTest.mousePress(handle, LEFT, NONE, where)
        for x in (20, 3):
            QTest.mouseMove(handle, where - QPoint(line.width() - 40 - x, 0))
        QTest.mouseRelease(handle, LEFT, NONE, where - QPoint(line.width() - 43, 0))
        self.rest()

    def pick(self, words: str) -> None:
        """A line of the open menu."""
        menu = self.menu
        action = next(a for a in menu.actions() if a.text().startswith(words))
        assert action.isEnabled()
        self.click(menu, menu.actionGeometry(action).center())

    def button(self, words: str, inside: QWidget | None = None) -> QWidget:
        """What has these words on it."""
        within = inside or self.window
        found = [b for b in within.findChildren(QAbstractButton) if b.isVisible() and _named(b).startswith(words)]
        assert found, f"no button {words}"
        return found[0]

    def press(self, words: str, inside: QWidget | None = None) -> None:
        self.click(self.button(words, inside))

    def cell_at(self, name: str, field: str) -> tuple[QWidget, QPoint]:
        table = self.page.table
        at = self.page.model.index(self.row(name), self.column(field))
        assert at.isValid()
        rect: QRect = table.visualRect(at)
        return table.viewport(), rect.center()

    def card_at(self, name: str) -> tuple[QWidget, QPoint]:
        for column in self.page.board.columns:
            for row in range(column.model.rowCount()):
                if column.model.card(row).name == name:
                    return column.list.viewport(), column.list.card_box(row).center()
        raise AssertionError(f"no card {name}")

    def drag_card(self, name: str, stage: str) -> None:
        """To an empty place of that column. Without a display no drag can run: then as its drop arrives."""
        source, begin = self.card_at(name)
        target = next(c for c in self.page.board.columns if c.stage.code == stage).list.viewport()
        if QGuiApplication.platformName() == "offscreen":
            cards = source.parentWidget()
            mime = cards.cards.mimeData([cards.indexAt(begin)])
            for kind in (QDragEnterEvent, QDragMoveEvent, QDropEvent):
                where = QPointF(target.rect().center()) if kind is QDropEvent else target.rect().center()
                event = kind(where, Qt.DropAction.MoveAction, mime, LEFT, NONE)
                QApplication.sendEvent(target, event)
                assert event.isAccepted()
        else:
            self._drag(*self.over(source, begin), target.mapTo(self.window, target.rect().center()))
        self.rest()

    def _drag(self, handle: Any, at: QPoint, to: QPoint) -> None:
        """A drag has a loop of its own, so the moves come by timers."""
        over: list[bool] = []

        def step(n: int) -> None:
            if n <= STEPS:
                QTest.mouseMove(handle, at + (to - at) * n / STEPS)
                QTimer.singleShot(EVERY, lambda: step(n + 1))
                return
            QTest.mouseRelease(handle, LEFT, NONE, to)
            over.append(True)

        QTest.mousePress(handle, LEFT, NONE, at)
        QTimer.singleShot(2 * EVERY, lambda: step(1))
        QTest.mouseMove(handle, at + QPoint(3, 3))
        QTest.mouseMove(handle, at + QPoint(12, 12))
        self.qtbot.waitUntil(lambda: bool(over), timeout=PATIENCE)

    def line_at(self, text: str, spot: str = "") -> tuple[QWidget, QPoint]:
        """A line of the work list, or that part of it."""
        page = self.page
        for row in range(page.lines.rowCount()):
            line = page.lines.line(row)
            if line.rid and page.lines.item(line.rid).text == text:
                rect = page.list.visualRect(page.lines.index(row))
                place = getattr(page.list.painting.spots(rect, line), spot) if spot else None
                return page.list.viewport(), place.center() if place else rect.topLeft() + QPoint(70, 8)
        raise AssertionError(f"no line {text}")

    def take_back(self) -> None:
        """撤销 in the toast while it stands there, else above the page."""
        toasts = self.window.toasts
        if toasts is not None and toasts.with_undo.isVisible():
            self.click(toasts.with_undo.button)
        else:
            self.press("撤销", self.page.head)

    def do_again(self) -> None:
        self.press("重做", self.page.head)


def _named(widget: QWidget) -> str:
    text = getattr(widget, "text", None)
    return (widget.accessibleName() or (text() if callable(text) else "")).strip()
