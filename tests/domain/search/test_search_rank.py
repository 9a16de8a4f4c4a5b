"""The exact rank by examples, and its cost."""

import random
import time

import pytest

from desktop_crm.domain.search.grams import Part
from desktop_crm.domain.search.match import rank

RECORD = [
    (Part.PERSON, "曾小明"),
    (Part.NAME, "深圳市华为技术（集团）有限公司"),
    (Part.NAME, "58同城 ABC"),
    (Part.DIGITS, "0755-8888 9999 / +86 138-0000-1234"),
    (Part.WORD, "Wxid_Ab12"),
    (Part.WORD, "KH-000123"),
]


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        ("曾小明", (0, 0)), ("曾", (2, 0)), ("小明", (4, 0)), ("明", (4, 0)), ("zengxiaoming", (1, 0)), ("zxm", (1, 0)),
        ("ZXM", (1, 0)), ("zeng", (3, 0)), ("ze", (3, 0)), ("z", (3, 0)), ("m", None), ("xm", (5, 0)), ("zengx", (3, 0)),
        ("zengxm", (1, 0)), ("zxming", (1, 0)), ("曾x", (3, 0)), ("zeng小", (3, 0)), ("曾xm", (1, 0)), ("ceng", None),
        ("cxm", None), ("曾 huawei", (5, 0)), ("huawei zxm", (5, 1)), ("华为技术", (4, 1)), ("技术集团", (4, 1)),
        ("技术(集团)", (4, 1)), ("hwjs", (5, 1)), ("szshw", (3, 1)), ("szshuawei", (3, 1)), ("shenzhen", (3, 1)),
        ("huaweij", (5, 1)), ("zheng", None), ("huawe三", None), ("58", (2, 2)), ("58同", (2, 2)), ("58tc", (3, 2)),
        ("abc", (4, 2)), ("ABC", (4, 2)), ("ＡＢＣ", (4, 2)), ("tongchengabc", (5, 2)), ("bc", (4, 2)),
        ("138-0000 1234", (0, 3)), ("13800001234", (0, 3)), ("+86 138 0000 1234", (0, 3)), ("8613800001234", (0, 3)),
        ("138", (2, 3)), ("1234", (4, 3)), ("12", (4, 2 + 1)), ("86138", (2, 3)), ("0755 8888-9999", (0, 3)),
        ("99991", None), ("13800001235", None), ("wxid", (2, 4)), ("wxid_ab12", (0, 4)), ("ab12", (4, 4)),
        ("KH-000123", (0, 5)), ("kh000", (2, 5)), ("000123", (4, 3)), ("00012", (4, 3)), ("h0", (4, 5)), ("k", None), ("曾小明 深圳", (2, 0)),
        ("明 为", (4, 0)), ("曾小明 x", None), ("", None), (" ，", None), ("😀", None), ("\x00", None), ("58 同城", (2, 2)),
        ("58 同城 abc", (0, 2)), ("深圳 华为", (4, 1)), ("深圳市 华为", (2, 1)), ("a 5", None),
    ],
)  # fmt: skip
def test_rank(query: str, wanted: tuple[int, int] | None) -> None:
    assert rank(query, RECORD) == wanted


def test_better_part_and_first_part_win() -> None:
    assert rank("张三", [(Part.NAME, "老张三"), (Part.PERSON, "张三丰"), (Part.PERSON, "张三")]) == (0, 2)
    assert rank("张三", [(Part.NAME, "张三"), (Part.PERSON, "张三")]) == (0, 0)
    assert rank("a", [(Part.NAME, "A")]) == (0, 0)
    assert rank("z", [(Part.PERSON, "张")]) == (1, 0)
    assert rank("12", [(Part.DIGITS, "13800001234")]) == (4, 0)
    assert rank("张三", []) is None


def test_two_numbers_in_one_field() -> None:
    field = [(Part.DIGITS, "13800001234 13900005678")]
    assert rank("13900005678", field) == (0, 0)
    assert rank("139", field) == (2, 0)
    assert rank("5678", field) == (4, 0)
    assert rank("13900005678 13800001234", field) == (0, 0)


def test_no_explosion() -> None:
    parts = [(Part.NAME, "啊" * 300), (Part.PERSON, "安" * 300), (Part.WORD, "a" * 300)]
    start = time.process_time()
    for query in ("a" * 200 + "b", "an" * 16 + "x", "ana" * 50, "安a" * 100 + "b", "a " * 100, "啊an" * 80):
        rank(query, parts)
    assert time.process_time() - start < 0.5


def test_cost() -> None:
    chosen = random.Random(3)
    parts = [
        [
            (Part.NAME, "深圳" + "".join(chosen.choices("华中天新金科信通达宏远", k=3)) + "科技有限公司"),
            (Part.DIGITS, f"1{chosen.randrange(10**10):010d}"),
            (Part.WORD, f"KH-{i:06d}"),
        ]
        for i in range(1000)
    ]
    for query in ("hong", "宏远", "hykj", "1380", "kh-0001", "宏y"):
        best = 9.0
        for _ in range(3):
            start = time.process_time()
            for record in parts:
                rank(query, record)
            best = min(best, time.process_time() - start)
        print(f"rank {query}: {best * 1000:.1f} us")
        assert best < 0.060
