"""One look over the parts of an .xlsb ([MS-XLSB] §2.1.4) for what calamine does not tell: errors, long numbers, numbers
shown with leading zeros; and how far a sheet reaches, before it is laid out in memory."""

import re
import struct
import zipfile
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import IO

from .package import pads
from .scan import Scan
from .verdict import verdict

ERRORS = {
    0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?", 0x24: "#NUM!", 0x2A: "#N/A",
    0x2B: "#GETTING_DATA",
}  # fmt: skip
_ROW, _BLANK, _RK, _ERROR, _REAL, _LAST, _FORMULA_ERROR = 0, 1, 2, 3, 5, 11, 11
_FORMAT, _XFS, _XFS_END, _XF, _BUNDLE = 44, 617, 618, 47, 156
_LONGEST = 64 << 20


def records(part: IO[bytes]) -> Iterator[tuple[int, bytes]]:
    """Type and data. Raises EOFError for a record that is cut, ValueError for one beyond all bounds."""
    while head := part.read(1):
        kind = head[0]
        if kind & 0x80:
            kind = (kind & 0x7F) | (_exactly(part, 1)[0] << 7)
        size = 0
        for shift in range(0, 28, 7):
            piece = _exactly(part, 1)[0]
            size |= (piece & 0x7F) << shift
            if not piece & 0x80:
                break
        if size > _LONGEST:
            raise ValueError(size)
        yield kind, _exactly(part, size)


def _exactly(part: IO[bytes], size: int) -> bytes:
    data = part.read(size)
    if len(data) < size:
        raise EOFError
    return data


def sheet_parts(archive: zipfile.ZipFile) -> dict[str, str]:
    """Name → part, in order."""
    targets = dict(
        re.findall(
            r'<Relationship\b(?=[^>]*\bId="([^"]+)")(?=[^>]*\bTarget="([^"]+)")',
            archive.read("xl/_rels/workbook.bin.rels").decode("utf-8", "replace"),
        )
    )
    found = {}
    with archive.open("xl/workbook.bin") as part:
        for kind, data in records(part):
            if kind == _BUNDLE and len(data) > 12:
                relation, at = _string(data, 8)
                name, _ = _string(data, at)
                found[name] = "xl/" + targets.get(relation, "").removeprefix("/xl/")
    return found


def _string(data: bytes, at: int) -> tuple[str, int]:
    (length,) = struct.unpack_from("<I", data, at)
    end = at + 4 + 2 * length
    return data[at + 4 : end].decode("utf-16-le", "replace"), end


def masks(archive: zipfile.ZipFile) -> dict[int, str]:
    """Cell style → format, of those that pad with zeros."""
    formats: dict[int, str] = {}
    found: dict[int, str] = {}
    inside, at = False, 0
    if "xl/styles.bin" not in archive.namelist():
        return found
    with archive.open("xl/styles.bin") as part:
        for kind, data in records(part):
            if kind == _FORMAT and len(data) > 6:
                formats[int.from_bytes(data[:2], "little")] = _string(data, 2)[0].partition(";")[0]
            elif kind in (_XFS, _XFS_END):
                inside = kind == _XFS
            elif kind == _XF and inside:
                code = formats.get(int.from_bytes(data[2:4], "little"), "")
                if pads(code):
                    found[at] = code
                at += 1
    return found


def scan(part: IO[bytes], styles: Mapping[int, str]) -> Scan:
    """Raises EOFError, ValueError."""
    found, row = Scan(), 0
    for kind, data in records(part):
        if kind == _ROW and len(data) >= 4:
            row = int.from_bytes(data[:4], "little") + 1
        elif _BLANK < kind <= _LAST and len(data) >= 8:
            column = int.from_bytes(data[:4], "little")
            found.rows, found.columns = max(found.rows, row), max(found.columns, column + 1)
            special = _special(kind, data, styles)
            if special is not None:
                found.put(row, column, special)
    return found


def _special(kind: int, data: bytes, styles: Mapping[int, str]) -> object:
    if kind in (_ERROR, _FORMULA_ERROR):
        return verdict("e", None, False, ERRORS.get(data[8] if len(data) > 8 else -1, "#?"))
    if kind == _REAL and len(data) >= 16:
        (number,) = struct.unpack_from("<d", data, 8)
    elif kind == _RK and len(data) >= 12:
        number = rk_number(int.from_bytes(data[8:12], "little"))
    else:
        return None
    if number != number or not float(number).is_integer() or abs(number) >= 1e40:
        return None
    shown = str(int(Decimal(f"{number:.15g}")))  # what Excel keeps of it
    return verdict("n", styles.get(int.from_bytes(data[4:7], "little")), False, shown)


def rk_number(rk: int) -> float:
    """[MS-XLSB] §2.5.122: 30 bits of an integer or of a double, perhaps times 100."""
    if rk & 2:
        number = float((rk >> 2) - (1 << 30) if rk >> 31 else rk >> 2)
    else:
        (number,) = struct.unpack(
            "<d", b"\0\0\0\0" + (rk & 0xFFFFFFFC).to_bytes(4, "little")
        )  # the upper half of a double
    return number / 100 if rk & 1 else number
