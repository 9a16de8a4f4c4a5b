"""Fields changed where they stand: a click, Enter or F2, and what is wrong said below."""

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QEnterEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QToolTip

from desktop_crm.services import records
from desktop_crm.services.core import Core
from desktop_crm.ui.record.groups import Group, grouped

from ..conftest import commit, settle

LEFT, KEY = Qt.MouseButton.LeftButton, Qt.Key
RID = 260


@pytest.fixture
def opened(qtbot, open_window, core):
    """The window and the pane with the fields of the customer on top of the table."""
    window = open_window(core)
    window.open_record("customer", RID)
    settle(qtbot, window)
    pane = window.page.beside.pane
    qtbot.mouseClick(pane.tabs.tabs["fields"], LEFT)
    settle(qtbot, window)
    return window, pane


def row(pane, name: str):
    found = pane.parts.fields.row(name)
    assert found is not None
    return found


def stored(core: Core, field: str, rid: int = RID):
    return core.db.execute(f"SELECT {field} FROM customer WHERE rid = ?", (rid,)).fetchone()[0]


def test_fields_stand_in_groups_and_empty_ones_are_folded_away(qtbot, opened):
    _, pane = opened
    fields = pane.parts.fields
    assert [g for g in Group if g in fields._headings] == [Group.BASIC, Group.REACH, Group.SYSTEM]
    assert "微信" not in pane.pairs and fields.fold.text().startswith("还有")
    qtbot.mouseClick(fields.fold, LEFT)
    assert pane.pairs["微信"] == "—" and Group.INVOICE in fields._headings
    qtbot.mouseClick(fields.fold, LEFT)
    assert "微信" not in pane.pairs


def test_a_click_edits_enter_keeps_and_goes_on(qtbot, opened, core):
    window, pane = opened
    r = row(pane, "phone")
    qtbot.mouseClick(r.value, LEFT)
    assert r.editor is not None and r.editor.text() == "0571-88000260" and r.value.isHidden()
    r.editor.line.selectAll()
    qtbot.keyClicks(r.editor.line, "0571-99")
    qtbot.keyClick(r.editor.line, KEY.Key_Return)
    settle(qtbot, window)
    assert stored(core, "phone") == "0571-99" and r.editor is None and r.value.text() == "0571-99"
    following = pane.parts.fields.rows[pane.parts.fields.rows.index(r) + 1]
    assert window.focusWidget() is following.value


def test_f2_edits_and_esc_gives_back(qtbot, opened, core):
    window, pane = opened
    r = row(pane, "phone")
    r.value.setFocus()
    qtbot.keyClick(r.value, KEY.Key_F2)
    qtbot.keyClicks(r.editor.line, "1")
    qtbot.keyClick(r.editor.line, KEY.Key_Escape)
    settle(qtbot, window)
    assert r.editor is None and stored(core, "phone") == "0571-88000260"
    assert window.focusWidget() is r.value and pane.shown.rid == RID


def test_leaving_keeps_what_was_typed(qtbot, opened, core):
    window, pane = opened
    r = row(pane, "region")
    qtbot.mouseClick(r.value, LEFT)
    r.editor.line.selectAll()
    commit(r.editor.line, "舟山")
    pane.head.menu_button.setFocus()
    settle(qtbot, window)
    assert stored(core, "region") == "舟山" and r.editor is None and r.value.text() == "舟山"
    window.actions_.undo.trigger()
    settle(qtbot, window)
    assert r.value.text() == "宁波"


def test_leaving_without_a_change_writes_nothing(qtbot, opened, core):
    window, pane = opened
    before = core.db.execute("SELECT max(id) FROM step").fetchone()
    r = row(pane, "phone")
    qtbot.mouseClick(r.value, LEFT)
    pane.head.menu_button.setFocus()
    settle(qtbot, window)
    assert r.editor is None and core.db.execute("SELECT max(id) FROM step").fetchone() == before


def test_what_cannot_be_is_said_below_and_stays_to_be_mended(qtbot, opened, core):
    window, pane = opened
    r = row(pane, "verified_on")
    qtbot.mouseClick(r.value, LEFT)
    qtbot.keyClicks(r.editor.line, "abc")
    qtbot.keyClick(r.editor.line, KEY.Key_Return)
    settle(qtbot, window)
    assert r.editor is not None and r.editor.line.property("wrong") is True
    assert not r.error.isHidden() and "不是有效的日期" in r.error.text()
    r.editor.line.selectAll()
    qtbot.keyClicks(r.editor.line, "2026-06-01")
    qtbot.keyClick(r.editor.line, KEY.Key_Return)
    settle(qtbot, window)
    assert stored(core, "verified_on") == "2026-06-01" and r.error.isHidden()


