from PySide6.QtCore import QMimeData, QModelIndex, QPoint, Qt
from PySide6.QtGui import QDrag, QDragLeaveEvent
from PySide6.QtWidgets import QApplication

from .conftest import drag_over, drop_on

MOVE = Qt.DropAction.MoveAction


def carrying(seen, name: str) -> QMimeData:
    column = seen.board.column_of(seen.rid(name))
    return column.model.mimeData([column.model.index(column.model.row_of(seen.rid(name)))])


def test_from_model_to_model(see, deals_core):
    seen = see(deals_core)
    need = seen.column("need").model
    assert need.canDropMimeData(carrying(seen, "乙公司"), MOVE, 1, 0, QModelIndex())
    taken = need.dropMimeData(carrying(seen, "乙公司"), MOVE, 1, 0, QModelIndex())
    assert taken is False  # else the view takes the card out once more
    seen.settle()
    assert seen.names("need") == ["丁公司 门禁", "乙公司 复合机", "戊公司 监控"]
    assert seen.names("contact") == ["甲公司 打印机", "丙公司 投影仪"]
    need.dropMimeData(carrying(seen, "甲公司"), MOVE, -1, -1, QModelIndex())
    seen.settle()
    assert seen.names("need")[-1] == "甲公司 打印机"


def test_a_card_lands_in_the_gap_that_was_shown(see, deals_core):
    seen = see(deals_core)
    cards, at = seen.at("戊公司")
    assert drag_over(cards.viewport(), carrying(seen, "甲公司"), at - QPoint(0, 20))
    assert cards._gap == 1
    assert drop_on(cards.viewport(), carrying(seen, "甲公司"), at - QPoint(0, 20))
    assert cards._gap == -1
    seen.settle()
    assert seen.names("need") == ["丁公司 门禁", "甲公司 打印机", "戊公司 监控"]
    assert seen.toast == "“甲公司 打印机”移到“需求确认”"
    assert seen.chosen == "甲公司 打印机"
    seen.undo()
    assert seen.names("contact") == ["甲公司 打印机", "乙公司 复合机", "丙公司 投影仪"]


def test_inside_its_own_column(see, deals_core):
    seen = see(deals_core)
    cards, at = seen.at("丙公司")
    drop_on(cards.viewport(), carrying(seen, "甲公司"), at + QPoint(0, 20))
    seen.settle()
    assert seen.names("contact") == ["乙公司 复合机", "丙公司 投影仪", "甲公司 打印机"]
    cards, at = seen.at("乙公司")
    drop_on(cards.viewport(), carrying(seen, "乙公司"), at)
    seen.settle()
    assert seen.names("contact")[0] == "乙公司 复合机"


def test_into_an_empty_column(see, deals_core):
    seen = see(deals_core)
    assert drop_on(seen.column("proposal").list.viewport(), carrying(seen, "乙公司"), QPoint(40, 200))
    seen.settle()
    assert seen.names("proposal") == ["乙公司 复合机"]


def test_something_else_is_refused(see, deals_core):
    seen = see(deals_core)
    text = QMimeData()
    text.setText("甲公司")
    for target in (seen.column("need").list.viewport(), seen.column("lost").strip):
        assert not drop_on(target, text, QPoint(10, 10))
    assert not seen.column("need").model.canDropMimeData(text, MOVE, 0, 0, QModelIndex())


def test_on_won_it_goes_on_top_and_is_asked_there(see, deals_core):
    seen = see(deals_core)
    cards = seen.column("won").list
    assert drag_over(cards.viewport(), carrying(seen, "己公司"), QPoint(30, 300))
    assert cards._gap == 0
    drop_on(cards.viewport(), carrying(seen, "己公司"), QPoint(30, 300))
    assert seen.page.mover.asking.isVisible()
    seen.press(Qt.Key.Key_Escape)
    assert seen.names("negotiation") == ["己公司 会议室"]


def test_a_drag_begins_after_eight_pixels(see, deals_core, monkeypatch, qtbot):
    seen = see(deals_core)
    cards, at = seen.at("乙公司")
    begun = []

    def run(drag, action):
        begun.append(bytes(drag.mimeData().data("application/x-desktop-crm-deal").data()))
        assert not drag.pixmap().isNull()
        assert cards.painter_.away == seen.rid("乙公司") and seen.board.dragging
        assert seen.column("lost").strip.inviting
        return Qt.DropAction.IgnoreAction

    monkeypatch.setattr(QDrag, "exec", run)
    view = cards.viewport()
    qtbot.mousePress(view, Qt.MouseButton.LeftButton, pos=at)
    qtbot.mouseMove(view, at + QPoint(5, 2))
    assert not begun
    qtbot.mouseMove(view, at + QPoint(6, 2))
    assert begun == [str(seen.rid("乙公司")).encode()]
    assert cards.painter_.away == 0 and not seen.board.dragging and not seen.column("lost").strip.inviting
    qtbot.mouseRelease(view, Qt.MouseButton.LeftButton, pos=at)
    assert seen.names("contact") == ["甲公司 打印机", "乙公司 复合机", "丙公司 投影仪"]


def test_a_strip_opens_under_the_card_and_folds_again(see, deals_core, qtbot):
    seen = see(deals_core)
    lost = seen.column("lost")
    seen.board._begin_drag(seen.rid("乙公司"))
    assert drag_over(lost.strip, carrying(seen, "乙公司"), QPoint(20, 100))
    qtbot.waitUntil(lambda: lost.is_open)
    assert drag_over(lost.list.viewport(), carrying(seen, "乙公司"), QPoint(20, 100))
    QApplication.sendEvent(lost.list.viewport(), QDragLeaveEvent())
    assert lost.list._gap == -1
    seen.board._end_drag()
    assert not lost.is_open


def test_a_card_can_be_dropped_on_a_strip(see, deals_core):
    seen = see(deals_core)
    assert drop_on(seen.column("hold").strip, carrying(seen, "乙公司"), QPoint(20, 100))
    seen.settle()
    assert seen.names("hold") == ["乙公司 复合机"] and seen.column("hold").is_open


def test_held_at_the_edge_the_board_goes_on(see, deals_core, qtbot):
    seen = see(deals_core)
    seen.window.resize(900, 500)
    seen.settle()
    view, bar = seen.board.viewport(), seen.board.horizontalScrollBar()
    seen.board._begin_drag(seen.rid("乙公司"))
    seen.board._follow_drag(view.mapToGlobal(QPoint(view.width() - 5, 200)))
    qtbot.waitUntil(lambda: bar.value() == bar.maximum())
    assert not seen.page.at_rest
    seen.board._end_drag()
    assert seen.page.at_rest
