"""What goes wrong while a sub-command runs."""

import re
import sqlite3
from pathlib import Path

import pytest

from desktop_crm.cli import failing, reading
from desktop_crm.domain.errors import Busy


def raising(monkeypatch, error):
    def find_(call):
        raise error

    monkeypatch.setattr(reading, "find_", find_)


def sqlite_error(kind, code):
    error = kind("text of sqlite")
    error.sqlite_errorcode = code
    return error


def test_our_bug_is_70_with_a_report(crm, profile, monkeypatch):
    raising(monkeypatch, ZeroDivisionError("秘密"))
    sentence = crm.fails("find", "x", code=70)
    (file,) = (profile / "crashes").iterdir()
    assert str(file) in sentence
    text = file.read_text("utf-8")
    from desktop_crm import __version__

    assert f"desktop-crm {__version__}" in text and "ZeroDivisionError" in text and "find_" in text
    assert str(file.parent) in crm.fails("find", "x", "--lang", "en", code=70)


def test_the_report_goes_to_the_temporary_folder_when_the_profile_cannot_hold_it(crm, profile, monkeypatch, tmp_path):
    crm.json("me")
    (profile / "crashes").write_text("a file")
    monkeypatch.setattr("tempfile.gettempdir", lambda: str(tmp_path))
    raising(monkeypatch, ZeroDivisionError())
    sentence = crm.fails("find", "x", code=70)
    assert str(tmp_path / "crash-") in sentence


@pytest.mark.parametrize(
    ("error", "code", "part"),
    [
        (Busy("忙", "busy"), 1, "忙"),
        (OSError(28, "No space left on device", "out.xlsx"), 1, "out.xlsx"),
        (PermissionError(13, "Permission denied", "/x/y"), 1, "/x/y"),
        (sqlite_error(sqlite3.OperationalError, sqlite3.SQLITE_FULL), 1, "磁盘已满"),
        (sqlite_error(sqlite3.OperationalError, sqlite3.SQLITE_READONLY), 1, "不能写入"),
        (sqlite_error(sqlite3.OperationalError, sqlite3.SQLITE_IOERR | (3 << 8)), 1, "磁盘"),
        (sqlite_error(sqlite3.OperationalError, sqlite3.SQLITE_CANTOPEN), 1, "打不开"),
        (sqlite_error(sqlite3.OperationalError, sqlite3.SQLITE_BUSY), 1, "稍后"),
        (sqlite_error(sqlite3.DatabaseError, sqlite3.SQLITE_CORRUPT), 1, "restore-backup"),
        (sqlite_error(sqlite3.OperationalError, sqlite3.SQLITE_ERROR), 70, "报告"),
        (sqlite_error(sqlite3.IntegrityError, sqlite3.SQLITE_CONSTRAINT), 70, "报告"),
        (KeyboardInterrupt(), 130, "停止"),
        (KeyError("x"), 70, "报告"),
    ],
)
def test_each_error_has_its_code_and_sentence(crm, monkeypatch, error, code, part):
    raising(monkeypatch, error)
    assert part in crm.fails("find", "x", code=code)
    assert not re.search("[一-龥]", crm.fails("find", "x", "--lang", "en", code=code))


def test_a_folder_that_cannot_be_one(crm, profile):
    profile.write_text("a file")
    assert str(profile) in crm.fails("list", "customers")


def test_a_synced_folder_is_refused(capsys, tmp_path):
    from desktop_crm import cli

    folder = tmp_path / "Dropbox" / "crm"
    assert cli.main(["--data", str(folder), "list", "customers"]) == 1
    assert "云同步" in capsys.readouterr().err
    assert not folder.exists()


def test_a_file_of_a_newer_version_is_left_alone(crm, profile):
    crm.json("me")
    db = sqlite3.connect(profile / "office.db")
    db.execute("PRAGMA user_version = 99")
    db.close()
    before = (profile / "office.db").read_bytes()
    assert "升级" in crm.fails("list", "customers")
    assert (profile / "office.db").read_bytes() == before


def test_damage_is_told_apart_from_our_own_faults():
    assert failing.is_damage(sqlite_error(sqlite3.DatabaseError, sqlite3.SQLITE_NOTADB))
    assert not failing.is_damage(sqlite_error(sqlite3.OperationalError, sqlite3.SQLITE_ERROR))
    assert not failing.is_damage(OSError(5, "x", str(Path("x"))))
