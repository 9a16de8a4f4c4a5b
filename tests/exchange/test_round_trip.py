"""What our writers write, our readers read back as it was."""

import datetime
import re
import tempfile
from pathlib import Path

import openpyxl
from hypothesis import given, note, settings
from hypothesis import strategies as st

from desktop_crm.domain.fields import Kind
from desktop_crm.exchange.writers import Column, write_csv, write_workbook

from .books import only, values

TEXT = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\ufffe\uffff"), max_size=12),
    st.text("=+-@\t\r\n'\",;| &<>_x0041\u3000", max_size=8),
    st.from_regex(r"[0-9]{1,18}", fullmatch=True),
).map(lambda s: s if s.strip() else None)
WHOLE = st.integers(-(10**15) + 1, 10**15 - 1)
PART = st.floats(-1e12, 1e12).filter(lambda v: abs(v) > 1e-9).map(lambda v: int(v) if v.is_integer() else v)
DAYS = st.dates(datetime.date(1900, 3, 1), datetime.date(9999, 12, 31))
TIMES = st.datetimes(datetime.datetime(1900, 3, 1), datetime.datetime(2200, 1, 1)).map(
    lambda t: t.replace(microsecond=0)
)
ROWS = st.lists(
    st.tuples(st.just("行"), st.none() | TEXT, TEXT, st.none() | WHOLE | PART, st.none() | DAYS, st.none() | TIMES),
    min_size=1,
    max_size=6,
)
CONTROL = re.compile("[\x01-\x08\x0b\x0c\x0e-\x1f\x7f]")
"""No csv carries these."""
HEADERS = ("名称", "文字", "备注", "数", "日", "时")
KINDS = (Kind.TEXT, Kind.TEXT, Kind.PHONE, Kind.NUMBER, Kind.DATE, Kind.TIME)


def day_or_moment(value: object) -> object:
    """A moment at midnight comes back as a day; a fraction of a day is kept to the millisecond."""
    if isinstance(value, datetime.datetime):
        value = (value + datetime.timedelta(milliseconds=500)).replace(microsecond=0)
        return value.date() if value.time() == datetime.time() else value
    return value


@settings(max_examples=150, deadline=None)
@given(ROWS)
def test_workbook(rows: list[tuple[object, ...]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "x.xlsx")
        columns = [Column(header, kind) for header, kind in zip(HEADERS, KINDS, strict=True)]
        write_workbook(path, "客户", columns, rows)
        found = [tuple(map(day_or_moment, cells)) for cells in values(only(path))]
        wanted = [tuple(map(day_or_moment, row)) for row in rows]
        note(f"found  {found}\nwanted {wanted}")
        assert found == wanted
        with path.open("rb") as file:
            page = openpyxl.load_workbook(file, read_only=True, data_only=True).worksheets[0]
            numbers = [(*row, *[None] * 6)[3] for row in page.iter_rows(min_row=2, values_only=True)]
        assert numbers == [row[3] for row in rows]


@settings(max_examples=150, deadline=None)
@given(ROWS)
def test_csv(rows: list[tuple[object, ...]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "x.csv")
        write_csv(path, HEADERS, rows)
        found = values(only(path))
        wanted = [tuple(None if v is None else CONTROL.sub("", str(v)) or None for v in row) for row in rows]
        note(f"found  {found}\nwanted {wanted}")
        assert found == wanted
