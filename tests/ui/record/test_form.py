"""New records by keys, as people type them in."""

import json

import pytest
from PySide6.QtCore import Qt

from desktop_crm.services import present, records, users
from desktop_crm.ui.record.form import NewForm

from ..conftest import commit, settle
from .form_bench import CTRL, ENTER, ESC, SHIFT, TAB, Bench


@pytest.fixture
def open_form(qtbot, core, colours):
    opened = []

    def open_it(kind="customer", given=None, lang="zh"):
        bench = Bench(qtbot, core, colours, NewForm, lang)
        bench.saved, bench.closed = [], []
        bench.part.saved.connect(lambda kind, rid: bench.saved.append((kind, rid)))
        bench.part.closed.connect(lambda: bench.closed.append(True))
        opened.append(bench)
        bench.part.start(kind, given or {})
        return bench

    yield open_it
    for bench in opened:
        bench.jobs.shutdown()


def plain(core, kind, rid):
    e = core.entities[kind]
    return present.records(core.db, core.entities, e, [rid])[0]


def test_a_customer_with_a_phone_by_four_keys(open_form, core):
    bench = open_form()
    bench.type("杭州启明机电有限公司")
    bench.key(TAB)
    bench.type("0571-88001234")
    bench.key(ENTER, CTRL)
    bench.settle()
    ((kind, rid),) = bench.saved
    record = plain(core, kind, rid)
    assert (record["name"], record["phone"]) == ("杭州启明机电有限公司", "0571-88001234")
    assert bench.said == [("已新建客户“杭州启明机电有限公司”", True)]


def test_enter_goes_down_the_fields_and_saves_at_the_end(open_form):
    bench = open_form("product")
    bench.type("复印纸")
    for _ in range(7):
        bench.key(ENTER)
    assert bench.part.rows["notes"].editor.box.hasFocus()
    bench.key(TAB)
    assert bench.focusWidget() is bench.part.body.more
    bench.key(TAB)
    bench.key(ENTER)
    bench.settle()
    assert bench.saved


def test_only_the_name_is_asked_for(open_form):
    bench = open_form()
    before = bench.count("customer")
    bench.key(ENTER, CTRL)
    bench.settle()
    row = bench.part.rows["name"]
    assert row.wrong.text() == "请填写客户名称" and row.editor.line.hasFocus() and not row.wrong.isHidden()
    assert bench.count("customer") == before and not bench.saved
    bench.type("甲")
    assert row.wrong.isHidden()


def test_every_wrong_value_is_said_under_its_field_and_nothing_is_saved(open_form):
    bench = open_form("deal")
    before = bench.count("deal")
    rows = bench.part.rows
    for code, text in (("name", "设备"), ("amount", "很多"), ("expected_on", "改天"), ("customer", "没有这家")):
        rows[code].editor.begin()
        bench.type(text)
    bench.settle()
    bench.key(ENTER, CTRL)
    bench.settle()
    assert bench.count("deal") == before
    for code in ("amount", "expected_on", "customer"):
        assert not rows[code].wrong.isHidden(), code
    assert "很多" in rows["amount"].wrong.text()
    assert rows["customer"].editor.line.hasFocus()


def test_a_wrong_value_behind_more_is_brought_to_light(open_form, core):
    bench = open_form()
    bench.type("甲公司")
    bench.part.body.unfold()
    bench.part.rows["verified_on"].editor.begin()
    bench.type("哪天")
    bench.key(ENTER, CTRL)
    bench.settle()
    assert bench.part.rows["verified_on"].editor.line.hasFocus()


def test_what_is_wrong_with_the_whole_is_said_at_the_foot(open_form, core):
    bench = open_form("customer", {"name": "甲公司", "number": "KH-000001"})
    assert not bench.part.body.folded
    bench.part.save()
    bench.settle()
    assert "KH-000001" in bench.part.wrong.text() and not bench.part.wrong.isHidden()


def test_eight_fields_are_seen_and_the_rest_comes_in_groups(open_form):
    bench = open_form()
    assert len(bench.part.rows) == 8
    bench.part.body.more.click()
    e = bench.core.entities["customer"]
    assert set(bench.part.rows) == {f.code for f in e.shown if f.editable}
    assert bench.part.rows["short_name"].editor.line.hasFocus()


