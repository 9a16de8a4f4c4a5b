"""What happens to the list by itself: writes of others, another day, a time that comes; and nothing typed is lost."""

from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop_crm.services import records, reminders, users
from desktop_crm.ui import window_place
from desktop_crm.ui.panes.today.lines import What

from ...conftest import NOW, commit, settle
from .conftest import iso, on, texts


def rid(core, text: str) -> int:
    return core.db.execute("SELECT rid FROM reminder WHERE text = ?", (text,)).fetchone()[0]


def set_clock(core, moment: float) -> None:
    core.store.clock = lambda: moment


def test_a_write_elsewhere_is_seen_and_the_cursor_stays(open_window, qtbot, office, remind):
    window = open_window(office, page="today")
    window.page.show_record("reminder", rid(office, "签合同"))
    counts = []
    window.page.count_changed.connect(counts.append)
    remind("更早的", -30)
    qtbot.waitUntil(lambda: texts(window.page)[1] == "更早的")
    assert on(window.page) == "签合同"
    assert counts[-1] == 6


def test_what_is_typed_survives_what_others_do_to_the_reminder(open_window, qtbot, office, remind):
    window = open_window(office, page="today")
    page = window.page
    page.doing.finish.trigger()
    box = page.list.box
    commit(box.result, "还在谈")
    remind("别的", -9)
    reminders.finish(office, rid(office, "谈了价格"))
    qtbot.waitUntil(lambda: "别的" in texts(page))
    settle(qtbot, window)
    assert page.list.box is box and box.result.text() == "还在谈" and "谈了价格" in texts(page)
    box.save.click()
    settle(qtbot, window)
    assert "已经完成" in window._toast.line.text() and box.result.text() == "还在谈"
    box.cancel.click()
    assert page.list.box is None


def test_esc_keeps_what_was_typed_for_the_next_time(open_window, office):
    page = open_window(office, page="today").page
    page.doing.finish.trigger()
    commit(page.list.box.result, "写到一半")
    page.list.box.chips[1][0].click()
    page.doing.leave()
    page.doing.finish.trigger()
    assert page.list.box.result.text() == "写到一半" and page.list.box.next_at == iso(3)


def test_at_midnight_the_day_turns(open_window, qtbot, office):
    window = open_window(office, page="today")
    page = window.page
    before = page.head.beside.text()
    set_clock(office, NOW + 86_400)
    page._clock.look()
    settle(qtbot, window)
    assert texts(page).index("录名片") < texts(page).index("today")
    assert page.head.beside.text() != before
    assert page.status.startswith("逾期 5 · 今天 1")


def test_a_time_that_comes_is_said_and_marked(open_window, qtbot, office, remind):
    window = open_window(office, page="today")
    page = window.page
    set_clock(office, datetime.fromisoformat(page.lines.outline.wakes).timestamp() + 1)
    page._clock.look()
    settle(qtbot, window)
    assert "到时间了：签合同" in window._toast.line.text()
    assert page.lines.rung == {rid(office, "签合同")}
    page.show_record("reminder", rid(office, "签合同"))
    assert not page.lines.rung


def test_what_became_due_while_it_was_closed_stands_first(open_window, qtbot, office):
    window = open_window(office, page="today")
    window_place.keep(window, office.settings)
    window.close()
    set_clock(office, NOW + 3 * 86_400)
    page = open_window(office, page="today").page
    shown = texts(page)
    assert shown[0] == "missed" and set(shown[1 : shown.index("late")]) == {"签合同", "送报价"}
    assert shown[shown.index("today") + 1] == "年检"


def test_mine_and_all(open_window, qtbot, office, remind):
    users.claim(office, "李雷")
    remind("她的事", 0, owner="陈晓")
    window = open_window(office, page="today")
    page = window.page
    assert "她的事" not in texts(page)
    page._whose.all.click()
    settle(qtbot, window)
    assert "她的事" in texts(page)
    window_place.keep(window, office.settings)
    assert "她的事" in texts(open_window(office, page="today").page)


def test_an_office_of_one_is_not_asked_whose(open_window, office):
    assert open_window(office, page="today").page._whose is None


def test_nothing_to_do_says_what_comes_next(open_window, qtbot, core, remind):
    window = open_window(core, page="today")
    page = window.page
    reminders.finish(core, rid(core, "谈了价格"))
    remind("送报价", 30, about="customers/第004贸易有限公司")
    qtbot.waitUntil(lambda: texts(page) == ["today", "today", "done"])
    with core.write("trash") as work:
        work.trash("reminder", [rid(core, "谈了价格")])
    qtbot.waitUntil(lambda: page.stack.currentWidget() is page.state)
    settle(qtbot, window)
    assert page.state.sentence.text() == "今天没有要跟进的"
    assert "下一件：7月10日 送报价 第004贸易有限公司" in page.state.hint.text()
    assert page.beside.side.isHidden()
    with qtbot.waitSignal(window.desk.went) as gone:
        page.state.link.click()
    assert gone.args == ["customers"]


def test_an_empty_office_invites(open_window, qtbot, empty_core, ask):
    window = open_window(empty_core, page="today")
    page = window.page
    assert page.state.sentence.text() == "把客户表拖进来就行" and not page.new_button.isVisible()
    page.state.button.click()
    assert ask.asked
    records.add(empty_core, "reminders", {"text": "开业", "due_on": iso(0)})
    qtbot.waitUntil(lambda: texts(page) == ["today", "开业"])


def test_very_many_are_listed_by_and_by(open_window, qtbot, core, monkeypatch):
    monkeypatch.setattr("desktop_crm.ui.panes.today.page.MANY", 100)
    with core.write("import") as work:
        rows = [(work.new_id(), f"旧事{n:04d}", iso(-5)) for n in range(450)]
        work.insert("reminder", ("text", "due_on"), rows)
    page = open_window(core, page="today").page
    assert page.list.hasFocus()
    late = [t for t in texts(page) if t.startswith("旧事")]
    assert len(late) == 200 and page.late.text() == "逾期 451"
    more = next(r for r in range(page.lines.rowCount()) if page.lines.line(r).what is What.MORE)
    page.list.put(more)
    QTest.keyClick(page.list, Qt.Key.Key_Return)
    assert len([t for t in texts(page) if t.startswith("旧事")]) == 400
    assert on(page) == "旧事0200"  # the first of the new ones
