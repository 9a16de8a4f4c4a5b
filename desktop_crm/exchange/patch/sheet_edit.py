"""New values for single cells of a sheet's XML. What is not asked for stays byte for byte: rows, formulas, styles, what
follows the rows."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from ..area import Area
from ..readers.scan import column_index
from ..table import column_letters
from .cell_xml import Cell, cell_xml

Edits = Mapping[int, Mapping[int, Cell]]
"""Row number as Excel shows it → column from 0 → value."""
Fit = Callable[[str, Cell], Cell]
FORMULA, MERGED, ARRAY = "formula", "merged", "array"
_REF = re.compile(r"\$?([A-Z]{1,3})\$?(\d+)(?::\$?([A-Z]{1,3})\$?(\d+))?")


class Unusual(Exception):  # noqa: N818
    """Written in a way that this does not edit; the text says which."""


@dataclass(frozen=True, slots=True)
class Left:
    """A cell that was not written, and why."""

    row: int
    column: int
    why: str


@dataclass(slots=True)
class Edited:
    content: bytes
    cells: int = 0
    left: list[Left] = field(default_factory=list)


class SheetXml:
    def __init__(self, content: bytes) -> None:
        """Raises Unusual."""
        self._content = content
        begin = re.search(rb"<(?:(\w+):)?sheetData\b[^>]*?(/)?>", content)
        if begin is None or b"<![CDATA[" in content or b"<!--" in content:
            raise Unusual("xml")
        self._prefix = (begin[1] or b"").decode()
        p = re.escape(self._prefix.encode() + b":" if self._prefix else b"")
        self._row = re.compile(rb"<%srow\b([^>]*?)(?:/>|>(.*?)</%srow>)" % (p, p), re.DOTALL)
        self._cell = re.compile(rb"<%sc\b([^>]*?)(?:/>|>(.*?)</%sc>)" % (p, p), re.DOTALL)
        self._formula = re.compile(rb"<%sf\b([^>]*)>" % p)
        self._begin = begin.end()
        self._end = len(content) if begin[2] else content.rfind(b"</" + p.replace(b"\\", b"") + b"sheetData>")
        tail = content[self._end :]
        self._merged = [a for r in re.findall(rb"<%smergeCell\b[^>]*\bref=\"([^\"]+)\"" % p, tail) if (a := _area(r))]
        self._arrays = self._array_areas()

    def edit(self, edits: Edits, fit: Fit) -> Edited:
        """`fit` makes of a value what a cell of that style can show. A cell that the row lacks takes the style of the cell above it. Formulas, inner cells of a merged area and parts of
        an array are left alone and named."""
        self._fit = fit
        out: list[bytes] = []
        done = Edited(b"")
        copied = 0
        above: dict[int, str] = {}
        for number, start, match in self._rows(sorted(edits)):
            out.append(self._content[copied:start])
            out.append(self._edit_row(number, match, edits[number], above, done))
            copied = match.end()
        out.append(self._content[copied:])
        done.content = b"".join(out)
        return done

    def _rows(self, wanted: list[int]) -> Iterator[tuple[int, int, re.Match[bytes]]]:
        """The rows of those numbers, in order; found by their number where rows say it, else by counting."""
        at, number = self._begin, 0
        mark = b"<" + (self._prefix.encode() + b":" if self._prefix else b"") + b'row r="%d"'
        for row in wanted:
            start = self._content.find(mark % row, at, self._end)
            match = self._row.match(self._content, start, self._end) if start >= 0 else None
            if match is None:
                match, number = self._counted(row, at, number)
            if match is None:
                continue
            yield row, match.start(), match
            at, number = match.end(), row

    def _counted(self, wanted: int, at: int, number: int) -> tuple[re.Match[bytes] | None, int]:
        for match in self._row.finditer(self._content, at, self._end):
            said = re.search(rb'\br="(\d+)"', match[1])
            number = int(said[1]) if said else number + 1
            if number == wanted:
                return match, number
            if number > wanted:
                break
        return None, wanted - 1

    def _edit_row(
        self, row: int, match: re.Match[bytes], wanted: Mapping[int, Cell], above: dict[int, str], done: Edited
    ) -> bytes:
        cells: list[tuple[int, bytes]] = []
        left = dict(wanted)
        column = -1
        for cell in self._cell.finditer(match[2] or b""):
            said = re.search(rb'\br="([A-Z]{1,3})\d+"', cell[1])
            column = column_index(said[1].decode()) if said else column + 1
            style = _style(cell[1])
            raw = cell[0]
            if column in left:
                raw = self._edit_cell(row, column, cell, style, left.pop(column), done)
            above[column] = style
            cells.append((column, raw))
        for column, value in left.items():
            if why := self._refusal(row, column, b""):
                done.left.append(Left(row, column, why))
            elif value not in (None, ""):
                cells.append((column, self._written(row, column, above.get(column, ""), value)))
                done.cells += 1
        cells.sort(key=lambda pair: pair[0])
        name = (f"{self._prefix}:" if self._prefix else "").encode() + b"row"
        attributes = re.sub(rb'\s+spans="[^"]*"', b"", match[1])  # only a hint, and perhaps no longer true
        return b"<" + name + attributes.rstrip() + b">" + b"".join(raw for _, raw in cells) + b"</" + name + b">"

    def _edit_cell(self, row: int, column: int, cell: re.Match[bytes], style: str, value: Cell, done: Edited) -> bytes:
        if why := self._refusal(row, column, cell[2] or b""):
            done.left.append(Left(row, column, why))
            return cell[0]
        done.cells += 1
        return self._written(row, column, style, value)

    def _written(self, row: int, column: int, style: str, value: Cell) -> bytes:
        return cell_xml(f"{column_letters(column)}{row}", style, self._fit(style, value), self._prefix)

    def _refusal(self, row: int, column: int, body: bytes) -> str:
        if self._formula.search(body):
            return FORMULA
        for area in self._merged:
            if area.holds(row, column) and ((row, column) != (area.top, area.left) or area.bottom > area.top):
                return MERGED
        return ARRAY if any(area.holds(row, column) for area in self._arrays) else ""

    def _array_areas(self) -> list[Area]:
        """Of array formulas and data tables: their inner cells hold no formula of their own."""
        if b't="array"' not in self._content and b't="dataTable"' not in self._content:
            return []
        found = []
        for formula in self._formula.finditer(self._content, self._begin, self._end):
            ref = re.search(rb'\bref="([^"]+)"', formula[1])
            if ref and re.search(rb'\bt="(?:array|dataTable)"', formula[1]) and (area := _area(ref[1])):
                found.append(area)
        return found


def _style(attributes: bytes) -> str:
    found = re.search(rb'\bs="(\d+)"', attributes)
    return found[1].decode() if found else ""


def _area(ref: bytes) -> Area | None:
    m = _REF.fullmatch(ref.decode("ascii", "replace"))
    if m is None:
        return None
    left, top = column_index(m[1]), int(m[2])
    return Area(top, left, int(m[4] or top), column_index(m[3]) if m[3] else left)
