"""Filtering as a person does it: headers, popups, chips, saved views."""

import json

import pytest
from PySide6.QtCore import QPoint, Qt

from desktop_crm.domain.filter import parse
from desktop_crm.services import records, users, views
from desktop_crm.services.views import SavedView
from desktop_crm.ui.filtering.tick_list import ROW
from desktop_crm.ui.models.feed import State

from ..conftest import COUNT, commit, names, settle

LEFT = Qt.MouseButton.LeftButton
popups = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def column(page, name):
    return next(i for i, c in enumerate(page.model.columns) if c.field.name == name)


def open_at(qtbot, window, name):
    """By the mouse: over the header, then on the sign that appears."""
    page = window.page
    header = page.table.horizontalHeader()
    at = column(page, name)
    where = QPoint(header.sectionViewportPosition(at) + 12, 12)
    for here in (where + QPoint(3, 0), where):  # the cursor may stand there from before
        qtbot.mouseMove(header.viewport(), here)
    assert page.tools.arrow.button.isVisible()
    qtbot.mouseClick(page.tools.arrow.button, LEFT)
    settle(qtbot, window)
    return page.tools.filter.open


def tick(qtbot, popup, label):
    rows = [t.label for t in popup.body.list.ticks.rows]
    where = QPoint(20, ROW * rows.index(label) + 10)
    qtbot.mouseClick(popup.body.list.viewport(), LEFT, pos=where)


def chips(window):
    return [c.words for c in window.page.tools.filter.row.conditions]


def view_chip(window, words):
    return next(c for c in window.page.tools.filter.row.views if c.words == words)


def take_menu(window, words):
    from PySide6.QtWidgets import QMenu

    menu = next(m for m in window.findChildren(QMenu) if m.isVisible() and any(a.text() == words for a in m.actions()))
    action = next(a for a in menu.actions() if a.text() == words)
    menu.close()
    return action


def test_values_of_a_column_are_ticked_and_stand_as_a_chip(qtbot, open_window, core):
    window = open_window(core)
    popup = open_at(qtbot, window, "grade")
    assert [(t.label, t.count) for t in popup.body.list.ticks.rows] == [("重点", 86), ("普通", 87), ("一般", 87)]
    tick(qtbot, popup, "重点")
    tick(qtbot, popup, "普通")
    qtbot.mouseClick(popup.take, LEFT)
    settle(qtbot, window)
    assert window.page.feed.where == "grade in (A, B)"
    assert window.page.model.rowCount() == 173
    assert chips(window) == ["级别：重点、普通"]
    assert window.counter.text() == "筛出 173 位客户"
    qtbot.mouseClick(window.page.tools.filter.row.conditions[0].cross, LEFT)
    settle(qtbot, window)
    assert (window.page.model.rowCount(), chips(window)) == (COUNT, [])


def test_by_keyboard_alone(qtbot, open_window, core):
    window = open_window(core)
    table = window.page.table
    table.setFocus()
    table.setCurrentIndex(window.page.model.index(0, column(window.page, "region")))
    qtbot.keyClick(table, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    settle(qtbot, window)
    popup = window.page.tools.filter.open
    assert window.focusWidget() is popup.body.search
    qtbot.keyClick(popup.body.search, Qt.Key.Key_Down)
    qtbot.keyClick(popup.body.list, Qt.Key.Key_Down)
    qtbot.keyClick(popup.body.list, Qt.Key.Key_Space)
    qtbot.keyClick(popup.body.list, Qt.Key.Key_Return)
    settle(qtbot, window)
    assert window.page.feed.where == "region=苏州"
    assert window.page.tools.filter.open is None
    assert window.focusWidget() is table


def test_esc_closes_the_popup_and_nothing_else(qtbot, open_window, core):
    window = open_window(core)
    window.page.table.setFocus()
    open_at(qtbot, window, "grade")
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Escape)
    assert window.page.tools.filter.open is None
    assert window.page.beside.side.isVisible()
    assert window.page.feed.where == ""
    settle(qtbot, window)


