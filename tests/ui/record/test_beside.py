"""The record beside the list, over it, in place of it; a form for something new there."""

import pytest
from PySide6.QtCore import Qt

from desktop_crm.services import records
from desktop_crm.services.core import Core

from ..conftest import commit, settle

LEFT, KEY = Qt.MouseButton.LeftButton, Qt.Key
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


@pytest.fixture
def opened(qtbot, open_window, core: Core):
    window = open_window(core)
    window.open_record("customer", 255)
    settle(qtbot, window)
    window.page.table.setFocus()
    return window, window.page.beside


def test_ctrl_enter_opens_the_page_and_alt_left_goes_back_to_the_same_row_and_scroll(qtbot, opened):
    window, beside = opened
    table = window.page.table
    table.verticalScrollBar().setValue(80)
    before = table.at(), table.verticalScrollBar().value()
    qtbot.keyClick(table, KEY.Key_Return, CTRL)
    settle(qtbot, window)
    page = beside.page
    assert beside.expanded and page.isVisible() and not beside.split.isVisible()
    assert page.pane.title.text() == beside.pane.title.text() == "第255贸易有限公司"
    assert "fields" not in page.pane.tabs.tabs and page.pane.pairs["微信"] == "—"
    heard: list[int] = []
    beside.collapsed.connect(lambda: heard.append(1))
    qtbot.keyClick(window.focusWidget(), KEY.Key_Left, ALT)
    settle(qtbot, window)
    assert not beside.expanded and heard == [1]
    assert (table.at(), table.verticalScrollBar().value()) == before and window.focusWidget() is table


def test_the_button_opens_the_page_and_the_link_leads_back(qtbot, opened):
    window, beside = opened
    qtbot.mouseClick(beside.pane.head.expand, LEFT)
    settle(qtbot, window)
    assert beside.expanded
    qtbot.mouseClick(beside.page.back, LEFT)
    settle(qtbot, window)
    assert not beside.expanded and beside.side.isVisible()


def test_esc_leaves_the_page_but_first_the_field(qtbot, opened):
    window, beside = opened
    beside.expand()
    settle(qtbot, window)
    row = beside.page.pane.parts.fields.row("phone")
    qtbot.mouseClick(row.value, LEFT)
    qtbot.keyClick(row.editor.line, KEY.Key_Escape)
    assert beside.expanded and row.editor is None
    qtbot.keyClick(row.value, KEY.Key_Escape)
    settle(qtbot, window)
    assert not beside.expanded


def test_a_field_changed_on_the_page_is_changed_beside_the_list_too(qtbot, opened, core):
    window, beside = opened
    beside.expand()
    settle(qtbot, window)
    row = beside.page.pane.parts.fields.row("region")
    qtbot.mouseClick(row.value, LEFT)
    row.editor.line.selectAll()
    commit(row.editor.line, "舟山")
    qtbot.keyClick(row.editor.line, KEY.Key_Return)
    settle(qtbot, window)
    beside.collapse()
    settle(qtbot, window)
    assert beside.pane.pairs["地区"] == "舟山"


def test_ctrl_enter_in_a_field_keeps_it_instead_of_opening_the_page(qtbot, opened, core):
    window, beside = opened
    qtbot.mouseClick(beside.pane.tabs.tabs["fields"], LEFT)
    row = beside.pane.parts.fields.row("notes")
    qtbot.mouseClick(row.value, LEFT)
    commit(row.editor.box, "换了仓库")
    qtbot.keyClick(row.editor.box, KEY.Key_Return, CTRL)
    settle(qtbot, window)
    assert not beside.expanded
    assert "换了仓库" in core.db.execute("SELECT notes FROM customer WHERE rid = 255").fetchone()[0]


def test_ctrl_j_puts_the_keys_into_the_box_even_of_a_closed_pane(qtbot, opened):
    window, beside = opened
    beside.turn(False)
    window.page.table.setFocus()
    qtbot.keyClick(window.page.table, KEY.Key_J, CTRL)
    qtbot.waitUntil(lambda: window.focusWidget() is beside.pane.box.text)
    assert beside.side.isVisible()
    settle(qtbot, window)


def test_a_follow_up_written_in_the_box_stands_on_top_of_the_timeline(qtbot, opened, core):
    window, beside = opened
    qtbot.mouseClick(beside.pane.tabs.tabs["fields"], LEFT)
    qtbot.keyClick(window.page.table, KEY.Key_J, CTRL)
    qtbot.waitUntil(lambda: window.focusWidget() is beside.pane.box.text)
    commit(beside.pane.box.text, "约了周五")
    qtbot.keyClick(beside.pane.box.text, KEY.Key_Return, CTRL)
    settle(qtbot, window)
    assert beside.pane.part == "timeline" and not beside.expanded
    assert beside.pane.parts.line_list("timeline").lines[0].text.text() == "约了周五"


def test_a_contact_made_from_the_record_is_listed_there(qtbot, opened, core):
    window, beside = opened
    qtbot.mouseClick(beside.pane.tabs.tabs["contacts"], LEFT)
    settle(qtbot, window)
    qtbot.mouseClick(beside.pane.parts.line_list("contacts").add, LEFT)
    settle(qtbot, window)
    form = beside.form
    assert form.isVisible() and form.texts["customer"]
    commit(form.rows["name"].editor.line, "李采购")
    qtbot.keyClick(form.rows["name"].editor.line, KEY.Key_Return, CTRL)
    settle(qtbot, window)
    assert beside.form is None and beside.pane.isVisible() and beside.pane.title.text() == "第255贸易有限公司"
    assert [line.name.text() for line in beside.pane.parts.line_list("contacts").lines] == ["李采购"]


