import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QMenu, QMessageBox

from desktop_crm.app import open_core
from desktop_crm.services.core import Core
from desktop_crm.ui import theme
from desktop_crm.ui.ask import Ask
from desktop_crm.ui.language import Language
from desktop_crm.ui.main_window import MainWindow
from desktop_crm.ui.theme import Theme

NOW = datetime(2026, 6, 10, 9, 30, tzinfo=UTC).timestamp()
CITIES = ("杭州", "苏州", "宁波")
COUNT = 260  # more than one page


class Answers(Ask):
    """Answers questions as a test says."""

    def __init__(self) -> None:
        self.files: list[str] = []
        self.asked: list[str] = []
        self.told: list[str] = []
        self.out = ""
        self.suggested: list[str] = []

    def save_as(self, parent, suggested, kinds=()):
        self.suggested.append(suggested)
        return self.out

    def tables(self, parent, folder):
        self.asked.append(folder)
        return self.files

    def tell(self, parent, title, sentence):
        self.told.append(sentence)


@pytest.fixture(scope="session")
def qapp_args():
    return ["tests", "-style", "fusion"]


@pytest.fixture(autouse=True)
def no_box(monkeypatch):
    """A box that waits for a click would wait for ever."""

    def refuse(*args, **more):
        raise AssertionError("a modal box was opened")

    for cls, name in (
        (QDialog, "exec"),
        (QMessageBox, "warning"),
        (QFileDialog, "getOpenFileNames"),
        (QFileDialog, "getSaveFileName"),
        (QMenu, "exec"),
    ):
        monkeypatch.setattr(cls, name, refuse)


@pytest.fixture(scope="session")
def profiles(tmp_path_factory) -> dict[str, Path]:
    """Made once: an empty office, and one with customers and contacts."""
    root = tmp_path_factory.mktemp("profiles")
    made = {"empty": root / "empty", "full": root / "full"}
    for name, folder in made.items():
        core = open_core(folder, clock=lambda: NOW)
        if name == "full":
            fill(core)
        core.close()
    return made


def fill(core: Core) -> None:
    with core.write("import", "客户.xlsx") as work:
        owner = work.create("user", {"name": "陈晓"})
        rows = [
            (
                work.new_id(), f"第{n:03d}贸易有限公司", CITIES[n % 3], "ABC"[n % 3], f"0571-8800{n:04d}", owner,
                "active", "老客户\n按月结款",
            )
            for n in range(1, COUNT + 1)
        ]  # fmt: skip
        work.insert("customer", ("name", "region", "grade", "phone", "owner", "lifecycle", "notes"), rows)
        work.insert("contact", ("customer", "name", "mobile"), [(work.new_id(), rows[6][0], "欧阳建国", "13912345678")])
        work.insert(
            "follow_up",
            ("customer", "method", "at", "content", "next_at"),
            [(work.new_id(), rows[-1][0], "call", "2026-06-09T02:00:00Z", "谈了价格", "2026-06-08")],
        )


@pytest.fixture
def core(profiles, tmp_path) -> Iterator[Core]:
    yield from _opened(profiles["full"], tmp_path)


@pytest.fixture
def empty_core(profiles, tmp_path) -> Iterator[Core]:
    yield from _opened(profiles["empty"], tmp_path)


def _opened(profile: Path, tmp_path: Path) -> Iterator[Core]:
    shutil.copytree(profile, tmp_path / "data")
    core = open_core(tmp_path / "data", clock=lambda: NOW)
    yield core
    core.close()


@pytest.fixture
def ask() -> Answers:
    return Answers()


@pytest.fixture
def colours(qapp) -> Theme:
    made = Theme()
    made.choose("light", qapp)
    qapp.setFont(theme.ui_font())
    theme.apply(qapp, made)
    return made


@pytest.fixture
def open_window(qtbot, colours, ask) -> Iterator[Callable[..., MainWindow]]:
    """`open_window(core)`: shown, active, and at rest."""
    opened: list[MainWindow] = []
    language = Language()

    def open_it(core: Core, lang: str = "zh", watch: bool = False, page: str = "customers") -> MainWindow:
        language.choose(lang)
        window = MainWindow(core, colours, lang, ask)
        opened.append(window)
        qtbot.addWidget(window)
        window.resize(1366, 690)
        window.begin(page, watch=watch)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        settle(qtbot, window)
        QTest.mouseMove(window, QPoint(2, window.height() - 2))  # not where the last test left it
        return window

    yield open_it
    for window in opened:
        window.shut_down()
    language.choose("zh")
    for translator in language._installed:
        QApplication.removeTranslator(translator)


def settle(qtbot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: window.settled, timeout=20_000)


def names(window: MainWindow, most: int = 5) -> list[str]:
    """The first names the table shows."""
    model = window.page.model
    return [model.cell(row, 0).text for row in range(min(most, model.rowCount()))]


def commit(box, text: str) -> None:
    """Types as an input method does: QTest has no keys for Chinese."""
    box.setFocus()
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(box, event)
