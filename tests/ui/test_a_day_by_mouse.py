"""A day's work with the mouse; keys only for what is written. Every act is looked up in the file and on the screen, taken back
by 撤销 in the toast or above the page, and done again."""

import pytest
from PySide6.QtCore import QPoint

from desktop_crm.services import views
from desktop_crm.ui.filtering.tick_list import ROW

from .day import two_people
from .hands import RIGHT, Mouse

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
"""Menus warn where there is no display."""
NEW, PHONE = "绍兴恒泰机械有限公司", "0575-88001234"


@pytest.fixture
def office(core):
    return two_people(core)


def test_a_day_by_mouse(qtbot, open_window, office, ask, tmp_path):
    day = Mouse(qtbot, open_window(office, page="today"))
    new_customer(day)
    new_contact(day)
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


def new_customer(day: Mouse) -> None:
    day.press("客户", day.window.rail)
    assert day.window.code == "customers"

    def fill():
        day.press("新建客户")
        day.type(NEW)
        day.click(day.form.rows["phone"].editor.line)
        day.type(PHONE)
        day.press("保存", day.form)
        day.comes(lambda: (day.cursor[0], day.beside), (NEW, NEW))
        assert day.said == f"已新建客户“{NEW}”"

    day.act(fill, lambda: (day.count("customers", f"name={NEW}"), day.cell(NEW, "phone")), (1, PHONE))


def new_contact(day: Mouse) -> None:
    day.click(*day.cell_at(NEW, "name"))
    assert day.beside == NEW

    def fill():
        day.press("联系人", day.page.beside.side)
        day.press("＋ 新建联系人", day.page.beside.side)
        day.type("周海燕")
        day.click(day.form.rows["mobile"].editor.line)
        day.type("13857512345")
        day.press("保存", day.form)

    def read():
        people = day.page.beside.pane.parts.line_list("contacts").lines
        return day.count("contacts", "name=周海燕"), [line.name.text() for line in people]

    day.act(fill, read, (1, ["周海燕"]))


def follow_up(day: Mouse) -> None:
    def write():
        box = day.page.beside.pane.box
        day.click(box.text)
        day.type("问了打印机，要两套报价")
        day.press("下次：明天", box)
        day.type("发报价单")
        day.press("记下", box)
        assert day.said == "已记下，明天提醒"

    def read():
        lines = day.page.beside.pane.parts.line_list("timeline").lines
        seen = any("要两套报价" in line.accessibleName() for line in lines)
        return day.count("follow_ups", "content~要两套报价"), day.to_do("发报价单"), seen

    day.act(write, read, (1, [("open", "2026-06-11")], True))


def put_off(day: Mouse) -> None:
    day.press("今日", day.window.rail)
    day.click(*day.line_at("发报价单"))
    assert day.beside == NEW

    def later():
        day.click(*day.line_at("发报价单", "later"))
        day.pick("3 天后")
        assert day.said == "已推迟“发报价单”"

    def read():
        return day.to_do("发报价单"), "发报价单" in day.today().get("coming", [])

    day.act(later, read, ([("snoozed", "2026-06-13")], False))
    day.press("撤销", day.page.head)
    day.comes(read, ([("open", "2026-06-11")], True))


def done_with_a_next_step(day: Mouse) -> None:
    def done():
        day.click(*day.line_at("发报价单", "tick"))
        day.type("报价已发，周五答复")
        day.press("下周一", day.page.list)
        day.type("问答复")
        day.press("完成", day.page.list)
        assert day.said == "已完成“发报价单”"

    def read():
        said = day.count("follow_ups", "content~周五答复")
        return day.to_do("发报价单")[0][0], day.to_do("问答复"), said, "问答复" in day.today().get("coming", [])

    day.act(done, read, ("done", [("open", "2026-06-15")], 1, True))