def test_a_reminder_made_from_the_record_is_about_it(qtbot, opened, core):
    window, beside = opened
    beside.pane.ask_new("reminder")
    settle(qtbot, window)
    form = beside.form
    commit(
        form.rows["text"].editor.box if hasattr(form.rows["text"].editor, "box") else form.rows["text"].editor.line,
        "回访",
    )
    due = form.rows.get("due_on") or form.rows["due_at"]
    due.editor.set_text("2026-06-12")
    form.save()
    settle(qtbot, window)
    assert beside.form is None and beside.pane.part == "reminders"
    assert [line.name.text() for line in beside.pane.parts.line_list("reminders").lines] == ["回访"]


def test_a_form_closed_gives_back_what_was_there(qtbot, opened):
    window, beside = opened
    beside.turn(False)
    beside.start_new("contact", {})
    settle(qtbot, window)
    assert beside.side.isVisible() and beside.form is not None
    qtbot.keyClick(window.focusWidget(), KEY.Key_Escape)
    settle(qtbot, window)
    assert beside.form is None and not beside.side.isVisible()


def test_a_form_stands_beside_the_page_of_a_record(qtbot, opened):
    window, beside = opened
    beside.expand()
    settle(qtbot, window)
    beside.page.pane.ask_new("contact")
    settle(qtbot, window)
    assert beside.expanded and beside.form.isVisible() and beside.page.pane.isVisible()
    qtbot.keyClick(window.focusWidget(), KEY.Key_Escape)
    settle(qtbot, window)
    assert beside.expanded and beside.form is None


def test_a_form_someone_types_in_stays_when_the_cursor_moves(qtbot, opened):
    window, beside = opened
    beside.start_new("contact", {})
    commit(beside.form.rows["name"].editor.line, "李")
    window.page.table.setFocus()
    qtbot.keyClick(window.page.table, KEY.Key_Down)
    qtbot.waitUntil(lambda: beside.pane.rid == 254)
    settle(qtbot, window)
    assert beside.form is not None and beside.form.isVisible()


def test_a_new_record_of_the_page_is_shown_once_saved(qtbot, opened):
    window, beside = opened
    made: list[tuple[str, int]] = []
    beside.made.connect(lambda kind, rid: made.append((kind, rid)))
    window.start_new("customer", {"name": "绍兴新客户"})
    settle(qtbot, window)
    beside.form.save()
    settle(qtbot, window)
    assert made == [("customer", 261)]
    qtbot.waitUntil(lambda: beside.pane.shown is not None and beside.pane.shown.rid == 261)
    assert beside.pane.title.text() == "绍兴新客户"
    settle(qtbot, window)


def test_keys_make_the_record_wider_and_narrower(qtbot, opened):
    window, beside = opened
    before = beside.side.width()
    qtbot.keyClick(window.page.table, KEY.Key_Left, CTRL | ALT)
    assert beside.side.width() == before + 40
    for _ in range(12):
        qtbot.keyClick(window.page.table, KEY.Key_Right, CTRL | ALT)
    assert beside.side.width() == 320


def test_with_little_room_the_record_lies_over_the_list(qtbot, opened):
    window, beside = opened
    window.resize(1100, 690)
    qtbot.waitUntil(lambda: beside.over)
    settle(qtbot, window)
    assert beside.side.isVisible() and beside._shade.isVisible()
    assert beside._shade.geometry().right() + 1 == beside.side.x()
    beside.expand()
    settle(qtbot, window)
    assert not beside.side.isVisible() and not beside._shade.isVisible()
    beside.collapse()
    settle(qtbot, window)
    assert beside.side.isVisible() and beside._shade.isVisible()
    qtbot.keyClick(beside.pane.head.menu_button, KEY.Key_Escape)
    assert not beside.side.isVisible() and not beside._shade.isVisible()


def test_nothing_is_cut_in_the_narrowest_pane(qtbot, opened, core):
    window, beside = opened
    name = "杭州市西湖区三墩镇振华路北软路口一家名字特别特别长的进出口贸易有限公司"
    records.set_rows(core, core.entities["customer"], [255], {"name": name, "mobile": "13900000001,13900000002"})
    qtbot.waitUntil(lambda: beside.pane.title.text() == name)
    beside.widen(-40)
    settle(qtbot, window)
    assert beside.side.width() == 320
    title = beside.pane.title
    assert title.height() >= title.heightForWidth(title.width())
    for part in ("timeline", "fields"):
        qtbot.mouseClick(beside.pane.tabs.tabs[part], LEFT)
        settle(qtbot, window)
        inside = beside.pane.parts.stack.currentWidget().widget()
        assert inside.width() <= 320


def test_the_open_tab_and_the_width_are_kept(qtbot, opened):
    _, beside = opened
    qtbot.mouseClick(beside.pane.tabs.tabs["reminders"], LEFT)
    kept = beside.keep()
    assert kept["parts"] == {"customer": "reminders"} and kept["pane"] is True
    beside.pane.restore({"parts": {"customer": "nonsense", "deal": 3}})
    assert beside.pane._chosen == {"customer": "reminders"}


def test_a_record_visited_from_a_list_leads_back_to_it(qtbot, opened):
    window, beside = opened
    beside.visit("contact", 1)
    settle(qtbot, window)
    assert beside.pane.title.text() == "欧阳建国" and beside.pane.head.back.text() == "第255贸易有限公司"
    beside.show_record("customer", 255)
    settle(qtbot, window)
    assert beside.pane.title.text() == "欧阳建国"
