"""A day's work without the mouse."""

import pytest

from desktop_crm.services import records, users

from .day import Keys

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
"""Menus warn where there is no display."""
NEW = "绍兴恒泰机械有限公司"
PHONE = "0575-88001234"


@pytest.fixture
def office(core):
    """Two people work here; I am one of them."""
    users.claim(core, "陈晓")
    records.add(core, "users", {"name": "王伟"})
    return core


def test_a_day_by_keyboard(qtbot, open_window, office, ask, tmp_path):
    day = Keys(qtbot, open_window(office, page="today"))
    new_customer(day)


def new_customer(day: Keys) -> None:
    day.press("Ctrl+2")
    assert day.window.code == "customers" and day.focus is day.page.table

    def fill():
        begun = day.strokes
        day.press("Ctrl+N")
        assert day.form.isVisible()
        day.type(NEW)
        day.press("Tab")
        day.type(PHONE)
        day.press("Ctrl+Return")
        print("keys for a new customer with a phone:", day.strokes - begun)

    day.act(fill, lambda: (day.count("customers", f"name={NEW}"), day.cell(NEW, "phone")), (1, PHONE))
    print(day.said, day.cursor, day.beside, day.focus)
