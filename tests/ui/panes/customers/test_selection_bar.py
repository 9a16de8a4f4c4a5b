from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QMenu

from desktop_crm.services import records, undo

from ...conftest import COUNT, commit
from ...table.conftest import CTRL, scene  # noqa: F401  the same table

Key = Qt.Key
popups = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def press(button: QAbstractButton) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_it_wants_to_be_seen_from_two_rows_on(scene):  # noqa: F811
    told: list[bool] = []
    scene.bar.turned.connect(told.append)
    scene.tick(0)
    assert not scene.bar.wanted
    scene.tick(1)
    assert scene.bar.wanted and scene.bar.count.text() == "已选 2 位"
    assert scene.bar.height() == 36
    press(scene.bar.close_button)
    assert told == [True, False] and scene.table.chosen.count == 0 and scene.table.hasFocus()


def test_every_control_is_named_and_can_be_reached(scene):  # noqa: F811
    scene.tick(0, 1)
    for button in scene.bar.findChildren(QAbstractButton):
        assert button.text() or button.accessibleName()
        assert button.focusPolicy() & Qt.FocusPolicy.TabFocus
    words = [b.accessibleName() for code, b in scene.bar.buttons.items() if code in scene.bar.offered]
    assert words == ["改字段", "标签", "负责人", "提醒", "导出", "回收站"]


def test_a_field_is_changed_for_all(scene):  # noqa: F811
    scene.tick(0, 1, 2)
    press(scene.bar.buttons["set"])
    form = scene.bar.form
    form.pick.begin()
    commit(form.pick.line, "来源")
    scene.rest()
    scene.key(Key.Key_Return)
    assert form.field.name == "source"
    commit(form.editor.line, "展会活动")
    scene.key(Key.Key_Return)
    scene.rest()
    assert scene.total("customer", "source = 展会活动") == 3
    assert scene.said == [("已改 3 位", True)]
    assert scene.bar.form is None and scene.table.chosen.count == 3 and scene.table.hasFocus()
    assert undo.undo(scene.core).label[:3] == ("set_many", "customer", "3")


def test_a_wrong_value_keeps_the_line_open(scene):  # noqa: F811
    scene.tick(0, 1)
    steps = scene.steps()
    press(scene.bar.buttons["owner"])
    commit(scene.bar.form.editor.line, "没这人")
    scene.rest()
    press(scene.bar.form.button)
    scene.rest()
    assert scene.bar.form is not None and "没这人" in scene.said[0][0] and scene.steps() == steps
    scene.key(Key.Key_Escape)
    assert scene.bar.form is None and scene.table.chosen.count == 2
    scene.key(Key.Key_Escape)
    assert scene.table.chosen.count == 0


def test_all_but_one_get_another_owner(scene):  # noqa: F811
    records.add(scene.core, "users", {"name": "王伟"})
    scene.rest()
    scene.table.setFocus()
    scene.key(Key.Key_A, CTRL)
    scene.tick(0)
    press(scene.bar.buttons["owner"])
    commit(scene.bar.form.editor.line, "王伟")
    scene.rest()
    scene.key(Key.Key_Return)
    scene.rest()
    assert scene.total("customer", "owner = 王伟") == COUNT - 1
    assert scene.text(0, "owner") == "陈晓" and scene.text(1, "owner") == "王伟"
    undo.undo(scene.core)
    assert scene.total("customer", "owner = 陈晓") == COUNT


def test_to_empty_has_a_quiet_button_of_its_own(scene):  # noqa: F811
    scene.tick(0, 1)
    press(scene.bar.buttons["owner"])
    form = scene.bar.form
    assert (form.button.text(), form.button.isEnabled(), form.empty.text()) == ("改", False, "清空")
    scene.key(Key.Key_Return)  # not by a key pressed in passing
    assert scene.bar.form is form
    commit(form.editor.line, "陈晓")
    assert form.button.isEnabled()
    form.editor.line.clear()
    assert not form.button.isEnabled()
    press(form.empty)
    scene.rest()
    assert scene.total("customer", "owner is empty") == 2


def test_tags_are_given_and_taken_away(scene):  # noqa: F811
    scene.tick(0, 1)
    press(scene.bar.buttons["tags"])
    assert not scene.bar.form.button.isEnabled()
    commit(scene.bar.form.editor.line, "展会")
    press(scene.bar.form.button)
    scene.rest()
    assert scene.total("customer", "tags has 展会") == 2
    press(scene.bar.buttons["tags"])
    press(scene.bar.form.ways[False])
    assert scene.bar.form.button.text() == "去掉"
    commit(scene.bar.form.editor.line, "展会")
    press(scene.bar.form.button)
    scene.rest()
    assert scene.total("customer", "tags has 展会") == 0


def test_each_gets_a_reminder(scene):  # noqa: F811
    scene.tick(0, 1, 2)
    press(scene.bar.buttons["remind"])
    form = scene.bar.form
    press(form.button)
    assert scene.bar.form is form and not form.button.isEnabled()  # nothing said yet
    commit(form.text.line, "寄样品")
    commit(form.due.line, "2026-07-01")
    scene.key(Key.Key_Return)
    scene.rest()
    assert scene.total("reminder", "due_on = 2026-07-01") == 3
    assert scene.said == [("已放入 3 条提醒", True)]


