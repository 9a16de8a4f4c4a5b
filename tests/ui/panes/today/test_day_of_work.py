"""A morning on the work list, by keys alone and by mouse alone."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop_crm.ui.panes.today.boxes import FinishBox, LaterBox

from ...conftest import commit, settle
from .conftest import iso, on, state, texts

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # a menu off screen
KEY = Qt.Key
LEFT = Qt.MouseButton.LeftButton


def press(page, key, to=None, modifiers=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(to or page.list, key, modifiers)


def click(page, spot, row=None):
    """On that part of a line; the line's own text without one."""
    index = page.lines.index(page.list.currentIndex().row() if row is None else row)
    rect = page.list.visualRect(index)
    place = getattr(page.list.painting.spots(rect, page.lines.line(index.row())), spot) if spot else rect
    QTest.mouseClick(page.list.viewport(), LEFT, pos=place.center() if spot else rect.topLeft() + QPoint(70, 8))


def toast(window) -> str:
    return window._toast.line.text()


def test_the_list_reads_from_late_to_coming(open_window, office):
    page = open_window(office, page="today").page
    assert texts(page) == [
        "late", "谈了价格", "催回款", "发样品", "today", "签合同", "录名片", "coming", "coming", "送报价", "coming", "年检",
    ]  # fmt: skip
    assert (page.late.text(), page.now.text()) == ("逾期 3", "今天 2")
    assert page.status == "逾期 3 · 今天 2 · 接下来 7 天 2"
    assert on(page) == "谈了价格"
    assert "农历" in page.head.beside.text()


def test_by_keyboard_done_with_result_and_next_step_and_undone(open_window, qtbot, office):
    window = open_window(office, page="today")
    page = window.page
    assert page.list.hasFocus()
    press(page, KEY.Key_Down)
    assert on(page) == "催回款"
    press(page, KEY.Key_Space)
    box = page.list.box
    assert isinstance(box, FinishBox) and box.result.hasFocus()
    commit(box.result, "答应周五付")
    press(page, KEY.Key_Tab, box.result)
    assert QApplication.focusWidget() is box.chips[0][0]
    press(page, KEY.Key_Tab, QApplication.focusWidget())
    press(page, KEY.Key_Space, QApplication.focusWidget())
    assert box.content.hasFocus()
    commit(box.content, "查到账")
    press(page, KEY.Key_Tab, box.content)
    assert box.save.hasFocus()
    box.content.setFocus()
    press(page, KEY.Key_Return, box.content)
    settle(qtbot, window)
    assert page.list.box is None and page.list.hasFocus()
    assert on(page) == "发样品"
    assert "已完成“催回款”" in toast(window)
    assert state(office, "催回款")[::2] == ("done", "答应周五付")
    assert "查到账" in texts(page)
    assert office.db.execute(
        "SELECT count(*) FROM follow_up WHERE content = '答应周五付' AND next_at = ?", (iso(3),)
    ).fetchone() == (1,)
    press(page, KEY.Key_Z, page.list, Qt.KeyboardModifier.ControlModifier)
    settle(qtbot, window)
    assert "查到账" not in texts(page) and "催回款" in texts(page)


def test_ctrl_enter_completes_and_opens_no_page(open_window, qtbot, office):
    window = open_window(office, page="today")
    page = window.page
    for to in ("result", "chip"):
        text = on(page)
        press(page, KEY.Key_Space)
        box = page.list.box
        press(
            page, KEY.Key_Return, box.result if to == "result" else box.chips[0][0], Qt.KeyboardModifier.ControlModifier
        )
        settle(qtbot, window)
        assert state(office, text)[0] == "done" and not page.beside.expanded


def test_enter_alone_completes(open_window, qtbot, office):
    window = open_window(office, page="today")
    page = window.page
    press(page, KEY.Key_Space)
    press(page, KEY.Key_Return, page.list.box.result)
    settle(qtbot, window)
    assert state(office, "谈了价格")[0] == "done"
    assert texts(page)[-1] == "done"  # folded, with its count
    press(page, KEY.Key_End)
    press(page, KEY.Key_Right)
    assert texts(page)[-1] == "谈了价格" and on(page) == "谈了价格"


def test_put_off_by_key_and_to_any_day(open_window, qtbot, office):
    window = open_window(office, page="today")
    page = window.page
    press(page, KEY.Key_S)
    assert page.doing._menu.isVisible()
    page.doing._menu.actions()[0].trigger()
    page.doing._menu.close()
    settle(qtbot, window)
    assert state(office, "谈了价格") == ("snoozed", iso(1), None)
    assert on(page) == "催回款"
    press(page, KEY.Key_F)
    page.doing._menu.actions()[-1].trigger()
    page.doing._menu.close()
    box = page.list.box
    assert isinstance(box, LaterBox)
    commit(box.day.focusProxy(), "改天")
    box.save.click()
    settle(qtbot, window)
    assert page.list.box is box and "改天" in toast(window)  # what was typed stays, with the reason
    box.day.set_text(iso(9))
    box.save.click()
    settle(qtbot, window)
    assert state(office, "催回款")[1] == iso(9)


