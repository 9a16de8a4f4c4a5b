from contextlib import suppress
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_crm.domain.errors import BadValue
from desktop_crm.domain.money import LIMIT, display, parse, to_text


@pytest.mark.parametrize(
    ("typed", "fen"),
    [
        ("12,345.60", 1234560),
        ("1,2345", 1234500),
        ("0", 0),
        (".5", 50),
        ("5.", 500),
        ("1 234.50", 123450),
        ("1\u00a0234.50", 123450),
        ("1.2万", 1200000),
        ("1.23456万", 1234560),
        ("10万元", 10000000),
        ("1.2w", 1200000),
        ("5千元", 500000),
        ("3亿", 30000000000),
        ("1.5千万", 1500000000),
        ("￥1,200元", 120000),
        ("人民币 1200 元整", 120000),
        ("RMB1200", 120000),
        ("１２，３４５．６０", 1234560),
        ("(1,200)", -120000),
        ("（￥1,200.50）", -120050),
        ("-5", -500),
        ("－￥5", -500),
        ("￥-5", -500),
        ("\u22125", -500),
        ("+8", 800),
        ("1.2000", 120),
        ("1.2E+06", 120000000),
        ("0.30000000000000004", 30),
        (1200, 120000),
        (-3, -300),
        (0.1 + 0.2, 30),
        (2.005, 201),
        (-2.005, -201),
        (1e15 / 100, LIMIT),
        (Decimal("12.30"), 1230),
    ],
)
def test_parse(typed, fen):
    assert parse(typed) == fen


@pytest.mark.parametrize(
    "typed",
    ["", " ", "-", "元", "万", "2.005", "1.234", "12,34", "1,2,3", "1¥2", "--5", "(-5)", "((5))", "$5", "US$5", "5 USD",
     "nan", "inf", "1e99", "1e999", "abc", "1.2.3", "12345678901234567890", "10000000000000.01", 10**14, 1e300,
     float("nan"), float("inf"), True, None, Decimal("1.005"), Decimal("NaN"), Decimal("sNaN")],
)  # fmt: skip
def test_refused(typed):
    with pytest.raises(BadValue) as caught:
        parse(typed)
    assert str(typed) in str(caught.value)


@pytest.mark.parametrize(
    ("fen", "text", "shown"),
    [
        (123450, "1234.50", "¥1,234.50"),
        (0, "0.00", "¥0.00"),
        (-5, "-0.05", "-¥0.05"),
        (-100, "-1.00", "-¥1.00"),
        (LIMIT, "10000000000000.00", "¥10,000,000,000,000.00"),
    ],
)
def test_to_text(fen, text, shown):
    assert (to_text(fen), display(fen)) == (text, shown)


def test_display_names_other_currencies():
    assert (display(100, "USD"), display(-100, "CHF")) == ("US$1.00", "-CHF 1.00")


@given(st.integers(-LIMIT, LIMIT))
def test_what_is_written_reads_back(fen):
    assert parse(to_text(fen)) == fen
    assert parse(display(fen)) == fen
    assert parse(Decimal(to_text(fen))) == fen
    if abs(fen) < 10**14:
        assert parse(fen / 100) == fen


@given(st.text(max_size=20) | st.text("0123456789.,()-+eE万千亿元¥", max_size=12) | st.floats() | st.decimals())
def test_anything_else_is_an_amount_or_refused(typed):
    with suppress(BadValue):
        assert abs(parse(typed)) <= LIMIT
