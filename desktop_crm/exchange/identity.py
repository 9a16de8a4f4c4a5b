"""The hidden last column of an exported sheet. Its header is a mark: what the sheet holds, and as of when; each row's cell is
the record's id. It moves with the rows when they are sorted and goes along when the sheet is copied, and says what every cell
held at the time without storing it: the capture knows what was written since.

    _crm:1:<kind>:<file>:<newest change>:<clock>-<writer>-<step>:<language>:<fields, or *>:<rows>
"""

import base64
import re
import zlib
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from ..domain.changes import Point
from ..domain.ids import Id, id_from_text
from .table import Row, Rows, Table, is_blank

SIGN = "_crm:"
NOTES = "_crm:notes"
"""Over the last column of a sheet that only explains: nothing of it is imported."""
ALL = "*"
_ROOM = 24_000
"""Characters for the list of rows; a longer one is left out, and then nobody can say which rows are gone."""
_MOST = 2_000_000
_MARK = re.compile(
    r"_crm:1:(?P<kind>\w+):(?P<file>[0-9a-f]+):(?P<seq>\d+):(?P<hlc>[0-9a-f]+)-(?P<writer>-?[0-9a-f]+)-(?P<step>\d+):(?P<lang>zh|en)"
    r"(?::(?P<fields>[^:]*):(?P<rows>.*))?.*",
    re.DOTALL,
)


@dataclass(frozen=True)
class Mark:
    kind: str  # plural
    point: Point
    lang: str = "zh"
    fields: tuple[str, ...] = (ALL,)  # codes in the order of the columns; ALL = what an export takes when not told
    rows: tuple[int, ...] | None = None  # of the exporting file; None = not said

    def text(self) -> str:
        p = self.point
        clock = f"{p.hlc:x}-{p.writer:x}-{p.step}"
        packed = "" if self.rows is None else _packed(self.rows)
        return f"{SIGN}1:{self.kind}:{p.file:x}:{p.seq}:{clock}:{self.lang}:{','.join(self.fields)}:{packed}"

    def without_rows(self) -> "Mark":
        return replace(self, rows=None)


def read(header: str) -> Mark | None:
    """None for a mark that was cut or is of another version: then the rows are told by what they hold."""
    m = _MARK.fullmatch(header)
    if m is None:
        return None
    point = Point(int(m["file"], 16), int(m["seq"]), int(m["step"]), int(m["hlc"], 16), int(m["writer"], 16))
    fields = tuple((m["fields"] or ALL).split(","))
    return Mark(m["kind"], point, m["lang"], fields, _unpacked(m["rows"] or ""))


@dataclass
class Exported:
    """Of a table that we wrote: its mark and the ids of its rows, by their numbers; they fill while the rows are read."""

    mark: Mark
    ids: dict[int, Id] = field(default_factory=dict)


def take_off(table: Table) -> Table | None:
    """The table without the hidden column, which stays in its place as one without name and content. None: only notes."""
    place = next((i for i, header in enumerate(table.headers) if header.startswith(SIGN)), None)
    if place is None:
        return table
    if table.headers[place] == NOTES:
        return None
    mark = read(table.headers[place])
    exported = Exported(mark) if mark else None
    headers = (*table.headers[:place], "", *table.headers[place + 1 :])

    def rows() -> Iterator[Row]:
        for row in table.rows:
            cells = row.cells
            cell = cells[place] if place < len(cells) else None
            if cell is not None:
                cells = (*cells[:place], None, *cells[place + 1 :])
                if is_blank(cells):
                    continue  # emptied by hand: as good as deleted
                if exported is not None and (id := id_from_text(str(cell).strip())) is not None:
                    exported.ids[row.number] = id
            yield Row(row.number, cells)

    return replace(table, headers=headers, rows=Rows(rows), exported=exported)


def _packed(rows: Sequence[int]) -> str:
    """As ranges (1-500,502), or squeezed where that is shorter; "" where both are too long."""
    ordered = sorted(rows)
    if not ordered:
        return "0"
    ranges: list[list[int]] = []
    for row in ordered:
        if ranges and row == ranges[-1][1] + 1:
            ranges[-1][1] = row
        else:
            ranges.append([row, row])
    plain = ",".join(f"{a}-{b}" if b > a else f"{a}" for a, b in ranges)
    if len(plain) > 1000:
        steps = array("I", (b - a for a, b in zip([0, *ordered], ordered, strict=False)))
        squeezed = "z" + base64.b64encode(zlib.compress(steps.tobytes(), 9)).decode()
        plain = min(plain, squeezed, key=len)
    return plain if len(plain) <= _ROOM else ""


def _unpacked(text: str) -> tuple[int, ...] | None:
    try:
        if text.startswith("z"):
            steps, found, at = array("I"), [], 0
            steps.frombytes(zlib.decompress(base64.b64decode(text[1:], validate=True)))
            for step in steps:
                at += step
                found.append(at)
            return tuple(found)
        if text == "0":
            return ()
        if not re.fullmatch(r"\d+(?:-\d+)?(?:,\d+(?:-\d+)?)*", text):
            return None
        rows: list[int] = []
        for part in text.split(","):
            first, _, last = part.partition("-")
            if int(last or first) - int(first) > _MOST:
                return None
            rows.extend(range(int(first), int(last or first) + 1))
        return tuple(rows)
    except (ValueError, zlib.error):
        return None
