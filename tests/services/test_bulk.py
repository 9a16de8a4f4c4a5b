from dataclasses import replace

import pytest

from desktop_crm.domain.errors import BadValue, NotFound
from desktop_crm.services import bulk, copying, records, undo
from desktop_crm.services.bulk import Done, Question
from desktop_crm.services.core import Core

from .asking import digest, rows, sound, total


@pytest.fixture
def office(core: Core) -> Core:
    with core.write("import", "x") as work:
        owner = work.create("user", {"name": "陈晓"})
        work.insert(
            "customer",
            ("name", "region", "owner"),
            [(work.new_id(), f"客户{n:02d}", "杭州", owner) for n in range(1, 31)],
        )
    return core


def rids(core: Core, count: int) -> list[int]:
    return [
        r
        for (r,) in core.db.execute("SELECT rid FROM customer WHERE trashed_at IS NULL ORDER BY rid LIMIT ?", (count,))
    ]


def test_cells_of_several_rows_are_one_step(office: Core) -> None:
    e, few = office.entities["customer"], rids(office, 3)
    done = bulk.set_cells(
        office,
        e,
        [(few[0], {"region": "上海"}), (few[1], {"region": "北京", "grade": "A"}), (few[2], {"region": "上海"})],
    )
    assert done == Done(3, 4)
    assert rows(office, "customers", "region", "name~客户0", sort="number")[:3] == [("上海",), ("北京",), ("上海",)]
    undo.undo(office)
    assert rows(office, "customers", "region")[:3] == [("杭州",)] * 3
    sound(office)


def test_one_wrong_cell_keeps_all_out_and_is_named(office: Core) -> None:
    e, few, before = office.entities["customer"], rids(office, 2), digest(office)
    with pytest.raises(BadValue) as error:
        bulk.set_cells(office, e, [(few[0], {"region": "上海"}), (few[1], {"grade": "没有"})])
    assert error.value.text("zh").startswith("第 2 行“级别”：没有“没有”这一选项")
    assert error.value.text("en").startswith("Row 2, “Grade”: ")
    with pytest.raises(BadValue, match="客户名称不能为空"):
        bulk.set_cells(office, e, [(few[0], {"name": " "})])
    with pytest.raises(BadValue, match="负责人：没有叫“谁”的"):
        bulk.set_cells(office, e, [(few[0], {"owner": "谁"})])
    assert digest(office) == before


def test_nothing_new_is_no_step(office: Core) -> None:
    e, few = office.entities["customer"], rids(office, 2)
    assert bulk.set_all(office, e, few, {"region": "杭州"}) == Done(0)
    assert bulk.set_cells(office, e, [(few[0], {"region": "杭州"})]) == Done(0)


def test_what_a_cell_would_hold(office: Core) -> None:
    e, (rid,) = office.entities["customer"], rids(office, 1)
    assert bulk.check(office, e, rid, "grade", "重点") == "A"
    assert bulk.check(office, e, rid, "tags", "甲,乙") == ["甲", "乙"]
    bulk.tag(office, e, [rid], e.by_name["tags"], ["甲"])
    assert bulk.check(office, e, rid, "tags", "+乙,-甲") == ["乙"]


def test_tags_are_given_and_taken(office: Core) -> None:
    e, some = office.entities["customer"], rids(office, 30)
    tags = e.by_name["tags"]
    assert bulk.tag(office, e, some[:2], tags, ["老客户"]) == Done(2)
    assert bulk.tag(office, e, some, tags, ["老客户", "展会"]).rows == 30
    assert total(office, "customer_tags") == 60  # nobody has one twice
    assert bulk.tag(office, e, some, tags, ["老客户"]) == Done(0)
    assert bulk.tag(office, e, some[:10], tags, ["展会", "没人有"], add=False).rows == 10
    assert total(office, "customers", "tags has 展会") == 20
    undo.undo(office)
    assert total(office, "customers", "tags has 展会") == 30
    sound(office)


def test_collaborators_are_users(office: Core) -> None:
    e = office.entities["customer"]
    with pytest.raises(NotFound):
        bulk.tag(office, e, rids(office, 2), e.by_name["collaborators"], ["没这人"])
    assert bulk.tag(office, e, rids(office, 2), e.by_name["collaborators"], ["陈晓"]).rows == 2


