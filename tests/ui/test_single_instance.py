"""One window for a profile; the next start hands over and ends."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from desktop_crm.ui import program as starting
from desktop_crm.ui import single_instance
from desktop_crm.ui.single_instance import SingleInstance

ROOT = Path(starting.__file__).parents[2]
SECOND = "import sys; from desktop_crm.ui import main as window; sys.exit(window.main(sys.argv[1:]))"


@pytest.fixture
def first(qapp, tmp_path):
    made = SingleInstance(tmp_path)
    assert made.first
    made.listen()
    yield made
    made.close()


def second(folder, *files):
    env = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONUTF8": "1", "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", SECOND, "--data", str(folder), *files]
    return subprocess.Popen(command, env=env, cwd=folder)


def test_a_second_start_hands_its_files_over_and_ends_with_0(qtbot, first, tmp_path):
    with qtbot.waitSignal(first.asked, timeout=30_000) as asked:
        other = second(tmp_path, "新 客户.xlsx")
    assert asked.args == [[str(tmp_path / "新 客户.xlsx")]]
    assert other.wait(30) == 0


def test_a_second_start_without_files_only_calls(qtbot, first, tmp_path):
    with qtbot.waitSignal(first.asked, timeout=30_000) as asked:
        other = second(tmp_path)
    assert asked.args == [[]]
    assert other.wait(30) == 0


def test_another_profile_is_another_program(first, tmp_path):
    (tmp_path / "other").mkdir()
    other = SingleInstance(tmp_path / "other")
    assert other.first and other.name != first.name
    other.close()


def test_the_place_is_free_when_the_first_has_gone(qapp, tmp_path):
    one = SingleInstance(tmp_path)
    assert one.first and not SingleInstance(tmp_path).first
    one.close()
    again = SingleInstance(tmp_path)
    assert again.first
    again.close()


def test_what_a_crashed_program_left_behind_is_taken_away(qapp, tmp_path, qtbot):
    """Its socket is still there; the lock is not."""
    crash = (
        "import sys, os; from pathlib import Path; from PySide6.QtCore import QCoreApplication\n"
        "from desktop_crm.ui.single_instance import SingleInstance\n"
        "app = QCoreApplication([]); one = SingleInstance(Path(sys.argv[1])); one.listen(); os._exit(1)"
    )
    subprocess.run([sys.executable, "-c", crash, str(tmp_path)], timeout=60)
    again = SingleInstance(tmp_path)
    assert again.first
    again.listen()
    assert again._server.isListening()
    again.close()


def test_a_window_that_does_not_answer_is_told(qapp, tmp_path, ask, capsys, monkeypatch):
    monkeypatch.setattr(single_instance, "PATIENCE", 200)
    deaf = SingleInstance(tmp_path)
    try:
        assert starting.run(["--data", str(tmp_path)], ask) == 1
    finally:
        deaf.close()
    assert "没有回应" in ask.told[0] and "没有回应" in capsys.readouterr().err


def test_nonsense_at_the_door_does_no_harm(qtbot, first):
    from PySide6.QtNetwork import QLocalSocket

    socket = QLocalSocket()
    socket.connectToServer(first.name)
    assert socket.waitForConnected(5000)
    with qtbot.assertNotEmitted(first.asked, wait=100):
        socket.write(b"nonsense\n")
        socket.flush()


@pytest.mark.qt_log_ignore("does not support raise")
def test_the_window_comes_to_the_front_and_takes_the_file_in(qtbot, open_window, core, tmp_path):
    file = tmp_path / "a.csv"
    file.write_text("客户名称,电话\n东海甲有限公司,0571-86001111\n", "utf-8")
    window = open_window(core)
    window.showMinimized()
    window.come([str(file)])
    assert not window.isMinimized()
    assert window.code == "import"
    window.work.stop()


def test_a_file_that_the_desktop_opens_is_taken_in():
    """macOS sends it as an event, perhaps before there is a window."""
    code = (
        "from PySide6.QtCore import QUrl; from PySide6.QtGui import QFileOpenEvent\n"
        "from desktop_crm.ui import program; app = program.application(); seen = []\n"
        "app.opened.connect(seen.append); app.sendEvent(app, QFileOpenEvent(QUrl.fromLocalFile('/x/客户.xlsx')))\n"
        "assert app.waiting == seen == ['/x/客户.xlsx']"
    )
    env = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONUTF8": "1"}
    done = subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
