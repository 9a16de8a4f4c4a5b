"""fields, find, list, show, history: the keys of their JSON, and the same facts as text."""

from datetime import datetime

import pytest


@pytest.fixture
def office(crm):
    crm.json("add", "customers", "name=杭州华为技术", "phone=0571-88001234", "grade=A", "tags=重点,展会")
    crm.json("add", "customers", "name=小米", "region=浙江杭州", "parent=杭州华为技术")
    crm.json("add", "contacts", "customer=小米", "name=王伟", "birthday=lunar:08-05", "is_primary=是")
    return crm


def test_fields_of_one_kind(crm):
    found = crm.json("fields", "customers")
    assert found["kind"] == "customers"
    by_code = {f["code"]: f for f in found["fields"]}
    assert {"code", "label", "kind", "required", "computed", "choices", "aliases"} <= by_code["name"].keys()
    assert by_code["name"]["required"] and not by_code["phone"]["required"]
    assert by_code["completeness"]["computed"] and by_code["created_at"]["computed"]
    assert {"code": "A", "label": "重点", "label_en": "Key"} in by_code["grade"]["choices"]
    text = crm("fields", "customers").out
    assert "客户名称" in text and "A=重点" in text
    assert "A=Key" in crm("fields", "customers", "--lang", "en").out


def test_fields_of_every_kind(crm):
    kinds = [k["kind"] for k in crm.json("fields")["kinds"]]
    assert {"customers", "contacts", "deals", "follow_ups", "reminders", "stages", "custom_fields"} <= set(kinds)
    assert all(f"{kind} " in crm("fields").out for kind in kinds)


@pytest.mark.parametrize("text", ["华为", "huawei", "hw", "8800", "HW"])
def test_find(office, text):
    (hit,) = office.json("find", text)["hits"]
    assert hit.keys() == {"kind", "id", "number", "label", "matched", "owner"}
    assert (hit["kind"], hit["number"], hit["label"]) == ("customers", "KH-000001", "杭州华为技术")
    assert all(word in office("find", text).out for word in (hit["id"], "KH-000001", "杭州华为技术"))


def test_find_nothing_and_limits(office):
    assert office.json("find", "zzzz") == {"hits": []}
    assert office("find", "zzzz").out == "没有找到\n"
    assert office.json("find", "小米", "--limit", "0") == {"hits": []}
    assert len(office.json("find", "w", "--limit", "1")["hits"]) == 1
    assert office.json("find", "--", "-zz") == {"hits": []}


def test_list_tells_the_total_whatever_the_limit(office):
    found = office.json("list", "customers", "--limit", "1")
    assert (found["total"], len(found["rows"])) == (2, 1)
    assert found["rows"][0]["number"] == "KH-000002"
    assert found["rows"][0]["parent"]["label"] == "杭州华为技术"
    assert "共 2 条" in office("list", "customers", "--limit", "1").out


def test_list_shows_id_and_number_whatever_the_columns(office):
    found = office.json("list", "customers", "--columns", "grade,tags", "--where", "grade=A")
    assert [r.keys() for r in found["rows"]] == [{"id", "number", "grade", "tags"}]
    assert found["rows"][0]["tags"] == ["重点", "展会"] and found["rows"][0]["grade"] == "A"
    text = office("list", "customers", "--columns", "grade,tags", "--where", "grade=A").out
    assert "重点,展会" in text and "级别" in text and found["rows"][0]["id"] in text


def test_list_sorts_both_ways_a_dash_being_no_option(office):
    up, down = (office.json("list", "customers", "--sort", f)["rows"] for f in ("number", "-number"))
    assert [r["number"] for r in up] == ["KH-000001", "KH-000002"] == [r["number"] for r in down][::-1]


def test_list_of_nothing(crm):
    assert crm.json("list", "deals") == {"total": 0, "rows": []}
    assert crm("list", "deals").out == "共 0 条\n"


def test_show_is_flat_with_its_children_counted(office):
    record = office.json("show", "customers", "小米")
    assert record["name"] == "小米" and record["phone"] is None and record["tags"] == []
    assert record["parent"].keys() == {"id", "number", "label"}
    assert record["children"]["contacts"] == 1 and record["children"]["deals"] == 0
    text = office("show", "customers", "KH-000002").out
    assert "浙江杭州" in text and "KH-000001 杭州华为技术" in text and record["id"] in text


def test_show_finds_what_is_in_the_trash_and_says_so(office):
    office.json("trash", "customers", "KH-000001")
    assert office.json("show", "customers", "KH-000001")["trashed_at"]
    assert "在回收站" in office("show", "customers", "KH-000001").out


def test_values_keep_their_shape(office):
    contact = office.json("show", "contacts", "王伟")
    assert (contact["birthday"], contact["is_primary"]) == ("lunar:08-05", True)
    assert "yes" in office("show", "contacts", "王伟", "--lang", "en").out


def test_history_newest_first(office):
    office.json("set", "customers", "小米", "grade=B")
    step = office.json("set", "customers", "小米", "grade=C")["step"]
    changes = office.json("history", "customers", "小米")["changes"]
    assert changes[0].keys() == {"field", "old", "new", "by", "at", "step", "origin"}
    assert [(c["field"], c["old"], c["new"]) for c in changes] == [
        ("grade", "B", "C"),
        ("grade", None, "B"),
        (None, None, None),
    ]
    assert changes[0]["step"] == step
    text = office("history", "customers", "小米").out
    assert "级别" in text and "普通" in text and "（新建）" in text


def test_text_cannot_steer_the_terminal(crm):
    crm.json("add", "customers", "name=甲\x1b[2J乙", "notes=一\n二")
    text = crm("list", "customers").out
    assert "\x1b" not in text and len(text.splitlines()) == 3


def test_times_are_short_in_text_and_whole_in_json(office):
    made = office.json("show", "customers", "小米")["created_at"]
    assert datetime.fromisoformat(made).tzinfo is not None
    text = office("show", "customers", "小米").out
    assert made not in text and made[:16].replace("T", " ") in text


def test_json_is_readable_as_it_stands(office):
    out = office("list", "customers", "--json").out
    assert "杭州华为技术" in out and out.count("\n") == 1
