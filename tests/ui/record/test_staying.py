"""A record that is read or written stays, whatever the list beside it does by itself."""

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from desktop_crm.app import open_core
from desktop_crm.services import records
from desktop_crm.services.core import Core

from ..conftest import NOW, commit, settle

LEFT, KEY = Qt.MouseButton.LeftButton, Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
TRASHED = "这位客户刚被放进回收站"


@pytest.fixture
def opened(qtbot, open_window, core: Core):
    window = open_window(core)
    window.open_record("customer", 255)
    settle(qtbot, window)
    window.page.table.setFocus()
    said: list[str] = []
    window.desk.said.connect(lambda sentence, undo: said.append(sentence))
    return window, window.page.beside, said


@pytest.fixture
def elsewhere(qtbot, core: Core):
    """What another program does to the same data, seen by the window."""
    other = open_core(core.folder, clock=lambda: NOW)

    def do(window, write) -> None:
        write(other)
        heard: list[object] = []
        window.bridge.changed.connect(heard.append)
        window.bridge.look()
        qtbot.waitUntil(lambda: bool(heard))
        settle(qtbot, window)

    yield do
    other.close()


def trash(core: Core) -> None:
    records.trash(core, "customer", "KH-000255")


def test_trashed_elsewhere_it_stays_until_the_list_is_used(qtbot, opened, elsewhere):
    window, beside, said = opened
    elsewhere(window, trash)
    assert window.page.table.at() != 255
    assert beside.pane.shown.rid == 255 and beside.pane.head.trashed.isVisible()
    assert said == [TRASHED]
    qtbot.keyClick(window.page.table, KEY.Key_Down)
    settle(qtbot, window)
    assert beside.pane.shown.rid == window.page.table.at() != 255


def test_trashed_elsewhere_its_text_stays_too(qtbot, opened, elsewhere, core):
    window, beside, said = opened
    commit(beside.pane.box.text, "约了周五")
    elsewhere(window, trash)
    assert beside.pane.shown.rid == 255 and beside.pane.head.trashed.isVisible()
    assert beside.pane.box.text.isVisible() and beside.pane.box.text.toPlainText() == "约了周五"
    qtbot.mouseClick(beside.pane.head.restore, LEFT)
    settle(qtbot, window)
    assert beside.pane.head.trashed.isHidden() and beside.pane.box.text.toPlainText() == "约了周五"
    assert said[0] == TRASHED


def test_trashed_elsewhere_its_page_stays(qtbot, opened, elsewhere):
    window, beside, said = opened
    beside.expand()
    settle(qtbot, window)
    elsewhere(window, trash)
    assert beside.expanded and beside.page.pane.shown.rid == 255 and beside.page.pane.head.trashed.isVisible()
    assert said == [TRASHED]
    qtbot.mouseClick(beside.page.back, LEFT)
    settle(qtbot, window)
    assert not beside.expanded and beside.pane.shown.rid == window.page.table.at() != 255


def test_its_page_stays_when_the_list_moves_on_and_gives_way_to_what_is_opened(qtbot, opened, core):
    window, beside, said = opened
    beside.expand()
    settle(qtbot, window)
    row = beside.page.pane.parts.fields.row("region")
    records.trash(core, "customer", "KH-000255")  # by this window
    qtbot.waitUntil(lambda: window.page.table.at() != 255)
    settle(qtbot, window)
    assert row is not None and beside.page.pane.shown.rid == 255 and said == []
    qtbot.mouseClick(window.rail, LEFT)
    window.open_record("customer", 200)
    settle(qtbot, window)
    assert beside.page.pane.shown.rid == 200


def test_trashed_by_oneself_in_the_list_the_next_one_is_shown(qtbot, opened, core):
    window, beside, said = opened
    records.trash(core, "customer", "KH-000255")
    qtbot.waitUntil(lambda: beside.pane.shown.rid != 255)
    settle(qtbot, window)
    assert beside.pane.shown.rid == window.page.table.at() and said == []


def test_a_text_typed_stays_where_the_list_moves_on(qtbot, opened, core):
    window, beside, _ = opened
    commit(beside.pane.box.text, "约了周五")
    records.trash(core, "customer", "KH-000255")
    qtbot.waitUntil(lambda: window.page.table.at() != 255)
    settle(qtbot, window)
    assert beside.pane.shown.rid == 255 and beside.pane.box.text.toPlainText() == "约了周五"


def test_ctrl_j_leads_through_an_untouched_form_and_says_why_not_through_another(qtbot, opened):
    window, beside, said = opened
    beside.start_new("contact", {})
    settle(qtbot, window)
    window.page.table.setFocus()
    qtbot.keyClick(window.page.table, KEY.Key_J, CTRL)
    qtbot.waitUntil(lambda: window.focusWidget() is beside.pane.box.text)
    assert beside.form is None and said == []
    beside.start_new("contact", {})
    settle(qtbot, window)
    commit(beside.form.rows["name"].editor.line, "李")
    window.page.table.setFocus()
    qtbot.keyClick(window.page.table, KEY.Key_J, CTRL)
    settle(qtbot, window)
    assert said == ["先保存或关闭“新建联系人”，再写跟进"] and beside.form.isAncestorOf(window.focusWidget())


def test_ctrl_j_where_nothing_can_be_written_says_so(qtbot, opened):
    window, beside, said = opened
    beside.show_record("customer", 0)
    qtbot.keyClick(window.page.table, KEY.Key_J, CTRL)
    qtbot.waitUntil(lambda: said == ["先选一位客户、联系人或商机，再写跟进"])


def test_nothing_chosen_opens_no_page(qtbot, opened):
    window, beside, _ = opened
    beside.allow(False)
    qtbot.keyClick(window.page.table, KEY.Key_Return, CTRL)
    assert not beside.expanded


def test_the_page_closes_though_where_the_keys_were_is_gone(qtbot, opened):
    window, beside, _ = opened
    line = QLineEdit(beside.main)
    line.show()
    line.setFocus()
    beside.expand()
    settle(qtbot, window)
    shiboken6.delete(line)
    beside.collapse()
    settle(qtbot, window)
    assert not beside.expanded and beside.main.isAncestorOf(window.focusWidget())
