"""A day's work without the mouse. Every act is looked up in the file and on the screen, taken back, and done again."""

import pytest

from desktop_crm.services import views

from .day import two_people
from .hands import Keys

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
"""Menus warn where there is no display."""
NEW, PHONE = "绍兴恒泰机械有限公司", "0575-88001234"


@pytest.fixture
def office(core):
    return two_people(core)


def test_a_day_by_keyboard(qtbot, open_window, office, ask, tmp_path):
    day = Keys(qtbot, open_window(office, page="today"))
    new_customer(day)
    new_contact(day)
    another_contact_from_the_menu(day)
    follow_up(day)
    put_off(day)
    done_with_a_next_step(day)
    new_deal(day)
    through_every_stage(day)
    won(day)
    lost(day)
    edit_a_cell(day)
    filter_by_values(day)
    keep_it_as_a_view(day)
    another_owner_for_three(day)
    trash_and_restore(day)
    take_in_a_sheet(day, ask, tmp_path)


def test_a_new_customer_takes_three_keys_and_what_is_typed(qtbot, open_window, office):
    """Nothing is waited for: who types fast loses no letter."""
    day = Keys(qtbot, open_window(office))
    for name, phone in (("Hengtai Ltd", "13900001111"), ("Minghui Ltd", "13900002222"), ("Puhua Ltd", "13900003333")):
        begun = day.strokes
        day.hit("Ctrl+N")
        day.letters(name)
        day.hit("Tab")
        day.letters(phone)
        day.hit("Ctrl+Return")
        assert day.strokes - begun == len(name) + len(phone) + 3
    day.comes(
        lambda: [day.cell(n, "phone") for n in ("Hengtai Ltd", "Minghui Ltd", "Puhua Ltd")],
        ["13900001111", "13900002222", "13900003333"],
    )
    assert day.cursor[0] == day.beside == "Puhua Ltd" and day.focus is day.page.table


def test_what_could_not_be_saved_is_a_draft_when_its_form_is_gone(qtbot, open_window, office):
    day = Keys(qtbot, open_window(office))
    day.hit("Ctrl+N")
    day.hit("Tab")
    day.letters("13900001111")
    day.hit("Ctrl+Return")
    day.hit("Esc")
    day.rest()
    assert day.said.startswith("没有保存：") and day.focus is day.page.table
    day.press("Ctrl+N")
    assert day.form.strip.isVisible() and day.form.texts.get("phone") is None
    day.tab_to_name("继续")
    day.press("Space")
    assert day.form.texts["phone"] == "13900001111" and day.focus is day.form.rows["name"].editor.line
    day.type("Hengtai Ltd")
    day.press("Ctrl+Return")
    day.comes(lambda: day.cell("Hengtai Ltd", "phone"), "13900001111")


def new_customer(day: Keys) -> None:
    day.press("Ctrl+2")
    assert day.window.code == "customers" and day.focus is day.page.table

    def fill():
        day.press("Ctrl+N")
        assert day.form.isVisible()
        day.type(NEW)
        day.press("Tab")
        day.type(PHONE)
        day.press("Ctrl+Return")
        day.comes(lambda: (day.cursor[0], day.beside), (NEW, NEW))
        assert day.said == f"已新建客户“{NEW}”" and day.focus is day.page.table

    day.act(fill, lambda: (day.count("customers", f"name={NEW}"), day.cell(NEW, "phone")), (1, PHONE))
    assert day.record("customers", NEW)["owner"]["label"] == "陈晓"


def new_contact(day: Keys) -> None:
    day.press("Ctrl+Home")
    assert (day.cursor[0], day.beside) == (NEW, NEW)

    def fill():
        day.press("Ctrl+K")
        day.type("新建联系人")
        day.press("Return")
        day.type("周海燕")
        assert day.form.texts["customer"] == day.record("customers", NEW)["number"]
        day.tab_to_name("手机")
        day.type("13857512345")
        day.press("Ctrl+Return")

    day.act(fill, lambda: (day.count("contacts", "name=周海燕"),), (1,))


def another_contact_from_the_menu(day: Keys) -> None:
    """By the menu of the record, where one is used to looking."""
    day.press("Ctrl+2", "F6")
    day.tab_to_name("更多操作")
    day.press("Space")
    day.choose("新建联系人")
    assert day.form.texts["customer"] == day.record("customers", NEW)["number"]
    day.press("Esc")
    assert day.form is None and day.beside == NEW


