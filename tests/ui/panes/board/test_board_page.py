import subprocess
import sys
from pathlib import Path

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QWheelEvent
from PySide6.QtWidgets import QApplication

from desktop_crm.services import records, users

from ...conftest import commit, settle
from .conftest import popups

ROOT = Path(__file__).parents[4]
KEY = Qt.Key
FIRST = {"contact": ["甲公司 打印机", "乙公司 复合机", "丙公司 投影仪"], "need": ["丁公司 门禁", "戊公司 监控"]}


def test_the_board_shows_each_stage_with_what_it_is_worth(see, deals_core):
    seen = see(deals_core)
    assert {code: seen.names(code) for code in FIRST} == FIRST
    head = seen.column("contact").head
    assert (head.name.text(), head.count.text(), head.sum.text()) == ("初步接触", "3", "¥6万")
    assert "加权 ¥6,000" in head.sum.toolTip()
    assert head.stalled.text() == "停滞 3"
    assert seen.page.head.beside.text() == "6 个商机 · ¥10万"
    assert "加权" in seen.page.head.beside.toolTip()
    assert [c.stage.code for c in seen.board.columns if not c.is_open] == ["lost", "hold"]
    assert seen.column("lost").strip.accessibleName() == "输单 1"


def test_nothing_of_the_first_five_columns_is_out_of_sight(see, deals_core):
    seen = see(deals_core)
    assert seen.board.horizontalScrollBar().maximum() == 0
    assert all(c.list.painter_.width >= 200 for c in seen.board.columns if c.is_open)


def test_a_click_shows_the_record_and_enter_opens_it(see, deals_core):
    seen = see(deals_core)
    assert not seen.page.beside.open
    seen.click("乙公司")
    assert seen.chosen == "乙公司 复合机"
    assert seen.page.beside.open
    assert seen.page.beside.pane.rid == seen.rid("乙公司")
    seen.press(KEY.Key_Escape)
    assert not seen.page.beside.open
    seen.press(KEY.Key_Down)
    seen.press(KEY.Key_Return)
    assert seen.page.beside.expanded and not seen.board.isVisible()
    assert seen.page.beside.page.pane.rid == seen.rid("丙公司")
    seen.page.beside.collapse()
    seen.settle()
    assert seen.board.isVisible() and seen.chosen == "丙公司 投影仪" and not seen.page.beside.open


def test_a_double_click_opens_it(see, deals_core, qtbot):
    seen = see(deals_core)
    cards, at = seen.at("乙公司")
    qtbot.mouseClick(cards.viewport(), Qt.MouseButton.LeftButton, pos=at)
    qtbot.mouseDClick(cards.viewport(), Qt.MouseButton.LeftButton, pos=at)
    seen.settle()
    assert seen.page.beside.expanded and seen.page.beside.page.pane.rid == seen.rid("乙公司")


def test_the_keys_find_the_first_card(see, deals_core):
    seen = see(deals_core)
    assert seen.chosen == "甲公司 打印机" and seen.column("contact").list.hasFocus()
    seen.press(KEY.Key_Down)
    assert seen.chosen == "乙公司 复合机"


def test_a_card_stays_in_sight_when_its_record_comes(see, deals_core):
    seen = see(deals_core)
    seen.click("庚公司")
    left = seen.column("won").mapTo(seen.board.viewport(), QPoint())
    assert left.x() >= 0 and left.x() + seen.column("won").width() <= seen.board.viewport().width()


def test_arrows_go_from_card_to_card_and_the_record_follows(see, deals_core):
    seen = see(deals_core)
    seen.click("甲公司")
    seen.press(KEY.Key_Down)
    assert seen.chosen == "乙公司 复合机"
    seen.press(KEY.Key_Right)
    assert seen.chosen == "戊公司 监控"
    seen.press(KEY.Key_Right)  # over the empty column
    assert seen.chosen == "己公司 会议室"
    assert seen.page.beside.pane.rid == seen.rid("己公司")
    seen.press(KEY.Key_Right)
    assert seen.chosen == "庚公司 耗材"
    seen.press(KEY.Key_Right)
    assert seen.column("lost").strip.hasFocus()
    seen.press(KEY.Key_Return)
    assert seen.chosen == "辛公司 机柜" and seen.column("lost").is_open
    seen.press(KEY.Key_Left)
    assert seen.chosen == "庚公司 耗材"
    assert seen.column("lost").is_open  # it was opened by hand
    seen.column("lost").head.fold.click()
    assert not seen.column("lost").is_open


