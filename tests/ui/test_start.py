"""The program as started by a person: another process, as few modules as possible, a clean end."""

import json
import os
import shutil
import subprocess
import sys
from datetime import date

import pytest
from PySide6.QtWidgets import QApplication

from desktop_crm.domain.errors import UserError
from desktop_crm.ui import crash, window_place
from desktop_crm.ui import program as starting

from .conftest import settle

FIRST_FRAME = """
import sys
from PySide6.QtCore import QTimer
from desktop_crm.ui import main as window
from desktop_crm.ui.main_window import MainWindow
painted = MainWindow._begin_rest
def first(self):
    assert self.page.model.rowCount() > 0
    print(" ".join(m for m in ("sqlalchemy", "openpyxl", "pypinyin", "numpy", "python_calamine") if m in sys.modules))
    QTimer.singleShot(0, self.close)
    painted(self)
MainWindow._begin_rest = first
sys.exit(window.main(["--data", sys.argv[1]]))
"""


@pytest.fixture
def full(profiles, tmp_path):
    """As it was left today: on the page of customers."""
    folder = tmp_path / "full"
    shutil.copytree(profiles["full"], folder)
    left = {"version": window_place.VERSION, "page": "customers", "day": date.today().isoformat()}
    (folder / "settings.json").write_text(json.dumps({"window": json.dumps(left), "name_asked": True}), "utf-8")
    return folder


def run(code: str, *argv: str, **env: str) -> subprocess.CompletedProcess[str]:
    env = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONUTF8": "1", **env}
    return subprocess.run(
        [sys.executable, "-c", code, *argv], env=env, capture_output=True, text=True, encoding="utf-8", timeout=120
    )


def test_the_first_picture_needs_no_heavy_library_and_the_end_is_clean(full):
    done = run(FIRST_FRAME, str(full))
    assert (done.stdout.strip(), done.returncode) == ("", 0), done.stderr


def test_closing_while_a_search_runs_ends_with_0(full):
    code = FIRST_FRAME.replace(
        "painted(self)", "painted(self); self.page.search.setText('贸易'); self.page.feed.refresh()"
    )
    done = run(code, str(full))
    assert done.returncode == 0, done.stderr


def test_a_folder_that_cannot_be_used_is_told(tmp_path, ask, capsys, qapp):
    (tmp_path / "file").write_text("")
    assert starting.run(["--data", str(tmp_path / "file" / "x")], ask) == 1
    assert "不能使用文件夹" in ask.told[0]
    assert "不能使用文件夹" in capsys.readouterr().err


def test_without_a_display_the_program_says_so():
    env = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")}
    done = subprocess.run(
        [sys.executable, "-m", "desktop_crm"], env=env, capture_output=True, text=True, encoding="utf-8", timeout=60
    )
    assert done.returncode == 1
    assert "picture" in done.stderr


def test_fcitx_is_reached_by_way_of_ibus(monkeypatch):
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(sys, "setswitchinterval", lambda seconds: None)
    monkeypatch.setenv("QT_IM_MODULE", "fcitx5")
    monkeypatch.setenv("QT_IM_MODULES", "wayland;fcitx")
    starting.prepare()
    assert os.environ["QT_IM_MODULE"] == "ibus"
    assert "QT_IM_MODULES" not in os.environ


def test_the_place_of_the_window_is_kept(qtbot, open_window, core):
    window = open_window(core)
    window.resize(790, 560)
    size = window.size()
    window.page.beside.turn(False)
    window.close()
    again = open_window(core)
    window_place.restore(again, core.settings)
    assert again.size() == size
    assert not again.page.beside.wanted


def test_what_another_version_kept_is_left_alone(open_window, core):
    window = open_window(core)
    for text in ("[]", "{", '{"version": 99, "geometry": "x"}'):
        core.settings.set("window", text)
        window_place.restore(window, core.settings)
    assert window.width() == 1366


def test_a_crash_is_logged_and_can_be_copied(monkeypatch, open_window, core, qtbot):
    window = open_window(core)
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    crash.install(core.folder, window.show_crash)
    hook, error = sys.excepthook, ValueError("坏了")
    hook(ValueError, error, None)
    assert "坏了" in (core.folder / crash.LOG).read_text("utf-8")
    (report,) = [w for w in QApplication.topLevelWidgets() if type(w).__name__ == "Report" and w.isVisible()]
    report.copy.click()
    assert "ValueError: 坏了" in QApplication.clipboard().text()
    report.reject()