def follow_up(day: Keys) -> None:
    day.press("Ctrl+2")
    assert day.beside == NEW

    def write():
        day.press("Ctrl+J")
        day.type("问了打印机，要两套报价")
        day.tab_to_name("下次：明天")
        day.press("Space")
        day.type("发报价单")
        day.press("Ctrl+Return")
        assert day.said == "已记下，明天提醒"
        assert day.focus is day.page.table

    def read():
        lines = day.page.beside.pane.parts.line_list("timeline").lines
        seen = any("要两套报价" in line.accessibleName() for line in lines)
        return day.count("follow_ups", "content~要两套报价"), day.to_do("发报价单"), seen

    day.act(write, read, (1, [("open", "2026-06-11")], True))


def put_off(day: Keys) -> None:
    day.press("Ctrl+1")
    assert day.today() == {"late": ["谈了价格"], "today": [], "coming": ["发报价单"]} and day.waiting == "1"
    assert day.focus is day.page.list and day.beside == "第260贸易有限公司"
    day.press("Down")
    assert day.beside == NEW

    def later():
        day.press("S")
        day.choose("3 天后")
        assert day.said == "已推迟“发报价单”"

    def read():
        return day.to_do("发报价单"), "发报价单" in day.today().get("coming", [])

    day.act(later, read, ([("snoozed", "2026-06-13")], False))
    day.press("Ctrl+Z")
    day.comes(read, ([("open", "2026-06-11")], True))


def done_with_a_next_step(day: Keys) -> None:
    day.press("End")
    assert day.page.doing.item().text == "发报价单"

    def done():
        day.press("Space")
        day.type("报价已发，周五答复")
        day.tab_to_name("下周一")
        day.press("Space")
        day.type("问答复")
        day.press("Return")
        assert day.said == "已完成“发报价单”" and day.focus is day.page.list

    def read():
        day.page.lines.folded.discard("done")
        said = day.count("follow_ups", "content~周五答复")
        return day.to_do("发报价单")[0][0], day.to_do("问答复"), said, "问答复" in day.today().get("coming", [])

    day.act(done, read, ("done", [("open", "2026-06-15")], 1, True))


def new_deal(day: Keys) -> None:
    day.press("Ctrl+3")
    assert not day.cards("contact") and day.focus is day.page.state.button

    def fill():
        day.press("Ctrl+N")
        day.type("绍兴")
        day.press("Return")
        assert day.form.texts["name"] == f"{NEW} 商机"
        day.type("打印机两台")
        day.press("Tab")
        day.type("26000")
        day.press("Ctrl+Return")
        day.comes(day.chosen_card, "打印机两台")

    day.act(fill, lambda: (day.count("deals"), day.cards("contact")), (1, ["打印机两台"]))


def through_every_stage(day: Keys) -> None:
    for came, to in (("contact", "need"), ("need", "proposal"), ("proposal", "negotiation")):

        def read(came=came, to=to):
            return day.stage("打印机两台"), day.cards(came), day.cards(to)

        day.act(lambda: day.press("Ctrl+Right"), read, (to, [], ["打印机两台"]))


def won(day: Keys) -> None:
    def answer():
        day.press("Ctrl+Right")
        assert day.page.mover.asking.isVisible() and day.stage("打印机两台") == "negotiation"
        day.type("25500")
        day.press("Return")

    def read():
        deal = day.record("deals", "打印机两台")
        return day.stage("打印机两台"), deal["amount"], deal["closed_on"], day.cards("won")

    day.act(answer, read, ("won", "25500.00", "2026-06-10", ["打印机两台"]))


def lost(day: Keys) -> None:
    day.press("Ctrl+N")
    day.type("第001贸易")
    day.press("Return")
    day.type("投影仪")
    day.press("Ctrl+Return")
    day.comes(day.chosen_card, "投影仪")

    def answer():
        day.menu_key()
        day.choose("移到", "Right")
        day.choose("输单")
        assert day.page.mover.asking.isVisible() and day.stage("投影仪") == "contact"
        day.type("价格")
        day.press("Return")
        if day.page.mover.asking is not None:  # the first took the offer
            day.press("Return")

    def read():
        deal = day.record("deals", "投影仪")
        return day.stage("投影仪"), deal["lost_reason"], "投影仪" in day.cards("lost")

    day.act(answer, read, ("lost", "price", True))


