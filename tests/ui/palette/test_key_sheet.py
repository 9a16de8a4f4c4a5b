"""F1: one table of keys, made from the actions."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from desktop_crm.ui import pages
from desktop_crm.ui.palette import doing

from ..conftest import settle


def test_f1_lists_every_key_of_the_window_and_of_the_page(qtbot, open_window, core):
    window = open_window(core)
    qtbot.keyClick(window, Qt.Key.Key_F1)
    sheet = window.layers.keys
    assert sheet.isVisible()
    told = {key for _, keys in sheet.keys for key, _ in keys}
    for action in (*window.actions_.everywhere, *window.page.actions()):
        if action.shortcuts() and action.isVisible():
            assert any(doing.keys_text(action.shortcut()) in key for key in told), action.text()
    parts = [part for key in told for part in key.split(" / ")]
    assert {"Ctrl+Z", "Ctrl+1", "Ctrl+5", "F6", "F2", "Space", "Esc", "Ctrl+K", "Ctrl+N"} <= set(parts)
    shown = {label.text() for label in sheet.scroll.widget().findChildren(QLabel)}
    assert {"到处", "客户", "表格", "撤销", "Ctrl+Z"} <= shown
    qtbot.keyClick(sheet.close_button, Qt.Key.Key_Escape)
    assert not sheet.isVisible()
    assert window.page.beside.open  # one layer only
    settle(qtbot, window)


def test_f1_once_more_closes_it_and_another_page_has_keys_of_its_own(qtbot, open_window, core):
    window = open_window(core)
    window.go("settings")
    settle(qtbot, window)
    qtbot.keyClick(window, Qt.Key.Key_F1)
    sheet = window.layers.keys
    assert "Ctrl+F" not in {key for _, keys in sheet.keys[:2] for key, _ in keys}
    qtbot.keyClick(sheet.close_button, Qt.Key.Key_F1)
    assert not sheet.isVisible()


@pytest.mark.parametrize("page", pages.CODES)
def test_no_key_stands_twice_and_none_is_cut(qtbot, open_window, core, page):
    window = open_window(core, page=page)
    window.actions_.keys.trigger()
    sheet = window.layers.keys
    told = [part for _, keys in sheet.keys for key, _ in keys for part in key.split(" / ")]
    assert sorted(told) == sorted(set(told))
    assert {"Ctrl+K", "Ctrl+N"} <= set(told)
    QApplication.processEvents()
    assert sheet.scroll.verticalScrollBar().maximum() == 0
    settle(qtbot, window)


def test_tab_stays_within_the_sheet(qtbot, open_window, core):
    window = open_window(core)
    window.actions_.keys.trigger()
    sheet = window.layers.keys
    for _ in range(3):
        qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
        assert sheet.isAncestorOf(window.focusWidget())
    assert sheet.isVisible()
