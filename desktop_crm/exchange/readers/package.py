"""The parts of an .xlsx that say what is in it: sheets in order, and number formats that pad with zeros."""

import posixpath
import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from . import limits, refusals


@dataclass(frozen=True)
class Package:
    """`sheets` maps each sheet's name to its part; `masks` a cell style to its format, such as 00000."""

    sheets: Mapping[str, str]
    masks: Mapping[str, str]


_MASK = re.compile(r'(?:[0()\- /]|\\.|"[^"]*")+')
_STRAY_SIZE = 64 << 20


def read_package(path: Path, archive: zipfile.ZipFile) -> Package:
    """Also unpacks every part but the sheets once, so that none turns out larger than it declares. Raises UserError."""
    names = {name.replace("\\", "/").lstrip("/").lower(): name for name in archive.namelist()}
    if any(part.flag_bits & 1 for part in archive.infolist()):
        raise refusals.has_password(path)
    try:
        for low, name in names.items():
            if low.endswith((".xml", ".rels", ".vml")):
                _check_part(path, archive, name, whole="/worksheets/" not in low)
        book = _workbook_part(archive, names)
        sheets = _sheets(archive, names, book)
        masks = _masks(archive, names, posixpath.join(posixpath.dirname(book), "styles.xml"))
    except (*limits.ZIP_ERRORS, ElementTree.ParseError, KeyError):
        raise refusals.damaged(path) from None
    if len(sheets) > limits.SHEETS:
        raise refusals.too_much(path, f"超过 {limits.SHEETS} 个工作表", f"has more than {limits.SHEETS} sheets")
    return Package(sheets, masks)


def _check_part(path: Path, archive: zipfile.ZipFile, name: str, whole: bool) -> None:
    with archive.open(name) as part:
        limits.check_prologue(path, part.read(1 << 20))
        while whole and part.read(1 << 20):
            pass


def _xml(archive: zipfile.ZipFile, name: str) -> ElementTree.Element:
    if archive.getinfo(name).file_size > _STRAY_SIZE:
        raise ValueError(name)
    return ElementTree.fromstring(archive.read(name))


def _local(element: ElementTree.Element) -> str:
    return element.tag.rpartition("}")[2]


def _relations(archive: zipfile.ZipFile, names: Mapping[str, str], part: str) -> dict[str, tuple[str, str]]:
    """Id → (last word of the type, target part)."""
    folder, _, base = part.rpartition("/")
    source = names[posixpath.join(folder, "_rels", f"{base}.rels").lower()]
    found = {}
    for relation in _xml(archive, source):
        if relation.get("TargetMode") == "External":
            continue
        target = relation.get("Target", "").replace("\\", "/")
        whole = posixpath.normpath(target if target.startswith("/") else posixpath.join("/", folder, target)).lstrip(
            "/"
        )
        found[relation.get("Id", "")] = (relation.get("Type", "").rpartition("/")[2], whole)
    return found


def _workbook_part(archive: zipfile.ZipFile, names: Mapping[str, str]) -> str:
    if "xl/workbook.xml" in names:
        return "xl/workbook.xml"
    return next(part for kind, part in _relations(archive, names, "").values() if kind == "officeDocument")


def _sheets(archive: zipfile.ZipFile, names: Mapping[str, str], book: str) -> dict[str, str]:
    relations = _relations(archive, names, book)
    found: dict[str, str] = {}
    for element in _xml(archive, names[book.lower()]).iter():
        if _local(element) == "sheet":
            key = next((value for name, value in element.items() if name.endswith("}id")), "")
            kind, part = relations.get(key, ("", ""))
            if kind == "worksheet" and part.lower() in names:
                found[element.get("name", "")] = names[part.lower()]
    return found


def _masks(archive: zipfile.ZipFile, names: Mapping[str, str], part: str) -> dict[str, str]:
    if part.lower() not in names:
        return {}
    formats: dict[str, str] = {}
    styles: list[str] = []
    for element in _xml(archive, names[part.lower()]):
        if _local(element) == "numFmts":
            formats = {f.get("numFmtId", ""): f.get("formatCode", "") for f in element}
        elif _local(element) == "cellXfs":
            styles = [xf.get("numFmtId", "") for xf in element]
    masks = {key: code.partition(";")[0] for key, code in formats.items()}
    masks = {key: code for key, code in masks.items() if pads(code)}
    return {str(i): masks[key] for i, key in enumerate(styles) if key in masks}


def pads(code: str) -> bool:
    """Whether the first part of a number format is a mask that fills up with zeros, in a workbook of any kind."""
    return _MASK.fullmatch(code) is not None and _zeros(code) >= 2


def _zeros(mask: str) -> int:
    """Digits that a format shows at least."""
    return re.sub(r'\\.|"[^"]*"', "", mask).count("0")


def apply_mask(mask: str, digits: str) -> str:
    """`00000` and 42 → 00042; `000-0000-0000` keeps its strokes; more digits than zeros go to the front."""
    tokens = re.findall(r'\\.|"[^"]*"|.', mask)
    padded = digits.zfill(_zeros(mask))
    extra = len(padded) - _zeros(mask)
    at, out, started = 0, [], False
    for token in tokens:
        if token == "0":
            take = 1 if started else 1 + extra
            started = True
            out.append(padded[at : at + take])
            at += take
        else:
            out.append(token[1:] if token.startswith("\\") else token.strip('"'))
    return "".join(out)