def test_a_click_elsewhere_closes_the_popup(qtbot, open_window, core):
    window = open_window(core)
    open_at(qtbot, window, "grade")
    qtbot.mouseClick(window.page.head, LEFT, pos=QPoint(700, 5))
    assert window.page.tools.filter.open is None
    settle(qtbot, window)


def test_a_popup_may_go_before_its_counts_come(qtbot, open_window, core):
    window = open_window(core)
    bar, e = window.page.tools.filter, window.page.columns.entity
    for name in ("grade", "next_contact_at", "tags"):
        bar.open_filter(e.by_name[name], bar.row.add)
    assert bar.open.field.name == "tags"
    bar.close_box()
    settle(qtbot, window)
    assert bar.open is None
    bar.open_filter(e.by_name["grade"], bar.row.add)
    settle(qtbot, window)
    assert len(bar.open.body.list.ticks.rows) == 3
    bar.close_box()


def test_a_box_for_a_name_may_go_before_its_view_is_written(qtbot, open_window, core):
    window = open_window(core)
    bar = window.page.tools.filter
    bar.keeper.ask_name()
    commit(bar.open.line, "大客户")
    qtbot.keyClick(bar.open.line, Qt.Key.Key_Return)
    bar.close_box()
    settle(qtbot, window)
    assert [v.name for v in bar.saved] == ["大客户"]


def test_typing_offers_what_holds_it(qtbot, open_window, core):
    window = open_window(core)
    popup = open_at(qtbot, window, "name")
    commit(popup.body.search, "05")
    qtbot.keyClick(popup.body.search, Qt.Key.Key_Return)
    settle(qtbot, window)
    assert window.page.feed.where == "name~05"
    assert chips(window) == ["客户名称：含“05”"]


def test_other_conditions_narrow_what_is_counted(qtbot, open_window, core):
    window = open_window(core)
    popup = open_at(qtbot, window, "grade")
    tick(qtbot, popup, "重点")
    qtbot.mouseClick(popup.take, LEFT)
    settle(qtbot, window)
    popup = open_at(qtbot, window, "region")
    assert sum(t.count for t in popup.body.list.ticks.rows) == 86
    popup.close_it()
    popup = open_at(qtbot, window, "grade")  # its own condition does not
    assert [t.count for t in popup.body.list.ticks.rows] == [86, 87, 87]
    popup.close_it()
    settle(qtbot, window)


def test_days_are_offered_by_span_with_counts(qtbot, open_window, core):
    window = open_window(core)
    popup = open_at(qtbot, window, "next_contact_at")
    rows = {t.label: t.count for t in popup.body.list.ticks.rows}
    assert (rows["逾期"], rows["今天"], rows["（空）"]) == (1, 0, 259)
    tick(qtbot, popup, "逾期")
    qtbot.mouseClick(popup.take, LEFT)
    settle(qtbot, window)
    assert window.page.feed.where == "next_contact_at<today"
    assert names(window) == ["第260贸易有限公司"]


def test_a_day_that_is_none_is_said_beside_it(qtbot, open_window, core):
    window = open_window(core)
    popup = open_at(qtbot, window, "last_contact_at")
    commit(popup.body.from_, "什么时候")
    qtbot.mouseClick(popup.take, LEFT)
    assert popup.is_open
    assert "不是有效的日期" in popup.body.note.text()
    popup.body.from_.clear()
    commit(popup.body.from_, "2026-06-01")
    qtbot.mouseClick(popup.take, LEFT)
    settle(qtbot, window)
    assert window.page.feed.where == "last_contact_at>=2026-06-01"
    assert window.page.model.rowCount() == 1


def test_a_field_that_is_no_column_is_filtered_by_numbers(qtbot, open_window, core):
    window = open_window(core)
    bar = window.page.tools.filter
    qtbot.mouseClick(bar.row.add, LEFT)
    commit(bar.open.search, "完整率")
    qtbot.keyClick(bar.open.search, Qt.Key.Key_Return)
    qtbot.keyClicks(bar.open.body.lines[0], "101")
    qtbot.keyClick(bar.open.body.lines[0], Qt.Key.Key_Return)
    settle(qtbot, window)
    assert window.page.feed.where == "completeness>=101"
    assert window.page.feed.state is State.FILTERED
    assert window.page.state.sentence.text() == "没有符合条件的客户"
    qtbot.mouseClick(window.page.state.button, LEFT)
    settle(qtbot, window)
    assert window.page.model.rowCount() == COUNT


