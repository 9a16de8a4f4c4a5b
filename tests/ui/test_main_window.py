"""The frame: rail, status, toasts, the ways round it by keys, and what is dropped on it."""

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from desktop_crm.services import pressing, records, reminders

from .conftest import settle

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
LEFT = Qt.MouseButton.LeftButton


def drop(window, *files):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(f)) for f in files])
    where, keys = QPoint(400, 400), Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(window, QDragEnterEvent(where, Qt.DropAction.CopyAction, data, LEFT, keys))
    QApplication.sendEvent(window, QDropEvent(QPointF(where), Qt.DropAction.CopyAction, data, LEFT, keys))


def test_the_keys_of_the_rail_lead_to_its_pages(qtbot, open_window, core):
    window = open_window(core)
    for at, code in enumerate(window.rail.buttons, 1):
        qtbot.keyClick(window, Qt.Key(Qt.Key.Key_0 + at), CTRL)
        settle(qtbot, window)
        assert window.code == code
        assert window.rail.buttons[code].isChecked()


def test_a_click_on_the_rail_leads_there(qtbot, open_window, core):
    window = open_window(core)
    qtbot.mouseClick(window.rail.buttons["settings"], LEFT)
    assert window.code == "settings"
    qtbot.mouseClick(window.rail.search, LEFT)
    assert window.layers.palette.isVisible()
    settle(qtbot, window)


@pytest.mark.parametrize(("width", "rail"), [(1366, 64), (1440, 200)])
def test_the_rail_goes_from_top_to_bottom_and_the_status_stands_beside_it(open_window, core, width, rail):
    window = open_window(core)
    window.resize(width, 690)
    QApplication.processEvents()
    assert (window.rail.width(), window.rail.height()) == (rail, 690)
    assert window.counter.mapTo(window, QPoint(0, 0)).x() > rail


def test_today_tells_how_much_waits_and_follows(qtbot, open_window, core):
    assert pressing.count(core) == 1  # the follow-up of the fixture is late
    window = open_window(core)
    button, badge = window.rail.buttons["today"], window.rail._badges["today"]
    assert (badge.text(), badge.isVisible()) == ("1", True)
    assert button.accessibleName() == "今日，1 件要办"
    records.add(core, "reminders", {"text": "打电话", "due_on": "2026-06-10"})
    qtbot.waitUntil(lambda: badge.text() == "2")
    (late,) = [r["id"] for r in reminders.agenda(core).reminders if r["text"] != "打电话"]
    reminders.done(core, late)
    qtbot.waitUntil(lambda: badge.text() == "1")
    records.trash(core, "reminders", "打电话")
    qtbot.waitUntil(lambda: not badge.isVisible())
    assert button.accessibleName() == "今日"
    settle(qtbot, window)


@pytest.mark.parametrize(
    ("pairs", "more"),
    [
        ({"due_on": "2026-06-09"}, 1), ({"due_on": "2026-06-10"}, 1), ({"due_on": "2026-06-11"}, 0),
        ({"due_at": "2026-06-10 23:59"}, 1), ({"due_at": "2026-06-11 00:00"}, 0),
        ({"due_on": "2026-06-10", "state": "done"}, 0),
        ({"due_on": "2026-06-01", "state": "snoozed", "snoozed_until": "2026-06-12 09:00"}, 0),
        ({"due_on": "2026-06-01", "state": "snoozed", "snoozed_until": "2026-06-10 09:00"}, 1),
    ],
)  # fmt: skip
def test_what_is_late_or_due_today_presses(core, pairs, more):
    from desktop_crm.services import day

    before = pressing.count(core)
    records.add(core, "reminders", {"text": "x", **pairs})
    assert pressing.count(core) == before + more == day.outline(core).pressing


