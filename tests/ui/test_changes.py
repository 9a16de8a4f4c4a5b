"""What is written here or elsewhere comes to the screen."""

import sqlite3
import subprocess
import sys

from PySide6.QtCore import Qt

from desktop_crm.services import backups, records
from desktop_crm.ui import main_window
from desktop_crm.ui.jobs import WRITE

from .conftest import COUNT, names, settle


def test_ctrl_z_takes_back_and_ctrl_y_does_again(qtbot, open_window, core):
    records.add(core, "customers", {"name": "新来的公司"})
    window = open_window(core)
    assert names(window, 1) == ["新来的公司"]
    assert window.actions_.undo.text() == "撤销 新建客户“新来的公司”"
    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: names(window, 1) == ["第260贸易有限公司"])
    settle(qtbot, window)
    assert window._toast.line.text() == "已撤销：新建客户“新来的公司”"
    assert window.actions_.redo.isEnabled()
    qtbot.keyClick(window, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: names(window, 1) == ["新来的公司"])
    settle(qtbot, window)
    assert not window.actions_.redo.isEnabled()


def test_ctrl_z_in_the_empty_search_box_is_the_windows(qtbot, open_window, core):
    records.add(core, "customers", {"name": "新来的公司"})
    window = open_window(core)
    box = window.page.search
    box.setFocus()
    qtbot.waitUntil(box.hasFocus)
    qtbot.keyClicks(box, "maoyi")
    qtbot.keyClick(box, Qt.Key.Key_Escape)
    qtbot.keyClick(box, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: names(window, 1) == ["第260贸易有限公司"])
    assert box.text() == ""


def test_undoing_everything_shows_the_empty_office(qtbot, open_window, core):
    window = open_window(core)
    window.actions_.undo.trigger()
    qtbot.waitUntil(lambda: window.page.stack.currentWidget() is window.page.state)
    assert window.page.state.sentence.text() == "把客户表拖进来就行"


def test_a_write_of_this_program_appears_by_itself(qtbot, open_window, core):
    window = open_window(core)
    records.set_one(core, "customers", "KH-000260", {"region": "舟山"})
    qtbot.waitUntil(lambda: window.page.model.cell(0, 2).text == "舟山")
    qtbot.waitUntil(lambda: window.page.beside.pane.pairs.get("地区") == "舟山")


def test_what_another_tool_wrote_appears_after_a_look(qtbot, open_window, core):
    window = open_window(core)
    with sqlite3.connect(core.folder / "office.db") as db:
        db.execute("UPDATE customer SET name = '改了名的公司' WHERE number = 'KH-000260'")
    db.close()
    window.bridge.look()
    qtbot.waitUntil(lambda: names(window, 1) == ["改了名的公司"])
    settle(qtbot, window)
    assert window.actions_.undo.text() == "撤销 外部修改"


def test_what_another_process_wrote_appears_after_a_look(qtbot, open_window, core):
    window = open_window(core)
    command = [sys.executable, "-m", "desktop_crm", "add", "customers", "name=命令行来的", "--data", str(core.folder)]
    subprocess.run(command, check=True, capture_output=True)
    window.bridge.look()
    qtbot.waitUntil(lambda: window.page.model.rowCount() == COUNT + 1)
    assert names(window, 1) == ["命令行来的"]


def test_a_new_row_leaves_the_cursor_where_it_was(qtbot, open_window, core):
    window = open_window(core)
    window.page.table.put(5)
    settle(qtbot, window)
    rid = window.page.table.at()
    records.add(core, "customers", {"name": "新来的公司"})
    qtbot.waitUntil(lambda: window.page.model.rowCount() == COUNT + 1)
    assert window.page.table.at() == rid


def test_the_window_looks_by_itself_once_a_second(qtbot, open_window, core):
    window = open_window(core)
    window.bridge.watch()
    with qtbot.waitSignal(window.bridge._timer.timeout, timeout=5000):
        pass
    window.bridge.stop()
    settle(qtbot, window)


def test_a_value_that_a_later_change_touched_is_left_and_told(qtbot, open_window, core):
    records.set_one(core, "customers", "KH-000260", {"region": "舟山"})
    window = open_window(core)
    with sqlite3.connect(core.folder / "office.db") as db:
        db.execute("UPDATE customer SET region = '台州' WHERE number = 'KH-000260'")
    db.close()
    from desktop_crm.services import undo

    step = next(s["step"] for s in undo.steps(core) if s["label"][0] == "set")
    done = undo.undo(core, step)
    window.undoing._done(done, "已撤销：{0}")
    assert window._toast.line.text() == "已撤销：修改客户“第260贸易有限公司”；1 处后来又改过，没有动"
    settle(qtbot, window)


def test_the_first_window_of_a_day_makes_one_backup(qtbot, open_window, core):
    window = open_window(core)
    assert backups.listed(core) == []
    for _ in range(2):
        window.jobs.start(main_window._back_up, lane=WRITE)
        settle(qtbot, window)
    assert [b["reason"] for b in backups.listed(core)] == ["daily"]


def test_a_window_that_stays_asks_for_the_backup(qtbot, open_window, core):
    open_window(core, watch=True)
    qtbot.waitUntil(lambda: [b["reason"] for b in backups.listed(core)] == ["daily"])
