"""The record beside the table: read, changed where it stands, followed from one record to the next."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QMenu

from desktop_crm.services import records, undo
from desktop_crm.services.core import Core
from desktop_crm.ui.record.tab_row import TabRow

from ..conftest import commit, settle

LEFT = Qt.MouseButton.LeftButton
KEY = Qt.Key


@pytest.fixture
def told(core: Core) -> Core:
    """The customer on top of the table has all that a customer can have."""
    name = "第260贸易有限公司"
    records.trash(core, "reminder", "谈了价格")  # of the follow-up's own
    records.add(core, "contact", {"name": "李采购", "customer": name, "mobile": "13900000001", "is_primary": "是"})
    records.add(core, "contact", {"name": "王总", "customer": name, "phone": "0571-7"})
    records.add(core, "deal", {"name": "年度框架", "customer": name, "amount": "12000"})
    records.add(core, "reminder", {"text": "催合同", "about": f"customers/{name}", "due_on": "2026-06-08"})
    return core


def shown(qtbot, window, kind: str = "customer", rid: int = 260):
    """The pane, once it shows that record."""
    window.open_record(kind, rid)
    settle(qtbot, window)
    pane = window.page.beside.pane
    assert pane.shown is not None and (pane.shown.kind, pane.shown.rid) == (kind, rid)
    return pane


def tab(qtbot, window, pane, code: str) -> None:
    qtbot.mouseClick(pane.tabs.tabs[code], LEFT)
    settle(qtbot, window)


def lines(pane, code: str) -> list[str]:
    return [line.accessibleName() for line in pane.parts.line_list(code).lines]


@pytest.fixture
def menus(monkeypatch) -> list[QMenu]:
    """Those that were opened; a real one would hold the keyboard."""
    opened: list[QMenu] = []
    monkeypatch.setattr(QMenu, "popup", lambda menu, at, *_: opened.append(menu))
    return opened


def by_key(menus: list[QMenu], widget, words: str) -> None:
    """From the menu that the menu key opens there."""
    at = widget.mapToGlobal(QPoint(5, 5))
    QApplication.sendEvent(widget, QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(5, 5), at))
    pick(menus, words)


def pick(menus: list[QMenu], *path: str) -> None:
    actions = menus[-1].actions()
    for words in path:
        action = next(a for a in actions if a.text() == words)
        actions = action.menu().actions() if action.menu() else []
    action.trigger()


def wait(qtbot, window, true) -> None:
    """What was written beside the window takes a turn of the loop to be heard of."""
    qtbot.waitUntil(true)
    settle(qtbot, window)


def value(core: Core, field: str, rid: int = 260, kind: str = "customer"):
    return core.db.execute(f"SELECT {field} FROM {kind} WHERE rid = ?", (rid,)).fetchone()[0]


def test_the_top_says_who_it_is_and_how_to_reach_him(qtbot, open_window, told):
    window = open_window(told)
    pane = shown(qtbot, window)
    assert pane.title.text() == "第260贸易有限公司" and pane.number.text() == "KH-000260"
    chips = pane.head._reach.findChildren(type(pane.head.back))
    assert [c.text().strip() for c in chips if not c.isHidden()] == ["0571-88000260"]
    qtbot.mouseClick(chips[0], LEFT)
    assert QGuiApplication.clipboard().text() == "0571-88000260"
    assert window._toast.line.text() == "已复制 0571-88000260"


def test_tabs_count_and_the_open_one_is_remembered_from_row_to_row(qtbot, open_window, told):
    window = open_window(told)
    pane = shown(qtbot, window)
    words = [t.text() for t in pane.tabs.tabs.values()]
    assert words == ["跟进 1", "资料", "联系人 2", "商机 1", "提醒 1", "历史"]
    tab(qtbot, window, pane, "contacts")
    assert lines(pane, "contacts") == ["李采购 · 主联系人 · 13900000001", "王总 · 0571-7"]
    shown(qtbot, window, rid=259)
    assert pane.part == "contacts"
    assert lines(pane, "contacts") == []
    assert pane.parts.line_list("contacts").nothing.text() == "还没有联系人"


def test_a_contact_opens_in_the_pane_and_back_leads_to_the_customer(qtbot, open_window, told):
    window = open_window(told)
    pane = shown(qtbot, window)
    tab(qtbot, window, pane, "contacts")
    line = pane.parts.line_list("contacts").lines[0]
    line.setFocus()
    qtbot.keyClick(line, KEY.Key_Return)
    settle(qtbot, window)
    assert pane.title.text() == "李采购" and pane.head.back.text() == "第260贸易有限公司"
    assert window.focusWidget() is pane.head.back
    qtbot.keyClick(window.focusWidget(), KEY.Key_Escape)
    settle(qtbot, window)
    assert pane.title.text() == "第260贸易有限公司" and pane.part == "contacts"
    assert pane.head.back.isHidden()


def test_esc_goes_one_layer_back_and_then_closes(qtbot, open_window, told):
    window = open_window(told)
    pane = shown(qtbot, window)
    pane.go("contact", 2)
    settle(qtbot, window)
    pane.head.menu_button.setFocus()
    qtbot.keyClick(pane.head.menu_button, KEY.Key_Escape)
    settle(qtbot, window)
    assert pane.shown.kind == "customer" and window.page.beside.side.isVisible()
    pane.head.menu_button.setFocus()
    qtbot.keyClick(pane.head.menu_button, KEY.Key_Escape)
    assert not window.page.beside.side.isVisible()
    assert window.page.card.isAncestorOf(window.focusWidget())


def test_a_tick_finishes_a_reminder_and_undo_brings_it_back(qtbot, open_window, told):
    window = open_window(told)
    pane = shown(qtbot, window)
    tab(qtbot, window, pane, "reminders")
    assert lines(pane, "reminders") == ["催合同 · 逾期 2 天"]
    qtbot.mouseClick(pane.parts.line_list("reminders").lines[0].tick, LEFT)
    settle(qtbot, window)
    assert lines(pane, "reminders") == []
    assert value(told, "state", 2, "reminder") == "done"
    tab(qtbot, window, pane, "timeline")
    assert any("完成提醒" in line for line in lines(pane, "timeline"))
    window.actions_.undo.trigger()
    settle(qtbot, window)
    tab(qtbot, window, pane, "reminders")
    assert lines(pane, "reminders") == ["催合同 · 逾期 2 天"]


def test_space_on_a_reminder_finishes_it_and_its_menu_puts_it_off(qtbot, open_window, told, menus):
    window = open_window(told)
    pane = shown(qtbot, window)
    tab(qtbot, window, pane, "reminders")
    line = pane.parts.line_list("reminders").lines[0]
    by_key(menus, line, "打开")
    settle(qtbot, window)
    assert pane.title.text() == "催合同"
    qtbot.mouseClick(pane.to_do.later, LEFT)
    pick(menus, "明天")
    settle(qtbot, window)
    pane.go_back()
    settle(qtbot, window)
    assert "推迟过" in lines(pane, "reminders")[0]
    line = pane.parts.line_list("reminders").lines[0]
    line.setFocus()
    qtbot.keyClick(line, KEY.Key_Space)
    settle(qtbot, window)
    assert lines(pane, "reminders") == []


def test_a_follow_up_is_changed_where_it_stands(qtbot, open_window, told, menus):
    window = open_window(told)
    pane = shown(qtbot, window)
    assert lines(pane, "timeline") == ["昨天 · 电话: 谈了价格"]
    line = pane.parts.line_list("timeline").lines[0]
    by_key(menus, line, "改内容")
    line.editor.box.selectAll()
    commit(line.editor.box, "谈了价格和交期")
    pane.head.menu_button.setFocus()  # the keys go elsewhere: it is kept
    settle(qtbot, window)
    assert line.editor is None and line.text.text() == "谈了价格和交期"
    assert value(told, "content", 1, "follow_up") == "谈了价格和交期"


def test_an_emptied_follow_up_says_why_it_is_not_kept(qtbot, open_window, told):
    window = open_window(told)
    pane = shown(qtbot, window)
    line = pane.parts.line_list("timeline").lines[0]
    line.edit()
    line.editor.box.clear()
    pane.head.menu_button.setFocus()
    settle(qtbot, window)
    assert line.editor is not None and "不能为空" in line.error.text()
    qtbot.keyClick(line.editor.box, KEY.Key_Escape)
    assert line.editor is None and line.text.text() == "谈了价格"


def test_a_follow_up_goes_to_the_trash_and_comes_back(qtbot, open_window, told, menus):
    window = open_window(told)
    pane = shown(qtbot, window)
    by_key(menus, pane.parts.line_list("timeline").lines[0], "放入回收站")
    settle(qtbot, window)
    assert lines(pane, "timeline") == []
    assert "还没有跟进记录" in pane.parts.line_list("timeline").nothing.text()
    undo.undo(told)
    wait(qtbot, window, lambda: lines(pane, "timeline") != [])
    assert lines(pane, "timeline") == ["昨天 · 电话: 谈了价格"]


def test_a_long_timeline_comes_in_parts(qtbot, open_window, told):
    for n in range(31):
        records.add(told, "follow_up", {"customer": "KH-000260", "content": f"第{n}次", "at": "2026-05-02"})
    window = open_window(told)
    pane = shown(qtbot, window)
    part = pane.parts.line_list("timeline")
    assert len(part.lines) == 30 and not part.more.isHidden()
    qtbot.mouseClick(part.more, LEFT)
    settle(qtbot, window)
    assert len(part.lines) == 32 and part.more.isHidden()


def test_arrows_walk_the_lines_and_tab_comes_to_one_of_them(qtbot, open_window, told):
    window = open_window(told)
    pane = shown(qtbot, window)
    tab(qtbot, window, pane, "contacts")
    first, second = pane.parts.line_list("contacts").lines
    assert first.focusPolicy() & Qt.FocusPolicy.TabFocus and not second.focusPolicy() & Qt.FocusPolicy.TabFocus
    first.setFocus()
    qtbot.keyClick(first, KEY.Key_Down)
    assert window.focusWidget() is second and second.focusPolicy() & Qt.FocusPolicy.TabFocus


def test_arrows_walk_the_tabs(qtbot, open_window, told):
    window = open_window(told)
    pane = shown(qtbot, window)
    pane.tabs.take_focus()
    qtbot.keyClick(window.focusWidget(), KEY.Key_Right)
    assert pane.part == "fields" and window.focusWidget() is pane.tabs.tabs["fields"]
    qtbot.keyClick(window.focusWidget(), KEY.Key_Left)
    qtbot.keyClick(window.focusWidget(), KEY.Key_Left)
    settle(qtbot, window)
    assert pane.part == "history"


def test_tabs_without_room_stand_behind_the_dots(qtbot, colours, menus):
    row = TabRow(colours)
    qtbot.addWidget(row)
    row.say([("a", "跟进 12"), ("b", "资料"), ("c", "联系人 3"), ("d", "历史")], "a")
    row.resize(400, 40)
    row.show()
    assert row.more.isHidden()
    row.resize(150, 40)
    assert not row.more.isHidden() and row.tabs["d"].isHidden()
    chosen: list[str] = []
    row.chosen.connect(chosen.append)
    qtbot.mouseClick(row.more, LEFT)
    pick(menus, "历史")
    assert chosen == ["d"] and not row.tabs["d"].isHidden() and row.tabs["c"].isHidden()


def test_history_says_who_changed_what(qtbot, open_window, told):
    records.set_rows(told, told.entities["customer"], [260], {"region": "舟山", "grade": "A"})
    window = open_window(told)
    pane = shown(qtbot, window)
    tab(qtbot, window, pane, "history")
    first, *_, birth = [line.text.text() for line in pane.parts.line_list("history").lines]
    assert set(first.split("\n")) == {"地区：宁波 → 舟山", "级别：一般 → 重点"} or "舟山" in first
    assert birth == "新建"


def test_the_menu_copies_the_record_for_a_chat(qtbot, open_window, told, menus):
    window = open_window(told)
    pane = shown(qtbot, window)
    qtbot.mouseClick(pane.head.menu_button, LEFT)
    pick(menus, "复制资料")
    copied = QGuiApplication.clipboard().text().split("\n")
    assert copied[0] == "第260贸易有限公司" and "电话：0571-88000260" in copied
    assert copied[-1] == "联系人：李采购 13900000001"


def test_a_trashed_record_says_so_and_is_restored(qtbot, open_window, told):
    window = open_window(told)
    pane = shown(qtbot, window)
    records.trash(told, "customer", "KH-000260")
    window.page.beside.show_record("customer", 260)
    window.bridge.look()
    settle(qtbot, window)
    window.page.beside.allow(True)
    pane.show_record("customer", 1)
    pane.show_record("customer", 260)
    settle(qtbot, window)
    assert not pane.head.trashed.isHidden() and pane.box.isHidden()
    qtbot.mouseClick(pane.head.restore, LEFT)
    settle(qtbot, window)
    assert value(told, "trashed_at") is None and pane.head.trashed.isHidden()


def test_what_others_write_appears_and_what_does_not_concern_it_is_not_read(qtbot, open_window, told, monkeypatch):
    window = open_window(told)
    pane = shown(qtbot, window)
    read: list[int] = []
    monkeypatch.setattr(pane, "_read", lambda: read.append(1))
    heard: list[object] = []
    window.bridge.changed.connect(heard.append)
    for n, (write, wanted) in enumerate(
        (
            (lambda: records.set_rows(told, told.entities["customer"], [3], {"region": "舟山"}), []),
            (lambda: records.set_rows(told, told.entities["customer"], [260], {"region": "舟山"}), [1]),
            (lambda: records.add(told, "contact", {"name": "新人", "customer": "KH-000260"}), [1, 1]),
        ),
        1,
    ):
        write()
        wait(qtbot, window, lambda n=n: len(heard) == n)
        assert read == wanted


def test_the_list_saying_again_where_it_is_leaves_an_opened_record_open(qtbot, open_window, told):
    window = open_window(told)
    pane = shown(qtbot, window)
    pane.go("contact", 2)
    settle(qtbot, window)
    records.set_rows(told, told.entities["contact"], [2], {"mobile": "13900000009"})
    wait(qtbot, window, lambda: pane.pairs["手机"] == "13900000009")
    assert pane.title.text() == "李采购" and pane.pairs["手机"] == "13900000009"


def test_no_record_says_what_to_do(qtbot, open_window, told):
    window = open_window(told)
    pane = shown(qtbot, window)
    window.page.beside.say_hint("点一位客户，这里显示他的资料")
    pane.show_record("customer", 0)
    assert pane.hint.isVisible() and pane.hint.text() == "点一位客户，这里显示他的资料"
