"""设置: every part of it, clicked and typed."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices

from desktop_crm.services import backups, office, users

from ...conftest import commit, settle

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def window(open_window, core):
    return open_window(core, page="settings")


@pytest.fixture
def opened(monkeypatch):
    found = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: found.append(url.toLocalFile()) or True)
    return found


def click(qtbot, window, button):
    qtbot.mouseClick(button, LEFT)
    settle(qtbot, window)


def test_one_of_those_known_is_me(qtbot, window, core):
    (button,) = window.page.me._group.buttons()
    assert (button.text(), button.isChecked()) == ("陈晓", False)
    click(qtbot, window, button)
    assert users.me(core)["name"] == "陈晓"
    assert window._toast.line.text() == "现在您是“陈晓”"
    assert [b.isChecked() for b in window.page.me._group.buttons()] == [True]


def test_a_new_name_is_made_and_stands_first(qtbot, window, core):
    me = window.page.me
    assert not me.claim.isEnabled()
    commit(me.name, "林悦")
    qtbot.keyClick(me.name, Qt.Key.Key_Return)
    settle(qtbot, window)
    assert users.me(core)["name"] == "林悦"
    assert me.name.text() == ""
    qtbot.waitUntil(lambda: [b.text() for b in me._group.buttons()] == ["林悦", "陈晓"])


def test_the_office_is_saved_line_by_line_and_named_by_the_window(qtbot, window, core):
    lines = window.page.office.lines
    assert list(lines)[:2] == ["name", "address"] and "logo" not in lines
    commit(lines["name"].line, "启明办公")
    qtbot.keyClick(lines["name"].line, Qt.Key.Key_Return)
    settle(qtbot, window)
    assert office.name(core) == "启明办公"
    qtbot.waitUntil(lambda: window.windowTitle() == "客户管理 – 启明办公")
    assert window.rail.office.toolTip() == "启明办公"
    window.actions_.undo.trigger()
    qtbot.waitUntil(lambda: lines["name"].line.text() == "")


def test_leaving_a_line_saves_it_and_esc_gives_back(qtbot, window, core):
    name, phone = window.page.office.lines["name"].line, window.page.office.lines["phone"].line
    commit(name, "不要这个")
    qtbot.keyClick(name, Qt.Key.Key_Escape)
    assert name.text() == ""
    commit(phone, "0571-88001234")
    qtbot.keyClick(phone, Qt.Key.Key_Tab)
    settle(qtbot, window)
    assert office.values(core) | {"phone": ""} == dict.fromkeys(office.values(core), "")
    assert office.values(core)["phone"] == "0571-88001234"


@pytest.mark.parametrize("name", ["dark", "light", "system"])
def test_the_colours_change_at_once(qtbot, window, core, name):
    qtbot.mouseClick(window.page.looks.theme.buttons[name], LEFT)
    assert core.settings.get("theme") == name
    assert window.theme.name == ("dark" if name == "dark" else "light")


def test_the_height_of_rows_is_told_and_kept(qtbot, window, core):
    with qtbot.waitSignal(window.desk.density_chosen) as chosen:
        qtbot.mouseClick(window.page.looks.density.buttons["compact"], LEFT)
    assert chosen.args == ["compact"]
    assert core.settings.get("density") == "compact"


def test_another_language_is_asked_for(qtbot, window):
    with qtbot.waitSignal(window.language_chosen) as chosen:
        qtbot.mouseClick(window.page.looks.language.buttons["en"], LEFT)
    assert chosen.args == ["en"]


def test_a_backup_is_made_and_listed(qtbot, window, core, opened):
    page = window.page.backups
    assert page.none.isVisibleTo(window.page)
    click(qtbot, window, page.make)
    assert [b["reason"] for b in backups.listed(core)] == ["manual"]
    assert len(page.rows) == 1 and "手动" in page.rows[0].what.text()
    assert window._toast.line.text().startswith("已备份，")
    click(qtbot, window, page.folder)
    assert opened == [str(backups.folder(core))]


def test_going_back_to_a_backup_asks_first_and_esc_says_no(qtbot, window, core):
    made = backups.make(core)
    window.go("customers")
    window.go("settings")
    settle(qtbot, window)
    (row,) = window.page.backups.rows
    qtbot.mouseClick(row.restore, LEFT)
    assert row.sure.isVisibleTo(window.page) and row.no.hasFocus()
    qtbot.keyClick(row.no, Qt.Key.Key_Escape)
    assert not row.yes.isVisibleTo(window.page) and row.restore.hasFocus()
    qtbot.mouseClick(row.restore, LEFT)
    window.desk.restore_asked.disconnect(window._restore)
    with qtbot.waitSignal(window.desk.restore_asked) as asked:
        qtbot.mouseClick(row.yes, LEFT)
    assert asked.args == [made["file"]]


def test_the_data_are_checked_where_they_lie(qtbot, window, core, opened):
    data = window.page.data
    assert data.where.text() == str(core.folder)
    click(qtbot, window, data.check)
    assert data.result.text() == "10 项检查都正常"
    click(qtbot, window, data.folder)
    assert opened == [str(core.folder)]


def test_what_is_wrong_is_named(qtbot, window, core):
    core.store.db.execute("DELETE FROM match_key")
    data = window.page.data
    click(qtbot, window, data.check)
    assert "keys:" in data.result.text() and "备份" in data.result.text()


def test_a_folder_that_does_not_open_is_told(qtbot, window, core, monkeypatch):
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: False)
    qtbot.mouseClick(window.page.data.folder, LEFT)
    assert str(core.folder) in window._toast.line.text()


def test_licences_and_keys_are_at_hand(qtbot, window):
    about = window.page.about
    qtbot.mouseClick(about.licences, LEFT)
    assert "MIT" in about.text.toPlainText() and "ISC" in about.text.toPlainText()
    qtbot.mouseClick(about.keys, LEFT)
    assert window.layers.keys.isVisible()


def test_the_list_at_the_left_leads_to_each_part(qtbot, window):
    page = window.page
    qtbot.mouseClick(page.links[3], LEFT)
    assert page.scroll.verticalScrollBar().value() > 0
    assert page.backups.visibleRegion().boundingRect().height() > 0
    assert page.links[3].isChecked()


def test_every_setting_of_the_person_has_its_place(window, core):
    """Those that the program keeps for itself are not for people."""
    from desktop_crm.settings import SETTINGS

    own = {"window", "recent", "name_asked", "last_folder", "last_backup_on"}
    page = {"me": window.page.me, "lang": window.page.looks.language, "theme": window.page.looks.theme}
    page["density"] = window.page.looks.density
    assert {name for name in SETTINGS if not name.startswith("today")} <= own | set(page) | kept_by_pages()


def kept_by_pages() -> set[str]:
    """What a page remembers by itself."""
    from desktop_crm.settings import SETTINGS

    return {s.name for s in SETTINGS.values() if s.type is str and not s.choices and s.default == ""}
