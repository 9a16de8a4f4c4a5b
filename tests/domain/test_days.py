import os
import time
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_crm.domain import days
from desktop_crm.domain.errors import BadValue

TODAY = date(2026, 11, 21)  # a Saturday


@pytest.fixture(autouse=True)
def shanghai():
    yield from set_zone("Asia/Shanghai")


def set_zone(name):
    if not hasattr(time, "tzset"):
        pytest.skip("the zone of this system cannot be set")
    before = os.environ.get("TZ")
    os.environ["TZ"] = name
    time.tzset()
    yield
    if before is None:
        del os.environ["TZ"]
    else:
        os.environ["TZ"] = before
    time.tzset()


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2026-11-21", "2026-11-21"),
        ("2026/1/5", "2026-01-05"),
        ("2026.1.5", "2026-01-05"),
        ("20261121", "2026-11-21"),
        (20261121, "2026-11-21"),
        (20261121.0, "2026-11-21"),
        ("2026年1月5日", "2026-01-05"),
        ("2026年1月5号", "2026-01-05"),
        (" ２０２６－１－５ ", "2026-01-05"),
        ("2024-02-29", "2024-02-29"),
        ("2026-11-21 星期六", "2026-11-21"),
        ("2026-11-21（周六）", "2026-11-21"),
        ("2026-11-21 14:30", "2026-11-21"),
        ("2026-11-21T00:00:00+08:00", "2026-11-21"),
        ("2026-11-21T23:00:00-05:00", "2026-11-21"),
        ("2026-11-20T16:00:00Z", "2026-11-21"),  # midnight in Shanghai
        ("1850-01-01", "1850-01-01"),
        ("9999-12-31", "9999-12-31"),
        ("9999-12-31T23:00:00Z", "9999-12-31"),
        (date(2026, 1, 5), "2026-01-05"),
        (datetime(2026, 1, 5, 23, 59), "2026-01-05"),
    ],
)
def test_parse_day(typed, day):
    assert days.parse_day(typed) == day


@pytest.mark.parametrize(
    "typed",
    ["", "26-1-5", "2026-02-30", "2025-02-29", "2026-13-01", "2026-00-10", "2026-11", "2026", "2026-1/5", "11/21/2026",
     "2026-11-21x", "2026-11-2114:30", "2026-11-21 25:00", "2026-11-21 14:60", "2026-11-21 9:00-11:00", "46000", 46000,
     "1799-12-31", date(1799, 12, 31), None, True, "today", "2026-11-21 上午14点", "2026-W47-6", "00000000"],
)  # fmt: skip
def test_no_day(typed):
    for parse in (days.parse_day, days.parse_time):
        with pytest.raises(BadValue) as caught:
            parse(typed)
        assert f"“{typed}”" in str(caught.value)


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("2026-11-21", "2026-11-21"),
        ("2026/1/5", "2026-01-05"),
        (date(2026, 1, 5), "2026-01-05"),
        (datetime(2026, 1, 5), "2026-01-05"),  # a spreadsheet's date
        ("2026-11-21 14:30", "2026-11-21T06:30:00Z"),
        ("2026-11-21 0:00", "2026-11-20T16:00:00Z"),
        ("2026-11-21T14:30:05", "2026-11-21T06:30:05Z"),
        ("2026-11-21T14:30:05Z", "2026-11-21T14:30:05Z"),
        ("2026-11-21t14:30z", "2026-11-21T14:30:00Z"),
        ("2026-11-21 14:30:05.678+08:00", "2026-11-21T06:30:05Z"),
        ("2026-11-21 14:30:05+08", "2026-11-21T06:30:05Z"),
        ("2026-11-21T14:30-05:00", "2026-11-21T19:30:00Z"),
        ("2026-11-21T14:30:00+0530", "2026-11-21T09:00:00Z"),
        ("20261121T143005Z", "2026-11-21T14:30:05Z"),
        ("2026年11月21日下午3点", "2026-11-21T07:00:00Z"),
        ("2026-11-21 上午9:30", "2026-11-21T01:30:00Z"),
        ("2026-11-21 下午3点半", "2026-11-21T07:30:00Z"),
        ("2026-11-21 下午15:00", "2026-11-21T07:00:00Z"),
        ("2026-11-21 14点05分", "2026-11-21T06:05:00Z"),
        ("2026-11-21 14时30分15秒", "2026-11-21T06:30:15Z"),
        ("2026-11-21 3:30 PM", "2026-11-21T07:30:00Z"),
        ("2026-11-21 12:30 AM", "2026-11-20T16:30:00Z"),
        ("2026-11-21 12:30 PM", "2026-11-21T04:30:00Z"),
        ("2026-11-21 中午12点", "2026-11-21T04:00:00Z"),
        ("2026-11-21 中午1点", "2026-11-21T05:00:00Z"),
        ("2026-11-21 中午11点半", "2026-11-21T03:30:00Z"),
        ("2026-11-21 晚上12点", "2026-11-21T16:00:00Z"),
        ("2026-11-21 24:00", "2026-11-21T16:00:00Z"),
        ("2026-11-21 （周六） 14:30", "2026-11-21T06:30:00Z"),
        (datetime(2026, 11, 21, 14, 29, 59, 999_900), "2026-11-21T06:30:00Z"),
        (datetime(2026, 11, 21, 14, 30, tzinfo=UTC), "2026-11-21T14:30:00Z"),
        (datetime(2026, 11, 21, 0, 0, tzinfo=timezone(timedelta(hours=8))), "2026-11-20T16:00:00Z"),
        ("1950-06-01 08:00", "1950-06-01T00:00:00Z"),
    ],
)
def test_parse_time(typed, stored):
    assert days.parse_time(typed) == stored