def test_a_condition_is_written_out_and_refused_in_words(qtbot, open_window, core):
    window = open_window(core)
    bar = window.page.tools.filter
    bar.pick_field()
    qtbot.mouseClick(bar.open.write, LEFT)
    editor = bar.open
    commit(editor.text, "级别=重点 and (nothing=1")
    qtbot.mouseClick(editor.take, LEFT)
    settle(qtbot, window)
    assert "）" in editor.note.text() or ")" in editor.note.text()
    editor.text.clear()
    commit(editor.text, "(级别=重点 or 地区~苏州) and not 地区=宁波")
    qtbot.mouseClick(editor.take, LEFT)
    settle(qtbot, window)
    assert chips(window) == ["级别：重点 或 地区：含“苏州”", "地区：不是 宁波"]
    expected = sum(1 for n in range(1, COUNT + 1) if (n % 3 == 0 or n % 3 == 1) and n % 3 != 2)
    assert window.page.model.rowCount() == expected


def test_a_preset_and_a_condition_hold_together(qtbot, open_window, core):
    window = open_window(core)
    qtbot.mouseClick(view_chip(window, "逾期"), LEFT)
    settle(qtbot, window)
    assert names(window) == ["第260贸易有限公司"]
    assert chips(window) == []
    window.page.tools.filter.write(window.page.tools.filter.row.add)
    commit(window.page.tools.filter.open.text, "grade=A")
    qtbot.mouseClick(window.page.tools.filter.open.take, LEFT)
    settle(qtbot, window)
    assert window.page.feed.where == "next_contact_at<today and grade=A"
    assert window.page.feed.state is State.FILTERED


def test_mine_is_there_when_it_is_known_who_i_am(qtbot, open_window, core):
    window = open_window(core)
    assert not any(c.words == "我负责的" for c in window.page.tools.filter.row.views)
    users.claim(core, "陈晓")
    window.bridge.look()
    qtbot.waitUntil(lambda: any(c.words == "我负责的" for c in window.page.tools.filter.row.views))
    qtbot.mouseClick(view_chip(window, "我负责的"), LEFT)
    settle(qtbot, window)
    assert window.page.model.rowCount() == COUNT


def test_a_search_looks_only_among_what_is_filtered(qtbot, open_window, core):
    window = open_window(core)
    popup = open_at(qtbot, window, "region")
    tick(qtbot, popup, "苏州")
    qtbot.mouseClick(popup.take, LEFT)
    commit(window.page.search, "第00")
    settle(qtbot, window)
    assert sorted(names(window, 9)) == ["第001贸易有限公司", "第004贸易有限公司", "第007贸易有限公司"]
    commit(window.page.search, "2")
    settle(qtbot, window)
    assert window.page.state.hint.text() == "只在筛出的客户里找过"
    qtbot.mouseClick(window.page.state.link, LEFT)  # 在全部客户里找
    settle(qtbot, window)
    assert names(window) == ["第002贸易有限公司"]


def test_an_edit_takes_a_row_out_of_its_filter(qtbot, open_window, core):
    window = open_window(core)
    qtbot.mouseClick(view_chip(window, "未分配（公海）"), LEFT)
    settle(qtbot, window)
    assert window.page.model.rowCount() == 0
    records.set_one(core, "customers", "KH-000003", {"owner": ""})
    qtbot.waitUntil(lambda: names(window) == ["第003贸易有限公司"])
    settle(qtbot, window)


@pytest.fixture
def filtered(qtbot, open_window, core):
    window = open_window(core)
    popup = open_at(qtbot, window, "grade")
    tick(qtbot, popup, "重点")
    qtbot.mouseClick(popup.take, LEFT)
    settle(qtbot, window)
    return window


