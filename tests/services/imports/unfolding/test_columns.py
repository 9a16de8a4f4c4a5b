import pytest

from desktop_crm.domain.entities import customer as _  # noqa: F401
from desktop_crm.domain.fields import ENTITIES
from desktop_crm.exchange.headers import map_columns
from desktop_crm.services.imports.unfolding import feed_of, feeds


def goes(*headers: str, chosen: dict[str, str] | None = None) -> list[str | None]:
    found = map_columns(headers, ENTITIES["customer"], {})
    return [c.goes_to for c in feeds(found, ENTITIES, chosen or {}, {})]


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        (("客户名称", "联系人1 姓名", "联系人1 电话", "联系人2手机"), ["name", "contacts.name", "contacts.phone", "contacts2.mobile"]),
        (("公司", "联系人", "联系人电话", "第二联系人"), ["name", "contacts.name", "contacts.phone", "contacts2.name"]),
        (("客户", "联系人", "手机", "联系人 2", "手机 2"), ["name", "contacts.name", "mobile", "contacts2.name", "contacts2.mobile"]),
        (("客户", "联系人", "职务", "部门", "QQ"), ["name", "contacts.name", "contacts.job_title", "contacts.department", "contacts.qq"]),
        (("客户", "联系人", "联系人电话1", "联系人电话2"), ["name", "contacts.name", "contacts.phone", "contacts.phone"]),
        (("客户", "采购联系人", "财务联系人"), ["name", "contacts10.name", "contacts11.name"]),
        (("客户", "电话", "电话2", "备用手机"), ["name", "phone", "phone", "mobile"]),
        (("客户", "跟进记录", "沟通情况", "下次跟进时间"), ["name", "follow_ups.content", "follow_ups2.content", "follow_ups.next_at"]),
        (("客户", "下次跟进时间"), ["name", "notes"]),
        (("客户", "商机名称", "金额"), ["name", "deals.name", "deals.amount"]),
        (("客户", "金额"), ["name", "notes"]),
    ],
)  # fmt: skip
def test_headers(headers: tuple[str, ...], expected: list[str]) -> None:
    assert goes(*headers) == expected


def test_what_somebody_chose_is_not_looked_at_again() -> None:
    assert goes("客户", "联系人", "老板", chosen={"老板": "contacts2.name", "联系人": "-"}) == [
        "name",
        "notes",
        "contacts2.name",
    ]
    with pytest.raises(KeyError):
        feed_of("contacts2.nothing", ENTITIES)