def new_deal(day: Mouse) -> None:
    day.press("商机", day.window.rail)

    def fill():
        day.press("新建商机")
        customer = day.form.rows["customer"].editor
        day.type("绍兴")
        day.click(customer.offers.list, QPoint(30, 16))
        day.sweep(day.form.rows["name"].editor.line)
        day.type("打印机两台")
        day.click(day.form.rows["amount"].editor.line)
        day.type("26000")
        day.press("保存", day.form)

    day.act(fill, lambda: (day.count("deals"), day.cards("contact")), (1, ["打印机两台"]))


def through_every_stage(day: Mouse) -> None:
    for came, to, words in (
        ("contact", "need", "需求确认"),
        ("need", "proposal", "方案报价"),
        ("proposal", "negotiation", "商务谈判"),
    ):

        def move(to=to, words=words):
            if to == "need":
                day.drag_card("打印机两台", to)
                return
            day.click(*day.card_at("打印机两台"), button=RIGHT)
            day.pick("移到")
            day.pick(words)

        def read(came=came, to=to):
            return day.stage("打印机两台"), day.cards(came), day.cards(to)

        day.act(move, read, (to, [], ["打印机两台"]))


def won(day: Mouse) -> None:
    def answer():
        day.click(*day.card_at("打印机两台"), button=RIGHT)
        day.pick("移到")
        day.pick("赢单")
        asking = day.page.mover.asking
        assert asking.isVisible() and day.stage("打印机两台") == "negotiation"
        day.press("赢单", asking)

    def read():
        deal = day.record("deals", "打印机两台")
        return day.stage("打印机两台"), deal["amount"], deal["closed_on"], day.cards("won")

    day.act(answer, read, ("won", "26000.00", "2026-06-10", ["打印机两台"]))


def lost(day: Mouse) -> None:
    def fill():
        day.press("新建商机")
        day.type("第001贸易")
        day.click(day.form.rows["customer"].editor.offers.list, QPoint(30, 16))
        day.sweep(day.form.rows["name"].editor.line)
        day.type("投影仪")
        day.press("保存", day.form)

    day.act(fill, lambda: (day.count("deals"), day.cards("contact")), (2, ["投影仪"]))

    def answer():
        day.click(*day.card_at("投影仪"), button=RIGHT)
        day.pick("移到")
        day.pick("输单")
        asking = day.page.mover.asking
        assert asking.isVisible() and day.stage("投影仪") == "contact"
        day.press("输单", asking)
        assert asking.wrong.text() == "请填“输单原因”"
        reason = asking.editors["lost_reason"]
        day.type("价格")
        day.click(reason.offers.list, QPoint(30, 16))
        day.press("输单", asking)

    def read():
        deal = day.record("deals", "投影仪")
        return day.stage("投影仪"), deal["lost_reason"], "投影仪" in day.cards("lost")

    day.act(answer, read, ("lost", "price", True))


def edit_a_cell(day: Mouse) -> None:
    day.press("客户", day.window.rail)

    def edit():
        day.double(*day.cell_at(NEW, "phone"))
        assert day.page.table.is_editing
        day.type("0575-88009999")
        day.click(*day.cell_at("第259贸易有限公司", "name"))  # elsewhere takes it over
        assert not day.page.table.is_editing

    def read():
        return day.record("customers", NEW)["phone"], day.cell(NEW, "phone")

    day.act(edit, read, ("0575-88009999", "0575-88009999"))


def filter_by_values(day: Mouse) -> None:
    popup = open_values(day, "region")
    tick(day, popup, "宁波")
    day.press("确定", popup)
    assert day.chips == ["地区：宁波"] and day.page.model.rowCount() == day.count("customers", "region=宁波")
    day.press("加一个筛选条件")
    day.type("级别")
    day.click(day.page.tools.filter.open.list.viewport(), QPoint(40, 12))
    tick(day, day.page.tools.filter.open, "一般")
    day.press("确定", day.page.tools.filter.open)
    assert day.chips == ["地区：宁波", "级别：一般"]
    day.press("去掉条件 级别：一般")
    assert day.chips == ["地区：宁波"]


