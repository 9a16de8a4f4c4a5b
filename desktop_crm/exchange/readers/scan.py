"""One look over a sheet's XML for the cells that values alone cannot tell: errors, formulas never calculated,
numbers beyond 15 digits, numbers shown with leading zeros. Also how far the sheet reaches."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import IO
from xml.parsers import expat

from .verdict import verdict


@dataclass
class Scan:
    """`cells` by row number and column index from 0: what stands there instead. `rows` and `columns`: the reach."""

    cells: dict[int, dict[int, object]] = field(default_factory=dict)
    rows: int = 0
    columns: int = 0

    def put(self, row: int, column: int, value: object) -> None:
        self.cells.setdefault(row, {})[column] = value


class Odd(Exception):  # noqa: N818
    """Written in a way that only a real XML parser follows."""


_CHUNK = 1 << 20
_LONGEST_ROW = 64 << 20
_ROWS_BEGIN = re.compile(rb"<sheetData\s*(/?)>")
_PREFIXED = re.compile(rb'xmlns:\w+="[^"]*spreadsheetml/(?:2006/)?main"')
_REF = re.compile(rb'<c r="([A-Z]{1,3})(\d{1,7})"([^>]*)>')
_LETTERS = re.compile(rb"[A-Z]*")
_KIND = re.compile(rb'\bt="(\w+)"')
_STYLE = re.compile(rb'\bs="(\d+)"')
_VALUE = re.compile(rb"<v[^>/]*>([^<]*)</v>")
_LONG = re.compile(rb"<v>-?\d{16}")
_UNCALCULATED = (
    re.compile(rb"</f>\s*(?:<v\s*/>|<v>\s*</v>)?\s*</c>"),
    re.compile(rb"<f\b[^>]*/>\s*(?:<v\s*/>|<v>\s*</v>)?\s*</c>"),
)


def quick_scan(part: IO[bytes], masks: Mapping[str, str]) -> Scan:
    """Reads on to the end, so that a part which is larger than declared or garbled fails here. Raises Odd."""
    scan = Scan()
    marks = [(b"e", b't="e"'), (b"+", b"E+"), *((b"s", b' s="%s"' % style.encode()) for style in masks)]
    for piece in _pieces(part):
        if (b"!" in piece and b"<!" in piece) or piece.count(b"<c") != piece.count(b'<c r="'):
            raise Odd
        _reach(piece, scan)
        for at in _hits(piece, marks):
            start = piece.rfind(b'<c r="', 0, at + 1)
            if start < 0:  # a row's own attribute
                continue
            tag = _REF.match(piece, start)
            if tag is None:
                raise Odd
            if not tag[3].endswith(b"/"):
                _look(tag, piece[tag.end() : piece.find(b"</c>", tag.end())], masks, scan)
    return scan


def _pieces(part: IO[bytes]) -> Iterator[bytes]:
    """The inside of sheetData, cut before a row."""
    head = b""
    while (begin := _ROWS_BEGIN.search(head)) is None:
        more = part.read(_CHUNK)
        if not more or len(head) > 8 * _CHUNK:
            raise Odd
        head += more
    if _PREFIXED.search(head, 0, begin.start()):
        raise Odd
    rest, searched = b"" if begin[1] else head[begin.end() :], 0
    while not begin[1]:
        end = rest.find(b"</sheetData>", max(0, searched - 12))
        if end >= 0:
            yield rest[:end]
            break
        if (cut := rest.rfind(b"<row")) > 0:
            yield rest[:cut]
            rest = rest[cut:]
        searched = len(rest)
        more = part.read(_CHUNK)
        if not more or searched > _LONGEST_ROW:
            raise Odd
        rest += more
    while part.read(_CHUNK):
        pass


def _reach(piece: bytes, scan: Scan) -> None:
    """By the last filled cell of each row."""
    ends = {  # three bytes behind the quote hold every column up to XFD, and some digits of the row
        row[(at := row.rfind(b'<c r="', 0, filled) + 6) : at + 3]
        for row in piece.split(b"</row>")
        if (filled := row.rfind(b"</c>")) >= 0
    }
    for letters in {_LETTERS.match(end)[0] for end in ends}:  # type: ignore[index]
        scan.columns = max(scan.columns, column_index(letters.decode()) + 1)
    if ends:
        tag = _REF.match(piece, piece.rfind(b'<c r="', 0, piece.rfind(b"</c>")))
        if tag is None:
            raise Odd
        scan.rows = max(scan.rows, int(tag[2]))


def _hits(piece: bytes, marks: list[tuple[bytes, bytes]]) -> Iterator[int]:
    """A search for one byte is ten times as fast as for two: most pieces have none of these."""
    for rare, mark in marks:
        at = piece.find(mark) if rare in piece else -1
        while at >= 0:
            yield at
            at = piece.find(mark, at + 1)
    for match in _LONG.finditer(piece):
        yield match.start()
    if b"f" in piece and b"<f" in piece:
        for pattern in _UNCALCULATED:
            for match in pattern.finditer(piece):
                yield match.start()


def _look(tag: re.Match[bytes], body: bytes, masks: Mapping[str, str], scan: Scan) -> None:
    kind, style, value = _KIND.search(tag[3]), _STYLE.search(tag[3]), _VALUE.search(body)
    found = verdict(
        kind[1].decode() if kind else "n",
        masks.get(style[1].decode()) if style else None,
        b"<f" in body,
        value[1].decode().strip() if value else "",
    )
    if found is not None:
        scan.put(int(tag[2]), column_index(tag[1].decode()), found)


def column_index(letters: str) -> int:
    n = 0
    for letter in letters:
        n = n * 26 + ord(letter) - 64
    return n - 1


def full_scan(part: IO[bytes], masks: Mapping[str, str]) -> Scan:
    """The same by an XML parser: slower, for sheets written in an unusual way. Raises expat.ExpatError."""
    scan = Scan()
    at = {"row": 0, "column": -1}
    cell = {"kind": "n", "style": "", "value": "", "formula": "", "inside": ""}

    def start(name: str, attributes: dict[str, str]) -> None:
        name = name.rpartition(":")[2]
        if name == "row":
            at["row"] = int(attributes.get("r") or at["row"] + 1)
            at["column"] = -1
        elif name == "c":
            letters = attributes.get("r", "").rstrip("0123456789$")
            at["column"] = column_index(letters) if letters else at["column"] + 1
            cell.update(kind=attributes.get("t", "n"), style=attributes.get("s", ""), value="", formula="", inside="")
        elif name == "f":
            cell["formula"] = "yes"
        elif name in ("v", "is"):
            cell["inside"] = name

    def end(name: str) -> None:
        name = name.rpartition(":")[2]
        if name in ("v", "is"):
            cell["inside"] = "" if name == "v" else "filled"
        elif name == "c":
            value = cell["value"].strip()
            found = verdict(cell["kind"], masks.get(cell["style"]), bool(cell["formula"]), value)
            if found is not None:
                scan.put(at["row"], at["column"], found)
            if found is not None or value or cell["inside"]:
                scan.rows, scan.columns = max(scan.rows, at["row"]), max(scan.columns, at["column"] + 1)

    def text(data: str) -> None:
        if cell["inside"] == "v":
            cell["value"] += data

    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = start, end, text
    parser.ParseFile(part)
    return scan
