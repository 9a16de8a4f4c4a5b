"""What stands on the page while rows come, and which row the cursor is on."""

from unittest.mock import patch

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu

from desktop_crm.domain.filter import parse
from desktop_crm.services import listing, records
from desktop_crm.ui.models.feed import State

from ...conftest import COUNT, commit, names, settle

LEFT = Qt.MouseButton.LeftButton
popups = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def filter_by(qtbot, window, text):
    bar = window.page.tools.filter
    bar.put(window.page.columns.entity.by_name["grade"], parse(text))
    settle(qtbot, window)


def test_a_record_that_a_filter_hides_is_shown_all_the_same(qtbot, open_window, core):
    window = open_window(core)
    filter_by(qtbot, window, "grade=A")
    commit(window.page.search, "贸易")
    settle(qtbot, window)
    window.open_record("customer", 1)
    settle(qtbot, window)
    assert window.page.table.at() == 1
    assert (window.page.feed.where, window.page.search.text()) == ("", "")
    assert window.page.tools.filter.row.conditions == []
    assert window.page.beside.pane.rid == 1


def test_a_record_that_the_filter_shows_leaves_the_filter(qtbot, open_window, core):
    window = open_window(core)
    filter_by(qtbot, window, "grade=A")
    window.open_record("customer", 3)
    settle(qtbot, window)
    assert (window.page.table.at(), window.page.feed.where) == (3, "grade=A")


def test_from_the_trash_to_a_record(qtbot, open_window, core):
    records.trash(core, "customers", "KH-000009")
    window = open_window(core)
    window.page.show_trash()
    settle(qtbot, window)
    window.open_record("customer", 5)
    settle(qtbot, window)
    assert (window.page.table.at(), window.page.feed.trashed) == (5, False)


def test_a_new_customer_stands_under_the_cursor(qtbot, open_window, core):
    window = open_window(core)
    window.page.table.setFocus()
    qtbot.keyClick(window.page.table, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    settle(qtbot, window)
    assert window.page.beside.form is not None
    commit(window.focusWidget(), "新来的公司")
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: window.page.model.rowCount() == COUNT + 1)
    settle(qtbot, window)
    assert window.page.table.at() == COUNT + 1
    assert names(window, 1) == ["新来的公司"]


@pytest.mark.parametrize(
    ("ask", "words"),
    [({"sort": "region"}, "正在排序…"), ({"where": "grade=A"}, "正在筛选…"), ({"text": "贸易"}, "正在搜索…")],
)
def test_what_takes_long_is_said_and_the_old_rows_stay(qtbot, open_window, core, ask, words):
    window = open_window(core)
    page = window.page
    page.feed.ask(**ask)
    page.feed.slow.emit()  # what its timer does after 200 ms
    assert window.counter.text() == words
    assert page.stack.currentWidget() is page.table
    assert names(window, 1) == ["第260贸易有限公司"]
    settle(qtbot, window)
    assert window.counter.text() != words


def test_where_no_rows_stood_grey_ones_stand_in(qtbot, open_window, core):
    window = open_window(core)
    page = window.page
    commit(page.search, "没有这家")
    settle(qtbot, window)
    assert page.feed.state is State.NO_HIT
    page.search.clear()
    page.feed.slow.emit()
    assert page.stack.currentWidget() is page.stack.skeleton
    settle(qtbot, window)
    assert page.stack.currentWidget() is page.table


def test_the_sentence_comes_only_after_a_while(qtbot, open_window, core):
    window = open_window(core)
    with patch.object(listing, "everything", side_effect=listing.everything) as asked:
        window.page.feed.refresh()
        assert window.page.feed._patience.isActive()
        settle(qtbot, window)
    assert asked.called
    assert not window.page.feed._patience.isActive()


def test_ticked_rows_turn_the_row_of_chips_at_the_same_height(qtbot, open_window, core):
    window = open_window(core)
    page, tools = window.page, window.page.tools
    before = page.table.mapTo(window, page.table.rect().topLeft())
    page.table.chosen.tick([1, 2])
    assert tools.currentWidget() is tools.chosen
    assert page.table.mapTo(window, page.table.rect().topLeft()) == before
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_Escape)
    assert tools.currentWidget() is tools.filter
    assert page.beside.side.isVisible()
    settle(qtbot, window)


def test_the_table_does_not_jump_when_the_chips_come(qtbot, open_window, core):
    from desktop_crm.ui.panes.customers.page import CustomersPage

    places = []
    begin = CustomersPage.begin_rest

    def watched(page):
        places.append(page.card.mapTo(page, page.card.rect().topLeft()))
        begin(page)

    with patch.object(CustomersPage, "begin_rest", watched):
        window = open_window(core)
    page = window.page
    assert page.card.mapTo(page, page.card.rect().topLeft()) == places[0]


def test_an_empty_office_has_no_chips(open_window, empty_core):
    window = open_window(empty_core)
    assert not window.page.tools.isVisible()


@popups
def test_the_menu_at_the_right_has_the_way_to_the_trash(qtbot, open_window, core):
    window = open_window(core)
    qtbot.mouseClick(window.page.tools.filter.row.more, LEFT)
    menu = window.page.tools.findChild(QMenu)
    action = next(a for a in menu.actions() if a.text() == "客户回收站")
    menu.close()
    action.trigger()
    settle(qtbot, window)
    assert window.page.state.sentence.text() == "回收站是空的"


def test_all_keys_of_the_page_are_known_to_the_list_of_keys(open_window, core):
    keys = {k.toString() for a in open_window(core).page.actions() for k in a.shortcuts()}
    assert {"Ctrl+F", "Ctrl+N", "Ctrl+J", "Alt+Down", "Ctrl+Return", "Alt+Left", "Ctrl+Shift+L", "Alt+Return"} <= keys


def test_a_change_of_theme_reaches_the_chips(qtbot, open_window, core):
    window = open_window(core)
    before = window.page.tools.filter.styleSheet()
    window.choose_theme("dark")
    assert window.page.tools.filter.styleSheet() != before
    settle(qtbot, window)
