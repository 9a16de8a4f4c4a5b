import pytest

from desktop_crm.services import follow_ups, records, undo


@pytest.fixture
def office(core):
    records.add(core, "customers", {"name": "甲公司"})
    records.add(core, "contacts", {"name": "王伟", "customer": "甲公司"})
    records.add(core, "deals", {"name": "甲公司 设备", "customer": "甲公司"})
    records.add(
        core,
        "follow_ups",
        {"customer": "甲公司", "content": "初次电话", "next_at": "2020-01-02", "next_content": "回访报价"},
    )
    return core


def state(core, text):
    return core.db.execute("SELECT state FROM reminder WHERE text = ?", (text,)).fetchone()[0]


def test_a_contact_and_a_deal_bring_their_customer(office):
    customer = follow_ups.target(office, "customer", 1).texts
    for kind in ("contact", "deal"):
        texts = follow_ups.target(office, kind, 1).texts
        assert set(texts) == {kind, "customer"} and texts["customer"] == customer["customer"]
    assert follow_ups.target(office, "customer", 99).texts == {}


def test_the_earliest_open_visit_is_offered(office):
    records.add(office, "follow_ups", {"customer": "甲公司", "content": "再打", "next_at": "2199-01-02"})
    visit = follow_ups.target(office, "contact", 1).visit
    assert visit is not None and visit.text == "回访报价" and visit.is_due and visit.due == "2020-01-02"


def test_one_step_writes_it_and_what_comes_next_and_ends_the_visit(office):
    visit = follow_ups.target(office, "customer", 1).visit
    assert visit is not None
    texts = follow_ups.target(office, "contact", 1).texts
    before = office.db.execute("SELECT max(id) FROM step").fetchone()
    done = follow_ups.add(
        office,
        {**texts, "content": "报了价", "method": "call", "next_at": "2030-01-02", "next_content": "问结果"},
        visit.rid,
    )
    assert not done.wrong and state(office, "回访报价") == "done" and state(office, "问结果") == "open"
    (steps,) = office.db.execute("SELECT count(*) FROM step WHERE id > ?", before).fetchone()
    assert steps == 1
    (record,) = [r for r in records.list_records(office, "follow_ups").rows if r["content"] == "报了价"]
    assert record["customer"]["label"] == "甲公司" and record["contact"]["label"] == "王伟" and record["author"]
    undo.undo(office)
    assert state(office, "回访报价") == "open"


def test_a_visit_that_comes_again_comes_again(office):
    records.set_where(office, "reminders", "text = 回访报价", {"repeat": "每周"})
    visit = follow_ups.target(office, "customer", 1).visit
    follow_ups.add(office, {"customer": "甲公司", "content": "打过了"}, visit.rid)
    found = office.db.execute("SELECT state, due_on FROM reminder WHERE text = '回访报价' ORDER BY rid").fetchall()
    assert found == [("done", "2020-01-02"), ("open", "2020-01-09")]


def test_what_is_wrong_writes_nothing(office):
    before = records.list_records(office, "follow_ups").total
    done = follow_ups.add(office, {"customer": "甲公司", "content": "", "next_at": "改天"})
    assert set(done.wrong) == {"content", "next_at"}
    assert records.list_records(office, "follow_ups").total == before


def test_one_done_elsewhere_meanwhile_is_left_alone(office):
    visit = follow_ups.target(office, "customer", 1).visit
    records.set_where(office, "reminders", "text = 回访报价", {"state": "cancelled"})
    assert not follow_ups.add(office, {"customer": "甲公司", "content": "打过了"}, visit.rid).wrong
    assert state(office, "回访报价") == "cancelled"


def test_the_visit_is_looked_up_by_what_it_is_about(office):
    seen = []
    office.db.set_trace_callback(seen.append)
    follow_ups.target(office, "contact", 1)
    office.db.set_trace_callback(None)
    (query,) = [q for q in seen if "FROM reminder" in q]
    plan = office.db.execute(f"EXPLAIN QUERY PLAN {query}").fetchall()
    assert all("reminder_about" in row[3] for row in plan if "SEARCH reminder" in row[3] or "SCAN reminder" in row[3])
