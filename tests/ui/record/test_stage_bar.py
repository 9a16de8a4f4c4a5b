"""A deal moved from its record."""

import pytest
from PySide6.QtCore import Qt

from desktop_crm.services import records

from ..conftest import commit, settle

LEFT, KEY = Qt.MouseButton.LeftButton, Qt.Key


@pytest.fixture
def opened(qtbot, open_window, core):
    records.add(core, "deal", {"name": "年度框架", "customer": "第255贸易有限公司", "amount": "12000"})
    window = open_window(core)
    window.page.beside.show_record("deal", 1)
    settle(qtbot, window)
    return window, window.page.beside.pane


def button(pane, words: str):
    bar = pane.stages
    return next(b for b in [*bar.steps.values(), *bar.ends.values()] if b.property("words") == words)


def stage(core) -> str:
    return core.db.execute("SELECT s.number FROM deal d JOIN stage s ON s.id = d.stage").fetchone()[0]


def test_a_click_moves_it_and_undo_takes_it_back(qtbot, opened, core):
    window, pane = opened
    assert pane.head.amount.text() == "¥12,000.00"
    assert button(pane, "初步接触").property("part") == "now"
    qtbot.mouseClick(button(pane, "方案报价"), LEFT)
    settle(qtbot, window)
    assert stage(core) == "proposal" and window._toast.line.text() == "已移到“方案报价”"
    assert [button(pane, w).property("part") for w in ("初步接触", "方案报价", "商务谈判")] == ["past", "now", "ahead"]
    assert pane.parts.line_list("timeline").lines[0].text.text() == "初步接触 → 方案报价"
    window.actions_.undo.trigger()
    settle(qtbot, window)
    assert stage(core) == "contact" and button(pane, "初步接触").property("part") == "now"


def test_lost_asks_why_right_there(qtbot, opened, core):
    window, pane = opened
    qtbot.mouseClick(button(pane, "输单"), LEFT)
    settle(qtbot, window)
    bar = pane.stages
    assert not bar.question.isHidden() and stage(core) == "contact" and pane.box.isHidden()
    qtbot.mouseClick(bar.move_button, LEFT)
    settle(qtbot, window)
    assert stage(core) == "contact" and "输单原因" in bar.error.text()
    bar._editors["lost_reason"].set_text("price")
    qtbot.mouseClick(bar.move_button, LEFT)
    settle(qtbot, window)
    assert stage(core) == "lost" and bar.question.isHidden() and pane.box.isVisible()
    assert button(pane, "输单").property("part") == "now"


def test_esc_leaves_the_deal_where_it_is(qtbot, opened, core):
    window, pane = opened
    end = button(pane, "输单")
    end.setFocus()
    qtbot.keyClick(end, KEY.Key_Space)
    settle(qtbot, window)
    qtbot.keyClick(pane.stages._editors["lost_reason"].line, KEY.Key_Escape)
    settle(qtbot, window)
    assert pane.stages.question.isHidden() and stage(core) == "contact"
    assert window.page.beside.side.isVisible() and window.focusWidget() is end


def test_won_closes_it_and_an_open_stage_opens_it_again(qtbot, opened, core):
    window, pane = opened
    qtbot.mouseClick(button(pane, "赢单"), LEFT)
    settle(qtbot, window)
    assert stage(core) == "won" and button(pane, "商务谈判").property("kind") == "won"
    qtbot.mouseClick(button(pane, "商务谈判"), LEFT)
    settle(qtbot, window)
    assert stage(core) == "negotiation"


def test_the_customer_is_a_link(qtbot, opened):
    window, pane = opened
    link = next(c for c, name in pane.head._icons if name == "building-2")
    qtbot.mouseClick(link, LEFT)
    settle(qtbot, window)
    assert pane.title.text() == "第255贸易有限公司" and pane.head.back.text() == "年度框架"


def test_ctrl_enter_answers_the_question_of_a_stage(qtbot, opened, core):
    window, pane = opened
    qtbot.mouseClick(button(pane, "输单"), LEFT)
    settle(qtbot, window)
    line = pane.stages._editors["lost_reason"].line
    commit(line, "价格")
    qtbot.keyClick(line, KEY.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle(qtbot, window)
    assert stage(core) == "lost" and pane.stages.question.isHidden() and not window.page.beside.expanded
