from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop_crm.services import records, undo

from ..conftest import settle
from .conftest import CTRL, SHIFT

Key = Qt.Key


def compose(widget, preedit: str, commit: str = "") -> None:
    """As an input method does."""
    event = QInputMethodEvent(preedit, [])
    if commit:
        event.setCommitString(commit)
    QApplication.sendEvent(widget, event)


def test_f2_edits_the_text_that_is_there_and_enter_goes_down(scene):
    scene.go(1, "region")
    before, scroll = scene.text(1, "region"), scene.table.verticalScrollBar().value()
    scene.key(Key.Key_F2)
    assert scene.table.editing.editor.text() == before
    scene.key(Key.Key_End)
    scene.keys("x")
    scene.key(Key.Key_Return)
    assert scene.text(1, "region") == before + "x"  # at once
    scene.rest()
    assert scene.stored(1, "region") == before + "x"
    assert (scene.table.currentIndex().row(), scene.table.currentIndex().column()) == (2, scene.column("region"))
    assert scene.table.verticalScrollBar().value() == scroll
    assert scene.table.hasFocus() and scene.said == []
    assert undo.undo(scene.core).label[0] == "set"


def test_a_double_click_edits(scene):
    QTest.mouseDClick(
        scene.table.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, scene.cell_point(2, "region")
    )
    assert scene.table.is_editing
    scene.key(Key.Key_Escape)
    assert not scene.table.is_editing and scene.table.hasFocus()


def test_typing_replaces_and_tab_goes_right_and_back(scene):
    scene.go(0, "phone")
    scene.keys("021-5555")
    scene.key(Key.Key_Tab)
    scene.rest()
    assert scene.stored(0, "phone") == "021-5555"
    assert scene.table.currentIndex().column() == scene.column("phone") + 1
    scene.keys("abc")
    scene.key(Key.Key_Backtab)
    scene.rest()
    assert scene.stored(0, "region") == "abc"
    assert scene.table.currentIndex().column() == scene.column("phone")


def test_enter_after_tab_goes_back_to_where_the_row_was_begun(scene):
    scene.go(0, "phone")
    scene.keys("1")
    scene.key(Key.Key_Tab)
    scene.keys("2")
    scene.key(Key.Key_Return)
    scene.rest()
    assert scene.table.currentIndex() == scene.model.index(1, scene.column("phone"))


def test_shift_enter_goes_up(scene):
    scene.go(3, "region")
    scene.keys("up")
    scene.key(Key.Key_Return, SHIFT)
    scene.rest()
    assert scene.stored(3, "region") == "up"
    assert scene.table.currentIndex().row() == 2


def test_esc_gives_back(scene):
    scene.go(0, "region")
    before, steps = scene.text(0, "region"), scene.steps()
    scene.keys("zzz")
    scene.key(Key.Key_Escape)
    scene.rest()
    assert scene.text(0, "region") == before and scene.steps() == steps


def test_an_unchanged_cell_is_no_step(scene):
    scene.go(0, "region")
    steps = scene.steps()
    scene.key(Key.Key_F2)
    scene.key(Key.Key_Return)
    scene.rest()
    assert scene.steps() == steps


def test_chinese_is_composed_over_the_cell(scene):
    scene.go(0, "region")
    compose(scene.table, "shao'xing")
    assert scene.table.is_editing and scene.table.hasFocus()  # moving the focus would end the composition
    compose(scene.table, "", "绍兴")
    assert scene.table.editing.editor.text() == "绍兴"
    scene.key(Key.Key_Return)
    scene.rest()
    assert scene.stored(0, "region") == "绍兴"


def test_a_composition_given_up_leaves_the_cell(scene):
    scene.go(0, "region")
    compose(scene.table, "shao")
    compose(scene.table, "")
    assert not scene.table.is_editing


def test_a_choice_is_found_by_typing(scene):
    scene.go(0, "grade")
    compose(scene.table, "", "重点")
    scene.key(Key.Key_Return)
    scene.rest()
    assert scene.stored(0, "grade") == "A" and scene.text(0, "grade") == "重点"


def test_an_owner_is_picked(scene):
    records.add(scene.core, "users", {"name": "王伟"})
    scene.rest()
    scene.go(0, "owner")
    compose(scene.table, "", "王伟")
    scene.rest()
    scene.key(Key.Key_Return)
    scene.rest()
    assert scene.text(0, "owner") == "王伟"


def test_what_is_wrong_stays_open_and_is_said(scene):
    scene.go(0, "name")
    scene.key(Key.Key_Backspace)
    scene.key(Key.Key_Return)
    assert scene.table.is_editing and scene.said == [("客户名称不能为空", False)]
    assert scene.table.editing.editor.line.property("wrong") is True
    scene.key(Key.Key_Escape)
    assert not scene.table.is_editing and scene.text(0, "name") == "第260贸易有限公司"


def test_leaving_a_cell_writes_it_and_a_wrong_one_keeps_the_keys(scene):
    scene.go(0, "region")
    scene.keys("left")
    QTest.mouseClick(
        scene.table.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, scene.cell_point(4, "phone")
    )
    scene.rest()
    assert scene.stored(0, "region") == "left" and not scene.table.is_editing
    scene.go(0, "name")
    scene.key(Key.Key_Backspace)
    scene.bar.close_button.setFocus()
    scene.qtbot.waitUntil(lambda: scene.table.editing.editor.isAncestorOf(QApplication.focusWidget()))


