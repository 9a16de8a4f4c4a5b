"""`python3 -m desktop_crm`: who gets the words."""

import sys
import types

import pytest

from desktop_crm import __main__ as program
from desktop_crm import bootstrap


@pytest.fixture
def window(monkeypatch):
    """Stands in for the window's side; keeps what it was given."""
    given = {}
    import desktop_crm.ui as ui

    for name in ("main", "picture"):
        fake = types.ModuleType(f"desktop_crm.ui.{name}")
        fake.main = lambda argv, name=name: given.update({name: argv}) or 0  # type: ignore[attr-defined]
        monkeypatch.setitem(sys.modules, f"desktop_crm.ui.{name}", fake)
        monkeypatch.setattr(ui, name, fake, raising=False)
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    return given


def run(monkeypatch, *words):
    monkeypatch.setattr(sys, "argv", ["desktop-crm", *words])
    return program.main()


@pytest.mark.parametrize("words", [(), ("--data", "D"), ("--lang", "en", "--data=D")])
def test_no_sub_command_opens_the_window(monkeypatch, window, words):
    assert run(monkeypatch, *words) == 0
    assert window == {"main": list(words)}


def test_picture_goes_to_the_windows_side_without_its_own_word(monkeypatch, window):
    monkeypatch.delenv("QT_QPA_PLATFORM")
    monkeypatch.delenv("DISPLAY", raising=False)
    assert run(monkeypatch, "--data", "D", "picture", "o.png", "--page", "today") == 0
    assert window == {"picture": ["--data", "D", "o.png", "--page", "today"]}


def test_what_goes_wrong_in_a_picture_is_told_like_any_other(monkeypatch, window, capsys, tmp_path):
    from desktop_crm.domain.errors import UserError

    def fail(argv):
        raise UserError("没有这一页", "no such page")

    monkeypatch.setattr(sys.modules["desktop_crm.ui.picture"], "main", fail)
    assert run(monkeypatch, "--data", str(tmp_path), "picture", "o.png") == 1
    assert capsys.readouterr().err == "没有这一页\n"


def test_a_sub_command_goes_to_the_command_line(monkeypatch, window, capsys, tmp_path):
    assert run(monkeypatch, "--data", str(tmp_path), "list", "customers") == 0
    assert capsys.readouterr().out == "共 0 条\n"
    assert run(monkeypatch, "--json") == 2
    assert run(monkeypatch, "-h") == 0
    assert window == {}


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is always a display")
def test_no_display_is_said_in_both_languages(monkeypatch, window, capsys):
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    assert run(monkeypatch) == 1
    out, err = capsys.readouterr()
    assert out == "" and "没有显示器" in err and "no display" in err and window == {}
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    assert run(monkeypatch) == 0


@pytest.mark.parametrize("missing", ["PySide6", "sqlalchemy"])
def test_without_its_packages_a_source_tree_fetches_them_first(monkeypatch, window, missing):
    monkeypatch.setattr(program, "find_spec", lambda name: None if name == missing else object())
    monkeypatch.setattr(bootstrap, "start", lambda argv: 40 + len(argv))
    assert run(monkeypatch, "list", "customers") == 42


def test_an_installed_program_has_no_lock_and_fetches_nothing(monkeypatch, window, tmp_path):
    monkeypatch.setattr(program, "find_spec", lambda name: None)
    monkeypatch.setattr(program, "LOCK", tmp_path / "requirements.lock")
    monkeypatch.setattr(bootstrap, "start", lambda argv: pytest.fail("fetched"))
    assert run(monkeypatch) == 0


def test_the_lock_is_where_bootstrap_looks():
    assert bootstrap.ROOT / "requirements.lock" == program.LOCK and program.LOCK.exists()


@pytest.mark.parametrize("words", [("客户.xlsx",), ("--data", "D", "A.CSV"), ("有这个文件.dat",)])
def test_a_sheet_opens_the_window(monkeypatch, window, tmp_path, words):
    (tmp_path / "有这个文件.dat").touch()
    monkeypatch.chdir(tmp_path)
    assert run(monkeypatch, *words) == 0
    assert window == {"main": list(words)}


def test_a_sub_command_stays_one_even_where_a_file_is_called_so(monkeypatch, window, tmp_path, capsys):
    (tmp_path / "backups").touch()
    monkeypatch.chdir(tmp_path)
    assert run(monkeypatch, "backups", "--data", str(tmp_path / "d")) == 0
    assert run(monkeypatch, "nonsense") == 2
    assert window == {}
