"""写跟进, as people do after a call."""

import pytest
from PySide6.QtCore import Qt

from desktop_crm.services import present, records, undo
from desktop_crm.ui.record.follow_up_box import FollowUpBox

from ..conftest import commit, settle
from .form_bench import CTRL, ENTER, ESC, TAB, Bench


@pytest.fixture
def open_box(qtbot, core, colours):
    opened = []

    def open_it(kind="customer", rid=7, lang="zh"):
        bench = Bench(qtbot, core, colours, FollowUpBox, lang)
        bench.saved = []
        bench.part.saved.connect(lambda: bench.saved.append(True))
        opened.append(bench)
        bench.part.set_target(kind, rid)
        bench.settle()
        return bench

    yield open_it
    for bench in opened:
        bench.jobs.shutdown()


def last(core):
    e = core.entities["follow_up"]
    (rid,) = core.db.execute("SELECT max(rid) FROM follow_up").fetchone()
    return present.records(core.db, core.entities, e, [rid])[0]


def reminders(core):
    return core.db.execute(
        "SELECT text, state, coalesce(due_on, due_at) FROM reminder WHERE trashed_at IS NULL ORDER BY rid"
    ).fetchall()


def folded(bench):
    bench.qtbot.waitUntil(lambda: not bench.part.open)


def opened(bench):
    bench.qtbot.waitUntil(lambda: bench.part.open)


def test_one_quiet_line_until_the_keys_are_in_it(open_box):
    bench = open_box()
    folded(bench)
    low = bench.part.text.height()
    bench.part.focus_text()
    opened(bench)
    assert bench.part.text.height() > low and bench.part.text.hasFocus()
    bench.key(ESC)
    folded(bench)
    assert bench.other.hasFocus()


def test_it_is_saved_with_what_comes_next_in_one_step(open_box, core):
    bench = open_box()
    bench.part.focus_text()
    opened(bench)
    bench.type("客户要两套报价")
    (tomorrow, *_), what = bench.part.next.chips, bench.part.next.what
    bench.qtbot.mouseClick(tomorrow, Qt.MouseButton.LeftButton)
    assert what.line.hasFocus() and tomorrow.isChecked()
    bench.type("发报价单")
    before = core.db.execute("SELECT max(id) FROM step").fetchone()
    bench.key(ENTER, CTRL)
    bench.settle()
    assert bench.saved and bench.said == [("已记下，明天提醒", True)]
    record = last(core)
    assert (record["content"], record["method"], record["customer"]["number"]) == (
        "客户要两套报价",
        "call",
        "KH-000007",
    )
    assert record["author"]
    assert ("发报价单", "open", "2026-06-11") in reminders(core)
    (steps,) = core.db.execute("SELECT count(*) FROM step WHERE id > ?", before).fetchone()
    assert steps == 1
    folded(bench)
    assert bench.part.text.toPlainText() == "" and bench.other.hasFocus()
    undo.undo(core)
    assert "发报价单" not in [text for text, _, _ in reminders(core)]


def test_enter_is_a_new_line_and_the_box_grows_to_six(open_box):
    bench = open_box()
    bench.part.focus_text()
    opened(bench)
    heights = []
    for _ in range(9):
        bench.type("一行")
        bench.key(ENTER)
        heights.append(bench.part.text.height())
    assert heights[0] < heights[4] and heights[5] == heights[-1]


def test_the_method_used_last_is_chosen_again(open_box, core):
    bench = open_box()
    bench.part.focus_text()
    opened(bench)
    bench.type("微信聊了")
    chip = next(c for c in bench.part.methods.buttons() if c.text() == "微信")
    bench.qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    bench.key(ENTER, CTRL)
    bench.settle()
    assert last(core)["method"] == "wechat"
    bench.part.set_target("customer", 8)
    assert bench.part.method == "wechat"
    assert open_box().part.method == "wechat"


def test_next_in_words_with_a_time(open_box, core):
    bench = open_box()
    bench.part.focus_text()
    opened(bench)
    bench.type("约了见面")
    *_, date = bench.part.next.chips
    bench.qtbot.mouseClick(date, Qt.MouseButton.LeftButton)
    when = bench.part.next.when
    assert when.line.hasFocus() and when.calendar.is_open
    bench.type("下周一下午3点")
    bench.key(ENTER, CTRL)
    bench.settle()
    assert bench.said == [("已记下，6月15日 15:00提醒", True)]
    assert last(core)["next_at"].startswith("2026-06-15T15:00")


def test_a_second_press_takes_the_next_step_back(open_box, core):
    bench = open_box()
    bench.part.focus_text()
    opened(bench)
    bench.type("打过电话")
    chip = bench.part.next.chips[1]
    chip.click()
    assert bench.part.texts["next_at"] == "2026-06-13"
    chip.click()
    assert "next_at" not in bench.part.texts and bench.part.next.lines.isHidden()
    bench.part.save()
    bench.settle()
    assert bench.said == [("已记下", True)] and last(core)["next_at"] is None


def test_nothing_said_is_not_saved(open_box, core):
    bench = open_box()
    before = bench.count("follow_up")
    bench.part.focus_text()
    opened(bench)
    bench.part.next.chips[0].click()
    bench.key(ENTER, CTRL)
    bench.settle()
    assert bench.count("follow_up") == before and "写一句" in bench.part.wrong.text()
    assert bench.part.text.hasFocus()


