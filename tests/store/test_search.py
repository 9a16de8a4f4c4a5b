import random
from collections import Counter

from desktop_crm.domain.entities.contact import Contact
from desktop_crm.domain.entities.customer import Customer
from desktop_crm.domain.pinyin import syllables
from desktop_crm.store.file import Store
from desktop_crm.store.search import Finder

from .office import found, shell, sound

SURNAMES, GIVEN = "王李张刘陈杨赵黄周吴曾单仇", "伟芳娜敏静强磊军洋勇艳杰娟涛明超秀霞平刚"
PLACES, WORDS, TRADES = (
    ("杭州", "上海", "北京", "深圳", "重庆"),
    "华信天达恒盛宏远新科金泰",
    ("科技", "贸易", "机械", "电子"),
)


def fill(store: Store, count: int, rng: random.Random) -> list[tuple[str, str, str, str]]:
    rows = []
    with store.write(("fill",)) as w:
        for _ in range(count):
            company = rng.choice(PLACES) + rng.choice(WORDS) + rng.choice(WORDS) + rng.choice(TRADES) + "有限公司"
            person = rng.choice(SURNAMES) + rng.choice(GIVEN) + rng.choice(GIVEN)
            phone, mobile = f"0571-8{rng.randrange(10**7):07d}", f"13{rng.randrange(10**9):09d}"
            c = w.add(Customer(name=company, phone=phone))
            w.add(Contact(name=person, customer=c, mobile=mobile))
            rows.append((company, person, phone, mobile))
    return rows


def test_whatever_people_type_finds_the_record(store: Store) -> None:
    rng = random.Random(7)
    rows = fill(store, 600, rng)
    finder, fired, cases = Finder(store.db, store.entities), Counter[str](), 0
    for company, person, phone, mobile in rng.sample(rows, 150):
        start = rng.randrange(2, len(company) - 6)
        spelled = syllables(person, True)
        ways = {
            "name": (person, person),
            "initials": ("".join(s[0] for s in spelled), person),
            "pinyin": ("".join(spelled), person),
            "mixed": (person[0] + "".join(s[0] for s in spelled[1:]), person),
            "part of a company": (company[start : start + 4], company),
            "company": (company, company),
            "phone": (phone.replace("-", "")[4:], phone),
            "mobile": (mobile[3:], mobile),
            "end of a mobile": (mobile[-6:], mobile),
        }
        for way, (text, value) in ways.items():
            hits = finder.find(text, limit=200)
            assert any(h.value == value for h in hits), (way, text, value)
            fired[way] += 1
            cases += 1
    print(f"\n{cases} searches among {len(rows) * 2} records: {dict(fired)}")
    assert len(fired) == 9


def test_an_equal_name_comes_first_however_old(store: Store) -> None:
    with store.write(("old",)) as w:
        w.add(Customer(name="华信"))
    fill(store, 10, random.Random(1))
    with store.write(("many",)) as w:
        w.insert("customer", ("name",), ((w.new_id(), f"上海华信{i}贸易") for i in range(3000)))
    assert found(store, "华信")[0] == ("customer", "华信")


def test_edits_trash_and_outside_writes_are_followed(store: Store) -> None:
    with store.write(("add",)) as w:
        w.add(Customer(name="旧名公司", phone="13800001234"))
    with store.write(("set",)) as w:
        w.set("customer", 1, {"name": "新名公司", "phone": "13900005678"})
    assert (
        found(store, "旧名") == []
        and found(store, "0001234") == []
        and found(store, "xinming") == [("customer", "新名公司")]
    )
    shell(store, "UPDATE customer SET name = '外来公司'")
    assert found(store, "新名") == [] and found(store, "外来") == [("customer", "外来公司")]
    with store.write(("trash",)) as w:
        w.trash("customer", [1])
    assert found(store, "外来") == []
    sound(store)


def test_hostile_texts_find_nothing_and_break_nothing(store: Store) -> None:
    fill(store, 5, random.Random(2))
    for text in (
        "",
        " ",
        '"',
        "*",
        "a OR b",
        "'; DROP TABLE customer; --",
        "\x00",
        "张" * 5000,
        "NEAR(",
        "😀",
        "%",
        "_",
    ):
        found(store, text)
    assert len(found(store, "有限公司")) == 5
