from unittest.mock import patch

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop_crm.ui.models.feed import State
from desktop_crm.ui.models.table import TableModel

from ...conftest import COUNT, commit, names, settle


def click_header(qtbot, window, name):
    header = window.page.table.horizontalHeader()
    at = next(i for i, c in enumerate(window.page.model.columns) if c.field.name == name)
    where = header.sectionViewportPosition(at) + header.sectionSize(at) // 2
    viewport = header.viewport()
    qtbot.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=viewport.rect().center().__class__(where, 10))
    settle(qtbot, window)


def test_it_opens_with_the_newest_first_and_a_true_count(open_window, core):
    window = open_window(core)
    assert window.page.model.rowCount() == COUNT
    assert names(window, 2) == ["第260贸易有限公司", "第259贸易有限公司"]
    assert window.counter.text() == "共 260 位客户"
    assert window.page.stack.currentWidget() is window.page.table


def test_references_choices_and_times_are_in_words(open_window, core):
    window = open_window(core)
    model = window.page.model
    row = {c.field.name: model.cell(0, at) for at, c in enumerate(model.columns)}
    assert row["owner"].text == "陈晓"
    assert row["grade"].text == "一般"
    assert row["lifecycle"].text == "活跃"
    assert row["last_contact_at"].text == "昨天"
    assert (row["next_contact_at"].text, row["next_contact_at"].tone) == ("逾期 2 天", "bad")


def test_typing_finds_and_emptying_brings_all_back(qtbot, open_window, core):
    window = open_window(core)
    qtbot.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert window.page.search.hasFocus()
    qtbot.keyClicks(window.page.search, "88000007")
    settle(qtbot, window)
    assert names(window) == ["第007贸易有限公司"]
    assert window.counter.text() == "找到 1 位客户"
    qtbot.keyClick(window.page.search, Qt.Key.Key_Escape)
    settle(qtbot, window)
    assert window.page.model.rowCount() == COUNT


def test_a_contact_leads_to_the_customer_and_the_pane_says_so(qtbot, open_window, core):
    window = open_window(core)
    qtbot.keyClicks(window.page.search, "ouyang")
    settle(qtbot, window)
    assert names(window) == ["第007贸易有限公司"]
    assert window.page.beside.pane.why.text() == "找到于 联系人 欧阳建国"


def test_nothing_found_says_what_and_offers_the_way_back(qtbot, open_window, core):
    window = open_window(core)
    commit(window.page.search, "没有这家")
    settle(qtbot, window)
    assert window.page.state.sentence.text() == "没有“没有这家”"
    assert window.page.state.button.text() == "新建客户“没有这家”"
    qtbot.mouseClick(window.page.state.link, Qt.MouseButton.LeftButton)
    settle(qtbot, window)
    assert window.page.feed.state is State.ROWS
    assert window.page.search.text() == ""


def test_what_was_not_found_can_be_made(qtbot, open_window, core):
    window = open_window(core)
    asked = []
    window.desk.new_asked.connect(lambda kind, given: asked.append((kind, given)))
    commit(window.page.search, "张三")
    settle(qtbot, window)
    qtbot.mouseClick(window.page.state.button, Qt.MouseButton.LeftButton)
    commit(window.page.search, "")
    window.page.search.setText("13900001111")
    settle(qtbot, window)
    qtbot.mouseClick(window.page.state.button, Qt.MouseButton.LeftButton)
    assert asked == [("customer", {"name": "张三"}), ("customer", {"phone": "13900001111"})]
    settle(qtbot, window)


def test_a_header_sorts_up_down_and_not(qtbot, open_window, core):
    window = open_window(core)
    click_header(qtbot, window, "name")
    assert names(window, 1) == ["第001贸易有限公司"]
    click_header(qtbot, window, "name")
    assert names(window, 1) == ["第260贸易有限公司"]
    click_header(qtbot, window, "region")
    assert window.page.feed.sort == "region"
    click_header(qtbot, window, "region")
    click_header(qtbot, window, "region")
    assert window.page.feed.sort == ""
    assert names(window, 1) == ["第260贸易有限公司"]


def test_what_was_found_can_be_sorted(qtbot, open_window, core):
    window = open_window(core)
    commit(window.page.search, "贸易")
    settle(qtbot, window)
    click_header(qtbot, window, "name")
    found = names(window, COUNT)
    assert found == sorted(found)


