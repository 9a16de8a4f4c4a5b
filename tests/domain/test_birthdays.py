from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_crm.domain.birthdays import next_on, parse
from desktop_crm.domain.errors import BadValue


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("1980-08-05", "1980-08-05"),
        ("1980/8/5", "1980-08-05"),
        ("19800805", "1980-08-05"),
        ("1980年8月5日", "1980-08-05"),
        ("公历1980年8月5日", "1980-08-05"),
        ("1980-08-05 00:00:00", "1980-08-05"),
        (date(1980, 8, 5), "1980-08-05"),
        (datetime(1980, 8, 5, 0, 0), "1980-08-05"),
        ("08-05", "08-05"),
        ("8月5日", "08-05"),
        ("8月5号", "08-05"),
        ("8.5", "08-05"),
        ("8.10", "08-10"),
        (8.5, "08-05"),
        ("８／５", "08-05"),
        ("--08-05", "08-05"),
        ("--0805", "08-05"),
        ("八月十五日", "08-15"),
        ("阳历八月五日", "08-05"),
        ("02-29", "02-29"),
        ("1980-02-29", "1980-02-29"),
        ("lunar:1980-08-05", "lunar:1980-08-05"),
        ("Lunar: 8-5", "lunar:08-05"),
        ("lunar:leap-04-10", "lunar:leap-04-10"),
        ("lunar:1980-leap-04-10", "lunar:1980-leap-04-10"),
        ("lunar:02-30", "lunar:02-30"),
        ("农历八月初五", "lunar:08-05"),
        ("农历 1980-8-5", "lunar:1980-08-05"),
        ("1980-08-05（农历）", "lunar:1980-08-05"),
        ("阴历1980年八月初五", "lunar:1980-08-05"),
        ("1980年八月初五", "lunar:1980-08-05"),
        ("一九八〇年八月初五", "lunar:1980-08-05"),
        ("一九八零年八月初五", "lunar:1980-08-05"),
        ("农历闰四月初十", "lunar:leap-04-10"),
        ("2020年闰四月初十", "lunar:2020-leap-04-10"),
        ("腊月廿三", "lunar:12-23"),
        ("正月初一", "lunar:01-01"),
        ("冬月三十", "lunar:11-30"),
        ("十二月卅", "lunar:12-30"),
        ("八月十五", "lunar:08-15"),
        ("八月二十三", "lunar:08-23"),
        ("农历十一月廿一", "lunar:11-21"),
    ],
)
def test_parse(typed, kept):
    assert parse(typed) == kept
    assert parse(kept) == kept


@pytest.mark.parametrize(
    "typed",
    ["", "1980", "1980-08", "80-8-5", "13-01", "00-10", "02-30", "04-31", "1981-02-29", "1980-02-30", "8-32", "8-0",
     "lunar:02-31", "lunar:13-01", "lunar:00-01", "lunar:", "leap", "公历闰四月初十", "公历农历8-5", "初五", "八月",
     "四十月初一", "农历〇月初一", "生日8-5", "lunar:1700-01-01", None, 8, 8.1, 46000],
)  # fmt: skip
def test_refused(typed):
    with pytest.raises(BadValue) as caught:
        parse(typed)
    assert f"“{typed}”" in str(caught.value)


# 春节 and 中秋 as announced by the observatories
NEW_YEAR = "2020-01-25 2021-02-12 2022-02-01 2023-01-22 2024-02-10 2025-01-29 2026-02-17 2027-02-06 2028-01-26 2029-02-13 2030-02-03"
MID_AUTUMN = "2020-10-01 2021-09-21 2022-09-10 2023-09-29 2024-09-17 2025-10-06 2026-09-25 2027-09-15 2028-10-03 2029-09-22 2030-09-12"


@pytest.mark.parametrize(("birthday", "known"), [("lunar:01-01", NEW_YEAR), ("lunar:08-15", MID_AUTUMN)])
def test_festivals(birthday, known):
    for text in known.split():
        day = date.fromisoformat(text)
        assert next_on(birthday, date(day.year, 1, 1)) == day


@pytest.mark.parametrize(
    ("birthday", "after", "on"),
    [
        ("08-05", "2026-08-05", "2026-08-05"),
        ("1980-08-05", "2026-08-06", "2027-08-05"),
        ("02-29", "2026-01-01", "2026-02-28"),
        ("02-29", "2028-01-01", "2028-02-29"),
        ("2000-02-29", "2026-03-01", "2027-02-28"),
        # leap months: 2020 闰四月, 2023 闰二月, 2025 闰六月, 2033 闰十一月; the plain month in other years
        ("lunar:leap-04-01", "2020-01-01", "2020-05-23"),
        ("lunar:04-01", "2020-01-01", "2020-04-23"),
        ("lunar:leap-02-01", "2023-01-01", "2023-03-22"),
        ("lunar:leap-06-01", "2025-01-01", "2025-07-25"),
        ("lunar:leap-11-01", "2033-06-01", "2033-12-22"),
        ("lunar:leap-04-10", "2026-01-01", "2026-05-26"),
        ("lunar:1980-leap-04-10", "2026-01-01", "2026-05-26"),
        # the 30th: 腊月 has 29 days before 春节 2025 and 2026, 30 before 2024
        ("lunar:12-30", "2025-01-01", "2025-01-28"),
        ("lunar:12-30", "2026-01-01", "2026-02-16"),
        ("lunar:12-30", "2024-01-01", "2024-02-09"),
        # the last Chinese months fall into the next solar year
        ("lunar:12-08", "2026-01-01", "2026-01-26"),
        ("lunar:12-08", "2026-01-27", "2027-01-15"),
        ("lunar:1978-08-15", "1978-01-01", "1978-09-17"),
    ],
)
def test_next_on(birthday, after, on):
    assert next_on(birthday, date.fromisoformat(after)).isoformat() == on


def test_beyond_the_known_calendar():
    assert next_on("08-05", date(2150, 1, 1)) == date(2150, 8, 5)
    with pytest.raises(BadValue):
        next_on("lunar:08-05", date(2150, 1, 1))
    with pytest.raises(ValueError):
        next_on("8-5", date(2026, 1, 1))


LUNAR = st.builds("lunar:{}{:02}-{:02}".format, st.sampled_from(["", "leap-"]), st.integers(1, 12), st.integers(1, 30))
SOLAR = st.dates(date(1920, 1, 1), date(2020, 12, 31)).flatmap(lambda d: st.sampled_from([str(d), f"{d:%m-%d}"]))


@given(LUNAR | SOLAR, st.dates(date(1901, 1, 1), date(2099, 1, 1)))
def test_the_next_one_comes_within_400_days_and_none_is_left_out(birthday, after):
    on = next_on(birthday, after)
    assert after <= on <= after + timedelta(400)
    assert next_on(birthday, on) == on
    if after < on:
        assert next_on(birthday, after + timedelta(1)) == on


@given(
    st.text(max_size=20) | st.text("0123456789-./年月日闰正冬腊初十廿卅一二三农历lunar:leap", max_size=16) | st.floats()
)
def test_any_text_is_a_birthday_or_refused(text):
    try:
        kept = parse(text)
    except BadValue:
        return
    assert parse(kept) == kept
    next_on(kept, date(2026, 1, 1))
