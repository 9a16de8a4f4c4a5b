"""Copies of the file, and taking one back. A copy is made by SQLite itself, so it is whole whoever is writing."""

import hashlib
import os
import re
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from ..domain.errors import UserError
from ..domain.fields import ENTITIES
from . import capture, custom
from .connection import FORMAT, connect_foreign, statements

_NAME = re.compile(r"office-(\d{8}-\d{6})(?:-\d+)?-(daily|upgrade|restore|manual)\.db$")
_CLOCK = next(s for s in statements(capture.TABLES) if s.startswith("CREATE TRIGGER"))
KEEP = {"daily": 14, "upgrade": 5, "restore": 5}
"""How many automatic copies of each reason are kept; copies made by hand are never removed."""


@dataclass(frozen=True, slots=True)
class Backup:
    file: Path
    bytes: int
    sha256: str


@dataclass(frozen=True, slots=True)
class BackupLine:
    file: Path
    bytes: int
    at: str
    reason: str


def make_backup(db: sqlite3.Connection, folder: Path, *, reason: str, to: Path | None = None) -> Backup:
    """Written under a temporary name, flushed, then renamed: a half-written copy is never taken for a backup.

    Raises UserError when the copy cannot be written."""
    try:
        if to is None:
            folder.mkdir(parents=True, exist_ok=True)
            to = _free_name(folder, reason)
        part = to.with_name(to.name + ".part")
        part.unlink(missing_ok=True)
        copy = sqlite3.connect(part)
        try:
            db.backup(copy)
            copy.execute("PRAGMA journal_mode = DELETE")
        finally:
            copy.close()
        digest = _flush_and_hash(part)
        os.replace(part, to)
    except (OSError, sqlite3.Error) as error:
        raise UserError(
            f"备份写不进“{to or folder}”：{error}", f"The backup cannot be written to “{to or folder}”: {error}"
        ) from error
    for old in _surplus(folder):
        old.unlink(missing_ok=True)
    return Backup(to, to.stat().st_size, digest)


def _free_name(folder: Path, reason: str) -> Path:
    stamp = datetime.now().strftime("%Y%m%d-%H%M%S")
    name, n = folder / f"office-{stamp}-{reason}.db", 1
    while name.exists():
        n += 1
        name = folder / f"office-{stamp}-{n}-{reason}.db"
    return name


def _flush_and_hash(file: Path) -> str:
    digest = hashlib.sha256()
    with file.open("r+b") as f:
        while part := f.read(1 << 20):
            digest.update(part)
        os.fsync(f.fileno())
    return digest.hexdigest()


def _surplus(folder: Path) -> Iterator[Path]:
    lines = backups(folder)
    for reason, keep in KEEP.items():
        yield from (line.file for line in [b for b in lines if b.reason == reason][keep:])


def backups(folder: Path) -> list[BackupLine]:
    """Newest first."""
    found = []
    for file in folder.glob("office-*.db") if folder.is_dir() else ():
        if m := _NAME.match(file.name):
            at = datetime.strptime(m[1], "%Y%m%d-%H%M%S").astimezone().isoformat(timespec="seconds")
            found.append(BackupLine(file, file.stat().st_size, at, m[2]))
    return sorted(found, key=lambda b: b.file.name, reverse=True)


def open_backup(file: Path) -> sqlite3.Connection:
    """A checked read-only connection to a copy. Raises UserError when it is not one of ours, newer, damaged or tampered with."""
    if not file.is_file():
        raise UserError(f"找不到备份文件“{file}”", f"There is no backup file “{file}”")
    try:
        db = connect_foreign(file)
        (version,) = db.execute("PRAGMA user_version").fetchone()
        names = {n for (n,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        if not {"session", "step", "change", "customer"} <= names:
            raise UserError(f"“{file}”不是客户管理的备份", f"“{file}” is not one of our backups")
        if version > FORMAT:
            raise UserError(
                f"“{file}”来自更新版本的程序，请先升级本程序", f"“{file}” comes from a newer version; upgrade first"
            )
        _refuse_strange_schema(db, file)
        check = db.execute("PRAGMA quick_check(1)").fetchone()[0]
        if check != "ok":
            raise UserError(f"备份“{file}”已损坏：{check}", f"The backup “{file}” is damaged: {check}")
    except sqlite3.DatabaseError as error:
        raise UserError(f"“{file}”不是完好的数据文件：{error}", f"“{file}” is no sound data file: {error}") from error
    return db


def _refuse_strange_schema(db: sqlite3.Connection, file: Path) -> None:
    """A trigger or view that is not ours could run on our next write."""
    try:
        entities = custom.with_custom(db)
    except (sqlite3.Error, ValueError):
        entities = dict(ENTITIES)
    known = capture.expected(entities)
    for kind, name, text in db.execute("SELECT type, name, sql FROM sqlite_master WHERE type IN ('trigger', 'view')"):
        ours = kind == "trigger" and (name in known or (name == "step_clock" and _word(text) == _word(_CLOCK)))
        if not ours:
            raise UserError(
                f"“{file}”里有不属于本程序的 {kind} “{name}”，为安全起见没有打开",
                f"“{file}” has a {kind} “{name}” that is not ours; for safety it was not opened",
            )


def _word(text: str) -> str:
    return " ".join(text.split()).rstrip("; ")


def restore(live: sqlite3.Connection, file: Path) -> None:
    """Replaces the live file's content by the copy's, as one transaction of SQLite's own. The caller must then regenerate
    the triggers before the first write: the copy's own are never run."""
    source = open_backup(file)
    try:
        source.backup(live)
    finally:
        source.close()
