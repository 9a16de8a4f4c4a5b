"""An exception as an exit code and one sentence."""

import sqlite3
from pathlib import Path

from ..domain.errors import Damaged, UserError
from . import crash
from .wrong_usage import WrongUsage

DONE, WORLD, USAGE, SOME_REJECTED, BUG, STOPPED = 0, 1, 2, 3, 70, 130
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


def explain(error: BaseException, lang: str, folder: Path | None, command: str) -> tuple[int, str]:
    if isinstance(error, WrongUsage):
        return USAGE, error.text(lang)
    if isinstance(error, KeyboardInterrupt):
        return STOPPED, "Stopped; nothing was written" if lang == "en" else "已停止，没有写入"
    if isinstance(error, UserError):
        return WORLD, error.text(lang)
    if isinstance(error, sqlite3.Error) and (found := _WORLD.get(_code(error))):
        return WORLD, f"{found[lang == 'en']} ({folder})" if folder else found[lang == "en"]
    if isinstance(error, OSError):
        what = f"{error.strerror or error}"
        where = f"“{error.filename}”" if error.filename else ""
        return WORLD, f"Cannot read or write {where}: {what}" if lang == "en" else f"读写不了{where}：{what}"
    file = crash.report(error, folder, command)
    if lang == "en":
        return BUG, f"This is our mistake, sorry; the report is in {file}"
    return BUG, f"程序出错了，是我们的问题；报告在 {file}"


def _code(error: BaseException) -> int:
    """SQLite's primary result code."""
    return int(getattr(error, "sqlite_errorcode", None) or 0) & 0xFF