def test_the_next_one_keeps_owner_region_and_source(open_form, core):
    users.claim(core, "林悦")
    bench = open_form()
    rows = bench.part.rows
    assert rows["owner"].editor.line.text() == "林悦"
    bench.type("甲公司")
    for code, text in (("region", "苏州"), ("source", "展会活动"), ("phone", "0512-1234567")):
        rows[code].editor.begin()
        bench.type(text)
    bench.key(ENTER, CTRL | SHIFT)
    bench.settle()
    assert not bench.saved and bench.count("customer") == 261
    rows = bench.part.rows
    assert rows["region"].text == "苏州" and rows["source"].text == "expo" and rows["phone"].text == ""
    assert rows["owner"].editor.line.text() == "林悦" and rows["name"].editor.line.hasFocus()
    bench.type("乙公司")
    bench.key(ENTER, CTRL)
    bench.settle()
    assert plain(core, *bench.saved[0])["region"] == "苏州"


def test_what_is_given_is_filled_in_and_the_keys_go_on(open_form):
    bench = open_form("customer", {"name": "张三"})
    assert bench.part.rows["name"].text == "张三" and bench.part.rows["phone"].editor.line.hasFocus()


def test_a_deal_is_called_after_its_customer(open_form, core):
    bench = open_form("deal", {"customer": "KH-000007"})
    name = bench.part.rows["name"].editor
    assert name.text() == "第007贸易有限公司 商机" and name.line.hasFocus()
    assert bench.part.rows["stage"].editor.line.text() == "初步接触"
    bench.type("三号线设备")
    bench.part.rows["customer"].editor.begin()
    bench.type("KH-000008")
    bench.key(ENTER)
    assert name.text() == "三号线设备"
    bench.key(ENTER, CTRL)
    bench.settle()
    record = plain(core, *bench.saved[0])
    assert record["customer"]["number"] == "KH-000008" and record["stage"]["label"] == "初步接触"


def test_the_contacts_offered_are_those_of_the_customer(open_form, core):
    records.add(core, "contacts", {"name": "别家的人", "customer": "KH-000001"})
    bench = open_form("follow_up", {"customer": "KH-000007"})
    contact = bench.part.rows["contact"].editor
    contact.open_list()
    bench.settle()
    assert [o.label for o in contact.offers.shown] == ["欧阳建国"]


@pytest.mark.parametrize(
    ("said", "due_on", "due_at"), [("明天", "2026-06-11", None), ("明天 14:30", None, "2026-06-11")]
)
def test_a_reminder_is_due_on_a_day_or_at_a_time(open_form, core, said, due_on, due_at):
    bench = open_form("reminder", {"about": "customers/KH-000007"})
    bench.type("寄样品")
    bench.key(TAB)
    bench.type(said)
    bench.key(ENTER, CTRL)
    bench.settle()
    record = plain(core, *bench.saved[0])
    assert record["due_on"] == due_on and (record["due_at"] or "")[:10] == (due_at or "")
    assert record["about"]["label"] == "第007贸易有限公司"


def test_a_reminder_needs_a_day(open_form):
    bench = open_form("reminder", {"text": "寄样品"})
    bench.key(ENTER, CTRL)
    bench.settle()
    assert not bench.saved and not bench.part.rows["due_at"].wrong.isHidden()


def test_a_new_option_is_there_when_the_record_is_saved(open_form, core):
    bench = open_form()
    bench.type("甲公司")
    bench.part.rows["source"].editor.begin()
    bench.type("抖音")
    bench.key(ENTER)
    bench.key(ENTER, CTRL)
    bench.settle()
    assert plain(core, *bench.saved[0])["source"] == "抖音"


def test_escape_closes_the_popup_first_then_the_form_and_keeps_a_draft(open_form):
    bench = open_form()
    bench.type("写到一半的公司")
    bench.part.rows["source"].editor.open_list()
    bench.key(ESC)
    assert not bench.closed
    bench.key(ESC)
    assert bench.closed and bench.part.drafts.get("new customer") == {"name": "写到一半的公司"}


