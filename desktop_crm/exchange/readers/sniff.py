"""What a file is, by its content."""

import mmap
import zipfile
from enum import Enum
from pathlib import Path
from typing import BinaryIO

from . import limits, refusals


class Format(Enum):
    """With its name in a sentence."""

    XLSX = ("Excel 工作簿", "an Excel workbook")
    TEXT = ("文本表格", "a text table")
    XLSB = ("Excel 二进制工作簿（.xlsb）", "an Excel binary workbook (.xlsb)")
    XLS = ("旧版 Excel 或 WPS 表格（.xls、.et）", "an old Excel or WPS workbook (.xls, .et)")
    ODS = ("OpenDocument 表格（.ods）", "an OpenDocument spreadsheet (.ods)")
    VCARD = ("通讯录名片（.vcf）", "a contact card file (.vcf)")
    CALENDAR = ("日历文件（.ics）", "a calendar file (.ics)")
    MARKUP = ("网页或 XML 格式的表格", "a web page or XML table")

    @property
    def zh(self) -> str:
        return self.value[0]

    @property
    def en(self) -> str:
        return self.value[1]


_OLE = bytes.fromhex("D0CF11E0A1B11AE1")
_TEXT_STARTS = {
    b"begin:vcard": Format.VCARD,
    b"begin:vcalendar": Format.CALENDAR,
    b"<?xml": Format.MARKUP,
    b"<!doctype": Format.MARKUP,
    b"<html": Format.MARKUP,
    b"<table": Format.MARKUP,
}


def format_of(path: Path) -> Format:
    """Raises UserError for what cannot be opened, is empty, too large, locked by a password or no table."""
    limits.check_file(path)
    with limits.opened(path) as file:
        head = file.read(4096)
        if head.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
            return _of_zip(path, file)
        if head.startswith(_OLE):
            return _of_compound(path, file)
    plain = head.removeprefix(b"\xef\xbb\xbf").replace(b"\0", b"").lstrip(b"\xff\xfe \t\r\n").lower()
    for start, found in _TEXT_STARTS.items():
        if plain.startswith(start):
            return found
    return Format.TEXT


def _of_zip(path: Path, file: BinaryIO) -> Format:
    with limits.checked_zip(path, file) as archive:
        names = {name.replace("\\", "/").lstrip("/").lower(): name for name in archive.namelist()}
        if "xl/workbook.bin" in names:
            return Format.XLSB
        if "content.xml" in names:
            if b"encryption-data" in _read(archive, path, names.get("meta-inf/manifest.xml")):
                raise refusals.has_password(path)
            return Format.ODS
        if "xl/workbook.xml" in names or any(
            name.rpartition("/")[2].startswith("workbook") and name.endswith(".xml") for name in names
        ):
            return Format.XLSX
    raise refusals.no_table(path)


def _read(archive: zipfile.ZipFile, path: Path, name: str | None) -> bytes:
    if name is None or archive.getinfo(name).file_size > 10_000_000:
        return b""
    try:
        return archive.read(name)
    except limits.ZIP_ERRORS:
        raise refusals.damaged(path) from None


def _of_compound(path: Path, file: BinaryIO) -> Format:
    with mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as content:

        def holds(stream: str) -> bool:
            return content.find(stream.encode("utf-16-le")) >= 0

        if holds("EncryptedPackage"):
            raise refusals.has_password(path)
        if holds("Workbook") or holds("Book\0"):
            return Format.XLS
    raise refusals.no_table(path)
