import pytest

from desktop_crm.domain.errors import BadValue
from desktop_crm.services import listing, records, undo, views
from desktop_crm.services.views import SavedView

DRAFT = SavedView(0, "", "", ("name", "grade"), "grade in (A, B)", "-name")


def test_a_view_is_kept_and_read_back(core):
    views.add(core, "customer", " 重点 ", DRAFT)
    (kept,) = views.of_kind(core, "customer")
    assert (kept.name, kept.columns, kept.expression, kept.sort) == (
        "重点",
        ("name", "grade"),
        "grade in (A, B)",
        "-name",
    )
    assert views.of_kind(core, "deal") == []


def test_a_name_is_taken_once_and_never_empty(core):
    views.add(core, "customer", "重点", DRAFT)
    for name in ("重点", "  "):
        with pytest.raises(BadValue):
            views.add(core, "customer", name, DRAFT)


def test_it_is_renamed_updated_trashed_and_brought_back(core):
    views.add(core, "customer", "重点", DRAFT)
    (kept,) = views.of_kind(core, "customer")
    views.rename(core, kept, "customer", "大客户")
    views.update(core, SavedView(kept.rid, kept.id, "", (), "owner is empty", ""))
    (kept,) = views.of_kind(core, "customer")
    assert (kept.name, kept.columns, kept.expression, kept.sort) == ("大客户", (), "owner is empty", "")
    views.trash(core, kept)
    assert views.of_kind(core, "customer") == []
    undo.undo(core)
    assert [v.name for v in views.of_kind(core, "customer")] == ["大客户"]


def test_rows_that_pass_a_filter_are_listed_searched_and_sorted(core):
    records.add(core, "users", {"name": "赵敏"})
    records.add(core, "users", {"name": "白云"})
    for name, grade, owner in (
        ("大华贸易", "A", "赵敏"),
        ("小华贸易", "B", "白云"),
        ("中华贸易", "A", "白云"),
        ("无主贸易", "A", ""),
    ):
        records.add(core, "customers", {"name": name, "grade": grade, "owner": owner})

    def names(found):
        e = core.entities["customer"]
        got = [row[2] for row in found.page(0, 10, (e.by_name["name"],))]
        found.close()
        return got

    assert names(listing.everything(core, "customer", "", 0, "grade=A")) == ["无主贸易", "中华贸易", "大华贸易"]
    assert names(listing.everything(core, "customer", "owner", 0, "grade=A")) == ["中华贸易", "大华贸易", "无主贸易"]
    assert names(listing.everything(core, "customer", "owner")) == ["中华贸易", "小华贸易", "大华贸易", "无主贸易"]
    assert names(listing.everything(core, "customer", "-owner")) == ["大华贸易", "中华贸易", "小华贸易", "无主贸易"]
    assert set(names(listing.found(core, "customer", "华", where="grade=A"))) == {"中华贸易", "大华贸易"}
    assert names(listing.found(core, "customer", "华", "owner", where="grade=A")) == ["中华贸易", "大华贸易"]
    assert names(listing.found(core, "customer", "华", "created_at"))[:1] != ["无主贸易"]


def test_what_lies_in_the_trash_is_a_list_too(core):
    for name in ("甲", "乙"):
        records.add(core, "customers", {"name": name, "tags": "老客户,展会"})
    records.trash(core, "customers", "甲")
    e = core.entities["customer"]
    found = listing.everything(core, "customer", trashed=True)
    assert next(iter(found.page(0, 10, (e.by_name["name"],))))[2] == "甲"
    found.close()
    found = listing.everything(core, "customer")
    ((_, _, tags, name),) = found.page(0, 10, (e.by_name["tags"], e.by_name["name"]))
    assert (tags, name) == (["老客户", "展会"], "乙")
    found.close()