def open_values(day: Mouse, field: str):
    """Over the header, then on the sign that appears there."""
    header = day.page.table.horizontalHeader()
    at = QPoint(header.sectionViewportPosition(day.column(field)) + 12, 12)
    for here in (at + QPoint(4, 0), at):
        day.over(header.viewport(), here)
    day.click(day.page.tools.arrow.button)
    return day.page.tools.filter.open


def tick(day: Mouse, popup, label: str) -> None:
    rows = [row.label for row in popup.body.list.ticks.rows]
    day.click(popup.body.list.viewport(), QPoint(20, ROW * rows.index(label) + 10))


def keep_it_as_a_view(day: Mouse) -> None:
    def save():
        day.press("存为视图")
        day.type("宁波客户")
        day.press("存下", day.page.tools.filter.open)

    def read():
        return [v.name for v in views.of_kind(day.core, "customer")], "宁波客户" in day.views

    day.act(save, read, (["宁波客户"], True))
    for words, count in (("宁波客户", day.count("customers", "region=宁波")), ("全部", day.count("customers"))):
        day.press(words, day.page.tools)
        assert day.page.model.rowCount() == count


def another_owner_for_three(day: Mouse) -> None:
    names = [f"第{n}贸易有限公司" for n in (260, 259, 258)]
    ticks = day.page.table.ticks.viewport()
    for name in names:
        at = day.page.table.rowViewportPosition(day.row(name)) + 12
        day.click(ticks, QPoint(20, at))
    bar = day.page.tools.chosen
    assert bar.count.text() == "已选 3 位" and bar.isVisible()

    def change():
        day.press("负责人", bar)
        day.type("王伟")
        day.click(bar.form.editor.offers.list, QPoint(30, 16))
        if bar.form is not None:
            day.press("改", bar)
        assert day.said == "已改 3 位"

    def read():
        return [(day.record("customers", n)["owner"]["label"], day.cell(n, "owner")) for n in names]

    day.act(change, read, [("王伟", "王伟")] * 3)
    day.press("取消选择", bar)
    assert not bar.wanted


def trash_and_restore(day: Mouse) -> None:
    gone = "第257贸易有限公司"

    def read():
        return bool(day.record("customers", "KH-000257")["trashed_at"]), day.row(gone) >= 0

    def trash():
        day.click(*day.cell_at(gone, "region"), button=RIGHT)
        day.pick("回收站")
        assert day.said == "1 位已放入回收站"

    day.act(trash, read, (True, False))
    day.press("更多", day.page.tools.filter.row)
    day.pick("客户回收站")
    assert day.page.feed.had.trashed
    day.click(*day.cell_at(gone, "name"))

    def restore():
        day.press("恢复", day.page.tools.trash)
        assert day.said == "已恢复 1 位"

    day.act(restore, read, (False, False))
    day.press("回到客户")
    assert day.row(gone) >= 0


def take_in_a_sheet(day: Mouse, ask, tmp_path) -> None:
    sheet = tmp_path / "展会名单.csv"
    sheet.write_text("客户名称,电话,地区\n嘉兴一号公司,0573-82220001,嘉兴\n嘉兴二号公司,0573-82220002,嘉兴\n", "utf-8")
    ask.files = [str(sheet)]

    def take_in():
        day.press("客户", day.window.rail)
        day.press("导入", day.page.head)
        page = day.page
        day.comes(lambda: page.stack.currentWidget() is page.review, True)
        day.press("导入 2 行")
        day.comes(lambda: page.stack.currentWidget() is page.outcome, True)
        assert day.said == "已导入 2 行"

    def read():
        return day.count("customers", "region=嘉兴"), day.row("嘉兴一号公司") >= 0

    day.act(take_in, read, (2, True))
