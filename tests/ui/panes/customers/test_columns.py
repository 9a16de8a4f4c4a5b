"""Which columns, in which order, how wide; and the first that stays."""

import pytest
from PySide6.QtCore import QPoint, Qt

from desktop_crm.services import records
from desktop_crm.ui.models.columns import CUSTOMER

from ...conftest import names, settle

LEFT = Qt.MouseButton.LeftButton
MANY = (
    "name",
    "phone",
    "region",
    "address",
    "grade",
    "lifecycle",
    "owner",
    "email",
    "website",
    "notes",
    "tags",
    "number",
)


def shown(page):
    return tuple(c.field.name for c in page.model.columns)


def chooser(qtbot, window):
    qtbot.mouseClick(window.page.tools.filter.row.columns, LEFT)
    return window.page.tools.chooser


def row_of(box, label):
    return next(i for i in range(box.list.count()) if box.list.item(i).text() == label)


def click(qtbot, box, label):
    item = box.list.item(row_of(box, label))
    box.list.scrollToItem(item)
    qtbot.mouseClick(box.list.viewport(), LEFT, pos=box.list.visualItemRect(item).center())


def test_columns_are_ticked_in_a_list(qtbot, open_window, core):
    window = open_window(core)
    box = chooser(qtbot, window)
    click(qtbot, box, "邮箱")
    click(qtbot, box, "地区")
    assert shown(window.page) == (*(n for n in CUSTOMER if n != "region"), "email")
    click(qtbot, box, "客户名称")  # what names the record stays
    assert shown(window.page)[0] == "name"
    assert window.page.tools.filter.row.save.isVisible()
    qtbot.mouseClick(box.reset, LEFT)
    assert shown(window.page) == CUSTOMER
    assert not window.page.tools.filter.row.save.isVisible()
    settle(qtbot, window)


