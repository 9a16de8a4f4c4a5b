import pytest
from PySide6.QtCore import Qt

from desktop_crm.domain.errors import UserError
from desktop_crm.services import deals, records

from ...conftest import commit

KEY = Qt.Key


def held(core, name: str, *codes: str) -> list:
    record = records.show(core, "deals", name)
    return [v["label"] if isinstance(v, dict) else v for v in (record[c] for c in codes)]


def test_ctrl_and_an_arrow_moves_the_card_and_the_keys_go_with_it(see, deals_core):
    seen = see(deals_core)
    seen.click("乙公司")
    seen.ctrl(KEY.Key_Right)
    assert seen.names("need") == ["乙公司 复合机", "丁公司 门禁", "戊公司 监控"]
    assert seen.chosen == "乙公司 复合机" and seen.column("need").list.hasFocus()
    assert seen.toast == "“乙公司 复合机”移到“需求确认”"
    assert seen.column("need").head.sum.text() == "¥5万" and seen.column("contact").head.count.text() == "2"
    seen.ctrl(KEY.Key_Right)
    seen.ctrl(KEY.Key_Right)
    assert seen.names("negotiation") == ["乙公司 复合机", "己公司 会议室"]
    assert held(deals_core, "乙公司 复合机", "stage", "probability") == ["商务谈判", 75]
    for _ in range(3):
        seen.undo()
    assert seen.names("contact") == ["甲公司 打印机", "乙公司 复合机", "丙公司 投影仪"]
    assert held(deals_core, "乙公司 复合机", "stage") == ["初步接触"]


def test_ctrl_and_an_arrow_puts_it_higher_or_lower(see, deals_core):
    seen = see(deals_core)
    seen.click("丙公司")
    seen.ctrl(KEY.Key_Up)
    assert seen.names("contact") == ["甲公司 打印机", "丙公司 投影仪", "乙公司 复合机"]
    seen.ctrl(KEY.Key_Up)
    seen.ctrl(KEY.Key_Up)  # is at the top
    assert seen.names("contact")[0] == "丙公司 投影仪"
    seen.ctrl(KEY.Key_Down)
    assert seen.names("contact") == ["甲公司 打印机", "丙公司 投影仪", "乙公司 复合机"]
    seen.page.refresh()
    seen.settle()
    assert seen.names("contact") == ["甲公司 打印机", "丙公司 投影仪", "乙公司 复合机"]
    assert seen.chosen == "丙公司 投影仪"


def test_several_moves_in_a_hurry_end_where_the_last_one_leads(see, deals_core, qtbot):
    seen = see(deals_core)
    seen.click("甲公司")
    rid = seen.rid("甲公司")
    for _ in range(3):
        seen.page.mover.carry(rid, 1)
        assert seen.board.current == rid
    seen.settle()
    assert seen.names("negotiation") == ["甲公司 打印机", "己公司 会议室"]
    assert held(deals_core, "甲公司 打印机", "stage") == ["商务谈判"]


def test_won_is_asked_inside_the_card(see, deals_core):
    seen = see(deals_core)
    seen.click("己公司")
    seen.ctrl(KEY.Key_Right)
    asking = seen.page.mover.asking
    assert asking.isVisible() and asking.parent() is seen.column("won").list.viewport()
    assert {code: e.text() for code, e in asking.editors.items()} == {"amount": "10000.00", "closed_on": "2026-06-10"}
    assert held(deals_core, "己公司 会议室", "stage") == ["商务谈判"]  # nothing is written before the answer
    asking.editors["amount"].set_text("12000")
    seen.press(KEY.Key_Return)
    assert seen.page.mover.asking is None
    assert seen.names("won") == ["己公司 会议室", "庚公司 耗材"]
    assert held(deals_core, "己公司 会议室", "stage", "amount", "closed_on") == ["赢单", "12000.00", "2026-06-10"]
    assert seen.chosen == "己公司 会议室" and seen.column("won").list.hasFocus()
    seen.undo()
    assert held(deals_core, "己公司 会议室", "stage", "amount", "closed_on") == ["商务谈判", "10000.00", None]


def test_esc_puts_the_card_back(see, deals_core):
    seen = see(deals_core)
    seen.click("己公司")
    seen.ctrl(KEY.Key_Right)
    seen.press(KEY.Key_Escape)
    assert seen.page.mover.asking is None
    assert seen.names("negotiation") == ["己公司 会议室"] and seen.names("won") == ["庚公司 耗材"]
    assert seen.chosen == "己公司 会议室" and seen.column("negotiation").list.hasFocus()
    assert seen.column("won").head.count.text() == "1"
    assert held(deals_core, "己公司 会议室", "stage") == ["商务谈判"]