def test_cards_say_where_they_stand(see, deals_core):
    model = see(deals_core).column("contact").model
    said = model.index(1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "乙公司 复合机，阶段 初步接触，第 2 张，共 3 张"


def test_typing_filters_the_cards(see, deals_core):
    seen = see(deals_core)
    seen.ctrl(KEY.Key_F)
    commit(seen.page.search, "乙公司")
    seen.settle()
    assert seen.names("contact") == ["乙公司 复合机"] and seen.names("need") == []
    assert seen.page.head.beside.text() == "1 个商机 · ¥2万"
    commit(seen.page.search, "没有的")
    seen.settle()
    assert seen.page.state.isVisible() and "没有" in seen.page.state.sentence.text()
    seen.page.state.button.click()
    seen.settle()
    assert seen.names("contact") == FIRST["contact"] and seen.page.search.text() == ""


@popups
def test_one_owner_or_nobody(see, deals_core):
    seen = see(deals_core)
    assert [words for _, words in seen.page.whose.choices] == ["全部负责人", "周敏", "陈晓", "没有负责人"]
    seen.page.whose.pick(seen.page.whose.choices[1][0])
    seen.settle()
    assert seen.names("contact") == ["甲公司 打印机"]
    seen.page.whose.click()
    assert [a.text() for a in seen.page.whose.menu_.actions() if a.isChecked()] == ["周敏"]
    seen.page.whose.menu_.actions()[-1].trigger()
    seen.page.whose.menu_.close()
    seen.settle()
    assert seen.names("contact") == ["乙公司 复合机", "丙公司 投影仪"]


def test_mine_are_those_of_who_i_am(see, deals_core):
    users.claim(deals_core, "周敏")
    seen = see(deals_core)
    assert [words for _, words in seen.page.whose.choices] == ["全部负责人", "我的", "陈晓", "没有负责人"]
    seen.page.whose.pick(seen.page.whose.choices[1][0])
    seen.settle()
    assert seen.names("contact") == ["甲公司 打印机"] and seen.page.whose.text().strip() == "我的"


def test_a_change_from_outside_moves_the_card_and_keeps_the_place(see, deals_core, qtbot):
    seen = see(deals_core, watch=True)
    seen.click("丙公司")
    rid = seen.rid("丙公司")
    sql = "UPDATE deal SET stage = (SELECT id FROM stage WHERE number = 'proposal') WHERE name LIKE '丙%'"
    subprocess.run(["sqlite3", str(deals_core.store.path), sql], check=True)
    qtbot.waitUntil(lambda: seen.names("proposal") == ["丙公司 投影仪"], timeout=5000)
    settle(qtbot, seen.window)
    assert seen.names("contact") == FIRST["contact"][:2]
    assert seen.board.current == rid and seen.board.column_of(rid) is seen.column("proposal")


def test_what_is_edited_elsewhere_is_read_again(see, deals_core):
    seen = see(deals_core)
    records.set_one(deals_core, "customers", "甲公司", {"short_name": "甲"})
    records.set_one(deals_core, "deals", "甲公司 打印机", {"amount": "5万"})
    seen.settle()
    card = seen.column("contact").model.card(0)
    assert (card.short_name, card.amount) == ("甲", 50_000_00)
    assert seen.column("contact").head.sum.text() == "¥10万"


def test_delete_goes_to_the_trash_and_comes_back(see, deals_core):
    seen = see(deals_core)
    seen.click("乙公司")
    seen.press(KEY.Key_Delete)
    assert seen.names("contact") == ["甲公司 打印机", "丙公司 投影仪"]
    assert seen.chosen == "丙公司 投影仪"
    assert seen.toast == "“乙公司 复合机”放入回收站"
    seen.window._toast.button.click()
    seen.settle()
    assert seen.names("contact") == FIRST["contact"]


def test_a_new_deal_begins_in_its_column(see, deals_core, monkeypatch):
    seen = see(deals_core)
    asked = []
    monkeypatch.setattr(seen.page.beside, "start_new", lambda kind, given: asked.append((kind, given)))
    seen.column("need").head.new.click()
    seen.column("proposal").first.click()
    seen.ctrl(KEY.Key_N)
    assert asked == [("deal", {"stage": "need"}), ("deal", {"stage": "proposal"}), ("deal", {})]
    assert seen.column("proposal").first.isVisible() and not seen.column("need").first.isVisible()


def test_an_empty_office_is_invited(see, empty_core, monkeypatch):
    seen = see(empty_core)
    state = seen.page.state
    assert state.isVisible() and state.sentence.text() == "把第一个商机记下来"
    assert state.link.text() == "看示例" and state.link.isVisible()
    asked = []
    monkeypatch.setattr(seen.page.beside, "start_new", lambda kind, given: asked.append(kind))
    state.button.click()
    assert asked == ["deal"]
    records.add(empty_core, "deals", {"name": "第一单"})
    seen.settle()
    assert seen.board.isVisible() and seen.names("contact") == ["第一单"]


def test_an_office_with_customers_is_not_offered_the_sample(see, core):
    assert not see(core).page.state.link.isVisible()


def test_a_failed_reading_says_so_and_can_be_tried_again(see, deals_core, monkeypatch):
    from desktop_crm.domain.errors import UserError
    from desktop_crm.services import cards

    seen = see(deals_core)

    def refuse(*args, **more):
        raise UserError("文件正被占用", "The file is in use")

    with monkeypatch.context() as patched:
        patched.setattr(cards, "layout", refuse)
        seen.page.refresh()
        seen.settle()
    assert (seen.page.state.sentence.text(), seen.page.state.hint.text()) == ("商机没能读出来", "文件正被占用")
    seen.page.state.button.click()
    seen.settle()
    assert seen.board.isVisible()


def test_a_deal_that_is_asked_for_is_found_behind_filter_and_strip(see, deals_core):
    seen = see(deals_core)
    rid = seen.rid("辛公司")
    commit(seen.page.search, "甲公司")
    seen.settle()
    seen.window.desk.opened.emit("deal", rid)
    seen.settle()
    assert seen.chosen == "辛公司 机柜" and seen.column("lost").is_open
    assert seen.page.beside.open and seen.page.search.text() == ""


def test_shift_and_wheel_turn_the_board_and_the_wheel_the_column(see, deals_core):
    seen = see(deals_core)
    seen.window.resize(900, 320)
    seen.settle()
    cards = seen.column("contact").list

    def turn(keys):
        at = QPointF(20, 20)
        event = QWheelEvent(
            at, cards.viewport().mapToGlobal(at), QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton, keys,
            Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(cards.viewport(), event)

    turn(Qt.KeyboardModifier.NoModifier)
    assert cards.verticalScrollBar().value() > 0 and seen.board.horizontalScrollBar().value() == 0
    turn(Qt.KeyboardModifier.ShiftModifier)
    assert seen.board.horizontalScrollBar().value() > 0


@popups
def test_the_menu_by_mouse_and_by_key(see, deals_core):
    seen = see(deals_core)
    cards, at = seen.at("乙公司")
    for reason in (QContextMenuEvent.Reason.Mouse, QContextMenuEvent.Reason.Keyboard):
        seen.click("乙公司")
        QApplication.sendEvent(cards.viewport(), QContextMenuEvent(reason, at, cards.viewport().mapToGlobal(at)))
        menu = seen.page.menu_
        assert menu.isVisible()
        assert [a.text() for a in menu.to.actions() if not a.isEnabled()] == ["初步接触"]
        menu.close()
    next(a for a in menu.to.actions() if a.text() == "商务谈判").trigger()
    seen.settle()
    assert seen.names("negotiation") == ["乙公司 复合机", "己公司 会议室"]


@popups
def test_a_second_pipeline_can_be_chosen(see, deals_core):
    records.add(deals_core, "pipelines", {"name": "售后", "position": "2"})
    records.add(deals_core, "stages", {"name": "报修", "pipeline": "售后"})
    records.add(deals_core, "deals", {"name": "换硒鼓", "stage": "报修"})
    seen = see(deals_core)
    assert seen.page.pipelines.isVisible()
    seen.page.pipelines.click()
    seen.page.pipelines.menu_.actions()[-1].trigger()
    seen.page.pipelines.menu_.close()
    seen.settle()
    assert [c.stage.label for c in seen.board.columns] == ["报修"]
    assert seen.page.keep()["pipeline"] == seen.page.reading.pipeline


def test_english_says_all_in_english(see, deals_core):
    seen = see(deals_core, lang="en")
    assert seen.column("need").head.name.text() == "Needs"
    assert seen.page.head.beside.text().endswith("¥100K")


def test_it_can_be_drawn_without_a_display(deals_core, tmp_path):
    deals_core.close()
    out = tmp_path / "board.png"
    picture = ("-m", "desktop_crm", "picture", str(out), "--page", "board", "--data", str(deals_core.folder))
    done = subprocess.run([sys.executable, *picture], cwd=ROOT, capture_output=True, text=True)
    assert out.exists(), done.stderr


def test_open_stages_have_a_tone_each_and_no_sum_where_nothing_is_priced(open_window, core, qtbot):
    from desktop_crm.services import records

    records.add(core, "customers", {"name": "甲公司"})
    records.add(core, "deals", {"name": "还没报价", "customer": "甲公司", "stage": "contact"})
    window = open_window(core, page="board")
    columns = window.page.board.columns
    opened = [c.head.dot.property("tone") for c in columns if c.stage.kind not in ("won", "lost", "hold")]
    assert len(opened) == 4 == len(set(opened)) and "ok" not in opened
    assert columns[0].said.count == 1 and columns[0].head.sum.text() == "—"
    assert columns[1].head.sum.text() == "¥0"
