"""How queries and phone fields are read."""

import pytest

from desktop_crm.domain.search.words import LONGEST_QUERY, parse, phone_numbers, syllables_from


def ways(query: str) -> list[str]:
    return ["|".join(unit.text for unit in way) for word in parse(query) for way in word.ways + word.openings]


@pytest.mark.parametrize(
    ("typed", "numbers"),
    [
        ("13800001234", [["13800001234"]]),
        ("138 0000 1234", [["13800001234"]]),
        ("138-0000-1234", [["13800001234"]]),
        ("１３８ 0000－1234", [["13800001234"]]),
        ("+86 138 0000 1234", [["13800001234"]]),
        ("+86 13800001234", [["13800001234"]]),
        ("0086 13800001234", [["13800001234"]]),
        ("86 13800001234", [["13800001234"]]),
        ("801 13800001234", [["801", "13800001234"]]),
        ("0086-13800001234", [["13800001234"]]),
        ("8613800001234", [["13800001234"]]),
        ("+86 755 8888 9999", [["075588889999"]]),
        ("+86 10 8888 9999", [["01088889999"]]),
        ("+86 400 800 8888", [["4008008888"]]),
        ("(0755) 8888.9999", [["075588889999"]]),
        ("0755-88889999-801", [["075588889999801"]]),
        ("0755-88889999转801", [["075588889999"], ["801"]]),
        ("13800001234 13900001234", [["13800001234", "13900001234"]]),
        ("138 0000 1234 139 0000 1234", [["13800001234", "13900001234"]]),
        ("0755 8888 9999 0755 6666 7777", [["075588889999", "075566667777"]]),
        ("13800001234/13900001234，8888 9999", [["13800001234"], ["13900001234"], ["88889999"]]),
        ("+86 13800001234+86 13900001234", [["13800001234"], ["13900001234"]]),
        ("86012345", [["86012345"]]),
        ("无", []),
        ("", []),
        ("-", []),
        ("()", []),
    ],
)
def test_phone_numbers(typed: str, numbers: list[list[str]]) -> None:
    assert phone_numbers(typed) == numbers


@pytest.mark.parametrize(
    ("query", "wanted", "unwanted"),
    [
        ("zhangsan", ["z|h|a|n|g|s|a|n", "zhang|san"], ["z|hang|san", "z|h|ang|san", "zhang|s|a|n"]),
        ("zhangs", ["zhang|s"], []),
        ("zhs", ["z|h|s", "zh|s"], []),
        ("zhangwm", ["zhang|w|m"], []),
        ("zsan", ["z|san"], []),
        ("szhuawei", ["s|z|hua|wei"], []),
        ("xian", ["xian", "xi|an"], ["x|ian"]),
        ("xianan", ["xian|an", "xi|an|an"], ["xia|n|an"]),
        ("lv", ["lv"], []),
        ("张s", ["张|s"], []),
        ("zhang三", ["z|h|a|n|g|三", "zhang|三"], []),
        ("zhan三", ["zhan|三"], []),
        ("58同城", ["5|8|同|城"], []),
        ("a", ["a"], []),
    ],
)
def test_ways(query: str, wanted: list[str], unwanted: list[str]) -> None:
    found = ways(query)
    assert set(wanted) <= set(found)
    assert set(unwanted).isdisjoint(found)


def test_words() -> None:
    assert [w.text for w in parse("  张三  ABC  张三 ，。 ")] == ["张三", "abc"]
    assert parse("") == parse("，。😀\x00") == ()
    assert parse("138-0000 1234")[0].numbers == ("13800001234",)
    assert parse("+86 138 0000 1234")[0].numbers == ("8613800001234", "13800001234")
    assert parse("86138")[0].numbers == ("86138", "138")
    assert parse("0086")[0].numbers == ("0086",)
    assert [w.text for w in parse("13800001234 13900001234")] == ["13800001234", "13900001234"]
    assert [w.text for w in parse("张三 138")] == ["张三", "138"]


def test_bounds() -> None:
    for query in ("xianan" * 9, "zhangsan" * 500, "a" * 10_000, "a张" * 5000, "1" * 10_000, "1 a " * 3000):
        words = parse(query)
        assert all(len(word.ways) <= 12 and len(word.openings) <= 12 for word in words)
        assert sum(len(word.text) for word in words) <= LONGEST_QUERY


def test_syllables_from() -> None:
    assert syllables_from("san") == ("san", "sang")
    assert syllables_from("v") == syllables_from("zhangs") == ()
    assert syllables_from("zuo") == ("zuo",)