def edit_a_cell(day: Keys) -> None:
    day.press("Ctrl+2", "Ctrl+Home")
    assert day.cursor == (NEW, "name")
    for _ in range(day.column("region")):
        day.press("Right")
    assert day.cursor == (NEW, "region")

    def edit():
        day.press("F2")
        assert day.page.table.is_editing
        day.type("绍兴")
        day.press("Return")
        assert not day.page.table.is_editing and day.focus is day.page.table

    day.act(edit, lambda: (day.record("customers", NEW)["region"], day.cell(NEW, "region")), ("绍兴", "绍兴"))
    assert day.cursor[0] != NEW and day.cursor[1] == "region"  # Enter went down


def filter_by_values(day: Keys) -> None:
    day.press("Ctrl+Home")
    for _ in range(day.column("region")):
        day.press("Right")
    day.press("Alt+Down")
    day.type("宁波")
    day.press("Return")
    assert day.chips == ["地区：宁波"] and day.page.model.rowCount() == day.count("customers", "region=宁波")
    assert day.focus is day.page.table
    day.press("Ctrl+Shift+L")
    day.type("级别")
    day.press("Return")
    day.type("一般")
    day.press("Return")
    assert day.chips == ["地区：宁波", "级别：一般"]
    assert day.page.model.rowCount() == day.count("customers", "region=宁波 and grade=C")
    day.tab_to_name("级别：一般", "Shift+Tab")
    day.press("Delete")
    assert day.chips == ["地区：宁波"]


def keep_it_as_a_view(day: Keys) -> None:
    def save():
        day.tab_to_name("存为视图")
        day.press("Space")
        day.type("宁波客户")
        day.press("Return")

    def read():
        return [v.name for v in views.of_kind(day.core, "customer")], "宁波客户" in day.views

    day.act(save, read, (["宁波客户"], True))
    assert day.window.focusWidget() in day.page.tools.filter.row.views
    for words, count in (("宁波客户", day.count("customers", "region=宁波")), ("全部", day.count("customers"))):
        day.press("Ctrl+2")
        day.tab_to_name(words, "Shift+Tab")
        day.press("Space")
        assert day.page.model.rowCount() == count
    day.press("Ctrl+2")


def another_owner_for_three(day: Keys) -> None:
    day.press("Ctrl+Home", "Down", "Space", "Space", "Space")
    names = [f"第{n}贸易有限公司" for n in (260, 259, 258)]
    assert day.page.tools.chosen.count.text() == "已选 3 位"

    def change():
        day.menu_key()
        day.choose("负责人")
        assert day.page.tools.chosen.form.words.text().startswith("已选 3 位")
        day.type("王伟")
        day.press("Return")
        assert day.said == "已改 3 位" and day.focus is day.page.table

    def read():
        return [(day.record("customers", n)["owner"]["label"], day.cell(n, "owner")) for n in names]

    day.act(change, read, [("王伟", "王伟")] * 3)
    day.press("Esc")
    assert not day.page.tools.chosen.wanted


def trash_and_restore(day: Keys) -> None:
    gone = "第257贸易有限公司"
    assert day.cursor[0] == gone

    def read():
        return bool(day.record("customers", "KH-000257")["trashed_at"]), day.row(gone) >= 0

    def trash():
        day.press("Shift+Space", "Delete")
        assert day.said == "1 位已放入回收站"

    day.act(trash, read, (True, False))
    for last in (False, True):
        day.press("Ctrl+K")
        day.type("回收站")
        day.press("Return")
        assert day.page.feed.had.trashed and day.cursor[0] == gone
        if not last:
            day.press("Esc")
            assert not day.page.feed.had.trashed and day.focus is day.page.table

    def restore():
        day.menu_key()
        day.choose("恢复")
        assert day.said == "已恢复 1 位"

    day.act(restore, read, (False, False))
    day.tab_to_name("回到客户")
    day.press("Space")
    assert day.row(gone) >= 0


def take_in_a_sheet(day: Keys, ask, tmp_path) -> None:
    sheet = tmp_path / "展会名单.csv"
    sheet.write_text("客户名称,电话,地区\n嘉兴一号公司,0573-82220001,嘉兴\n嘉兴二号公司,0573-82220002,嘉兴\n", "utf-8")
    ask.files = [str(sheet)]

    def take_in():
        day.press("Ctrl+I")
        page = day.page
        day.comes(lambda: page.stack.currentWidget() is page.review, True)
        assert page.review.footer.sentence.text() == "2 行：新增 2"
        day.press("Return")
        day.comes(lambda: page.stack.currentWidget() is page.outcome, True)
        assert day.said == "已导入 2 行"

    def read():
        return day.count("customers", "region=嘉兴"), day.row("嘉兴一号公司") >= 0

    day.act(take_in, read, (2, True))
