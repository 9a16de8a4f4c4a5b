import pytest

from desktop_crm.services import likeness, records


@pytest.fixture
def office(core):
    records.add(
        core,
        "customers",
        {
            "name": "杭州华为技术有限公司",
            "phone": "0571-88001234",
            "mobile": "13800001111",
            "credit_code": "91350100M000100Y43",
        },
    )
    records.add(core, "customers", {"name": "宁波海天塑机集团有限公司"})
    records.add(core, "contacts", {"name": "王伟", "customer": "杭州华为技术有限公司", "mobile": "13912345678"})
    records.add(core, "products", {"name": "A4 复印纸", "code": "P-01"})
    return core


def found(core, kind="customers", **texts):
    return [(x.label, x.typed.code, x.field.code, x.same) for x in likeness.like(core, kind, texts)]


def test_a_name_without_its_legal_form(office):
    assert found(office, name="杭州华为技术股份公司") == [("杭州华为技术有限公司", "name", "name", True)]


def test_the_beginning_of_a_name_and_a_longer_one(office):
    assert found(office, name="杭州华为") == [("杭州华为技术有限公司", "name", "name", False)]
    assert found(office, name="宁波海天塑机集团慈溪分公司") == [("宁波海天塑机集团有限公司", "name", "name", False)]
    assert found(office, name="杭州") == []
    assert found(office, name="南京华为") == []


def test_a_phone_whichever_field_and_form_it_has(office):
    assert found(office, mobile="0571 8800 1234") == [("杭州华为技术有限公司", "mobile", "phone", True)]
    assert found(office, phone="+86 138-0000-1111") == [("杭州华为技术有限公司", "phone", "mobile", True)]
    assert found(office, phone="110") == []


def test_the_phone_of_somebody_else_at_a_customer(office):
    assert found(office, phone="139 1234 5678") == [("王伟", "phone", "mobile", True)]
    assert found(office, kind="contacts", mobile="13800001111") == [("杭州华为技术有限公司", "mobile", "mobile", True)]


def test_a_credit_code_in_any_case(office):
    assert found(office, credit_code="91350100m000100y43") == [
        ("杭州华为技术有限公司", "credit_code", "credit_code", True)
    ]


def test_a_record_is_named_once_by_its_strongest_field(office):
    assert found(office, name="杭州华为技术有限公司", phone="0571-88001234") == [
        ("杭州华为技术有限公司", "phone", "phone", True)
    ]


def test_people_of_one_name_only_at_one_customer(office):
    assert found(office, kind="contacts", name="王伟") == []
    assert found(office, kind="contacts", name="王伟", customer="KH-000001") == [("王伟", "name", "name", True)]
    assert found(office, kind="contacts", name="王伟", customer="KH-000002") == []


def test_products(office):
    assert found(office, kind="products", name="a4复印纸") == [("A4 复印纸", "name", "name", True)]
    assert found(office, kind="products", code="p 01") == [("A4 复印纸", "code", "code", True)]


def test_what_lies_in_the_trash_is_not_named(office):
    records.trash(office, "customers", "宁波海天塑机集团有限公司")
    assert found(office, name="宁波海天塑机") == []


def test_three_at_most(office):
    for n in range(9):
        records.add(office, "customers", {"name": f"连锁便利{n}店", "phone": "400-800-1234"})
    assert len(found(office, phone="4008001234")) == likeness.MOST


def test_every_lookup_uses_the_index(office):
    plan = office.db.execute(
        "EXPLAIN QUERY PLAN SELECT m.row FROM derived d CROSS JOIN match_key m ON m.kind = d.n WHERE d.kind = ? AND key > ? AND key < ? LIMIT 20",
        ("customer", "n杭州华为", "n杭州华为x"),
    ).fetchall()
    assert not any("SCAN" in str(row[3]) for row in plan), plan