def test_a_draft_is_offered_after_a_crash_and_taken_up(open_form, core):
    bench = open_form()
    bench.type("写到一半的公司")
    bench.part.body.unfold()
    bench.part.rows["wechat"].editor.begin()
    bench.type("xiedao")
    bench.settle()
    after = open_form()  # nobody closed the first one
    assert "写到一半的公司" in after.part.draft_line.text() and not after.part.strip.isHidden()
    assert after.part.texts == {}
    after.qtbot.mouseClick(after.part.go_on, Qt.MouseButton.LeftButton)
    assert after.part.texts == {"name": "写到一半的公司", "wechat": "xiedao"} and after.part.strip.isHidden()
    after.part.save()
    after.settle()
    assert after.saved and json.loads((core.folder / "drafts.json").read_text("utf-8")) == {}


def test_a_draft_is_thrown_away(open_form):
    bench = open_form()
    bench.type("甲")
    bench.part.close_form()
    bench.part.start("customer", {})
    assert not bench.part.strip.isHidden()
    bench.part.throw_away.click()
    bench.part.start("customer", {})
    assert bench.part.strip.isHidden()


def test_a_draft_stays_while_nothing_else_is_typed(open_form):
    bench = open_form()
    bench.type("甲公司")
    bench.part.close_form()
    bench.part.start("customer", {})
    bench.type("乙")
    bench.settle()
    bench.key(Qt.Key.Key_Backspace)
    bench.settle()
    bench.part.start("customer", {})
    assert bench.part.drafts.get("new customer") == {"name": "甲公司"}
    bench.part.go_on.click()
    assert bench.part.texts == {"name": "甲公司"}


def test_what_was_not_touched_is_no_draft(open_form):
    bench = open_form("deal", {"customer": "KH-000007"})
    bench.part.close_form()
    bench.part.start("deal", {"customer": "KH-000007"})
    assert bench.part.strip.isHidden()
    bench.part.start("deal", {})
    assert bench.part.strip.isHidden()


def test_a_draft_belongs_to_what_it_hangs_on(open_form):
    bench = open_form("contact", {"customer": "KH-000007"})
    bench.type("王伟")
    bench.part.close_form()
    bench.part.start("contact", {"customer": "KH-000008"})
    assert bench.part.strip.isHidden()
    bench.part.start("contact", {"customer": "KH-000007"})
    assert not bench.part.strip.isHidden()


def test_who_is_there_already_is_shown_while_typing_and_opened_by_a_click(open_form, core):
    bench = open_form()
    bench.type("第007贸易")
    bench.settle()
    alike = bench.part.rows["name"].alike
    assert alike.isHidden() or alike.links  # a short name may be like many
    bench.part.rows["mobile"].editor.begin()
    bench.type("139 1234 5678")
    bench.settle()
    (link,) = bench.part.rows["mobile"].alike.links
    assert link.accessibleName() == "可能已有：欧阳建国 LX-000001 · 手机相同"
    assert "手机相同" in link.text() and bench.part.body.widget().width() <= bench.part.body.viewport().width()
    bench.key(TAB)
    assert bench.part.rows["region"].editor.line.hasFocus()  # a hint is not in the way
    bench.qtbot.mouseClick(link, Qt.MouseButton.LeftButton)
    assert bench.opened == [("contact", 1)]
    bench.part.save()
    bench.settle()
    assert bench.saved  # suggests, never blocks


def test_likes_go_when_the_text_goes(open_form):
    bench = open_form()
    bench.type("第007贸易股份公司")
    bench.settle()
    alike = bench.part.rows["name"].alike
    assert [link.accessibleName() for link in alike.links] == ["可能已有：第007贸易有限公司 KH-000007 · 客户名称相同"]
    bench.part.rows["name"].editor.begin()
    bench.type("南京江南")
    bench.settle()
    assert alike.isHidden() and alike.links == []


def test_a_credit_code_that_cannot_be_is_warned_of_and_saved(open_form):
    bench = open_form("customer", {"name": "甲公司", "credit_code": "91350100M000100Y4Z"})
    bench.part.rows["credit_code"].editor.begin()
    bench.type("91350100M000100Y4Z")
    bench.settle()
    alike = bench.part.rows["credit_code"].alike
    assert not alike.warning.isHidden() and "校验" in alike.warning.text()
    bench.part.save()
    bench.settle()
    assert bench.saved


