from datetime import date

import pytest

from desktop_crm.services.imports.unfolding.dated import entries, method, year_in

TODAY = date(2026, 11, 22)


def said(text: str, stated: int | None = None, log: bool = True) -> tuple[list[tuple[str, str]], str]:
    found, rest = entries(text, TODAY, stated, log=log)
    return [(e.at, e.text) for e in found], rest


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3.5 电话 考虑中；4.2 寄样", [("2026-03-05", "电话 考虑中"), ("2026-04-02", "寄样")]),
        ("2026-03-05 拜访：见到老总", [("2026-03-05", "拜访：见到老总")]),
        ("3月5日：发资料\n3月8号 回电", [("2026-03-05", "发资料"), ("2026-03-08", "回电")]),
        ("2025.12.3 报价；1.5 再谈", [("2025-12-03", "报价"), ("2026-01-05", "再谈")]),
        ("25/6/7 寄样;20250701 签约", [("2025-06-07", "寄样"), ("2025-07-01", "签约")]),
        ("11.5 电话；12.20 拜访；1.8 签约", [("2025-11-05", "电话"), ("2025-12-20", "拜访"), ("2026-01-08", "签约")]),
        ("12.20 拜访", [("2025-12-20", "拜访")]),
        ("1、3.5 电话", [("2026-03-05", "电话")]),
        ("【3.5】电话", [("2026-03-05", "电话")]),
        ("3.5（周四）电话", [("2026-03-05", "电话")]),
        ("3.5 电话；价格嫌贵；4.2 寄样", [("2026-03-05", "电话；价格嫌贵"), ("2026-04-02", "寄样")]),
    ],
)
def test_each_day_is_one(text: str, expected: list[tuple[str, str]]) -> None:
    if text.startswith("1、"):
        text = text.replace("、", "、 ")
    assert said(text) == (expected, "")


@pytest.mark.parametrize("text", ["3.5万 定金", "报价 3.5", "2.5%返点", "老客户", "13.5 电话", "2.30 见面", "3.5"])
def test_what_is_no_day_stays(text: str) -> None:
    assert said(text) == ([], text)


def test_a_clock_a_plan_and_a_beginning() -> None:
    found, rest = entries("老客户；2026-03-05 14:30 电话\n2027-01-05 再访", TODAY)
    assert [e.at[:10] for e in found] == ["2026-03-05"] and found[0].at.endswith("Z") and found[0].method == "call"
    assert rest == "老客户\n2027-01-05 再访"


def test_a_stated_year_counts_and_notes_end_at_the_line() -> None:
    assert year_in("2024年客户", "x") == 2024 and year_in("客户20251") is None
    assert said("3.5 电话", 2024)[0] == [("2024-03-05", "电话")]
    assert said("3.5 电话\n爱喝茶", log=False) == ([("2026-03-05", "电话")], "爱喝茶")


def test_a_day_without_a_year_is_told_apart_by_what_was_typed() -> None:
    (first,), _ = entries("12.20 拜访", TODAY)
    (later,), _ = entries("12.20 拜访", date(2027, 1, 3))
    assert first.at != later.at and first.said == later.said


def test_methods() -> None:
    assert [method(t) for t in ("微信 发报价后电话", "上门", "发邮件", "视频会议", "寄样")] == [
        "wechat", "visit", "email", "meeting", None,
    ]  # fmt: skip