def test_what_has_a_clock_can_wait_an_hour_and_keeps_its_clock(open_window, office, remind):
    remind("开会", 0, "00:10")
    page = open_window(office, page="today").page
    page.show_record("reminder", office.db.execute("SELECT rid FROM reminder WHERE text = '开会'").fetchone()[0])
    page.doing.show_later()
    said = [a.text() for a in page.doing._menu.actions()]
    page.doing._menu.close()
    assert said[0].startswith("1 小时后") and said[1].endswith("00:10")


def test_delete_is_the_trash_and_comes_back(open_window, qtbot, office):
    window = open_window(office, page="today")
    page = window.page
    press(page, KEY.Key_Delete)
    settle(qtbot, window)
    assert "谈了价格" not in texts(page) and "回收站" in toast(window)
    window._toast.button.click()
    settle(qtbot, window)
    assert "谈了价格" in texts(page)


def test_by_mouse_the_tick_the_phone_and_the_customer(open_window, qtbot, office):
    window = open_window(office, page="today")
    page = window.page
    page.beside.turn(False)
    row = page.lines.row_of(office.db.execute("SELECT rid FROM reminder WHERE text = '发样品'").fetchone()[0])
    click(page, "", row)
    assert on(page) == "发样品" and page.list.box is None
    click(page, "phone")
    assert QGuiApplication.clipboard().text() == "0571-88000002"
    click(page, "about")
    settle(qtbot, window)
    assert page.beside.open and page.beside.pane.kind == "customer"
    click(page, "tick")
    page.list.box.chips[0][0].click()
    page.list.box.save.click()
    settle(qtbot, window)
    assert state(office, "发样品")[0] == "done"
    click(page, "later")
    assert page.doing._menu.isVisible()
    page.doing._menu.close()


def test_a_head_folds_and_unfolds(open_window, office):
    page = open_window(office, page="today").page
    QTest.mouseClick(page.list.viewport(), LEFT, pos=page.list.visualRect(page.lines.index(0)).center())
    assert texts(page)[:2] == ["late", "today"]
    press(page, KEY.Key_Home)
    press(page, KEY.Key_Right)
    assert texts(page)[1] == "谈了价格" and on(page) == "谈了价格"
    press(page, KEY.Key_Left)
    assert texts(page)[:2] == ["late", "today"]


def test_the_menu_does_what_the_keys_do(open_window, office):
    page = open_window(office, page="today").page
    page.doing.show_menu(page.list.rid(), QPoint(10, 10))
    said = [a.text() for a in page.doing._menu.actions()]
    page.doing._menu.close()
    assert said[:4] == ["完成", "推迟", "打开记录", "改这条提醒"] and said[-1] == "移到回收站"
    keys = {a.text(): a.shortcut().toString() for a in page.actions()}
    assert (keys["完成"], keys["推迟"], keys["新建提醒"]) == ("Space", "S", "Ctrl+N")


def test_a_line_is_copied_as_cells(open_window, office):
    page = open_window(office, page="today").page
    press(page, KEY.Key_Down)
    press(page, KEY.Key_C, modifiers=Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text().split("\t")[:2] == ["催回款", "第001贸易有限公司"]


def test_the_record_beside_follows_the_cursor(open_window, qtbot, office):
    window = open_window(office, page="today")
    page = window.page
    press(page, KEY.Key_Down)
    settle(qtbot, window)
    first = page.beside.pane.rid
    press(page, KEY.Key_Down)
    settle(qtbot, window)
    assert page.beside.pane.kind == "customer" and page.beside.pane.rid != first
    press(page, KEY.Key_F2)
    assert page.beside.pane.kind == "reminder"
    press(page, KEY.Key_Escape)
    assert not page.beside.open
    press(page, KEY.Key_Return)
    assert page.beside.open


def test_arrows_in_the_head_stay_there_or_go_to_the_list(open_window, qtbot, office):
    page = open_window(office, page="today").page
    page.new_button.setFocus()
    for key in (KEY.Key_Right, KEY.Key_Up):
        press(page, key, page.new_button)
        assert page.new_button.hasFocus()
    press(page, KEY.Key_Left, page.new_button)
    assert page.head.isAncestorOf(QApplication.focusWidget()) and not page.new_button.hasFocus()
    press(page, KEY.Key_Down, QApplication.focusWidget())
    assert page.list.hasFocus()
