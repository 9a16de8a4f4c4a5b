"""What a person at the real window sees and types, and what is in the file; how one presses or points is said in hands.py."""

from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.exceptions import TimeoutError

from desktop_crm.domain.pinyin import syllables
from desktop_crm.services import deals, records, reminders, undo, users
from desktop_crm.services.core import Core
from desktop_crm.ui.main_window import MainWindow

T = TypeVar("T")
PATIENCE = 20_000  # ms


def two_people(core: Core) -> Core:
    """Two work in this office; I am one of them."""
    users.claim(core, "陈晓")
    records.add(core, "users", {"name": "王伟"})
    return core


class Day:
    """Of an office where two work: `two_people(core)`."""

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
        if QApplication.activePopupWidget() is None:
            assert QApplication.activeWindow() is self.window, "something else became a window and took the keys"

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

    # typing

    strokes = 0

    def type(self, text: str) -> None:
        """Letters by key; Chinese as its input method gives it, counted as its full pinyin and the space."""
        for part in _parts(text):
            if part.isascii():
                self.letters(part)
            else:
                self.strokes += sum(len(s) for s in syllables(part)) + 1
                assert self.focus.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled), f"{self.focus} takes no text"
                event = QInputMethodEvent()
                event.setCommitString(part)
                QCoreApplication.sendEvent(self.focus, event)
        self.rest()

    def letters(self, text: str) -> None:
        """Without waiting."""
        self.strokes += len(text)
        for letter in text:
            QTest.keyClick(self.window.windowHandle(), letter)

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


def _parts(text: str) -> list[str]:
    """Cut where one kind of writing ends."""
    out: list[str] = []
    for letter in text:
        if out and out[-1].isascii() == letter.isascii():
            out[-1] += letter
        else:
            out.append(letter)
    return out
