"""A day by the Chinese calendar: 十月十四."""

from datetime import date


def day_words(day: date) -> str:
    """Empty beyond the years the calendar is known for (1900–2100)."""
    from borax.calendars.lunardate import LunarDate  # lazy: its tables are read when first asked for

    try:
        found = LunarDate.from_solar(day)
    except ValueError:
        return ""
    return f"{'闰' if found.leap else ''}{found.cn_month}月{found.cn_day}"
