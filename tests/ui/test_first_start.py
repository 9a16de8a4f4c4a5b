"""The one question of a first start."""

import sys

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from desktop_crm.services import records, users
from desktop_crm.ui import program as starting
from desktop_crm.ui.language import Language

from .conftest import commit, settle


@pytest.fixture
def start(qapp, qtbot, ask):
    """`start(core)`: the program as it opens by itself."""
    hook, opened = sys.excepthook, []

    def start_it(core):
        program = starting.Program(qapp, core, Language(), ask)
        opened.append(program)
        program.open("zh", asks_name=True)
        with qtbot.waitActive(program.window):
            program.window.activateWindow()
        settle(qtbot, program.window)
        return program.window

    yield start_it
    sys.excepthook = hook
    for program in opened:
        program.window.close()
        program._language.choose("zh")
        for translator in program._language._installed:
            qapp.removeTranslator(translator)


def test_a_name_and_enter_and_the_day_can_begin(qtbot, start, empty_core):
    window = start(empty_core)
    card = window.layers.first
    assert card.isVisible() and card.name.hasFocus() and not card.start.isEnabled()
    assert not card.people.isVisibleTo(card)
    commit(card.name, "陈晓")
    qtbot.keyClick(card.name, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.layers.first is None)
    settle(qtbot, window)
    assert users.me(empty_core)["name"] == "陈晓"
    assert window.code == "customers"
    assert not users.nobody_asked(empty_core)


def test_owners_that_an_import_brought_are_offered(qtbot, start, core):
    window = start(core)
    (person,) = window.layers.first.people.findChildren(QPushButton)
    assert person.text() == "陈晓"
    qtbot.mouseClick(person, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.layers.first is None)
    settle(qtbot, window)
    assert users.me(core)["name"] == "陈晓"
    assert [p.joined for p in users.listed(core)] == [True]


@pytest.mark.parametrize("how", ["link", "esc"])
def test_later_is_not_asked_again(qtbot, start, empty_core, how):
    window = start(empty_core)
    card = window.layers.first
    if how == "esc":
        qtbot.keyClick(card.name, Qt.Key.Key_Escape)
    else:
        qtbot.mouseClick(card.later, Qt.MouseButton.LeftButton)
    assert window.layers.first is None
    assert users.me(empty_core)["id"] is None
    assert start(empty_core).layers.first is None


def test_nothing_below_gets_the_keys_meanwhile(qtbot, start, empty_core):
    window = start(empty_core)
    card = window.layers.first
    qtbot.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert window.layers.palette is None or not window.layers.palette.isVisible()
    window.go("settings")
    qtbot.waitUntil(lambda: card.isAncestorOf(window.focusWidget()))
    for _ in range(4):
        qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
        assert card.isAncestorOf(window.focusWidget())
    settle(qtbot, window)


def test_who_is_known_is_not_asked(start, core):
    users.claim(core, "陈晓")
    assert start(core).layers.first is None


def test_tests_and_pictures_are_not_asked(open_window, empty_core):
    assert open_window(empty_core).layers.first is None


def test_esc_does_not_drop_a_half_typed_name_unsaid(qtbot, start, empty_core):
    card = start(empty_core).layers.first
    commit(card.name, "陈")
    qtbot.keyClick(card.name, Qt.Key.Key_Escape)
    assert card.isVisible() and card.name.text() == "陈" and "“陈”" in card.bad.text()
    commit(card.name, "晓")
    assert not card.bad.isVisible()
    qtbot.keyClick(card.name, Qt.Key.Key_Escape)
    assert card.isVisible()
    qtbot.keyClick(card.name, Qt.Key.Key_Escape)
    assert not card.isVisible()
    assert users.me(empty_core)["id"] is None


def test_ctrl_z_does_not_take_back_who_i_am(qtbot, open_window, core):
    window = open_window(core)
    users.claim(core, "林悦")
    settle(qtbot, window)
    window.actions_.undo.trigger()
    settle(qtbot, window)
    assert users.me(core)["name"] == "林悦"


def test_who_is_gone_is_asked_again_once(qtbot, start, core):
    users.claim(core, "林悦")
    records.trash(core, "users", "林悦")
    window = start(core)
    card = window.layers.first
    assert card is not None
    window.go("settings")
    settle(qtbot, window)
    me = window.page.me
    assert me.none.isVisibleTo(me) and not any(b.isChecked() for b in me._group.buttons())
    qtbot.mouseClick(card.later, Qt.MouseButton.LeftButton)
    assert start(core).layers.first is None
