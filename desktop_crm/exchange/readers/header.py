"""Which row names the columns, and what the columns are called."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import islice

from ..area import Area
from ..table import Flaw, Row, Rows, Table, column_letters
from . import body

Known = Callable[[str], bool]
"""Whether a header is the name of a field."""
SAMPLE = 30
_NUMBER_OR_DATE = re.compile(r"[\d\s.,:/%¥￥$€()年月日+-]*")
_HAN = re.compile("[\u2e80-\u9fff\uf900-\ufaff]")


def as_table(
    file: str,
    sheet: str,
    rows: Callable[[], Iterator[Row]],
    known: Known | None,
    width: int | None = None,
    merged: Sequence[Area] = (),
) -> Table | None:
    """None when no cell is filled. `rows` leaves out blank rows; `width` is that of the widest, when known."""
    sample = list(islice(rows(), SAMPLE))
    if not sample:
        return None
    at = find_header(sample, known)
    header = Row(0, ()) if at is None else sample[at]
    names = [header_text(cell) for cell in header.cells]
    if at is not None:
        header, names = _of_two_lines(sample, at, names, merged)
    columns = max(width or 0, len(names), *(len(row.cells) for row in sample))
    names += [""] * (columns - len(names))
    unnamed = {i for i, name in enumerate(names) if not name}
    if unnamed:
        names = names[: 1 + max((i for i, name in enumerate(names) if name), default=-1)]
        used = _used(_below(rows, header.number), unnamed)
        names += [""] * (1 + max(used, default=-1) - len(names))
        names = [name or (_numbered(i, names) if i in used else "") for i, name in enumerate(names)]
    shape = body.Body(header.number, merged=merged)
    if at is not None and body.has_sections(sample, header.number, merged):
        found = body.sections(rows(), header.number, merged)
        if found:
            shape.section_column = body.column_for(found)
            names.append(shape.section_column)
    headers = tuple(distinct(names))
    shape.width = len(headers)
    added = int(bool(shape.section_column))
    return Table(file, sheet, header.number, headers, Rows(lambda: shape.rows(rows())), shape.left_out, added)


def _of_two_lines(sample: Sequence[Row], at: int, names: list[str], merged: Sequence[Area]) -> tuple[Row, list[str]]:
    """A header of two lines: 联系人1 across 姓名 and 电话 names those columns 联系人1 姓名 and 联系人1 电话."""
    header = sample[at]
    groups = [a for a in merged if a.width > 1 and a.top == a.bottom == header.number]
    if groups and at + 1 < len(sample) and sample[at + 1].number == header.number + 1:
        below = sample[at + 1]
        inner = [header_text(c) for a in groups for c in below.cells[a.left : a.right + 1]]
        if inner and all(inner) and not any(map(_NUMBER_OR_DATE.fullmatch, inner)):
            lower = [header_text(cell) for cell in below.cells]
            lower += [""] * (len(names) - len(lower))
            plain = [low or name for low, name in zip(lower, names + [""] * len(lower), strict=False)]
            return below, _grouped(plain, names, groups)
    if at and sample[at - 1].number == header.number - 1:
        above = sample[at - 1]
        groups = [a for a in merged if a.width > 1 and a.top == a.bottom == above.number]
        upper = [header_text(cell) for cell in above.cells]
        if len(groups) > 1 or (groups and sum(map(bool, upper)) > 1):
            return header, _grouped(names, upper, groups)
    return header, names


def _grouped(names: Sequence[str], upper: Sequence[str], groups: Sequence[Area]) -> list[str]:
    found = list(names)
    for area in groups:
        title = upper[area.left] if area.left < len(upper) else ""
        for i in range(area.left, min(area.right + 1, len(found))):
            if title and found[i] and found[i] != title:
                found[i] = f"{title} {found[i]}"
    return found


def find_header(sample: Sequence[Row], known: Known | None = None) -> int | None:
    """The row with the most field names; else the first as wide as the data whose filled cells are mostly words.

    None when the sheet begins with data: no word in the row where the header should be.
    """
    filled = [[text for cell in row.cells if (text := header_text(cell))] for row in sample]
    if known is not None:
        score = [sum(map(known, texts)) for texts in filled]
        best = max(score)
        at = score.index(best)
        if (best >= 2 and best * 2 >= len(filled[at])) or (best and len(filled[at]) == 1 and _narrow(filled)):
            return at
    words = [sum(isinstance(cell, str) and not _NUMBER_OR_DATE.fullmatch(cell) for cell in row.cells) for row in sample]
    at = 0
    if not _narrow(filled):
        usual = Counter(map(len, filled)).most_common(1)[0][0]
        sure = (
            i for i, n in enumerate(words) if n >= 2 and n * 2 >= len(filled[i]) and len(filled[i]) * 10 >= usual * 7
        )
        at = next(sure, next(i for i, texts in enumerate(filled) if len(texts) >= 2))
    return at if words[at] else None


def _narrow(filled: Sequence[Sequence[str]]) -> bool:
    return all(len(texts) <= 1 for texts in filled)


def header_text(cell: object) -> str:
    """One line, without control characters."""
    if cell is None:
        return ""
    text = cell.value_text if isinstance(cell, Flaw) else str(cell)
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def distinct(names: Sequence[str]) -> Iterator[str]:
    """A repeated name gets " 2", " 3"; a column without one stays so."""
    taken = set(names)
    seen: set[str] = set()
    for name in names:
        if name and name in seen:
            n = 2
            while f"{name} {n}" in taken:
                n += 1
            name = f"{name} {n}"
            taken.add(name)
        seen.add(name)
        yield name


def _numbered(index: int, names: Sequence[str]) -> str:
    """In the language of the other headers."""
    chinese = any(map(_HAN.search, names)) or not any(names)
    return f"列{column_letters(index)}" if chinese else f"Column {column_letters(index)}"


def _used(rows: Iterator[Row], columns: set[int]) -> set[int]:
    """Those of the columns in which some row has a value."""
    open_ones, used = set(columns), set[int]()
    for row in rows:
        cells = row.cells
        found = {i for i in open_ones if i < len(cells) and cells[i] is not None}
        if found:
            used |= found
            open_ones -= found
            if not open_ones:
                break
    return used


def _below(rows: Callable[[], Iterator[Row]], number: int) -> Iterator[Row]:
    return (row for row in rows() if row.number > number)