@pytest.mark.parametrize("typed", ["1899-12-31", "2201-01-01", "9999-12-31 10:00", date(1899, 1, 1), datetime.max])
def test_no_time(typed):
    with pytest.raises(BadValue):
        days.parse_time(typed)


def test_local_iso():
    assert days.local_iso("2026-11-21T06:30:00Z") == "2026-11-21T14:30:00+08:00"
    assert days.local_iso("2026-11-21") == "2026-11-21"
    assert days.local_day("2026-11-21T16:30:00Z") == date(2026, 11, 22)
    assert days.day_start(TODAY) == "2026-11-20T16:00:00Z"


@given(st.datetimes(datetime(1900, 1, 2), datetime(2200, 12, 30)).map(lambda d: d.replace(microsecond=0)))
def test_a_stored_time_survives_the_way_to_local_and_back(moment):
    stored = moment.isoformat() + "Z"
    assert days.parse_time(days.local_iso(stored)) == stored


def test_system_that_cannot_convert_old_times():
    class Old(datetime):
        def astimezone(self, tz=None):
            if tz is None or self.tzinfo is None:
                raise OSError(22, "Invalid argument")
            return super().astimezone(tz)

    assert days._utc_text(Old(1950, 1, 1, 8)) == "1950-01-01T00:00:00Z"
    assert days._local(Old(1950, 1, 1, tzinfo=UTC)).isoformat() == "1950-01-01T08:00:00+08:00"


@pytest.mark.parametrize(
    ("word", "first", "after"),
    [
        ("today", "2026-11-21", "2026-11-22"),
        ("TODAY", "2026-11-21", "2026-11-22"),
        ("今天", "2026-11-21", "2026-11-22"),
        ("yesterday", "2026-11-20", "2026-11-21"),
        ("tomorrow", "2026-11-22", "2026-11-23"),
        ("-30d", "2026-10-22", "2026-10-23"),
        ("+2w", "2026-12-05", "2026-12-06"),
        ("-3m", "2026-08-21", "2026-08-22"),
        ("-1y", "2025-11-21", "2025-11-22"),
        ("this day", "2026-11-21", "2026-11-22"),
        ("next day", "2026-11-22", "2026-11-23"),
        ("this week", "2026-11-16", "2026-11-23"),
        ("last  Week", "2026-11-09", "2026-11-16"),
        ("下周", "2026-11-23", "2026-11-30"),
        ("this month", "2026-11-01", "2026-12-01"),
        ("next month", "2026-12-01", "2027-01-01"),
        ("上个月", "2026-10-01", "2026-11-01"),
        ("this quarter", "2026-10-01", "2027-01-01"),
        ("last quarter", "2026-07-01", "2026-10-01"),
        ("next quarter", "2027-01-01", "2027-04-01"),
        ("本季度", "2026-10-01", "2027-01-01"),
        ("last year", "2025-01-01", "2026-01-01"),
        ("今年", "2026-01-01", "2027-01-01"),
        ("去年", "2025-01-01", "2026-01-01"),
        ("2026-02-05", "2026-02-05", "2026-02-06"),
        ("2026年2月5日", "2026-02-05", "2026-02-06"),
        ("2026-02", "2026-02-01", "2026-03-01"),
        ("2026年12月", "2026-12-01", "2027-01-01"),
        ("2026", "2026-01-01", "2027-01-01"),
    ],
)
def test_day_range(word, first, after):
    assert [d.isoformat() for d in days.day_range(word, TODAY)] == [first, after]


@pytest.mark.parametrize(
    "word", ["", "soon", "last foo", "30d", "-9999999y", "+9999999d", "2026-13", "0000", "9999", "last"]
)
def test_no_range(word):
    with pytest.raises(BadValue) as caught:
        days.day_range(word, TODAY)
    assert f"“{word}”" in str(caught.value)


@pytest.mark.parametrize(
    ("day", "months", "result"),
    [
        ("2026-01-31", 1, "2026-02-28"),
        ("2024-01-31", 1, "2024-02-29"),
        ("2024-02-29", 12, "2025-02-28"),
        ("2024-02-29", 48, "2028-02-29"),
        ("2026-03-31", -1, "2026-02-28"),
        ("2026-01-15", -1, "2025-12-15"),
        ("2026-12-31", 0, "2026-12-31"),
        ("9999-11-30", 1, "9999-12-30"),
    ],
)
def test_add_months(day, months, result):
    assert days.add_months(date.fromisoformat(day), months).isoformat() == result


@given(st.dates(date(1900, 1, 1), date(2200, 1, 1)), st.integers(-1200, 1200))
def test_add_months_lands_in_the_right_month(day, months):
    found = days.add_months(day, months)
    assert (found.year - day.year) * 12 + found.month - day.month == months
    assert found.day == day.day or (found.day < day.day and (found + timedelta(1)).day == 1)


@given(st.dates(date(1900, 1, 1), date(2200, 1, 1)), st.sampled_from(["day", "week", "month", "quarter", "year"]))
def test_periods_follow_each_other_and_hold_today(today, unit):
    last, this, following = (days.day_range(f"{word} {unit}", today) for word in ("last", "this", "next"))
    assert last[1] == this[0] <= today < this[1] == following[0]


@given(st.text(max_size=25) | st.text("0123456789-/:年月日TZ上午下点半 +", max_size=22))
def test_any_text_is_a_date_or_refused(text):
    for parse in (days.parse_day, days.parse_time, lambda t: days.day_range(t, TODAY)):
        with suppress(BadValue):
            parse(text)