def test_a_wrong_day_is_said_where_it_stands(open_box, core):
    bench = open_box()
    bench.part.focus_text()
    opened(bench)
    bench.type("打过电话")
    bench.part.next.chips[3].click()
    bench.key(ESC)
    bench.type("改天")
    bench.key(ENTER, CTRL)
    bench.settle()
    assert "改天" in bench.part.next.wrong.text() and bench.part.next.when.line.hasFocus()
    assert not bench.saved


def test_what_is_typed_stays_with_its_record_and_survives_a_crash(open_box):
    bench = open_box()
    bench.part.focus_text()
    opened(bench)
    bench.type("写到一半")
    bench.part.set_target("customer", 8)
    assert bench.part.text.toPlainText() == ""
    bench.part.text.setPlainText("另一家的")
    bench.part.next.chips[0].click()
    bench.settle()
    bench.part.set_target("customer", 7)
    assert bench.part.text.toPlainText() == "写到一半"
    after = open_box("customer", 8)
    opened(after)
    assert after.part.texts == {"content": "另一家的", "next_at": "2026-06-11"} and after.part.next.chips[0].isChecked()


def test_the_same_record_again_leaves_what_is_typed(open_box):
    bench = open_box()
    bench.part.focus_text()
    bench.type("写到一半")
    bench.part.set_target("customer", 7)
    bench.settle()
    assert bench.part.text.toPlainText() == "写到一半" and bench.part.text.hasFocus()


def test_switching_while_it_is_being_saved_keeps_the_other_text(open_box, core):
    bench = open_box()
    bench.part.focus_text()
    opened(bench)
    bench.type("甲的")
    bench.part.save()
    bench.part.set_target("customer", 8)
    bench.part.text.setPlainText("乙的")
    bench.settle()
    assert bench.saved and last(core)["customer"]["number"] == "KH-000007"
    assert bench.part.text.toPlainText() == "乙的" and bench.part.drafts.get("follow-up customer 7") == {}


def test_a_visit_that_is_due_is_ticked_along(open_box, core):
    records.add(
        core,
        "follow_ups",
        {"customer": "KH-000007", "content": "初谈", "next_at": "2026-06-10", "next_content": "回访报价"},
    )
    bench = open_box()
    finish = bench.part.finish
    bench.part.focus_text()
    opened(bench)
    assert finish.isVisible() and finish.isChecked() and finish.text() == "同时完成提醒：回访报价 · 今天"
    bench.type("报了价")
    bench.key(ENTER, CTRL)
    bench.settle()
    assert ("回访报价", "done", "2026-06-10") in reminders(core)


def test_a_visit_that_is_not_due_is_offered_only(open_box, core):
    records.add(core, "follow_ups", {"customer": "KH-000007", "content": "回访", "next_at": "2026-06-20"})
    bench = open_box("contact", 1)
    bench.part.focus_text()
    opened(bench)
    assert bench.part.finish.isVisible() and not bench.part.finish.isChecked()
    bench.type("问了一声")
    bench.key(ENTER, CTRL)
    bench.settle()
    record = last(core)
    assert record["contact"]["label"] == "欧阳建国" and record["customer"]["number"] == "KH-000007"
    assert ("回访", "open", "2026-06-20") in reminders(core)


def test_of_a_deal(open_box, core):
    records.add(core, "deals", {"name": "设备", "customer": "KH-000007"})
    bench = open_box("deal", 1)
    bench.part.focus_text()
    bench.type("谈价格")
    bench.key(ENTER, CTRL)
    bench.settle()
    assert last(core)["deal"]["label"] == "设备" and last(core)["customer"]["number"] == "KH-000007"


def test_tab_goes_through_it(open_box):
    bench = open_box()
    bench.part.focus_text()
    opened(bench)
    reached = []
    for _ in range(10):
        bench.key(TAB)
        reached.append(bench.focusWidget())
    part = bench.part
    assert set(part.next.chips) | {part.outcome.line, part.save_button} <= set(reached)
    assert any(chip in reached for chip in part.methods.buttons())


def test_in_english(open_box):
    bench = open_box(lang="en")
    assert [c.text() for c in bench.part.methods.buttons()][:2] == ["Call", "WeChat"]


def test_in_the_window_by_keys(qtbot, open_window, core):
    window = open_window(core)
    table = window.focusWidget()
    qtbot.keyClick(table, Qt.Key.Key_J, CTRL)
    box = window.page.beside.pane.box
    qtbot.waitUntil(lambda: box.text.hasFocus() and box.open)
    commit(box.text, "电话里谈了价格")
    qtbot.keyClick(box.text, ENTER, CTRL)
    qtbot.waitUntil(lambda: bool(window.jobs.quiet and not box.open))
    settle(qtbot, window)
    assert last(core)["content"] == "电话里谈了价格"
    assert window.focusWidget() is table


def test_six_ways_stand_in_one_line_in_english(open_box):
    bench = open_box(lang="en")
    bench.part.setFixedWidth(358)
    bench.part.focus_text()
    opened(bench)
    chips = bench.part.methods.buttons()
    assert len(chips) == 6 and {chip.y() for chip in chips} == {0}
