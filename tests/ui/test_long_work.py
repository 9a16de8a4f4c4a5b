"""What runs beside the window: one at a time, taken back with it, and what it says. Real child processes."""

import pytest
from PySide6.QtCore import Qt

from desktop_crm.ui.worker_process import WorkerProcess

from .conftest import COUNT, names, settle
from .panes.imports.conftest import customers, drop, many, until


def test_a_dropped_file_becomes_rows_and_ctrl_z_takes_them_back(qtbot, open_window, core, tmp_path):
    window = open_window(core)
    drop(window, many(tmp_path, 2))
    page = window.pages["import"]
    until(qtbot, window, lambda: page.stack.currentWidget() is page.review)
    qtbot.keyClick(page.review.table, Qt.Key.Key_Return)
    until(qtbot, window, lambda: customers(core) == COUNT + 2)
    until(qtbot, window, lambda: window.pages["customers"].model.rowCount() == COUNT + 2)
    assert window.actions_.undo.text() == "撤销 导入“many.csv”"
    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    until(qtbot, window, lambda: window.pages["customers"].model.rowCount() == COUNT)


def test_the_example_fills_an_empty_office(qtbot, open_window, empty_core):
    window = open_window(empty_core)
    qtbot.mouseClick(window.page.state.link, Qt.MouseButton.LeftButton)
    assert window.strip.words.text() == "正在准备示例数据"
    until(qtbot, window, lambda: window.page.model.rowCount() == 300)
    assert window._toast.line.text() == "已放入 300 位示例客户"
    assert names(window, 1)


def test_the_example_can_be_cancelled(qtbot, open_window, empty_core):
    window = open_window(empty_core)
    window.work.make_sample()
    qtbot.mouseClick(window.strip.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not window.work.busy, timeout=30_000)
    settle(qtbot, window)
    assert window._toast.line.text() == "已取消，什么也没有写入"
    assert customers(empty_core) == 0


@pytest.mark.parametrize("applying", [False, True])
def test_closing_while_a_child_works_leaves_nothing(qtbot, open_window, core, tmp_path, applying):
    window = open_window(core)
    drop(window, many(tmp_path, 20_000))
    page = window.pages["import"]
    if applying:
        until(qtbot, window, lambda: page.stack.currentWidget() is page.review)
        page.accept()
    qtbot.waitUntil(lambda: "正在导入" in window.strip.words.text() or not applying, timeout=30_000)
    assert not window.close()  # asks first
    assert window.close()
    assert not window.work.busy
    assert customers(core) == COUNT


def test_closing_while_a_plan_waits_leaves_nothing(qtbot, open_window, core, tmp_path):
    window = open_window(core)
    drop(window, many(tmp_path, 10))
    page = window.pages["import"]
    until(qtbot, window, lambda: page.stack.currentWidget() is page.review)
    child = page.talk._child
    window.close()
    assert not child.busy
    assert customers(core) == COUNT


def test_a_child_that_dies_is_said_and_nothing_stays(qtbot, open_window, core, tmp_path):
    window = open_window(core)
    drop(window, many(tmp_path, 20_000))
    page = window.pages["import"]
    until(qtbot, window, lambda: page.stack.currentWidget() is page.review)
    page.accept()
    qtbot.waitUntil(lambda: "正在导入" in window.strip.words.text(), timeout=30_000)
    page.talk._child._process.kill()
    until(qtbot, window, lambda: page.trouble.isVisible())
    assert "什么也没有写入" in page.trouble.sentence.text()
    assert customers(core) == COUNT


def test_a_child_that_does_not_start_is_said(qtbot, core, monkeypatch):
    monkeypatch.setattr("desktop_crm.ui.worker_process._program", lambda: ("/nowhere/python",))
    worker = WorkerProcess(core.folder, "zh")
    with qtbot.waitSignal(worker.failed, timeout=10_000) as told:
        worker.start("sample")
    assert "没能启动" in told.args[0] and not worker.busy
