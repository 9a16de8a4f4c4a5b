"""Customers of 20 filled fields, all named differently, from arithmetic alone."""

from collections.abc import Iterator

from desktop_crm.domain.fields import Value
from desktop_crm.domain.ids import new_id

NAMES = (
    "name", "short_name", "kind", "role", "credit_code", "industry", "scale", "region", "address", "phone",
    "mobile", "wechat", "email", "website", "source", "grade", "lifecycle", "needs", "notes", "number",
)  # fmt: skip
MS = 1_780_000_000_000
_PLACES = ("杭州", "上海", "北京", "深圳", "重庆", "苏州", "宁波", "成都", "武汉", "西安", "厦门", "青岛")
_WORDS = "华信天达恒盛宏远新科金泰瑞丰嘉兴德隆康安正东海博创联明星"
_TRADES = ("科技", "贸易", "机械", "电子", "物流", "装饰", "食品", "医疗")
_SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗曾单仇"
_GIVEN = "伟芳娜敏静强磊军洋勇艳杰娟涛明超秀霞平刚文华"


def rows(count: int) -> list[tuple[Value, ...]]:
    """(id, the fields of NAMES)."""
    return list(_rows(count))


def person(i: int) -> str:
    surname, given, last = _SURNAMES[i % 23], _GIVEN[i // 23 % 22], _GIVEN[i // 506 % 22]
    return surname + given + last


def _rows(count: int) -> Iterator[tuple[Value, ...]]:
    for i in range(count):
        place, rest = _PLACES[i % 12], i // 12
        trade, rest = _TRADES[rest % 8], rest // 8
        brand = _WORDS[rest % 28] + _WORDS[rest // 28 % 28] + (_WORDS[rest // 784 % 28] if rest >= 784 else "")
        extra = f"{rest // 21952}" if rest >= 21952 else ""
        short = brand + trade + extra
        local, mobile = i * 7_368_787 % 10**8, i * 736_878_787 % 10**9
        yield (
            new_id(MS + i),
            f"{place}{short}有限公司",
            short,
            "company",
            ("end", "dealer", "partner")[i % 3],
            f"91330100MA{i:08d}",
            "CFIGEL"[i % 6],
            ("micro", "small", "medium", "large")[i % 4],
            f"{place}市",
            f"{place}市{brand}路{i % 998 + 1}号",
            f"0571-{local:08d}",
            f"13{mobile:09d}",
            f"wx_{i:07d}",
            f"hello{i}@example.com",
            f"https://www{i}.example.com",
            ("referral", "web", "expo", "hotline")[i % 4],
            "ABC"[i % 3],
            ("lead", "new", "active", "dormant")[i % 4],
            f"{trade}设备 {i % 50 + 1} 套",
            f"由{person(i)}介绍，{i % 28 + 1} 日回电",
            f"KH-{i + 1:06d}",
        )