def test_the_pane_follows_the_cursor(qtbot, open_window, core):
    window = open_window(core)
    window.page.table.setFocus()
    for _ in range(3):
        qtbot.keyClick(window.page.table, Qt.Key.Key_Down)
    settle(qtbot, window)
    pane = window.page.beside.pane
    assert pane.title.text() == "第257贸易有限公司"
    assert pane.number.text() == "KH-000257"
    assert pane.pairs["负责人"] == "陈晓"
    assert pane.pairs["级别"] == "一般"
    assert pane.pairs["备注"] == "老客户\n按月结款"
    assert pane.pairs["来源批次"] == "导入“客户.xlsx”"
    assert "微信" not in pane.pairs


def test_empty_fields_unfold(qtbot, open_window, core):
    window = open_window(core)
    pane = window.page.beside.pane
    qtbot.mouseClick(pane.fold, Qt.MouseButton.LeftButton)
    assert pane.pairs["微信"] == "—"
    qtbot.mouseClick(pane.fold, Qt.MouseButton.LeftButton)
    assert "微信" not in pane.pairs


def test_a_sort_keeps_the_cursor_on_its_record(qtbot, open_window, core):
    window = open_window(core)
    window.page.table.put(9)
    settle(qtbot, window)
    rid = window.page.table.at()
    click_header(qtbot, window, "name")
    assert window.page.table.at() == rid
    assert window.page.table.currentIndex().row() == 250


def test_esc_closes_the_pane_and_it_stays_closed(qtbot, open_window, core):
    window = open_window(core)
    window.page.table.setFocus()
    qtbot.keyClick(window.page.table, Qt.Key.Key_Escape)
    assert not window.page.beside.side.isVisible()
    qtbot.keyClick(window.page.table, Qt.Key.Key_Down)
    settle(qtbot, window)
    assert not window.page.beside.side.isVisible()
    qtbot.keyClick(window.page.table, Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier)
    settle(qtbot, window)
    assert window.page.beside.side.isVisible()
    assert window.page.beside.pane.title.text() == "第259贸易有限公司"


def test_down_from_the_search_box_enters_the_list(qtbot, open_window, core):
    window = open_window(core)
    window.page.search.setFocus()
    qtbot.keyClick(window.page.search, Qt.Key.Key_Down)
    assert window.page.table.hasFocus()


def test_select_all_of_a_million_asks_no_cell(qtbot, open_window, core):
    """QTableView's header would ask every cell for its flags: 23 s at a million rows."""
    window = open_window(core)
    window.page.model._count = 1_000_000
    window.page.model.layoutChanged.emit()
    with patch.object(TableModel, "flags", autospec=True, side_effect=TableModel.flags) as asked:
        window.page.table.selectAll()
        window.page.table.viewport().repaint()
        assert asked.call_count < 1000
    assert window.page.table.selected_count() == 1_000_000
    assert "已选 1,000,000 位" in window.counter.text()


def test_an_empty_office_is_told_what_to_do(open_window, empty_core, ask, qtbot):
    window = open_window(empty_core)
    state = window.page.state
    assert window.page.stack.currentWidget() is state
    assert state.sentence.text() == "把客户表拖进来就行"
    assert not window.page.beside.side.isVisible()
    qtbot.mouseClick(state.button, Qt.MouseButton.LeftButton)
    assert ask.asked == [""]


def test_an_error_while_reading_is_told_and_can_be_tried_again(qtbot, open_window, core):
    from desktop_crm.domain.errors import UserError
    from desktop_crm.services import listing

    window = open_window(core)
    with patch.object(listing, "everything", side_effect=UserError("磁盘读不出来", "The disk fails")):
        window.page.feed.refresh()
        settle(qtbot, window)
    assert window.page.state.hint.text() == "磁盘读不出来"
    qtbot.mouseClick(window.page.state.button, Qt.MouseButton.LeftButton)
    settle(qtbot, window)
    assert window.page.feed.state is State.ROWS


def test_nothing_is_elided_in_a_default_window(open_window, core):
    window = open_window(core)
    table, model = window.page.table, window.page.model
    metrics = table.fontMetrics()
    for row in range(12):
        for at in range(model.columnCount()):
            assert metrics.horizontalAdvance(model.cell(row, at).text) <= table.columnWidth(at) - 20
    assert not table.horizontalScrollBar().isVisible()


def test_the_wheel_and_end_key_reach_the_last_row(qtbot, open_window, core):
    window = open_window(core)
    window.page.table.setFocus()
    QTest.keyClick(window.page.table, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    assert window.page.table.currentIndex().row() == COUNT - 1
    assert names(window, COUNT)[-1] == "第001贸易有限公司"
