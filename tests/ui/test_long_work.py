"""Import and sample data: a real child process, from the drop to the undo."""

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from .conftest import COUNT, names, settle

pytest.importorskip("desktop_crm.services.imports")
pytest.importorskip("desktop_crm.cli.worker")
GOOD = "客户名称,电话,级别,地区\n东海甲有限公司,0571-86001111,重点,杭州\n东海乙有限公司,13800001111,普通,苏州\n"
BAD = GOOD + ",13800002222,普通,苏州\n"


def drop(window, *files):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(f)) for f in files])
    where = QPoint(400, 400)
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(where, Qt.DropAction.CopyAction, data, buttons, keys)
    QApplication.sendEvent(window, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(window, QDropEvent(QPointF(where), Qt.DropAction.CopyAction, data, buttons, keys))


def test_a_dropped_file_becomes_rows_and_ctrl_z_takes_them_back(qtbot, open_window, core, tmp_path):
    file = tmp_path / "新 客户.csv"
    file.write_text(GOOD, "utf-8")
    window = open_window(core)
    drop(window, file)
    assert window.work.busy
    assert window.strip.isVisible()
    assert not window.import_button.isEnabled()
    qtbot.waitUntil(lambda: window.page.model.rowCount() == COUNT + 2, timeout=30_000)
    settle(qtbot, window)
    assert names(window, 2) == ["东海乙有限公司", "东海甲有限公司"]
    assert window._toast.line.text() == "已导入 2 行：新增 2"
    assert window._toast.button.text() == "撤销"
    assert not window.strip.isVisible()
    assert window.import_button.isEnabled()
    assert window.actions_.undo.text() == "撤销 导入“新 客户.csv”"
    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: window.page.model.rowCount() == COUNT)


def test_the_toast_takes_the_import_back(qtbot, open_window, core, tmp_path):
    file = tmp_path / "a.csv"
    file.write_text(GOOD, "utf-8")
    window = open_window(core)
    drop(window, file)
    qtbot.waitUntil(lambda: window.page.model.rowCount() == COUNT + 2, timeout=30_000)
    qtbot.waitUntil(lambda: window.actions_.undo.isEnabled())
    qtbot.mouseClick(window._toast.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.page.model.rowCount() == COUNT)


def test_rows_with_errors_are_listed_beside_the_table(qtbot, open_window, core, tmp_path):
    file = tmp_path / "b.csv"
    file.write_text(BAD, "utf-8")
    window = open_window(core)
    drop(window, file)
    qtbot.waitUntil(lambda: not window.work.busy, timeout=30_000)
    settle(qtbot, window)
    report = window.page.report
    assert window.page.side.currentWidget() is report
    assert report.counts.text() == "新增 2 · 有误 1"
    assert report.title.text() == "b.csv 里有几行需要看一下"
    qtbot.mouseClick(report.close_button, Qt.MouseButton.LeftButton)
    assert window.page.side.currentWidget() is window.page.record


def test_ctrl_i_asks_for_files_and_remembers_the_folder(qtbot, open_window, core, ask, tmp_path):
    file = tmp_path / "c.csv"
    file.write_text(GOOD, "utf-8")
    ask.files = [str(file)]
    window = open_window(core)
    qtbot.keyClick(window, Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: window.page.model.rowCount() == COUNT + 2, timeout=30_000)
    assert core.settings.get("last_folder") == str(tmp_path)


def test_a_file_that_cannot_be_read_says_why(qtbot, open_window, core, tmp_path):
    file = tmp_path / "坏.xlsx"
    file.write_bytes(b"not a workbook")
    window = open_window(core)
    drop(window, file)
    qtbot.waitUntil(lambda: not window.work.busy, timeout=30_000)
    assert "坏.xlsx" in window._toast.line.text()
    assert window._toast.button.isHidden()
    assert window.page.model.rowCount() == COUNT


def test_another_kind_of_file_is_refused_at_once(open_window, core, tmp_path):
    window = open_window(core)
    drop(window, tmp_path / "说明.docx")
    assert window._toast.line.text() == "“说明.docx”不是表格，请用 .xlsx 或 .csv"
    assert not window.work.busy


def test_cancel_leaves_nothing_behind(qtbot, open_window, core, tmp_path):
    file = tmp_path / "many.csv"
    rows = "".join(f"公司{n}有限公司,0571-{n:08d},普通,杭州\n" for n in range(60_000))
    file.write_text("客户名称,电话,级别,地区\n" + rows, "utf-8")
    window = open_window(core)
    drop(window, file)
    qtbot.waitUntil(lambda: window.strip.words.text().startswith("正在读取"), timeout=30_000)
    qtbot.mouseClick(window.strip.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not window.work.busy, timeout=30_000)
    settle(qtbot, window)
    assert window._toast.line.text() == "已取消，什么也没有写入"
    assert window.page.model.rowCount() == COUNT


def test_the_example_fills_an_empty_office(qtbot, open_window, empty_core):
    pytest.importorskip("desktop_crm.services.sample")
    window = open_window(empty_core)
    qtbot.mouseClick(window.page.state.link, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.page.model.rowCount() == 300, timeout=60_000)
    settle(qtbot, window)
    assert window._toast.line.text() == "已放入 300 位示例客户"
    assert window.page.record.title.text() == names(window, 1)[0]


def test_closing_while_a_child_works_leaves_nothing(qtbot, open_window, core, tmp_path):
    file = tmp_path / "many.csv"
    rows = "".join(f"公司{n}有限公司,0571-{n:08d},普通,杭州\n" for n in range(60_000))
    file.write_text("客户名称,电话,级别,地区\n" + rows, "utf-8")
    window = open_window(core)
    drop(window, file)
    qtbot.waitUntil(lambda: window.strip.words.text().startswith("正在读取"), timeout=30_000)
    window.close()
    assert not window.work.busy
    assert core.db.execute("SELECT count(*) FROM customer").fetchone() == (COUNT,)
