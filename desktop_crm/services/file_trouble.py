"""What the disk and the data file refuse, in one sentence each."""

import sqlite3
from pathlib import Path

from ..domain.errors import Damaged, UserError

_DAMAGED = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
_WORLD = {
    sqlite3.SQLITE_CORRUPT: ("数据文件已损坏，请用 restore-backup 换回备份", "The data file is damaged: take a backup back with restore-backup"),
    sqlite3.SQLITE_NOTADB: ("数据文件不是数据库，请用 restore-backup 换回备份", "The data file is no database: take a backup back with restore-backup"),
    sqlite3.SQLITE_FULL: ("磁盘已满，什么也没有写入；请腾出空间再试", "The disk is full; nothing was written. Make room and try again"),
    sqlite3.SQLITE_READONLY: ("数据文件夹不能写入，请检查权限或换一个文件夹（--data）", "The data folder cannot be written to: check its permissions or choose another (--data)"),
    sqlite3.SQLITE_PERM: ("没有读写数据文件的权限", "There is no permission to use the data file"),
    sqlite3.SQLITE_CANTOPEN: ("打不开数据文件，请检查文件夹和权限（--data）", "The data file cannot be opened: check the folder and its permissions (--data)"),
    sqlite3.SQLITE_IOERR: ("读写数据文件出错，请检查磁盘", "Reading or writing the data file failed: check the disk"),
    sqlite3.SQLITE_BUSY: ("另一个程序正在写入，请稍后再试", "Another program is writing; try again later"),
    sqlite3.SQLITE_LOCKED: ("另一个程序正在写入，请稍后再试", "Another program is writing; try again later"),
}  # fmt: skip


def is_damage(error: BaseException) -> bool:
    return isinstance(error, Damaged) or _code(error) in _DAMAGED


def told(error: BaseException, folder: Path | None) -> UserError | None:
    """None for what is no such refusal: our bug."""
    if isinstance(error, sqlite3.Error) and (found := _WORLD.get(_code(error))):
        where = f" ({folder})" if folder else ""
        return (Damaged if is_damage(error) else UserError)(found[0] + where, found[1] + where)
    if isinstance(error, OSError):
        what = f"{error.strerror or error}"
        where = f"“{error.filename}”" if error.filename else ""
        return UserError(f"读写不了{where}：{what}", f"Cannot read or write {where}: {what}")
    return None


def _code(error: BaseException) -> int:
    """SQLite's primary result code."""
    return int(getattr(error, "sqlite_errorcode", None) or 0) & 0xFF