def test_lost_wants_to_know_why(see, deals_core):
    seen = see(deals_core)
    seen.click("乙公司")
    seen.page.mover.move(seen.rid("乙公司"), seen.column("lost").stage.rid, 0)
    asking = seen.page.mover.asking
    assert seen.column("lost").is_open and list(asking.editors) == ["lost_reason"]
    asking.yes.click()
    assert asking.wrong.text() == "请填“输单原因”" and asking.isVisible()
    commit(asking.editors["lost_reason"].line, "价格过高")
    seen.settle()
    seen.press(KEY.Key_Return)
    assert seen.page.mover.asking is None, asking.wrong.text()
    assert held(deals_core, "乙公司 复合机", "stage", "lost_reason") == ["输单", "price"]
    assert seen.names("lost")[0] == "乙公司 复合机" and seen.column("lost").is_open
    seen.click("甲公司")
    assert not seen.column("lost").is_open


def test_what_a_stage_of_the_office_requires_is_asked_where_it_is_missing(see, deals_core):
    records.set_one(deals_core, "stages", "proposal", {"required_fields": "competitor,amount"})
    seen = see(deals_core)
    seen.click("戊公司")
    seen.ctrl(KEY.Key_Right)
    asking = seen.page.mover.asking
    assert list(asking.editors) == ["competitor"]
    commit(asking.editors["competitor"].line, "友商")
    seen.press(KEY.Key_Return)
    assert held(deals_core, "戊公司 监控", "stage", "competitor") == ["方案报价", "友商"]


def test_another_move_while_it_asks_puts_the_first_card_back(see, deals_core):
    seen = see(deals_core)
    seen.click("己公司")
    seen.ctrl(KEY.Key_Right)
    seen.click("甲公司")
    seen.ctrl(KEY.Key_Right)
    assert seen.names("negotiation") == ["己公司 会议室"]
    assert seen.names("need")[0] == "甲公司 打印机"


@pytest.mark.parametrize("inside", [False, True])
def test_what_cannot_be_written_goes_back_with_the_reason(see, deals_core, monkeypatch, inside):
    def refuse(*args, **more):
        raise UserError("文件正被占用", "The file is in use")

    seen = see(deals_core)
    monkeypatch.setattr(deals, "move", refuse)
    seen.click("己公司" if inside else "乙公司")
    seen.ctrl(KEY.Key_Right)
    if inside:
        seen.press(KEY.Key_Return)
        assert seen.page.mover.asking.wrong.text() == "文件正被占用"
        seen.press(KEY.Key_Escape)
        assert seen.names("negotiation") == ["己公司 会议室"]
    else:
        assert seen.toast == "文件正被占用"
        assert seen.names("contact") == ["甲公司 打印机", "乙公司 复合机", "丙公司 投影仪"]
        assert seen.chosen == "乙公司 复合机"
    assert seen.column("need").head.count.text() == "2"


def test_what_is_closed_keeps_the_order_of_its_days(see, deals_core):
    seen = see(deals_core)
    seen.click("己公司")
    seen.ctrl(KEY.Key_Right)
    seen.press(KEY.Key_Return)
    seen.ctrl(KEY.Key_Down)
    assert seen.names("won") == ["己公司 会议室", "庚公司 耗材"]
    assert "按结束日期排" in seen.toast


def test_hold_opens_for_the_card_that_is_moved_there(see, deals_core):
    seen = see(deals_core)
    rid = seen.rid("甲公司")
    seen.page.mover.move(rid, seen.column("hold").stage.rid, 0)
    seen.settle()
    assert seen.page.mover.asking is None
    assert seen.names("hold") == ["甲公司 打印机"] and seen.column("hold").is_open


def test_outside_changes_wait_while_it_asks(see, deals_core):
    seen = see(deals_core)
    seen.click("己公司")
    seen.ctrl(KEY.Key_Right)
    records.set_one(deals_core, "deals", "甲公司 打印机", {"stage": "need"})
    seen.settle()
    assert seen.page.mover.asking.isVisible() and "己公司 会议室" in seen.names("won")
    seen.press(KEY.Key_Escape)
    assert "甲公司 打印机" in seen.names("need") and seen.names("negotiation") == ["己公司 会议室"]
