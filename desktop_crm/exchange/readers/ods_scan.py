"""One look over an OpenDocument spreadsheet for what calamine does not tell: errors, formulas without a result, long
numbers, numbers shown with leading zeros; and how far each sheet reaches, before it is laid out in memory."""

from collections.abc import Iterator
from typing import IO
from xml.parsers import expat

from .scan import Scan
from .verdict import verdict

_CHUNK = 1 << 20
_SPECIALS = 100_000
"""Cells with something to say, at most: a repeated one counts as often as it is repeated."""


def scan(content: IO[bytes], styles: IO[bytes] | None = None) -> Iterator[tuple[str, Scan]]:
    """Name and scan of each sheet, in order. Number formats may stand in either part. Raises expat.ExpatError."""
    named = _Reader({})
    if styles is not None:
        named.parser.ParseFile(styles)
    reader = _Reader(named.masks)
    while chunk := content.read(_CHUNK):
        reader.parser.Parse(chunk, False)
        yield from reader.done
        reader.done.clear()
    reader.parser.Parse(b"", True)
    yield from reader.done


class _Reader:
    def __init__(self, masks: dict[str, int]) -> None:
        self.masks = masks  # data style → digits at least
        self.done: list[tuple[str, Scan]] = []
        self._sheet, self._scan = "", Scan()
        self._row = self._row_times = self._column = 0
        self._cell: dict[str, str] | None = None
        self._text: list[str] = []
        self._styles: dict[str, str] = {}  # cell style → data style
        self._defaults: list[str] = []  # of columns
        self._number_style = ""
        self.parser = expat.ParserCreate()
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._characters

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        match tag:
            case "table:table":
                self._sheet, self._scan = attributes.get("table:name", ""), Scan()
                self._row, self._defaults = 0, []
            case "table:table-column":
                times = min(_times(attributes, "table:number-columns-repeated"), 2000 - len(self._defaults))
                self._defaults += [attributes.get("table:default-cell-style-name", "")] * max(0, times)
            case "table:table-row":
                self._row_times = _times(attributes, "table:number-rows-repeated")
                self._column = 0
            case "table:table-cell" | "table:covered-table-cell":
                self._cell, self._text = attributes, []
            case "number:number-style":
                self._number_style = attributes.get("style:name", "")
            case "number:number" if self._number_style and attributes.get("number:decimal-places", "0") == "0":
                digits = attributes.get("number:min-integer-digits", "")
                if digits.isdecimal() and 2 <= int(digits) <= 30:
                    self.masks[self._number_style] = int(digits)
            case "style:style" if "style:data-style-name" in attributes:
                self._styles[attributes.get("style:name", "")] = attributes["style:data-style-name"]

    def _end(self, tag: str) -> None:
        match tag:
            case "table:table":
                self.done.append((self._sheet, self._scan))
            case "table:table-row":
                self._row += self._row_times
            case "table:table-cell" | "table:covered-table-cell" if self._cell is not None:
                self._finish(self._cell)
                self._cell = None
            case "number:number-style":
                self._number_style = ""

    def _characters(self, text: str) -> None:
        if self._cell is not None:
            self._text.append(text)

    def _finish(self, cell: dict[str, str]) -> None:
        times = _times(cell, "table:number-columns-repeated")
        kind = cell.get("office:value-type", "")
        shown = "".join(self._text).strip()
        if kind or shown or "table:formula" in cell:
            self._scan.rows = max(self._scan.rows, self._row + self._row_times)
            self._scan.columns = max(self._scan.columns, self._column + times)
            found = self._special(cell, kind, shown)
            if found is not None and self._row_times * times <= _SPECIALS:
                for row in range(self._row + 1, self._row + self._row_times + 1):
                    for column in range(self._column, self._column + times):
                        self._scan.put(row, column, found)
        self._column += times

    def _special(self, cell: dict[str, str], kind: str, shown: str) -> object:
        formula = "table:formula" in cell
        if cell.get("calcext:value-type") == "error" or (formula and shown.startswith(("#", "Err:"))):
            return verdict("e", None, formula, shown)
        if kind == "float":
            return verdict("n", self._mask(cell), formula, cell.get("office:value", ""))
        return verdict("n", None, formula, "") if formula and not kind and not shown else None

    def _mask(self, cell: dict[str, str]) -> str | None:
        default = self._defaults[self._column] if self._column < len(self._defaults) else ""
        digits = self.masks.get(self._styles.get(cell.get("table:style-name", default), ""))
        return "0" * digits if digits else None


def _times(attributes: dict[str, str], name: str) -> int:
    text = attributes.get(name, "1")
    return int(text) if text.isdecimal() and len(text) < 10 else 1
