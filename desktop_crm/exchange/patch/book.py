"""A workbook of the user's, written to: which sheets may be edited, which styles are dates, one atomic replacement."""

import datetime
import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree import ElementTree

from ...domain.errors import Busy, UserError
from ..readers import limits, refusals
from ..readers.package import read_package
from ..writers.whole import replacing
from . import copying
from .cell_xml import Cell, serial
from .sheet_edit import Edited, Edits, Left, SheetXml, Unusual

_DATES = {*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)}
"""Built-in number formats that show a day or a time (ECMA-376 §18.8.30, East Asian ones included)."""
_DATE_CODE = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|([ymdhs])', re.IGNORECASE)
_TEXT = "49"


@dataclass(frozen=True, slots=True)
class _Styles:
    """Which cell styles show a date, and which hold everything as text."""

    dates: frozenset[str]
    texts: frozenset[str]
    mode_1904: bool

    @classmethod
    def of(cls, archive: zipfile.ZipFile) -> "_Styles":
        names = {name.lower(): name for name in archive.namelist()}
        book = archive.read(names["xl/workbook.xml"]) if "xl/workbook.xml" in names else b""
        mode_1904 = re.search(rb'\bdate1904="(?:1|true)"', book) is not None
        if "xl/styles.xml" not in names:
            return cls(frozenset(), frozenset(), mode_1904)
        codes: dict[str, str] = {}
        formats: list[str] = []
        for element in ElementTree.fromstring(archive.read(names["xl/styles.xml"])):
            kind = element.tag.rpartition("}")[2]
            if kind == "numFmts":
                codes = {f.get("numFmtId", ""): f.get("formatCode", "") for f in element}
            elif kind == "cellXfs":
                formats = [xf.get("numFmtId", "0") for xf in element]
        dates = {key for key in formats if (codes[key] and _shows_date(codes[key]) if key in codes else _is_date(key))}
        texts = {key for key in formats if key == _TEXT or codes.get(key) == "@"}
        numbered = [(str(at), key) for at, key in enumerate(formats)]
        return cls(
            frozenset(at for at, key in numbered if key in dates),
            frozenset(at for at, key in numbered if key in texts),
            mode_1904,
        )

    def fit(self, style: str, value: Cell) -> Cell:
        """A day in a cell that shows none would be a bare number: there it is text. A text cell holds text."""
        if isinstance(value, datetime.date):
            if style in self.dates:
                return serial(value, mode_1904=self.mode_1904)
            return value.isoformat(sep=" ", timespec="minutes") if isinstance(value, datetime.datetime) else str(value)
        if style in self.texts and isinstance(value, (int, float)) and not isinstance(value, bool):
            return str(value)
        return value


def _is_date(key: str) -> bool:
    return key.isdecimal() and int(key) in _DATES


def _shows_date(code: str) -> bool:
    return any(_DATE_CODE.findall(code.partition(";")[0]))


@dataclass(slots=True)
class Written:
    """Cells written, and those left alone: sheet → cells."""

    cells: int = 0
    left: dict[str, list[Left]] = field(default_factory=dict)


def write_cells(path: Path, edits: Mapping[str, Edits], *, dry_run: bool = False) -> Written:
    """Sheet name → cells. The file is replaced at once or not at all. Raises UserError, with nothing written."""
    refuse_locked(path)
    done = Written()
    replaced: dict[str, bytes] = {}
    with limits.opened(path) as file, limits.checked_zip(path, file) as archive:
        package = read_package(path, archive)
        _refuse_signed(path, archive)
        styles = _Styles.of(archive)
        for name, cells in edits.items():
            if not cells:
                continue
            part = package.sheets[name]
            edited = _edited(path, name, archive.read(part), cells, styles)
            if edited.cells:
                replaced[part] = edited.content
            done.cells += edited.cells
            if edited.left:
                done.left[name] = edited.left
        if replaced and not dry_run:
            _replace(path, archive, replaced)
    return done


def _edited(path: Path, name: str, content: bytes, cells: Edits, styles: "_Styles") -> Edited:
    if re.search(rb'<(?:\w+:)?sheetProtection\b[^>]*\bsheet="(?:1|true)"', content):
        raise UserError(
            f"“{path.name}”的工作表“{name}”有保护，不能写入。请先在 Excel 或 WPS 中撤销工作表保护",
            f"The sheet “{name}” of “{path.name}” is protected. Take the protection off in Excel or WPS first",
        )
    try:
        sheet = SheetXml(content)
        return sheet.edit(cells, styles.fit)
    except Unusual:
        raise UserError(
            f"“{path.name}”的工作表“{name}”写法特殊，不能就地修改。请在 Excel 或 WPS 中打开并保存一次，再试",
            f"The sheet “{name}” of “{path.name}” is written in an unusual way. Open and save it once in Excel or WPS",
        ) from None


def refuse_locked(path: Path) -> None:
    """Excel and WPS put `~$name`, LibreOffice `.~lock.name#` beside a file that is open. Raises Busy."""
    name = path.name
    marks = (path.with_name(f"~${name}"), path.with_name(f"~${name[2:]}"), path.with_name(f".~lock.{name}#"))
    if any(mark.exists() for mark in marks):
        raise _busy(path)


def _busy(path: Path) -> Busy:
    return Busy(f"请先关闭“{path.name}”，再写回", f"Close “{path.name}” first, then write back")


def _refuse_signed(path: Path, archive: zipfile.ZipFile) -> None:
    if any(name.startswith("_xmlsignatures/") for name in archive.namelist()):
        raise UserError(
            f"“{path.name}”有数字签名，改动会使签名失效，没有写入。请另存一份没有签名的再写回",
            f"“{path.name}” is digitally signed; a change would break the signature. Save a copy without it",
        )


def _replace(path: Path, archive: zipfile.ZipFile, replaced: Mapping[str, bytes]) -> None:
    """Written beside the file and moved over it: a crash leaves the old one whole."""
    mode = path.stat().st_mode & 0o777
    try:
        with replacing(path) as out:
            copying.copy(archive, out, replaced)
            refuse_locked(path)
    except zipfile.BadZipFile:
        raise refusals.damaged(path) from None
    path.chmod(mode)