def test_they_move_by_key_and_never_before_the_name(qtbot, open_window, core):
    window = open_window(core)
    box = chooser(qtbot, window)
    box.list.setCurrentRow(row_of(box, "级别"))
    for _ in range(6):
        qtbot.keyClick(box.list, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert shown(window.page)[:3] == ("name", "grade", "phone")
    qtbot.keyClick(box.list, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert shown(window.page)[:3] == ("name", "phone", "grade")
    row = row_of(box, "邮箱")
    box.list.setCurrentRow(row)
    qtbot.keyClick(box.list, Qt.Key.Key_Space)
    assert shown(window.page)[-1] == "email"
    qtbot.keyClick(box.list, Qt.Key.Key_Escape)
    assert window.page.tools.chooser is None
    settle(qtbot, window)


def test_a_header_is_dragged_to_another_place(qtbot, open_window, core):
    window = open_window(core)
    header = window.page.table.horizontalHeader()
    header.moveSection(3, 1)  # what the drag of a header ends in
    assert shown(window.page)[:4] == ("name", "grade", "phone", "region")
    assert [header.visualIndex(i) for i in range(header.count())] == list(range(header.count()))
    assert window.page.model.cell(0, 1).text == "一般"
    settle(qtbot, window)


def test_other_columns_leave_the_cursor_and_the_rows_where_they_are(qtbot, open_window, core):
    window = open_window(core)
    page = window.page
    page.table.put(40)
    rid = page.table.at()
    page.columns.show(MANY)
    assert (page.table.at(), page.table.currentIndex().row()) == (rid, 40)
    assert names(window, 1) == ["第260贸易有限公司"]
    settle(qtbot, window)


def test_tags_stand_in_a_column_and_cannot_be_sorted_by(qtbot, open_window, core):
    records.set_one(core, "customers", "KH-000260", {"tags": "老客户,展会"})
    window = open_window(core)
    page = window.page
    page.columns.show(("name", "tags"))
    assert page.model.cell(0, 1).text == "老客户、展会"
    page.table.horizontalHeader().setSortIndicator(1, Qt.SortOrder.AscendingOrder)
    settle(qtbot, window)
    assert page.feed.sort == ""
    assert page.table.horizontalHeader().sortIndicatorSection() == -1


def test_a_column_is_made_wider_by_key_and_fitted_by_a_double_click(qtbot, open_window, core):
    window = open_window(core)
    page, table = window.page, window.page.table
    table.setFocus()
    table.setCurrentIndex(page.model.index(0, 1))
    before = table.columnWidth(1)
    qtbot.keyClick(table, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier)
    assert table.columnWidth(1) == before + 16
    assert page.keep()["widths"] == {"phone": before + 16}
    table.horizontalHeader().sectionHandleDoubleClicked.emit(1)
    assert table.columnWidth(1) == before
    assert page.keep()["widths"] == {}
    settle(qtbot, window)


def test_they_are_found_again_at_the_next_start(qtbot, open_window, core):
    from desktop_crm.ui import window_place

    window = open_window(core)
    window.page.columns.show(("name", "email", "grade"))
    window.page.columns.widths["email"] = 222
    settle(qtbot, window)
    window_place.keep(window, core.settings)
    again = open_window(core)
    assert shown(again.page) == ("name", "email", "grade")
    assert again.page.table.columnWidth(1) == 222


@pytest.mark.parametrize(
    "kept", [{"columns": ["nothing", 3, "email", "trashed_at"], "widths": {"email": "x", "phone": 9}}, {"columns": 7}]
)
def test_what_was_kept_wrong_does_no_harm(qtbot, open_window, core, kept):
    window = open_window(core)
    window.page.restore(kept)
    assert set(shown(window.page)) <= {*CUSTOMER, "email"}
    assert all(window.page.table.columnWidth(i) >= 48 for i in range(window.page.model.columnCount()))
    settle(qtbot, window)


@pytest.fixture
def wide(qtbot, open_window, core):
    window = open_window(core)
    window.page.columns.widths |= {"address": 240, "email": 200, "website": 200}
    window.page.columns.show(MANY)
    settle(qtbot, window)
    return window


def test_the_first_column_stays_while_the_others_scroll(qtbot, wide):
    table, frozen = wide.page.table, wide.page.tools.frozen
    assert not frozen.isVisible()
    table.horizontalScrollBar().setValue(200)
    assert frozen.isVisible()
    assert frozen.width() == table.columnWidth(0)
    qtbot.mouseClick(frozen, LEFT, pos=QPoint(20, 38 + 42 * 2 + 10))
    assert (table.currentIndex().row(), table.currentIndex().column()) == (2, 0)
    assert table.horizontalScrollBar().value() == 200
    qtbot.mouseClick(frozen, LEFT, pos=QPoint(20, 10))
    settle(qtbot, wide)
    assert names(wide, 1) == ["第001贸易有限公司"]
    table.horizontalScrollBar().setValue(0)
    assert not frozen.isVisible()


def test_the_cell_that_is_gone_to_is_not_below_the_first(qtbot, wide):
    table, frozen = wide.page.table, wide.page.tools.frozen
    table.setFocus()
    table.setCurrentIndex(wide.page.model.index(0, 10))
    assert frozen.isVisible()
    for _ in range(9):
        qtbot.keyClick(table, Qt.Key.Key_Left)
        at = table.columnViewportPosition(table.currentIndex().column())
        assert not frozen.isVisible() or at >= frozen.width()
    settle(qtbot, wide)


def test_a_double_click_on_the_first_edits_it(qtbot, wide):
    table, frozen = wide.page.table, wide.page.tools.frozen
    table.horizontalScrollBar().setValue(200)
    qtbot.mouseDClick(frozen, LEFT, pos=QPoint(20, 38 + 10))
    assert table.is_editing
    assert not frozen.isVisible()
    qtbot.keyClick(wide.focusWidget(), Qt.Key.Key_Escape)
    settle(qtbot, wide)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_usual_columns_need_no_scrolling(open_window, core, lang):
    window = open_window(core, lang)
    assert window.page.beside.side.isVisible()
    assert not window.page.table.horizontalScrollBar().isVisible()


def test_a_long_owner_takes_nothing_from_the_name(open_window, core):
    before = open_window(core)
    width = before.page.table.horizontalHeader().sectionSize(0)
    before.close()
    records.set_one(core, "users", "陈晓", {"name": "陈晓" + "长名" * 12})
    header = (page := open_window(core).page).table.horizontalHeader()
    owner = next(at for at, c in enumerate(page.model.columns) if c.field.name == "owner")
    assert header.length() <= page.table.viewport().width()  # nothing has to be scrolled for it
    assert header.sectionSize(owner) == 160 and header.sectionSize(0) == width + 60 - 160
