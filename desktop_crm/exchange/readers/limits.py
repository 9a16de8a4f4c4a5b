"""How much a file may hold, checked before anything is unpacked."""

import os
import re
import zipfile
import zlib
from pathlib import Path
from typing import BinaryIO

from ...domain.errors import UserError
from . import refusals

FILE_BYTES = 500 * 2**20
INFLATED_BYTES = 2 * 2**30
ENTRIES = 10_000
SHEETS = 500
ROWS = 1_048_576
COLUMNS = 2_000
_RATIO, _RATIO_FROM = 200, 100 * 2**20  # real sheets pack about 10 to 60 times
_DIRECTORY_BYTES = ENTRIES * 400
_PROLOGUE = 1 << 20

ZIP_ERRORS = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError)
"""What zipfile raises for a part that is cut, garbled, encrypted or packed in an unknown way."""


def check_file(path: Path) -> None:
    """Raises UserError."""
    name = path.name
    if name.startswith("~$"):
        raise UserError(
            f"“{name}”是 Excel 打开文件时的临时文件。请选择原来的文件“{name[2:]}”",
            f"“{name}” is a lock file of Excel. Choose the workbook itself, “{name[2:]}”",
        )
    try:
        if path.is_dir():
            raise UserError(f"“{name}”是文件夹。请选择其中的一个文件", f"“{name}” is a folder. Choose a file inside it")
        size = path.stat().st_size
    except FileNotFoundError:
        raise UserError(
            f"找不到“{path}”。请确认文件没有被移动或改名", f"“{path}” is not there. Was it moved or renamed?"
        ) from None
    except (OSError, ValueError):
        raise refusals.unreadable(path) from None
    if not path.is_file():
        raise UserError(f"“{name}”不是普通文件，无法导入", f"“{name}” is no ordinary file and cannot be imported")
    if size == 0:
        raise UserError(
            f"“{name}”是空文件（0 字节）。请重新导出或下载",
            f"“{name}” is empty (0 bytes). Export or download it again",
        )
    if size > FILE_BYTES:
        raise refusals.too_much(path, f"超过 {FILE_BYTES >> 20} MB", f"is larger than {FILE_BYTES >> 20} MB")


def opened(path: Path) -> BinaryIO:
    """Raises UserError."""
    try:
        return path.open("rb")
    except OSError:
        raise refusals.unreadable(path) from None


def checked_zip(path: Path, file: BinaryIO) -> zipfile.ZipFile:
    """The archive, if what it declares is within bounds; a part that declares too little fails when read. UserError."""
    name = path.name
    unusable = refusals.damaged(path)
    bomb = UserError(
        f"“{name}”解开后大得不正常，可能是恶意文件，已拒绝打开。请向来源确认，或在 Excel 中另存后再导入",
        f"“{name}” unpacks to an abnormal size and may be malicious, so it was refused. Ask where it came from",
    )
    try:
        if _directory_bytes(file) > _DIRECTORY_BYTES:
            raise bomb
        archive = zipfile.ZipFile(file)
    except ZIP_ERRORS:
        raise unusable from None
    parts = archive.infolist()
    if not parts:
        raise unusable
    whole = sum(part.file_size for part in parts)
    if whole > INFLATED_BYTES:
        raise (
            bomb
            if whole > _RATIO * os.fstat(file.fileno()).st_size
            else refusals.too_much(path, "内容太多", "holds too much")
        )
    if len(parts) > ENTRIES or any(p.file_size > max(_RATIO_FROM, _RATIO * p.compress_size) for p in parts):
        raise bomb
    return archive


def _directory_bytes(file: BinaryIO) -> int:
    """Size of the list of parts as declared at the end of the file; zipfile would read any number of them."""
    end = file.seek(0, os.SEEK_END)
    file.seek(max(0, end - 65_557))
    tail = file.read()
    at = tail.rfind(b"PK\x05\x06")
    if at < 0 or at + 16 > len(tail):
        raise zipfile.BadZipFile
    size = int.from_bytes(tail[at + 12 : at + 16], "little")
    if size == 0xFFFFFFFF and (far := tail.rfind(b"PK\x06\x06")) >= 0:
        size = int.from_bytes(tail[far + 40 : far + 48], "little")
    file.seek(0)
    return size


_ROOT = re.compile(rb"<[^?!]")


def check_prologue(path: Path, start: bytes) -> None:
    """Refuses XML that declares a document type: entities can grow without end. Raises UserError."""
    if start[:2] in (b"\xff\xfe", b"\xfe\xff", b"<\0", b"\0<"):
        start = start.replace(b"\0", b"")
    start = start[:_PROLOGUE]
    root = _ROOT.search(start)
    if b"<!DOCTYPE" in start[: root.start() if root else None] or (root is None and len(start) == _PROLOGUE):
        raise UserError(
            f"“{path.name}”内含不允许的 XML 声明，可能是恶意文件，已拒绝打开。请在 Excel 中打开后另存再导入",
            f"“{path.name}” holds XML declarations that are not allowed and may be malicious. Save a new copy in Excel",
        )
