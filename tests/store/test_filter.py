from datetime import date

import pytest

from desktop_crm.domain.entities.customer import Customer
from desktop_crm.domain.entities.deal import Deal
from desktop_crm.domain.errors import FilterError
from desktop_crm.domain.fields import Fen
from desktop_crm.services import creation, members
from desktop_crm.store.file import Store

from .office import where

TODAY = date(2026, 11, 21)


@pytest.fixture
def filled(store: Store) -> Store:
    store.clock = lambda: 1_795_200_000.0  # 2026-11-20
    with store.write(("data",)) as w:
        lilei = w.create("user", {"name": "李雷"})
        owners = (lilei, lilei, w.create("user", {"name": "韩梅梅"}), None)
        contacted = ("2026-01-01T00:00:00Z", "2026-11-20T00:00:00Z", None, "2026-02-01T00:00:00Z")
        rows = zip("甲乙丙丁", "AABA", ("浙江省杭州市", "江苏", "浙江", "浙江"), owners, contacted, strict=True)
        ids = [
            w.add(Customer(name=n, grade=g, region=r, owner=o, phone="0571-8888 6666" if n == "甲" else None))
            for n, g, r, o, _ in rows
        ]
        for id, at in zip(ids, contacted, strict=True):
            if at:
                w.create("follow_up", {"customer": id, "at": at, "content": "电话"})
        e = w.entities["customer"]
        members.apply(w, e, e.by_name["tags"], ids[0], members.parse("重点,老客户"))
        w.add(Deal(name="单", customer=ids[0], amount=Fen(1_200_000)))
    return store


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("grade=A and (region~浙江 or owner=李雷) and last_contact_at<-30d and tags has 重点", [1]),
        ("级别=重点 and not owner=李雷", [4]),
        ("owner!=李雷", [3, 4]),
        ("not grade = A", [3]),
        ("grade != A", [3]),
        ("not tags has 重点 and 级别 in (A, B)", [2, 3, 4]),
        ("tags has 重点 or tags has 不存在", [1]),
        ("tags is empty", [2, 3, 4]),
        ("not phone is empty", [1]),
        ("phone~88886666", [1]),
        ("last_contact_at is empty or last_contact_at=this month", [2, 3]),
        ("owner is not empty", [1, 2, 3]),
        ("customer=甲", [1]),
        ('name="甲"', [1]),
        ("number=KH-000002", [2]),
        ("created_at>=2026-01-01 and created_by=李雷", [1, 2, 3, 4]),
        ("created_at<2026-11-01", []),
    ],
)
def test_filter(filled: Store, text: str, rows: list[int]) -> None:
    assert where(filled, text, today=TODAY) == rows


def test_money_references_and_currency_words(filled: Store) -> None:
    assert where(filled, "amount>=1.2万 and customer=甲", "deal") == [1] and where(filled, "amount>1.2万", "deal") == []
    assert (
        where(filled, "stage=contact and pipeline=default", "deal") == [1]
        and where(filled, "stage!=contact", "deal") == []
    )


@pytest.mark.parametrize(
    "bad", ["grade=", "颜色=红", "(grade=A", "grade=A or", "last_contact_at<随便", "grade=A B", "amount>x"]
)
def test_a_fault_says_where(filled: Store, bad: str) -> None:
    with pytest.raises(FilterError) as error:
        where(filled, bad, "deal" if "amount" in bad else "customer", today=TODAY)
    assert error.value.at >= 1 and error.value.text("en") != error.value.text("zh")


def test_a_custom_field_is_filtered_as_any_other(filled: Store) -> None:
    with filled.write(("field",)) as w:
        creation.custom_field(w, {"entity": "customers", "label": "年限", "kind": "number"})
        w.set("customer", 2, {"x_年限": 3.0})
    assert (
        where(filled, "年限=3") == [2]
        and where(filled, "年限>=1 and grade=A") == [2]
        and where(filled, "年限 is empty") == [1, 3, 4]
    )


def test_a_value_that_looks_like_sql_is_only_a_value(filled: Store) -> None:
    assert where(filled, "name=\"甲' OR '1'='1\"") == [] and where(filled, 'name~"%"') == []
