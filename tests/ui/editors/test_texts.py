from desktop_crm.services import present, records
from desktop_crm.ui.editors.texts import text_of


def plain(core, kind, rid=1):
    e = core.entities[kind]
    return e, present.records(core.db, core.entities, e, [rid])[0]


def test_a_record_read_and_written_back_stays_as_it_is(core):
    records.set_one(
        core,
        "customers",
        "第007贸易有限公司",
        {"tags": "老客户,杭州", "birthday": "lunar:08-05", "verified_on": "2026-05-01", "source": "referral"},
    )
    e, before = plain(core, "customer", 7)
    texts = {f.code: text_of(f, before[f.code]) for f in e.shown if f.editable}
    assert texts["owner"].startswith("YH-") and texts["grade"] in "ABC" and texts["tags"] == "老客户,杭州"
    records.set_rows(core, e, [7], texts)
    _, after = plain(core, "customer", 7)
    assert {f.code: after[f.code] for f in e.shown if f.editable} == {
        f.code: before[f.code] for f in e.shown if f.editable
    }


def test_times_are_without_empty_seconds(core):
    f = core.entities["follow_up"].by_name["at"]
    assert text_of(f, "2026-11-21T14:30:00+08:00") == "2026-11-21 14:30"
    assert text_of(f, "2026-11-21T14:00:05+08:00") == "2026-11-21 14:00:05"
    assert text_of(f, "2026-11-21") == "2026-11-21"


def test_any_record_names_its_kind(core):
    f = core.entities["reminder"].by_name["about"]
    assert text_of(f, {"kind": "customers", "number": "KH-000001", "id": "x", "label": "甲"}) == "customers/KH-000001"


def test_money_flags_and_nothing(core):
    deal, contact = core.entities["deal"], core.entities["contact"]
    assert text_of(deal.by_name["amount"], "1234.50") == "1234.50"
    assert text_of(contact.by_name["is_primary"], True) == "是"
    assert text_of(contact.by_name["is_primary"], False) == "否"
    assert text_of(deal.by_name["amount"], None) == ""
