"""Each editor by keys, as people type."""

import pytest
from PySide6.QtCore import QPoint, Qt

from desktop_crm.services import records
from desktop_crm.ui.editors.long_text import LongTextEditor

from ..conftest import commit

Key = Qt.Key


def keys(qtbot, editor, text):
    qtbot.keyClicks(editor.focusProxy(), text)


def press(qtbot, editor, key, modifier=Qt.KeyboardModifier.NoModifier):
    qtbot.keyClick(editor.focusProxy(), key, modifier)


def test_a_line_commits_by_enter_and_by_leaving_but_not_twice(qtbot, bench):
    line = bench.editor("customer", "name")
    line.set_text("甲公司")
    commit(line.line, "乙公司")
    assert line.changed
    press(qtbot, line, Key.Key_Return)
    assert bench.heard == ["edited", "committed", "entered"]
    bench.other.setFocus()
    assert bench.heard[3:] == ["left"]
    line.begin()
    commit(line.line, "丙公司")
    bench.other.setFocus()
    assert bench.heard[4:] == ["edited", "committed", "left"]


def test_escape_cancels(qtbot, bench):
    line = bench.editor("customer", "name")
    press(qtbot, line, Key.Key_Escape)
    assert bench.heard == ["cancelled"]


def test_tab_in_a_cell_is_told_and_keeps_the_focus(qtbot, bench):
    line = bench.editor("customer", "region", in_cell=True)
    keys(qtbot, line, "x")
    press(qtbot, line, Key.Key_Tab)
    assert bench.heard == ["edited", "committed", "tab 1"]
    assert line.line.hasFocus()
    press(qtbot, line, Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert bench.heard[3:] == ["tab -1"]


def test_typing_over_a_cell_replaces(qtbot, bench):
    line = bench.editor("customer", "region", in_cell=True)
    line.set_text("杭州")
    line.type_over("s")
    keys(qtbot, line, "z")
    assert line.text() == "sz" and line.changed


def test_long_text_takes_enter_in_a_form_and_commits_in_a_cell(qtbot, bench):
    notes = bench.editor("customer", "notes")
    assert isinstance(notes, LongTextEditor)
    keys(qtbot, notes, "a")
    press(qtbot, notes, Key.Key_Return)
    keys(qtbot, notes, "b")
    assert notes.text() == "a\nb"
    cell = bench.editor("customer", "notes", in_cell=True)
    keys(qtbot, cell, "a")
    press(qtbot, cell, Key.Key_Return, Qt.KeyboardModifier.AltModifier)
    keys(qtbot, cell, "b")
    press(qtbot, cell, Key.Key_Return)
    assert cell.text() == "a\nb" and "committed" in bench.heard


def test_long_text_in_a_cell_grows_over_the_cells_below(qtbot, bench):
    cell = bench.editor("customer", "notes", in_cell=True)
    bench.room.removeWidget(cell)
    cell.setGeometry(10, 10, 160, 42)
    cell.set_text("\n".join("abcde"))
    assert cell.height() > 42 and cell.box.height() > 42


def test_long_text_grows(qtbot, bench):
    notes = bench.editor("customer", "notes")
    before = notes.box.height()
    notes.set_text("\n".join("abcd"))
    assert notes.box.height() > before
    notes.set_text("\n".join("abcdefghijk"))
    most = notes.box.height()
    notes.set_text("\n".join("abcdefghijklmnop"))
    assert notes.box.height() == most


@pytest.mark.parametrize(("typed", "said"), [("1.2万", "¥12,000.00"), ("12,345.6", "¥12,345.60"), ("x", "")])
def test_money_says_what_it_understood(qtbot, bench, typed, said):
    money = bench.editor("deal", "amount")
    commit(money.line, typed)
    assert money.understood() == said and money.text() == typed


def test_a_day_as_people_say_it(qtbot, bench):
    day = bench.editor("deal", "expected_on")
    commit(day.line, "下周一")
    assert day.text() == "2026-06-15" and "6月15日" in day.understood()
    press(qtbot, day, Key.Key_Return)
    assert day.line.text() == "2026-06-15"
    day.set_text("")
    commit(day.line, "乱写")
    assert day.text() == "乱写" and day.understood() == ""


def test_a_time_keeps_its_clock_and_its_seconds(qtbot, bench):
    at = bench.editor("follow_up", "at")
    commit(at.line, "明天下午3点")
    assert at.text() == "2026-06-11 15:00"
    at.set_text("2026-06-11 15:00:07")
    bench.other.setFocus()
    assert at.text() == "2026-06-11 15:00:07" and "committed" not in bench.heard[-1:]


def test_the_calendar_by_keys(qtbot, bench):
    day = bench.editor("deal", "expected_on")
    press(qtbot, day, Key.Key_Down)
    assert day.calendar.is_open and day.line.hasFocus()
    press(qtbot, day, Key.Key_Down)
    press(qtbot, day, Key.Key_Right)
    assert day.text() == "2026-06-18"
    press(qtbot, day, Key.Key_PageDown)
    assert day.text() == "2026-07-18" and day.calendar.title.text() == "2026年7月"
    press(qtbot, day, Key.Key_Escape)
    assert not day.calendar.is_open and "cancelled" not in bench.heard
    press(qtbot, day, Key.Key_Escape)
    assert "cancelled" in bench.heard


def test_the_calendar_by_mouse(qtbot, bench):
    day = bench.editor("deal", "expected_on")
    day._icon[0].trigger()
    month = day.calendar.month
    from datetime import date

    qtbot.mouseClick(month, Qt.MouseButton.LeftButton, pos=month.place_of(date(2026, 6, 23)).center())
    assert day.text() == "2026-06-23" and not day.calendar.is_open
    assert "committed" in bench.heard and day.line.hasFocus()


def test_a_birthday_by_either_calendar(qtbot, bench):
    day = bench.editor("contact", "birthday")
    commit(day.line, "农历八月初五")
    assert day.text() == "lunar:08-05"
    press(qtbot, day, Key.Key_Return)
    assert day.lunar.isChecked() and day.line.text() == "08-05" and "9月15日" in day.understood()
    qtbot.mouseClick(day.lunar, Qt.MouseButton.LeftButton)
    assert day.text() == "08-05"
    day.set_text("lunar:1980-08-05")
    assert day.lunar.isChecked() and day.text() == "lunar:1980-08-05" and not day.changed


def test_a_choice_by_pinyin(qtbot, bench):
    source = bench.editor("customer", "source")
    keys(qtbot, source, "zh")
    assert source.offers.current.label == "展会活动"
    press(qtbot, source, Key.Key_Return)
    assert source.text() == "expo" and source.line.text() == "展会活动"
    assert bench.heard[-2:] == ["committed", "entered"] and not source.offers.is_open


def test_a_choice_shows_the_label_of_its_code_and_is_emptied(qtbot, bench):
    grade = bench.editor("customer", "grade")
    grade.set_text("A")
    assert grade.line.text() == "重点" and grade.text() == "A"
    grade.begin()
    press(qtbot, grade, Key.Key_Backspace)
    assert grade.text() == ""


def test_a_click_opens_the_choices_and_takes_one(qtbot, bench):
    grade = bench.editor("customer", "grade")
    qtbot.mouseClick(grade.line, Qt.MouseButton.LeftButton)
    assert [o.label for o in grade.offers.shown] == ["重点", "普通", "一般"]
    rect = grade.offers.list.visualItemRect(grade.offers.list.item(1))
    qtbot.mouseClick(grade.offers.list.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    assert grade.text() == "B" and "committed" in bench.heard and grade.line.hasFocus()


def test_a_new_option_is_made(qtbot, bench, core, quiet):
    source = bench.editor("customer", "source")
    commit(source.line, "抖音")
    assert source.offers.current.new
    press(qtbot, source, Key.Key_Return)
    quiet()
    assert source.line.text() == "抖音" and source.text() == "抖音"
    assert core.db.execute("SELECT count(*) FROM option WHERE label = '抖音'").fetchone() == (1,)


def test_a_closed_list_offers_nothing_new(qtbot, bench):
    kind = bench.editor("reminder", "repeat")
    commit(kind.line, "每刻")
    assert kind.offers.shown == [] and "每刻" in kind.offers.note.text()


def test_retired_options_are_not_offered(qtbot, bench, core):
    records.set_where(core, "options", "label = 展会活动", {"retired": "1"})
    source = bench.editor("customer", "source")
    source.open_list()
    assert "展会活动" not in [o.label for o in source.offers.shown]
    source.set_text("expo")
    source.open_list()
    assert "展会活动" in [o.label for o in source.offers.shown]


def test_what_is_typed_in_full_is_taken_when_left(qtbot, bench):
    grade = bench.editor("customer", "grade")
    commit(grade.line, "重点")
    bench.other.setFocus()
    assert grade.text() == "A" and not grade.offers.is_open


def test_a_customer_is_found_and_taken(qtbot, bench, quiet):
    customer = bench.editor("deal", "customer")
    commit(customer.line, "第025")
    quiet()
    assert customer.offers.current.label == "第025贸易有限公司" and "陈晓" in customer.offers.current.beside
    press(qtbot, customer, Key.Key_Return)
    assert customer.text() == "KH-000025" and customer.line.text() == "第025贸易有限公司"
    customer.begin()
    press(qtbot, customer, Key.Key_Delete)
    assert customer.text() == ""


def test_owners_come_as_a_list(qtbot, bench, colleague):
    colleague("林悦")
    owner = bench.editor("customer", "owner")
    owner.open_list()
    assert {o.label for o in owner.offers.shown} == {"陈晓", "林悦"}
    commit(owner.line, "林悦")
    bench.other.setFocus()
    assert owner.text().startswith("YH-")


def test_about_any_record_names_its_kind(qtbot, bench, quiet):
    about = bench.editor("reminder", "about")
    keys(qtbot, about, "oyjg")
    quiet()
    press(qtbot, about, Key.Key_Return)
    assert about.text() == "contacts/LX-000001" and about.line.text() == "欧阳建国"


def test_a_flag(qtbot, bench):
    flag = bench.editor("contact", "is_primary")
    assert flag.text() == ""
    press(qtbot, flag, Key.Key_Space)
    assert flag.text() == "是" and "committed" in bench.heard
    flag.set_text("否")
    assert not flag.box.isChecked() and not flag.changed


def test_tags_by_keys(qtbot, bench, core):
    records.set_one(core, "customers", "第001贸易有限公司", {"tags": "重点跟进,老客户"})
    tags = bench.editor("customer", "tags")
    keys(qtbot, tags, "lkh")
    assert tags.offers.current.label == "老客户"
    press(qtbot, tags, Key.Key_Return)
    commit(tags.line, "新标签，")
    assert tags.names == ["老客户", "新标签"] and tags.text() == "老客户,新标签"
    press(qtbot, tags, Key.Key_Backspace)
    assert tags.text() == "老客户"
    qtbot.mouseClick(tags._chips[0][1], Qt.MouseButton.LeftButton)
    assert tags.text() == ""


def test_chips_wrap_into_lines(qtbot, bench):
    tags = bench.editor("customer", "tags")
    before = tags.height()
    tags.set_text(",".join(f"很长的标签{n}" for n in range(9)))
    qtbot.waitUntil(lambda: tags.height() > before)


def test_a_wrong_value_is_framed_until_it_is_changed(qtbot, bench):
    money = bench.editor("deal", "amount")
    money.set_wrong(True)
    assert money.line.property("wrong") is True
    keys(qtbot, money, "1")
    assert money.line.property("wrong") is False


def test_the_popup_stays_inside_the_window(qtbot, bench):
    grade = bench.editor("customer", "industry")
    bench.room.removeWidget(grade)
    bench.room.addWidget(grade)
    bench.room.activate()
    grade.open_list()
    place = grade.offers.geometry()
    assert bench.rect().contains(place) and place.bottom() < grade.mapTo(bench, QPoint(0, 0)).y()


def test_an_editor_that_goes_takes_its_popup_along(qtbot, bench):
    grade = bench.editor("customer", "grade")
    grade.open_list()
    gone = []
    grade.offers.destroyed.connect(lambda: gone.append(True))
    bench.room.removeWidget(grade)
    grade.deleteLater()
    qtbot.waitUntil(lambda: bool(gone))


@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_Tab])
def test_enter_or_tab_before_the_offers_came_takes_what_is_meant(qtbot, bench, quiet, core, key):
    records.add(core, "customer", {"name": "双名商行"})
    records.add(core, "customer", {"name": "双名商行"})
    customer = bench.editor("deal", "customer")
    commit(customer.line, "双名商行")
    press(qtbot, customer, key)
    quiet()
    assert customer.text().startswith("KH-") and customer.line.text() == "双名商行"
    assert ("entered" in bench.heard) == (key == Key.Key_Return) and customer.line.hasFocus() != (key == Key.Key_Tab)


def test_enter_before_the_offers_came_leaves_them_to_be_chosen_from(qtbot, bench, quiet):
    customer = bench.editor("deal", "customer")
    commit(customer.line, "第025")
    press(qtbot, customer, Key.Key_Return)
    quiet()
    assert customer.offers.is_open and "committed" not in bench.heard
    press(qtbot, customer, Key.Key_Return)
    assert customer.text() == "KH-000025" and "entered" in bench.heard