def test_a_name_cannot_be_emptied(qtbot, opened, core):
    window, pane = opened
    r = row(pane, "name")
    qtbot.mouseClick(r.value, LEFT)
    r.editor.line.clear()
    qtbot.keyClick(r.editor.line, KEY.Key_Return)
    settle(qtbot, window)
    assert "不能为空" in r.error.text() and stored(core, "name") == "第260贸易有限公司"


def test_a_choice_is_changed_by_its_word(qtbot, opened, core):
    window, pane = opened
    r = row(pane, "grade")
    qtbot.mouseClick(r.value, LEFT)
    r.editor.set_text("B")
    r.editor.put("A")
    r.commit()
    settle(qtbot, window)
    assert stored(core, "grade") == "A" and r.value.text() == "重点"


def test_what_is_typed_stays_when_others_write_the_record(qtbot, opened, core):
    window, pane = opened
    r = row(pane, "phone")
    qtbot.mouseClick(r.value, LEFT)
    r.editor.line.selectAll()
    qtbot.keyClicks(r.editor.line, "0571-77")
    records.set_rows(core, core.entities["customer"], [RID], {"region": "舟山"})
    qtbot.waitUntil(lambda: pane.pairs["地区"] == "舟山")
    settle(qtbot, window)
    assert r.editor is not None and r.editor.text() == "0571-77"
    qtbot.keyClick(r.editor.line, KEY.Key_Return)
    settle(qtbot, window)
    assert (stored(core, "phone"), stored(core, "region")) == ("0571-77", "舟山")


def test_going_to_another_row_keeps_what_was_typed_for_the_first(qtbot, opened, core):
    window, pane = opened
    r = row(pane, "phone")
    qtbot.mouseClick(r.value, LEFT)
    r.editor.line.selectAll()
    qtbot.keyClicks(r.editor.line, "0571-66")
    window.page.table.setFocus()
    qtbot.keyClick(window.page.table, KEY.Key_Down)
    qtbot.waitUntil(lambda: pane.shown.rid == RID - 1)
    settle(qtbot, window)
    assert stored(core, "phone") == "0571-66" and stored(core, "phone", RID - 1) == "0571-88000259"
    assert pane.parts.fields.editing is None and pane.pairs["电话"] == "0571-88000259"


def test_a_computed_field_says_why_it_cannot_be_changed(qtbot, opened, monkeypatch):
    _, pane = opened
    said: list[str] = []
    monkeypatch.setattr(QToolTip, "showText", lambda at, text, *_: said.append(text))
    r = row(pane, "completeness")
    r.value.setFocus()
    qtbot.keyClick(r.value, KEY.Key_Return)
    assert r.editor is None and "填了多少项" in said[0]
    assert "变更历史" in row(pane, "created_at").value.toolTip()


def test_an_id_number_shows_its_end_until_it_is_looked_at(qtbot, opened, core):
    _, pane = opened
    records.set_rows(core, core.entities["customer"], [RID], {"id_no": "330102199003071234"})
    qtbot.waitUntil(lambda: "身份证号" in pane.pairs)
    value = row(pane, "id_no").value
    assert value.text() == "•" * 14 + "1234"
    middle = QPointF(5, 5)
    QApplication.sendEvent(value, QEnterEvent(middle, middle, middle))
    assert value.text() == "330102199003071234"
    QApplication.sendEvent(value, QEvent(QEvent.Type.Leave))
    assert value.text() == "•" * 14 + "1234"


def test_ctrl_c_copies_a_value(qtbot, opened):
    window, pane = opened
    value = row(pane, "phone").value
    value.setFocus()
    qtbot.keyClick(value, KEY.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "0571-88000260"
    assert window._toast.line.text() == "已复制 0571-88000260"


def test_tab_goes_from_value_to_value(qtbot, opened):
    window, pane = opened
    first, second = pane.parts.fields.rows[:2]
    first.value.setFocus()
    qtbot.keyClick(first.value, KEY.Key_Tab)
    assert window.focusWidget() in (second.value, first.opens)


def test_a_field_that_users_added_stands_under_others(core):
    records.add(core, "custom_field", {"entity": "customer", "label": "合同编码"})
    of = {f.zh: g for g, fields in grouped(core.entities["customer"]) for f in fields}
    assert of["合同编码"] is Group.OTHER
    assert (of["客户名称"], of["手机"], of["税号"], of["创建人"]) == (
        Group.BASIC,
        Group.REACH,
        Group.INVOICE,
        Group.SYSTEM,
    )
    for e in core.entities.values():
        if not (e.link or e.journal):
            assert sorted(f.name for _, fields in grouped(e) for f in fields) == sorted(f.name for f in e.shown)