@pytest.mark.parametrize("ending", [".xlsx", ".csv"])
def test_the_chosen_rows_are_exported(scene, ask, tmp_path, ending):  # noqa: F811
    ask.out = str(tmp_path / f"客户{ending}")
    scene.tick(1, 3)
    press(scene.bar.buttons["export"])
    scene.rest()
    assert (tmp_path / f"客户{ending}").stat().st_size > 100
    if ending == ".csv":
        lines = (tmp_path / "客户.csv").read_text("utf-8-sig").splitlines()
        assert len([line for line in lines if line.startswith('"KH-')]) == 2
    assert scene.said == [(f"已导出 2 行到“客户{ending}”", False)]
    assert scene.core.settings.get("last_folder") == str(tmp_path)


def test_an_export_thought_better_of_is_none(scene, ask):  # noqa: F811
    scene.tick(1, 3)
    press(scene.bar.buttons["export"])
    scene.rest()
    assert scene.said == [] and ask.suggested[0].endswith("客户 2026-06-10.xlsx")


def test_twenty_go_without_a_question_more_are_asked_about(scene):  # noqa: F811
    scene.table.chosen.tick(scene.model.listing.ids(0, 20))
    press(scene.bar.buttons["trash"])
    scene.rest()
    assert scene.model.rowCount() == COUNT - 20 and scene.said == [("20 位已放入回收站", True)]
    scene.table.chosen.tick(scene.model.listing.ids(0, 21))
    scene.table.setFocus()
    scene.key(Key.Key_Delete)
    scene.rest()
    assert scene.bar.form.words.text() == "把这 21 位放入回收站？"
    assert scene.model.rowCount() == COUNT - 20
    scene.key(Key.Key_Escape)
    assert scene.table.chosen.count == 21
    press(scene.bar.buttons["trash"])
    scene.rest()
    scene.key(Key.Key_Space)  # on the button
    scene.rest()
    assert scene.model.rowCount() == COUNT - 41 and scene.table.chosen.count == 0


def test_money_is_asked_about_even_for_one_row(scene):  # noqa: F811
    records.add(scene.core, "deals", {"name": "单", "customer": "第260贸易有限公司"})
    scene.core.store.entities = dict(scene.core.entities) | {"deal": replace(scene.core.entities["deal"], asks=True)}
    scene.tick(0)
    scene.key(Key.Key_Delete)
    scene.rest()
    assert scene.bar.wanted  # with one row ticked, too
    assert scene.bar.form.words.text() == "连同 1 条商机一起放入回收站？"
    press(scene.bar.form.button)
    scene.rest()
    assert scene.total("deal") == 0 and scene.model.rowCount() == COUNT - 1


@popups
def test_the_menu_acts_on_the_row_that_was_clicked(scene):  # noqa: F811
    scene.tick(0, 1)
    scene.go(4, "region")
    scene.bar.open_menu(QPoint(10, 10))
    menu = scene.bar.findChild(QMenu)
    words = [a.text().split("\t")[0] for a in menu.actions() if not a.isSeparator()]
    assert words == ["编辑", "复制", "粘贴", "改字段", "标签", "负责人", "提醒", "导出", "回收站"]
    next(a for a in menu.actions() if a.text() == "标签").trigger()
    menu.close()
    assert scene.bar.form.words.text() == "已选 1 位"
    commit(scene.bar.form.editor.line, "只此一家")
    press(scene.bar.form.button)
    scene.rest()
    assert scene.total("customer", "tags has 只此一家") == 1
    assert scene.table.chosen.count == 2


@popups
def test_the_menu_acts_on_the_rows_of_a_range(scene):  # noqa: F811
    scene.select(2, "phone", 4, "region")
    scene.bar.open_menu(QPoint(10, 10))
    menu = scene.bar.findChild(QMenu)
    next(a for a in menu.actions() if a.text() == "标签").trigger()
    menu.close()
    assert scene.bar.form.words.text() == "已选 3 位"
    scene.key(Key.Key_Escape)
    assert not scene.bar.wanted


@popups
def test_a_right_click_on_a_box_is_one_on_its_row(scene, qtbot):  # noqa: F811
    from PySide6.QtGui import QContextMenuEvent
    from PySide6.QtWidgets import QApplication

    viewport = scene.table.ticks.viewport()
    at = QPoint(20, scene.table.rowViewportPosition(5) + 10)
    with qtbot.waitSignal(scene.table.menu_asked):
        QApplication.sendEvent(
            viewport, QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, viewport.mapToGlobal(at))
        )
    assert scene.table.currentIndex().row() == 5
    scene.bar.findChild(QMenu).close()


@popups
def test_a_right_click_asks_for_the_menu(scene, qtbot):  # noqa: F811
    from PySide6.QtGui import QContextMenuEvent
    from PySide6.QtWidgets import QApplication

    at = scene.cell_point(3, "region")
    with qtbot.waitSignal(scene.table.menu_asked):
        event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, scene.table.viewport().mapToGlobal(at))
        QApplication.sendEvent(scene.table.viewport(), event)
    assert scene.table.currentIndex() == scene.model.index(3, scene.column("region"))
    scene.bar.findChild(QMenu).close()


def test_what_lies_in_the_trash_can_only_come_back(scene):  # noqa: F811
    scene.tick(0, 1)
    press(scene.bar.buttons["trash"])
    scene.rest()
    scene.feed.ask(trashed=True)
    scene.rest()
    assert scene.model.rowCount() == 2 and scene.bar.offered == ["restore"]
    scene.table.put(0)
    scene.key(Key.Key_F2)
    assert not scene.table.is_editing and scene.said[-1] == ("先恢复，再改", False)
    scene.tick(0, 1)
    press(scene.bar.buttons["restore"])
    scene.rest()
    assert scene.said[-1] == ("已恢复 2 位", True)
    assert scene.total("customer") == COUNT
