"""Text tables: csv and its kin. Every value stays the text it is."""

import csv
import re
from collections import Counter
from collections.abc import Iterator
from itertools import chain, islice
from pathlib import Path

from ...domain.errors import UserError
from ..table import Row, Table, is_blank
from . import encoding, limits, refusals
from .header import Known, as_table

DELIMITERS = ",;\t|"
_NONE = "\x1f"
_SUFFIXES = ("", ".csv", ".txt", ".tsv", ".tab")
_SAMPLE = 1 << 18
_SEP_LINE = re.compile(r"sep=(.)\r?\n?", re.IGNORECASE)
_GUARDED = re.compile(r"'+[=+\-@\t\r]")
_END = "\ue000end"
"""A line put behind the file: found inside a quoted cell, some quote was never closed."""


def read(path: Path, known: Known | None) -> list[Table]:
    """Raises UserError."""
    codec = encoding.detect(path)
    with path.open(encoding=codec, newline="", errors="ignore") as file:
        sample = file.read(_SAMPLE).replace("\0", "")
    delimiter = _delimiter(sample)
    if delimiter == _NONE and path.suffix.lower() not in _SUFFIXES:
        raise refusals.no_table(path)
    width = _check(path, codec, delimiter)
    table = as_table(path.name, "", lambda: _rows(path, codec, delimiter), known, width)
    return [table] if table else []


def _delimiter(sample: str) -> str:
    """The one that gives most records the same number of cells."""
    if said := _SEP_LINE.match(sample):
        return said[1]
    cut = sample if len(sample) < _SAMPLE else sample[: sample.rfind("\n") + 1]
    best, best_score = _NONE, (0.0, 0)
    for delimiter in DELIMITERS:
        try:
            records = list(islice(csv.reader(cut.splitlines(keepends=True), delimiter=delimiter), 200))
        except csv.Error:
            continue
        widths = [len(record) for record in records if not is_blank(record)]
        several = Counter(width for width in widths if width > 1)
        if not several:
            continue
        width, times = several.most_common(1)[0]
        share = times / len(widths)
        if (share >= 0.5 or widths[0] > 1) and (share, width) > best_score:
            best, best_score = delimiter, (share, width)
    return best


def _records(path: Path, codec: str, delimiter: str, *ending: str) -> Iterator[list[str]]:
    with path.open(encoding=codec, newline="") as file:
        lines = chain((line.replace("\0", "") for line in file), ending)
        first = next(lines, "")
        if not _SEP_LINE.fullmatch(first):
            lines = chain((first,), lines)
        yield from csv.reader(lines, delimiter=delimiter)


def _check(path: Path, codec: str, delimiter: str) -> int:
    """Width of the widest record; every record can be read. Raises UserError."""
    number = width = 0
    record: list[str] = []
    try:
        for number, record in enumerate(_records(path, codec, delimiter, _END), 1):  # noqa: B007
            if len(record) > width:
                width = len(record)
        broken = record != [_END]
    except csv.Error:  # a cell beyond all bounds
        number, broken = number + 1, True
    if broken:
        raise UserError(
            f"“{path.name}”第 {number} 行的引号没有成对，后面的内容分不清行列。请改正这一行，或在 Excel 中另存后再导入",
            f"“{path.name}” row {number}: a quote is never closed, so what follows cannot be told apart. Correct that row",
        )
    if number > limits.ROWS + 1:
        raise refusals.too_much(path, f"超过 {limits.ROWS} 行", f"has more than {limits.ROWS} rows")
    if width > limits.COLUMNS:
        raise refusals.too_much(path, f"超过 {limits.COLUMNS} 列", f"has more than {limits.COLUMNS} columns")
    return width


def _rows(path: Path, codec: str, delimiter: str) -> Iterator[Row]:
    guarded = _GUARDED.match
    for number, record in enumerate(_records(path, codec, delimiter), 1):
        cells = tuple([(cell[1:] if cell[0] == "'" and guarded(cell) else cell) if cell else None for cell in record])
        if not is_blank(cells):
            yield Row(number, cells)
