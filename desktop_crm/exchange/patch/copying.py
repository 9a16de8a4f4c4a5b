"""A zip archive copied with some parts replaced; the others keep their very bytes, unpacked by nobody."""

import struct
import zipfile
from collections.abc import Mapping
from typing import IO, BinaryIO

_LOCAL_HEADER = 30
_PIECE = 1 << 20
_LEVEL = 1
"""Of deflate: three times as fast as 6, and the office saves the file again anyway."""


def copy(source: zipfile.ZipFile, out: BinaryIO, replaced: Mapping[str, bytes]) -> None:
    """Raises zipfile.BadZipFile, OSError."""
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=_LEVEL) as target:
        for part in source.infolist():
            if part.filename in replaced:
                fresh = zipfile.ZipInfo(part.filename, part.date_time)
                fresh.compress_type = zipfile.ZIP_DEFLATED
                fresh.external_attr = part.external_attr
                target.writestr(fresh, replaced[part.filename])
            else:
                _copy_raw(source, part, target)
        target.comment = source.comment


def _copy_raw(source: zipfile.ZipFile, part: zipfile.ZipInfo, target: zipfile.ZipFile) -> None:
    """zipfile has no way to do this: the entry is entered by hand."""
    file: IO[bytes] = source.fp  # type: ignore[assignment]
    out: IO[bytes] = target.fp  # type: ignore[assignment]
    file.seek(part.header_offset)
    header = file.read(_LOCAL_HEADER)
    if header[:4] != b"PK\x03\x04":
        raise zipfile.BadZipFile(part.filename)
    name_length, extra_length = struct.unpack("<HH", header[26:30])
    file.seek(name_length + extra_length, 1)
    entry = zipfile.ZipInfo(part.filename, part.date_time)
    for name in ("compress_type", "CRC", "compress_size", "file_size", "external_attr", "create_system"):
        setattr(entry, name, getattr(part, name))
    entry.flag_bits = part.flag_bits & 0x800  # the name is UTF-8; sizes now stand before the data
    entry.header_offset = out.tell()
    out.write(entry.FileHeader())
    left = part.compress_size
    while left:
        piece = file.read(min(left, _PIECE))
        if not piece:
            raise zipfile.BadZipFile(part.filename)
        out.write(piece)
        left -= len(piece)
    target.filelist.append(entry)
    target.NameToInfo[entry.filename] = entry
    target.start_dir = out.tell()
    target._didModify = True  # type: ignore[attr-defined]
