"""Which row names the columns, and what the columns are called."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import islice

from ..table import Flaw, Row, Rows, Table, column_letters

Known = Callable[[str], bool]
"""Whether a header is the name of a field."""
SAMPLE = 30
_NUMBER_OR_DATE = re.compile(r"[\d\s.,:/%¥￥$€()年月日+-]*")
_HAN = re.compile("[\u2e80-\u9fff\uf900-\ufaff]")


def as_table(
    file: str, sheet: str, rows: Callable[[], Iterator[Row]], known: Known | None, width: int | None = None
) -> Table | None:
    """None when no cell is filled. `rows` leaves out blank rows; `width` is that of the widest, when known."""
    sample = list(islice(rows(), SAMPLE))
    if not sample:
        return None
    at = find_header(sample, known)
    header = Row(0, ()) if at is None else sample[at]
    names = [header_text(cell) for cell in header.cells]
    columns = max(width or 0, len(names), *(len(row.cells) for row in sample))
    names += [""] * (columns - len(names))
    unnamed = {i for i, name in enumerate(names) if not name}
    if unnamed:
        names = names[: 1 + max((i for i, name in enumerate(names) if name), default=-1)]
        used = _used(_below(rows, header.number), unnamed)
        names += [""] * (1 + max(used, default=-1) - len(names))
        names = [name or (_numbered(i, names) if i in used else "") for i, name in enumerate(names)]
    headers = tuple(distinct(names))
    return Table(file, sheet, header.number, headers, Rows(lambda: _body(rows, header.number, len(headers))))


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


def _body(rows: Callable[[], Iterator[Row]], header_row: int, width: int) -> Iterator[Row]:
    for row in rows():
        if row.number > header_row:
            have = len(row.cells)
            if have == width:
                yield row
            else:
                yield Row(row.number, row.cells[:width] if have > width else row.cells + (None,) * (width - have))