def test_computed_cells_say_why(scene):
    scene.go(0, "last_contact_at")
    scene.key(Key.Key_F2)
    assert not scene.table.is_editing
    assert scene.said == [("最近跟进由跟进记录算出", False)]
    assert scene.table.look.flashed == (0, scene.column("last_contact_at"))


def test_a_mobile_shown_for_a_phone_is_what_is_edited(scene):
    rid = scene.model.rid(0)
    records.set_rows(scene.core, scene.table.entity, [rid], {"phone": "", "mobile": "13800001111"})
    scene.rest()
    scene.go(0, "phone")
    scene.key(Key.Key_F2)
    assert scene.table.editing.editor.text() == "13800001111"
    scene.keys("139")
    scene.key(Key.Key_Return)
    scene.rest()
    assert (scene.stored(0, "mobile"), scene.stored(0, "phone")) == ("139", None)


def test_what_is_typed_survives_a_refresh(scene):
    scene.go(3, "region")
    rid = scene.model.rid(3)
    scene.keys("half")
    records.add(scene.core, "customers", {"name": "新来的"})
    scene.rest()
    assert scene.table.is_editing and scene.model.rid(4) == rid
    scene.keys("way")
    scene.key(Key.Key_Return)
    scene.rest()
    assert scene.stored(4, "region") == "halfway"


def test_the_editor_goes_with_its_cell(scene):
    scene.go(5, "region")
    scene.key(Key.Key_F2)
    top = scene.table.editing.editor.y()
    scene.table.verticalScrollBar().setValue(42)
    assert scene.table.editing.editor.y() == top - 42


def test_a_write_that_is_refused_comes_back_with_its_text(scene):
    """Taken between the check and the write."""
    scene.model.set_columns(_with_number(scene))
    scene.go(0, "number")
    scene.keys("KH-9")
    records.set_rows(scene.core, scene.table.entity, [scene.model.rid(5)], {"number": "KH-9"})
    scene.key(Key.Key_Return)
    scene.rest()
    assert scene.said and "KH-9" in scene.said[-1][0]
    assert scene.table.is_editing and scene.table.editing.editor.text() == "KH-9"
    assert scene.stored(0, "number") != "KH-9"


def _with_number(scene):
    from desktop_crm.ui.models.columns import columns_of

    return columns_of(scene.table.entity, ("name", "number", "tags"))


def test_tags_are_edited_and_shown_at_once(scene):
    scene.model.set_columns(_with_number(scene))
    scene.table.put(0)
    scene.go(0, "tags")
    compose(scene.table, "", "老客户")
    scene.key(Key.Key_Return)
    assert scene.text(0, "tags") == "老客户"
    scene.rest()
    assert scene.text(0, "tags") == "老客户"


def test_a_short_cut_of_the_page_is_no_typing(scene):
    scene.go(0, "region")
    scene.key(Key.Key_K, CTRL)
    assert not scene.table.is_editing


def test_enter_goes_down_where_nothing_is_edited(scene):
    scene.go(0, "region")
    scene.key(Key.Key_Return)
    assert scene.table.currentIndex() == scene.model.index(1, scene.column("region"))
    scene.key(Key.Key_Return, SHIFT)
    assert scene.table.currentIndex().row() == 0 and not scene.table.look.ranges


def test_a_field_added_meanwhile_can_be_written(scene):
    from desktop_crm.ui.models.columns import columns_of

    records.add(scene.core, "custom_fields", {"entity": "customers", "label": "年限", "kind": "number"})
    scene.rest()
    scene.model.set_columns(columns_of(scene.table.entity, ("name", "年限")))
    scene.table.put(0)
    scene.go(0, "x_年限")
    scene.keys("12")
    scene.key(Key.Key_Return)
    scene.rest()
    assert scene.stored(0, "x_年限") == 12


def test_the_acts_are_in_the_list_of_keys(open_window, core):
    window = open_window(core)
    words = {a.text(): a.shortcut().toString() for a in window.page.actions()}
    assert (words["编辑"], words["复制"], words["向下填充"]) == ("F2", "Ctrl+C", "Ctrl+D")


def test_in_the_window_delete_in_the_search_box_is_not_for_the_table(qtbot, open_window, core):
    window = open_window(core)
    window.page.search.setFocus()
    window.page.search.setText("ab")
    window.page.search.setCursorPosition(0)
    QTest.keyClick(window.page.search, Key.Key_Delete)
    assert window.page.search.text() == "b"


def test_ctrl_z_takes_a_cell_back(qtbot, open_window, core):
    window = open_window(core)
    table = window.page.table
    at = table.records.index(2, 2)
    before = table.records.cell(2, 2).text
    table.setFocus()
    table.setCurrentIndex(at)
    QTest.keyClicks(table, "n")
    QTest.keyClicks(QApplication.focusWidget(), "ew")
    QTest.keyClick(QApplication.focusWidget(), Key.Key_Return)
    settle(qtbot, window)
    assert table.records.cell(2, 2).text == "new"
    QTest.keyClick(table, Key.Key_Z, CTRL)
    settle(qtbot, window)
    assert table.records.cell(2, 2).text == before
    assert table.currentIndex().row() == 3