def save_as(qtbot, window, name):
    bar = window.page.tools.filter
    qtbot.mouseClick(bar.row.save, LEFT)
    commit(bar.open.line, name)
    qtbot.keyClick(bar.open.line, Qt.Key.Key_Return)
    settle(qtbot, window)


def test_what_is_set_is_kept_as_a_view(qtbot, filtered, core):
    window, page = filtered, filtered.page
    page.columns.show(["name", "grade", "email"])
    page.sort("name")
    settle(qtbot, window)
    assert page.tools.filter.row.save.isVisible()
    save_as(qtbot, window, "大客户")
    (kept,) = views.of_kind(core, "customer")
    assert (kept.name, kept.columns, kept.expression, kept.sort) == (
        "大客户",
        ("name", "grade", "email"),
        "grade=A",
        "name",
    )
    assert view_chip(window, "大客户").isChecked()
    assert not page.tools.filter.row.save.isVisible()
    qtbot.mouseClick(view_chip(window, "全部"), LEFT)
    settle(qtbot, window)
    assert page.model.rowCount() == COUNT
    assert page.columns.chosen == ()
    qtbot.mouseClick(view_chip(window, "大客户"), LEFT)
    settle(qtbot, window)
    assert (page.model.rowCount(), page.feed.sort, page.columns.names) == (86, "name", ("name", "grade", "email"))
    assert chips(window) == ["级别：重点"]


def test_a_name_that_is_taken_is_said_beside_it(qtbot, filtered, core):
    window, bar = filtered, filtered.page.tools.filter
    views.add(core, "customer", "大客户", SavedView(0, "", "", (), "grade=A", ""))
    qtbot.mouseClick(bar.row.save, LEFT)
    commit(bar.open.line, "大客户")
    qtbot.keyClick(bar.open.line, Qt.Key.Key_Return)
    settle(qtbot, window)
    assert bar.open.note.text() == "已经有叫“大客户”的视图"


@popups
def test_a_view_is_renamed_updated_and_trashed_from_its_menu(qtbot, filtered, core):
    window, bar = filtered, filtered.page.tools.filter
    save_as(qtbot, window, "大客户")
    qtbot.mouseClick(view_chip(window, "大客户"), LEFT)  # the second click on it
    take_menu(window, "重命名…").trigger()
    bar.open.line.clear()
    commit(bar.open.line, "重点客户")
    qtbot.keyClick(bar.open.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: any(c.words == "重点客户" for c in bar.row.views))
    window.page.sort("-name")
    settle(qtbot, window)
    bar.keeper.menu_of(view_chip(window, "重点客户"), bar.saved[0])
    take_menu(window, "更新为当前").trigger()
    settle(qtbot, window)
    qtbot.waitUntil(lambda: not bar.is_changed)
    assert views.of_kind(core, "customer")[0].sort == "-name"
    bar.keeper.menu_of(view_chip(window, "重点客户"), bar.saved[0])
    take_menu(window, "删除").trigger()
    qtbot.waitUntil(lambda: not bar.saved)
    settle(qtbot, window)
    assert window._toast.line.text() == "视图“重点客户”已放入回收站"
    assert window.page.model.rowCount() == COUNT
    window._toast.button.click()
    qtbot.waitUntil(lambda: [v.name for v in bar.saved] == ["重点客户"])
    settle(qtbot, window)


def test_views_made_elsewhere_appear(qtbot, open_window, core):
    window = open_window(core)
    views.add(core, "customer", "别处存的", SavedView(0, "", "", (), "region=苏州", ""))
    window.bridge.look()
    qtbot.waitUntil(lambda: any(c.words == "别处存的" for c in window.page.tools.filter.row.views))
    qtbot.mouseClick(view_chip(window, "别处存的"), LEFT)
    settle(qtbot, window)
    assert window.page.model.rowCount() == 87


