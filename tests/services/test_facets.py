import pytest

from desktop_crm.domain.errors import FilterError
from desktop_crm.services import facets, records


@pytest.fixture
def office(core):
    for name in ("陈晓", "李雷"):
        records.add(core, "users", {"name": name})
    for name, more in (
        ("甲公司", {"grade": "A", "owner": "陈晓", "region": "杭州", "tags": "老客户,展会"}),
        ("乙公司", {"grade": "A", "owner": "李雷", "region": "苏州", "tags": "老客户"}),
        ("丙公司", {"grade": "B", "owner": "陈晓", "region": "杭州"}),
        ("丁公司", {}),
        ("戊公司", {"grade": "C", "region": "杭州"}),
    ):
        records.add(core, "customers", {"name": name, **more})
    records.trash(core, "customers", "戊公司")
    return core


def counted(found):
    return {(f.word, f.label): f.count for f in found.values}


def test_choices_stand_in_their_own_order_with_labels_and_what_nobody_has(office):
    found = facets.values_of(office, "customer", "grade")
    assert [(f.word, f.label, f.count) for f in found.values] == [("A", "重点", 2), ("B", "普通", 1), ("C", "一般", 0)]
    assert found.empty == 1
    assert [f.label for f in facets.values_of(office, "customer", "grade", lang="en").values] == [
        "Key",
        "Normal",
        "Minor",
    ]


def test_references_are_counted_by_name(office):
    found = facets.values_of(office, "customer", "owner")
    assert counted(found) == {("陈晓", "陈晓"): 2, ("李雷", "李雷"): 1}
    assert found.empty == 1


def test_texts_most_frequent_first_and_only_so_many(office):
    found = facets.values_of(office, "customer", "region", limit=1)
    assert [(f.word, f.count) for f in found.values] == [("杭州", 2)]
    assert (found.empty, found.more) == (1, True)


def test_tags_are_counted_through_their_links(office):
    found = facets.values_of(office, "customer", "tags")
    assert counted(found) == {("老客户", "老客户"): 2, ("展会", "展会"): 1}
    assert found.empty == 2


def test_a_filter_and_a_search_narrow_what_is_counted(office):
    assert counted(facets.values_of(office, "customer", "region", where="grade=A")) == {
        ("杭州", "杭州"): 1,
        ("苏州", "苏州"): 1,
    }
    assert counted(facets.values_of(office, "customer", "tags", where="region=杭州", search="老")) == {
        ("老客户", "老客户"): 1
    }
    assert counted(facets.values_of(office, "customer", "owner", search="李")) == {("李雷", "李雷"): 1}
    assert counted(facets.values_of(office, "customer", "grade", search="普")) == {("B", "普通"): 1}


def test_spans_of_days_are_counted_in_one_walk(office):
    records.add(office, "follow_ups", {"customer": "甲公司", "method": "call", "at": "2020-01-01", "content": "旧"})
    spans = ("last_contact_at<-30d", "last_contact_at is empty")
    assert facets.counts(office, "customer", spans) == [1, 3]
    assert facets.counts(office, "customer", spans, "grade=A") == [1, 1]


def test_where_nearly_every_value_is_another_only_the_newest_are_looked_at(office, monkeypatch):
    monkeypatch.setattr(facets, "NEWEST", 2)
    for name, address in (("甲公司", "旧路"), ("丙公司", "新路"), ("丁公司", "新路")):
        records.set_one(office, "customers", name, {"address": address})
    found = facets.values_of(office, "customer", "address")
    assert ([(f.word, f.count) for f in found.values], found.newest, found.more) == ([("新路", 2)], 2, True)
    assert [f.word for f in facets.values_of(office, "customer", "address", search="旧").values] == ["旧路"]


def test_what_is_too_slow_to_count_is_not_listed(office):
    assert facets.values_of(office, "customer", "created_by").values == []


def test_a_filter_that_cannot_be_read_is_refused(office):
    with pytest.raises(FilterError):
        facets.values_of(office, "customer", "grade", where="nothing=1")


def test_every_countable_field_of_a_customer_counts(office):
    among = facets.count(office, "customer", "grade=A")
    for f in office.entities["customer"].shown:
        found = facets.values_of(office, "customer", f.code, where="grade=A")
        assert all(0 <= v.count <= among for v in found.values), f.code
