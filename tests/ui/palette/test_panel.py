"""Ctrl+K, as a person uses it: by keys alone."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from desktop_crm.services import records
from desktop_crm.ui.palette.memory import Memory

from ..conftest import commit, settle

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def palette(qtbot, open_window, core):
    window = open_window(core)
    qtbot.keyClick(window, Qt.Key.Key_K, CTRL)
    settle(qtbot, window)
    return window.layers.palette


def lines(palette) -> list[str]:
    return [e.words for e in palette.list.entries.entries]


def typed(qtbot, palette, text: str) -> list[str]:
    palette.box.clear()
    commit(palette.box, text)
    settle(qtbot, palette.window())
    return lines(palette)


def test_it_opens_with_what_can_be_done_and_the_keys_for_it(palette):
    assert palette.isVisible() and palette.box.hasFocus()
    entries = palette.list.entries.entries
    assert entries[0].words == "常用" and entries[0].is_heading
    assert {"Ctrl+I", "Ctrl+1"} <= {e.keys for e in entries}
    assert palette.list.current() is entries[1]


def test_a_customer_is_found_and_opened_by_enter(qtbot, palette):
    window = palette.window()
    window.go("settings")
    qtbot.keyClick(window, Qt.Key.Key_K, CTRL)
    found = typed(qtbot, palette, "第007")
    assert found[:2] == ["客户", "第007贸易有限公司"]
    entry = palette.list.current()
    assert (entry.right, entry.lit) == ("陈晓 · KH-000007", "第007")
    qtbot.keyClick(palette.box, Qt.Key.Key_Return)
    settle(qtbot, window)
    assert not palette.isVisible()
    assert window.code == "customers"
    assert window.page.table.at() == 7


def test_a_contact_stands_with_his_company_and_what_matched(qtbot, palette):
    typed(qtbot, palette, "139 1234")
    entry = palette.list.current()
    assert (entry.words, entry.detail) == ("欧阳建国", "第007贸易有限公司 · 手机 13912345678")
    assert "第007贸易有限公司" in palette.box.accessibleDescription()


def test_initials_find_people_and_doings(qtbot, palette):
    assert "欧阳建国" in typed(qtbot, palette, "oyjg")
    assert "导入 Excel / CSV" in typed(qtbot, palette, "dr")
    assert "去“设置”" in typed(qtbot, palette, "shezhi")


def test_enter_before_the_answer_waits_for_it(qtbot, palette):
    window = palette.window()
    commit(palette.box, "第012")
    qtbot.keyClick(palette.box, Qt.Key.Key_Return)
    assert palette.isVisible()
    settle(qtbot, window)
    assert not palette.isVisible()
    assert window.page.table.at() == 12


def test_what_was_typed_last_counts(qtbot, palette):
    for text in ("第", "0", "0", "9"):
        commit(palette.box, text)
    settle(qtbot, palette.window())
    assert lines(palette)[1] == "第009贸易有限公司"


def test_an_action_is_done_by_its_words(qtbot, palette):
    window = palette.window()
    assert typed(qtbot, palette, "设置")[:2] == ["操作", "去“设置”"]
    qtbot.keyClick(palette.box, Qt.Key.Key_Return)
    assert window.code == "settings"
    qtbot.keyClick(window, Qt.Key.Key_K, CTRL)
    settle(qtbot, window)
    assert lines(palette)[:2] == ["常用", "去“设置”"]  # done once, it comes first


def test_a_greater_sign_asks_for_doings_alone(qtbot, palette):
    assert typed(qtbot, palette, "> 外观") == ["操作", "外观：跟随系统", "外观：浅色", "外观：深色"]


@pytest.mark.parametrize(
    ("text", "words", "given"),
    [
        ("张三商行", "新建客户“张三商行”", {"name": "张三商行"}),
        ("13355557777", "新建客户，电话“13355557777”", {"phone": "13355557777"}),
    ],
)
def test_who_is_not_there_can_be_made(qtbot, palette, text, words, given):
    assert typed(qtbot, palette, text) == ["新建", words]
    with qtbot.waitSignal(palette._desk.new_asked) as asked:
        qtbot.keyClick(palette.box, Qt.Key.Key_Return)
    assert asked.args == ["customer", given]
    settle(qtbot, palette.window())


def test_the_arrows_go_round_and_skip_headings(qtbot, palette):
    entries = palette.list.entries.entries
    qtbot.keyClick(palette.box, Qt.Key.Key_Down)
    assert palette.list.current() is entries[2]
    qtbot.keyClick(palette.box, Qt.Key.Key_Up)
    qtbot.keyClick(palette.box, Qt.Key.Key_Up)
    assert palette.list.current() is entries[-1]
    qtbot.keyClick(palette.box, Qt.Key.Key_Tab)
    assert palette.list.current() is entries[1]


def test_esc_closes_it_alone_and_gives_the_keys_back(qtbot, open_window, core):
    window = open_window(core)
    before = window.focusWidget()
    qtbot.keyClick(window, Qt.Key.Key_K, CTRL)
    settle(qtbot, window)
    qtbot.keyClick(window.layers.palette.box, Qt.Key.Key_Escape)
    assert not window.layers.palette.isVisible()
    assert window.focusWidget() is before
    assert window.page.beside.open


def test_ctrl_k_reaches_it_from_inside_a_text_box(qtbot, open_window, core):
    window = open_window(core)
    window.page.find()
    box = window.focusWidget()
    assert isinstance(box, QLineEdit)
    qtbot.keyClicks(box, "ab")
    qtbot.keyClick(box, Qt.Key.Key_Home)
    qtbot.keyClick(box, Qt.Key.Key_K, CTRL)
    assert box.text() == "ab"
    assert window.layers.palette.isVisible()
    settle(qtbot, window)
    qtbot.keyClick(window.layers.palette.box, Qt.Key.Key_K, CTRL)
    assert not window.layers.palette.isVisible()


def test_a_click_beside_it_closes_a_click_on_a_line_opens(qtbot, palette):
    window = palette.window()
    typed(qtbot, palette, "第007")
    rect = palette.list.visualRect(palette.list.entries.index(1))
    qtbot.mouseClick(palette.list.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    settle(qtbot, window)
    assert window.page.table.at() == 7
    qtbot.keyClick(window, Qt.Key.Key_K, CTRL)
    qtbot.mouseClick(palette, Qt.MouseButton.LeftButton, pos=palette.rect().bottomLeft())
    assert not palette.isVisible()
    settle(qtbot, window)


def test_what_was_opened_lately_comes_first_and_what_is_gone_does_not(qtbot, palette, core):
    window = palette.window()
    for number in (3, 4):
        palette.dismiss()
        window.desk.opened.emit("customer", number)
    records.trash(core, "customers", "KH-000003")
    settle(qtbot, window)
    qtbot.keyClick(window, Qt.Key.Key_K, CTRL)
    settle(qtbot, window)
    assert lines(palette)[:3] == ["最近打开", "第004贸易有限公司", "常用"]
    window.close()
    assert Memory(core.settings).records == [("customer", 4), ("customer", 3)]


@pytest.mark.parametrize("text", ["[]", "{", '{"records": [1]}', '{"actions": []}', '{"records": [["customer", "x"]]}'])
def test_what_someone_wrote_by_hand_into_the_memory_does_no_harm(core, text):
    core.settings.set("recent", text)
    assert Memory(core.settings).records == []


def test_keys_that_lead_elsewhere_take_it_away(qtbot, palette):
    window = palette.window()
    qtbot.keyClick(window, Qt.Key.Key_5, CTRL)
    assert window.code == "settings"
    assert not palette.isVisible()
    settle(qtbot, window)
