"""A person at the real window: hands that press keys, a hand that points, and what they see and what is in the file."""

from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import QCoreApplication, QPoint, QRect, Qt
from PySide6.QtGui import QContextMenuEvent, QInputMethodEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from pytestqt.exceptions import TimeoutError

from desktop_crm.domain.pinyin import syllables
from desktop_crm.services import deals, records, reminders, undo
from desktop_crm.ui.main_window import MainWindow

T = TypeVar("T")
LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton
NONE = Qt.KeyboardModifier.NoModifier
PATIENCE = 10_000  # ms


class Day:
    """What is seen and what is in the file; how one points or presses is said by the hands below."""

    def __init__(self, qtbot: Any, window: MainWindow) -> None:
        self.qtbot, self.window, self.core = qtbot, window, window.core

    @property
    def page(self) -> Any:
        return self.window.page

    @property
    def focus(self) -> QWidget:
        found = QApplication.focusWidget()
        return found or self.window

    # waiting

    def rest(self) -> None:
        """What was done is in the file and on the screen."""
        QApplication.processEvents()
        self.qtbot.waitUntil(lambda: self.window.settled, timeout=PATIENCE)
        QApplication.processEvents()

    def comes(self, read: Callable[[], T], wanted: T) -> None:
        try:
            self.qtbot.waitUntil(lambda: self.window.settled and read() == wanted, timeout=PATIENCE)
        except TimeoutError:
            settled = "" if self.window.settled else ", and it is not at rest"
            raise AssertionError(f"seen {read()!r}, wanted {wanted!r}{settled}") from None
        QApplication.processEvents()

    def act(self, do: Callable[[], object], read: Callable[[], T], after: T) -> None:
        """Something that is one step: done, taken back, done again. `read` says what is in the file and on the screen."""
        before, steps = read(), self.steps
        assert before != after
        do()
        self.comes(read, after)
        assert self.steps == steps + 1
        self.take_back()
        self.comes(read, before)
        assert self.said.startswith("已撤销")
        self.do_again()
        self.comes(read, after)

    def take_back(self) -> None:
        raise NotImplementedError

    def do_again(self) -> None:
        raise NotImplementedError

    # what is in the file

    @property
    def steps(self) -> int:
        """Of this person, and not taken back."""
        own = [s for s in undo.steps(self.core) if s["origin"] == "here" and s["label"][0] not in ("undo", "redo")]
        return sum(not s["undone"] for s in own)

    def record(self, kind: str, word: str) -> dict[str, Any]:
        return records.show(self.core, kind, word)

    def found(self, kind: str, where: str) -> list[dict[str, Any]]:
        return records.list_records(self.core, kind, where).rows

    def count(self, kind: str, where: str = "") -> int:
        return records.list_records(self.core, kind, where).total

    def stage(self, deal: str) -> str:
        """Code of the column a deal stands in."""
        id = self.record("deals", deal)["id"]
        return next(c.stage for c in deals.board(self.core).columns if id in c.deals)

    def to_do(self, text: str) -> list[tuple[str, str]]:
        """State and day, that it was put off to where it was, of the reminders of that text."""
        listed = [r for r in reminders.agenda(self.core, everything=True).reminders if r["text"] == text]
        until = [self.record("reminders", r["id"])["snoozed_until"] for r in listed]
        return [(r["state"], (later or r["due"])[:10]) for r, later in zip(listed, until, strict=True)]

    # what is seen

    @property
    def said(self) -> str:
        """The newest toast that can be read."""
        toasts = self.window.toasts
        return toasts.newest.line.text() if toasts is not None and toasts.newest.isVisible() else ""

    def row(self, name: str) -> int:
        """Of a customer in the table, -1 where it is not shown."""
        model = self.window.pages["customers"].model
        return next((row for row in range(model.rowCount()) if model.cell(row, 0).text == name), -1)

    def column(self, field: str) -> int:
        columns = self.window.pages["customers"].model.columns
        return next(at for at, c in enumerate(columns) if c.field.name == field)

    def cell(self, name: str, field: str) -> str:
        row = self.row(name)
        return self.window.pages["customers"].model.cell(row, self.column(field)).text if row >= 0 else ""

    @property
    def cursor(self) -> tuple[str, str]:
        """Name and field the table's cursor is on."""
        at, model = self.page.table.currentIndex(), self.page.model
        return model.cell(at.row(), 0).text, model.columns[at.column()].field.name

    @property
    def chips(self) -> list[str]:
        return [chip.words for chip in self.page.tools.filter.row.conditions]

    @property
    def views(self) -> list[str]:
        return [chip.words for chip in self.page.tools.filter.row.views]

    @property
    def beside(self) -> str:
        """The title of the record at the side."""
        pane = self.page.beside.pane
        return pane.title.text() if pane.shown is not None else ""

    @property
    def form(self) -> Any:
        return self.page.beside.form

    def cards(self, stage: str) -> list[str]:
        column = next(c for c in self.window.pages["board"].board.columns if c.stage.code == stage)
        return [column.model.card(row).name for row in range(column.model.rowCount())]

    def chosen_card(self) -> str:
        board = self.page.board
        column = board.column_of(board.current)
        return column.model.card(column.model.row_of(board.current)).name if column else ""

    def today(self) -> dict[str, list[str]]:
        """What the work list shows, part by part."""
        lines, found = self.window.pages["today"].lines, {}
        for row in range(lines.rowCount()):
            line = lines.line(row)
            texts = found.setdefault(line.place, [])
            if line.rid:
                texts.append(lines.item(line.rid).text)
        return found

    @property
    def waiting(self) -> str:
        """The badge of 今日 in the rail."""
        badge = self.window.rail._badges.get("today")
        return badge.text() if badge is not None and badge.isVisible() else ""

    @property
    def menu(self) -> QMenu:
        popup = QApplication.activePopupWidget()
        assert isinstance(popup, QMenu), "no menu is open"
        return popup


class Keys(Day):
    """Keys as the window system hands them over: nobody says which widget they are for."""

    strokes = 0

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

    def type(self, text: str) -> None:
        """Letters by key; Chinese as its input method gives it, counted as its full pinyin and the space."""
        for part in _parts(text):
            if part.isascii():
                self.strokes += len(part)
                for letter in part:
                    QTest.keyClick(self.window.windowHandle(), letter)
            else:
                self.strokes += sum(len(s) for s in syllables(part)) + 1
                assert self.focus.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled), f"{self.focus} takes no text"
                event = QInputMethodEvent()
                event.setCommitString(part)
                QCoreApplication.sendEvent(self.focus, event)
        self.rest()

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

    def type(self, text: str) -> None:
        """Into what the mouse gave the keys to."""
        Keys.type(self, text)  # type: ignore[arg-type]

    strokes = 0

    def pick(self, words: str) -> None:
        """A line of the open menu."""
        menu = self.menu
        action = next(a for a in menu.actions() if a.text().startswith(words))
        assert action.isEnabled()
        self.click(menu, menu.actionGeometry(action).center())

    def button(self, words: str, inside: QWidget | None = None) -> QWidget:
        """What has these words on it."""
        from PySide6.QtWidgets import QAbstractButton

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


def _parts(text: str) -> list[str]:
    """Cut where one kind of writing ends."""
    out: list[str] = []
    for letter in text:
        if out and out[-1].isascii() == letter.isascii():
            out[-1] += letter
        else:
            out.append(letter)
    return out