def test_f6_goes_from_part_to_part(qtbot, open_window, core):
    window = open_window(core)
    reached = []
    for _ in range(3):
        qtbot.keyClick(window, Qt.Key.Key_F6)
        focus = window.focusWidget()
        beside = window.page.beside
        parts = {"rail": window.rail, "main": beside.main, "side": beside.side}
        reached.append(next(name for name, part in parts.items() if part.isAncestorOf(focus)))
    assert reached == ["side", "rail", "main"]
    qtbot.keyClick(window, Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert window.rail.isAncestorOf(window.focusWidget())


def test_alt_left_goes_back_page_by_page(qtbot, open_window, core):
    window = open_window(core, page="settings")
    window.go("import")
    settle(qtbot, window)
    qtbot.keyClick(window, Qt.Key.Key_Left, ALT)
    assert window.code == "settings"
    qtbot.keyClick(window, Qt.Key.Key_Left, ALT)
    assert window.code == "settings"
    settle(qtbot, window)


def test_a_key_leads_to_one_thing_alone(qtbot, open_window, core):
    """Two actions for one key, and neither would be done."""
    window = open_window(core)
    for code in window.rail.buttons:
        window.go(code)
        settle(qtbot, window)
        actions = {*window.actions(), *window.page.actions()}
        keys = [
            k.toString()
            for a in actions
            for k in a.shortcuts()
            if a.shortcutContext() is not Qt.ShortcutContext.WidgetShortcut
        ]
        assert sorted(keys) == sorted(set(keys)), code


def test_a_sheet_dropped_on_any_page_comes_to_the_import(qtbot, open_window, core, tmp_path):
    file = tmp_path / "a.csv"
    file.write_text("客户名称,电话\n东海甲有限公司,0571-86001111\n", "utf-8")
    window = open_window(core, page="settings")
    drop(window, file)
    assert window.code == "import"
    settle(qtbot, window)


def test_what_is_no_sheet_is_refused_where_one_is(open_window, core, tmp_path):
    window = open_window(core)
    drop(window, tmp_path / "合同.docx")
    assert window._toast.line.text() == "“合同.docx”不是表格，请用 .xlsx 或 .csv"
    drop(window, tmp_path)
    assert tmp_path.name in window._toast.line.text()
    assert window.code == "customers"


def test_what_can_be_taken_back_stays_while_something_else_is_said(open_window, core):
    window = open_window(core)
    window._say("已改 12 位", True)
    undo = window._toast
    window._say("另一句话", False)
    assert undo.isVisible() and undo.button.text() == "撤销"
    assert window._toast is not undo and window._toast.geometry().bottom() < undo.geometry().top()
    window._say("已改 3 位", True)
    assert (undo.line.text(), window.toasts.plain.isVisible()) == ("已改 3 位", False)


def test_undo_in_a_toast_ends_with_the_next_write(qtbot, open_window, core):
    """It would take back that one."""
    window = open_window(core)
    records.set_one(core, "customers", "KH-000001", {"region": "舟山"})
    settle(qtbot, window)
    window._say("已改 1 位", True)
    records.set_one(core, "customers", "KH-000002", {"region": "舟山"})
    qtbot.waitUntil(lambda: not window.toasts.with_undo.isVisible())
    settle(qtbot, window)


def test_a_long_sentence_stands_whole_in_a_small_window(open_window, core):
    window = open_window(core)
    window.resize(800, 600)
    window._say("很长的一句话" * 20, True)
    toast = window._toast
    assert toast.width() < 800 and toast.line.wordWrap()
    assert toast.line.height() >= toast.line.heightForWidth(toast.line.width())


def test_the_sample_is_offered_only_to_an_empty_office(open_window, core):
    assert not open_window(core).actions_.sample.isEnabled()


def test_an_empty_office_can_have_the_sample(open_window, empty_core):
    assert open_window(empty_core).actions_.sample.isEnabled()


def test_the_office_names_the_window(qtbot, open_window, core):
    from desktop_crm.services import office

    office.set_value(core, "name", "启明办公")
    window = open_window(core)
    assert window.windowTitle() == "客户管理 – 启明办公"
    window.resize(1500, 690)
    QApplication.processEvents()
    assert window.rail.office.text() == "启明办公"


def test_every_page_is_drawn_in_both_themes(qtbot, open_window, core):
    window = open_window(core)
    for code in window.rail.buttons:
        window.go(code)
        settle(qtbot, window)
    for name in ("dark", "light"):
        window.choose_theme(name)
        assert not window.grab().isNull()