def test_an_error_of_the_users_world_is_one_line(open_window, core):
    window = open_window(core)
    window.jobs.crashed.emit(UserError("另一个程序正在写入", "Another program is writing"))
    assert window._toast.line.text() == "另一个程序正在写入"


def test_another_language_makes_another_window(qapp, qtbot, core, ask):
    from desktop_crm.ui.language import Language

    program = starting.Program(qapp, core, Language(), ask)
    hook = sys.excepthook
    try:
        program.open("zh")
        settle(qtbot, program.window)
        program.window.language_chosen.emit("en")
        qtbot.addWidget(program.window)
        settle(qtbot, program.window)
        assert program.window.rail.buttons["settings"].text() == "Settings"
        assert core.settings.get("lang") == "en"
    finally:
        sys.excepthook = hook
        program.window.shut_down()
        program._language.choose("zh")
        for translator in program._language._installed:
            qapp.removeTranslator(translator)


@pytest.mark.parametrize("name", ["dark", "light"])
def test_the_theme_changes_in_place(open_window, core, qapp, name):
    window = open_window(core)
    window.actions_.themes[name].trigger()
    assert core.settings.get("theme") == name
    assert qapp.palette().window().color() == window.theme.colour("canvas")


def test_the_theme_follows_the_desktop_where_that_is_wished(qapp, qtbot, core, ask, monkeypatch):
    from PySide6.QtCore import Qt

    from desktop_crm.ui.language import Language

    program = starting.Program(qapp, core, Language(), ask)
    hook = sys.excepthook
    try:
        program.open("zh")
        settle(qtbot, program.window)
        dark = type("Hints", (), {"colorScheme": lambda self: Qt.ColorScheme.Dark})()
        monkeypatch.setattr(type(qapp), "styleHints", staticmethod(lambda: dark))
        program._follow_system()
        assert program._theme.name == "dark"
        program.window.choose_theme("light")
        program._follow_system()
        assert program._theme.name == "light"
    finally:
        sys.excepthook = hook
        program.window.close()
        program._language.choose("zh")
        for translator in program._language._installed:
            qapp.removeTranslator(translator)


def test_the_day_begins_with_today_and_goes_on_where_it_was_left(core):
    first = window_place.first_page
    assert first(core.settings, "2026-06-10", empty=False) == "today"
    assert first(core.settings, "2026-06-10", empty=True) == "customers"
    left = {"version": window_place.VERSION, "page": "board", "day": "2026-06-10"}
    core.settings.set("window", json.dumps(left))
    assert first(core.settings, "2026-06-10", empty=False) == "board"
    assert first(core.settings, "2026-06-11", empty=False) == "today"


def test_a_backup_comes_back_in_a_window_of_its_own(qapp, qtbot, core, ask):
    from desktop_crm.services import backups, listing, records
    from desktop_crm.ui.language import Language

    made = backups.make(core)
    records.add(core, "customers", {"name": "备份之后来的"})
    program = starting.Program(qapp, core, Language(), ask)
    hook = sys.excepthook
    try:
        program.open("zh")
        settle(qtbot, program.window)
        before = program.window
        before.desk.restore_asked.emit(made["file"])
        qtbot.waitUntil(lambda: program.window is not before, timeout=60_000)
        settle(qtbot, program.window)
        assert "已恢复" in program.window._toast.line.text()
        assert listing.everything(program.core, "customer").count == 260
        assert {b["reason"] for b in backups.listed(program.core)} >= {"manual", "restore"}
        records.add(program.core, "customers", {"name": "恢复之后来的"})
        settle(qtbot, program.window)
    finally:
        sys.excepthook = hook
        program.window.close()
        program.core.close()
        program._language.choose("zh")
        for translator in program._language._installed:
            qapp.removeTranslator(translator)


def test_a_backup_that_is_none_changes_nothing(qtbot, open_window, core, tmp_path):
    window = open_window(core)
    file = tmp_path / "office-20260101-000000-manual.db"
    file.write_bytes(b"nonsense")
    window.desk.restore_asked.emit(str(file))
    qtbot.waitUntil(lambda: window._toast is not None and window.isEnabled())
    assert file.name in window._toast.line.text()
    assert window.page.model.rowCount() == 260