def test_a_view_that_cannot_be_read_says_so_and_harms_nothing(qtbot, open_window, core):
    views.add(core, "customer", "坏的", SavedView(0, "", "", ("nothing",), "grade=(", ""))
    views.add(core, "customer", "没这一项", SavedView(0, "", "", (), "nothing=1", ""))
    window = open_window(core)
    qtbot.mouseClick(view_chip(window, "坏的"), LEFT)
    settle(qtbot, window)
    assert window.page.model.rowCount() == COUNT
    qtbot.mouseClick(view_chip(window, "没这一项"), LEFT)
    settle(qtbot, window)
    assert window.page.feed.state is State.ERROR
    assert "nothing" in window.page.state.hint.text()
    qtbot.mouseClick(window.page.state.link, LEFT)
    settle(qtbot, window)
    assert window.page.model.rowCount() == COUNT


@popups
def test_what_has_no_room_waits_behind_a_button(qtbot, open_window, core):
    for n in range(12):
        views.add(core, "customer", f"一个名字很长的视图 {n}", SavedView(0, "", "", (), "grade=A", ""))
    window = open_window(core)
    row = window.page.tools.filter.row
    qtbot.waitUntil(lambda: len(row.views) == 17)
    settle(qtbot, window)
    assert row.more_views.isVisible()
    shown = [c for c in row.views if c.isVisible()]
    assert all(c.geometry().right() < row.columns.geometry().left() for c in shown)
    qtbot.mouseClick(row.more_views, LEFT)
    take_menu(window, "一个名字很长的视图 11").trigger()
    settle(qtbot, window)
    assert view_chip(window, "一个名字很长的视图 11").isVisible()


def test_sorting_from_the_popup(qtbot, open_window, core):
    window = open_window(core)
    popup = open_at(qtbot, window, "name")
    qtbot.mouseClick(popup.sorts[0], LEFT)
    settle(qtbot, window)
    assert names(window, 1) == ["第001贸易有限公司"]
    assert window.page.table.horizontalHeader().sortIndicatorSection() == 0


def test_all_is_not_what_is_shown_while_there_is_a_condition(qtbot, filtered):
    assert not view_chip(filtered, "全部").isChecked()
    qtbot.mouseClick(filtered.page.tools.filter.row.conditions[0].cross, LEFT)
    settle(qtbot, filtered)
    assert view_chip(filtered, "全部").isChecked()


def test_to_take_back_a_saved_view_keeps_its_conditions(qtbot, filtered, core):
    window, bar = filtered, filtered.page.tools.filter
    save_as(qtbot, window, "大客户")
    window.undoing.undo()
    qtbot.waitUntil(lambda: not bar.saved)
    settle(qtbot, window)
    assert chips(window) == ["级别：重点"] and window.page.model.rowCount() == 86
    assert bar.row.save.isVisible()


def test_what_was_shown_is_found_again_at_the_next_start(qtbot, open_window, filtered, core):
    save_as(qtbot, filtered, "大客户")
    page = filtered.page
    page.sort("-name")
    page.tools.filter.put(page.columns.entity.by_name["region"], parse("region=苏州"))
    settle(qtbot, filtered)
    shown, count = names(filtered), page.model.rowCount()
    filtered.close()
    again = open_window(core)
    assert (names(again), again.page.model.rowCount()) == (shown, count)
    assert chips(again) == ["级别：重点", "地区：苏州"] and view_chip(again, "大客户").isChecked()
    assert again.page.feed.sort == "-name"


@pytest.mark.parametrize(
    "look",
    [
        {"view": "gone", "where": "grade=A", "sort": ""},
        {"view": "all", "where": "grade=(", "sort": ""},
        {"view": "all", "where": "nothing=1", "sort": ""},
        {"view": "all", "where": "", "sort": "nothing"},
        {"view": 3},
    ],
)
def test_what_cannot_be_shown_any_more_gives_way_to_all(open_window, core, look):
    settings = {"version": 2, "pages": {"customers": {"look": look}}}
    core.settings.set("window", json.dumps(settings))
    window = open_window(core)
    assert window.page.model.rowCount() == COUNT and view_chip(window, "全部").isChecked()
    assert chips(window) == [] and window.page.feed.asked.is_whole