def test_each_gets_a_reminder_of_its_own(office: Core) -> None:
    e = office.entities["customer"]
    assert bulk.remind(office, e, rids(office, 4), "寄样品", "2026-07-01").rows == 4
    found = records.list_records(office, "reminders", columns="text,due_on,about,owner").rows
    assert {r["about"]["label"] for r in found} == {"客户01", "客户02", "客户03", "客户04"}
    assert {(r["text"], r["due_on"], r["owner"]["label"]) for r in found} == {("寄样品", "2026-07-01", "陈晓")}
    undo.undo(office)
    assert total(office, "reminders") == 0
    with pytest.raises(BadValue):
        bulk.remind(office, e, rids(office, 1), "寄样品", "")
    with pytest.raises(BadValue):
        bulk.remind(office, e, rids(office, 1), "", "2026-07-01")
    sound(office)


def test_many_rows_are_asked_about_before_they_go(office: Core) -> None:
    e = office.entities["customer"]
    assert bulk.trash(office, e, rids(office, 20)) == Done(20)
    undo.undo(office)
    assert bulk.trash(office, e, rids(office, 21)) == Question(21)
    assert total(office, "customers") == 30
    assert bulk.trash(office, e, rids(office, 21), sure=True) == Done(21)


def test_money_that_hangs_on_a_row_is_asked_about(office: Core) -> None:
    records.add(office, "deals", {"name": "单", "customer": "客户01"})
    with_money = dict(office.entities) | {"deal": replace(office.entities["deal"], asks=True)}
    office.store.entities = with_money
    e = office.entities["customer"]
    asked = bulk.trash(office, e, rids(office, 1))
    assert isinstance(asked, Question) and [(x.name, n) for x, n in asked.hanging] == [("deal", 1)]
    assert bulk.trash(office, e, rids(office, 1), sure=True) == Done(1)
    assert total(office, "deals") == 0


def test_several_come_back_each_with_its_own_parts(office: Core) -> None:
    records.add(office, "contacts", {"name": "王五", "customer": "客户01"})
    e, few = office.entities["customer"], rids(office, 2)
    bulk.trash(office, e, few)
    assert bulk.restore(office, e, few) == Done(2)
    assert (total(office, "customers"), total(office, "contacts")) == (30, 1)
    sound(office)


def test_cells_are_emptied_as_they_are_seen(office: Core) -> None:
    e, few = office.entities["customer"], rids(office, 3)
    bulk.set_all(office, e, few[:2], {"phone": "0571-1"})
    bulk.set_all(office, e, few[1:], {"mobile": "138"})
    bulk.tag(office, e, few[:1], e.by_name["tags"], ["甲", "乙"])
    columns = [(e.by_name["phone"], e.by_name["mobile"]), (e.by_name["region"], None), (e.by_name["tags"], None)]
    assert bulk.clear(office, e, few, columns) == Done(3, 7)
    assert rows(office, "customers", "phone,mobile,region")[:3] == [
        (None, None, None),
        (None, "138", None),
        (None, None, None),
    ]
    undo.undo(office)
    assert total(office, "customers", "tags has 甲") == 1


def test_a_row_is_filled_down(office: Core) -> None:
    e, few = office.entities["customer"], rids(office, 4)
    bulk.set_all(
        office, e, few[:1], {"grade": "A", "tags": "甲,乙", "birthday": "1990-05-01", "verified_on": "2026-01-02"}
    )
    fields = [e.by_name[n] for n in ("grade", "tags", "birthday", "verified_on", "owner", "source")]
    assert bulk.fill_down(office, e, few[0], few[1:], fields).rows == 3
    cells = copying.cells(office, e, few, [(f, None) for f in fields])
    assert cells[0] == cells[3] == ["重点", "甲,乙", "1990-05-01", "2026-01-02", "陈晓", ""]


def test_copied_cells_read_as_people_write_them(office: Core) -> None:
    e, few = office.entities["customer"], rids(office, 2)
    bulk.set_all(office, e, few[:1], {"mobile": "13800001111", "lifecycle": "active"})
    records.add(office, "follow_ups", {"customer": "客户01", "content": "电话", "at": "2026-06-09 10:00"})
    columns = [(e.by_name[n], None) for n in ("name", "lifecycle", "last_contact_at", "completeness")]
    phone = (e.by_name["phone"], e.by_name["mobile"])
    (first, second) = copying.cells(office, e, few, [*columns, phone])
    assert first[:3] == ["客户01", "活跃", "2026-06-09 10:00"] and first[4] == "13800001111"
    assert second[1:3] == ["", ""] and second[4] == ""
    assert copying.cells(office, e, few[:1], columns, "en")[0][1] == "Active"


def test_only_those_still_there(office: Core) -> None:
    e, few = office.entities["customer"], rids(office, 3)
    bulk.trash(office, e, few[:1])
    assert bulk.still_there(office, e, few) == few[1:]
    assert bulk.still_there(office, e, few, trashed=True) == few[:1]