def test_tab_reaches_every_field_and_button(open_form):
    bench = open_form()
    reached = set()
    for _ in range(16):
        reached.add(bench.focusWidget())
        bench.key(TAB)
    part = bench.part
    wanted = {row.editor.focusProxy() for row in part.rows.values()}
    assert wanted | {part.body.more, part.save_button, part.next_button, part.close_button} <= reached


def test_saving_twice_saves_once(open_form):
    bench = open_form()
    bench.type("甲公司")
    bench.key(ENTER, CTRL)
    bench.part.save()
    bench.settle()
    assert len(bench.saved) == 1 and bench.count("customer") == 261


def test_in_english(open_form):
    bench = open_form(lang="en")
    bench.key(ENTER, CTRL)
    bench.settle()
    assert bench.part.rows["name"].wrong.text() == "Please fill in Name"
    assert bench.part.rows["name"].key.text().startswith("Name")


def test_every_control_has_a_name(open_form):
    from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QLineEdit, QPlainTextEdit

    for kind in ("customer", "contact", "deal", "follow_up", "reminder", "product"):
        bench = open_form(kind)
        bench.part.body.unfold()
        for cls in (QAbstractButton, QLineEdit, QPlainTextEdit, QAbstractItemView):
            for control in bench.part.findChildren(cls):
                said = control.accessibleName() or getattr(control, "text", str)() or control.toolTip()
                assert said.strip() or not control.isVisibleTo(bench), (kind, control)


def test_both_colours_of_the_screen(open_form, colours, qapp):
    bench = open_form()
    bench.type("甲")
    colours.choose("dark", qapp)
    bench.part.redraw()
    assert colours.tokens["bad"] in bench.part.rows["name"].key.text() and bench.part.texts == {"name": "甲"}


def test_in_the_window_its_keys_come_before_those_of_the_page(qtbot, open_window, core):
    window = open_window(core)
    window.desk.new_asked.emit("customer", {})
    beside = window.page.beside
    qtbot.waitUntil(lambda: window.focusWidget() is beside.form.rows["name"].editor.line)
    commit(window.focusWidget(), "杭州启明机电有限公司")
    qtbot.keyClick(window.focusWidget(), TAB)
    commit(window.focusWidget(), "0571-12345678")
    qtbot.keyClick(window.focusWidget(), ENTER, CTRL)
    qtbot.waitUntil(lambda: beside.form is None)
    settle(qtbot, window)
    assert core.db.execute("SELECT name, phone FROM customer WHERE rid = 261").fetchone() == (
        "杭州启明机电有限公司",
        "0571-12345678",
    )
    assert not beside.expanded and (beside.pane.kind, beside.pane.rid) == ("customer", 261)


def test_in_the_window_a_draft_outlives_it(qtbot, open_window, core):
    window = open_window(core)
    window.desk.new_asked.emit("customer", {})
    commit(window.page.beside.form.rows["name"].editor.line, "写到一半")
    window.close()
    again = open_window(core)
    again.desk.new_asked.emit("customer", {})
    assert "写到一半" in again.page.beside.form.draft_line.text()


def test_a_draft_that_is_not_taken_up_outlives_another_record(open_form, core):
    bench = open_form()
    bench.type("甲公司")
    bench.part.close_form()
    bench.part.start("customer", {})
    bench.type("乙公司")
    bench.settle()
    assert bench.part.drafts.get("new customer") == {"name": "甲公司"}
    bench.part.save()
    bench.settle()
    bench.part.start("customer", {})
    assert "甲公司" in bench.part.draft_line.text() and not bench.part.strip.isHidden()
    bench.type("丙公司")
    bench.part.close_form()
    bench.part.start("customer", {})
    assert "甲公司" in bench.part.draft_line.text()
    bench.part.throw_away.click()
    bench.part.start("customer", {})
    assert "丙公司" in bench.part.draft_line.text()
    bench.part.throw_away.click()
    bench.part.start("customer", {})
    assert bench.part.strip.isHidden()


def test_stages_in_english(open_form):
    stage = open_form("deal", lang="en").part.rows["stage"].editor
    assert stage.line.text() == "First contact"
    stage.set_text("")
    stage.open_list()
    assert "初步接触" not in [o.label for o in stage.offers.shown]
    stage.line.setText("proposal")
    stage.settle()
    assert stage.line.text() == "Proposal" and stage.text()
