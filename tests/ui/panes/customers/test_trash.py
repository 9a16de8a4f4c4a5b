"""回收站 in the same table."""

import pytest
from PySide6.QtCore import Qt

from desktop_crm.domain.filter import parse
from desktop_crm.services import records

from ...conftest import COUNT, commit, names, settle

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def window(qtbot, open_window, core):
    for n in (7, 260):
        records.trash(core, "customers", f"KH-{n:06d}")
    window = open_window(core)
    window.page.acts["trash"].trigger()
    settle(qtbot, window)
    return window


def test_it_shows_what_was_trashed_and_when(window):
    page = window.page
    assert names(window) == ["第260贸易有限公司", "第007贸易有限公司"]
    assert page.model.headerData(1, Qt.Orientation.Horizontal) == "删除于"
    assert page.model.cell(0, 1).text.startswith("今天")
    assert window.counter.text() == "回收站里有 2 位客户"
    assert page.tools.currentWidget() is page.tools.trash
    assert not page.beside.side.isVisible()


def test_it_cannot_be_written_in(qtbot, window):
    window.page.table.setFocus()
    qtbot.keyClick(window.page.table, Qt.Key.Key_F2)
    assert not window.page.table.is_editing
    settle(qtbot, window)


def test_the_way_back(qtbot, window):
    qtbot.mouseClick(window.page.tools.trash.back, LEFT)
    settle(qtbot, window)
    assert window.page.model.rowCount() == COUNT - 2
    assert window.page.model.headerData(1, Qt.Orientation.Horizontal) == "电话"
    assert window.page.tools.currentWidget() is window.page.tools.filter
    assert window.page.beside.side.isVisible()


def test_one_is_restored_and_that_can_be_undone(qtbot, window, core):
    window.page.table.put(1)
    settle(qtbot, window)
    qtbot.mouseClick(window.page.tools.trash.restore, LEFT)
    qtbot.waitUntil(lambda: names(window) == ["第260贸易有限公司"])
    settle(qtbot, window)
    assert window._toast.line.text() == "已恢复 1 位"
    window._toast.button.click()
    qtbot.waitUntil(lambda: len(names(window)) == 2)
    settle(qtbot, window)


def test_several_are_purged_after_one_question(qtbot, window, core):
    page = window.page
    page.table.selectAll()
    qtbot.mouseClick(page.tools.trash.purge, LEFT)
    assert page.tools.trash.question.text() == "彻底删除 2 位客户和他们的记录？不能撤销"
    qtbot.mouseClick(page.tools.trash.no, LEFT)
    settle(qtbot, window)
    assert page.model.rowCount() == 2
    qtbot.mouseClick(page.tools.trash.purge, LEFT)
    qtbot.mouseClick(page.tools.trash.sure, LEFT)
    qtbot.waitUntil(lambda: page.state.isVisible())
    settle(qtbot, window)
    assert page.state.sentence.text() == "回收站是空的"
    (left,) = core.db.execute("SELECT count(*) FROM customer WHERE purged_at IS NULL").fetchone()
    assert left == COUNT - 2
    qtbot.mouseClick(page.state.link, LEFT)
    settle(qtbot, window)
    assert page.model.rowCount() == COUNT - 2


def test_it_can_be_searched(qtbot, window):
    commit(window.page.search, "007")
    settle(qtbot, window)
    assert names(window) == ["第007贸易有限公司"]
    commit(window.page.search, "9")
    settle(qtbot, window)
    assert window.page.state.sentence.text() == "回收站里没有“0079”"


def test_the_filter_is_there_again_after_it(qtbot, open_window, core):
    window = open_window(core)
    window.page.tools.filter.put(window.page.columns.entity.by_name["grade"], parse("grade=A"))
    settle(qtbot, window)
    window.page.show_trash()
    settle(qtbot, window)
    window.page.leave_trash()
    settle(qtbot, window)
    assert window.counter.text() == "筛出 86 位客户"


def test_an_empty_one_is_left_by_going_to_the_customers(qtbot, open_window, core):
    window = open_window(core)
    window.page.acts["trash"].trigger()
    settle(qtbot, window)
    assert window.page.feed.had.trashed
    qtbot.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    settle(qtbot, window)
    assert not window.page.feed.had.trashed and window.page.table.hasFocus()
    assert window.page.model.rowCount() == COUNT
