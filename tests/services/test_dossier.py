"""What hangs on a record, read in one go."""

from desktop_crm.services import deals, dossier, records, reminders, undo
from desktop_crm.services.core import Core


def rid(core: Core, kind: str, name: str) -> int:
    e = core.entities[kind]
    (found,) = core.db.execute(f"SELECT rid FROM {e.table} WHERE {e.title} = ?", (name,)).fetchone()
    return int(found)


def office(core: Core) -> int:
    records.add(core, "customer", {"name": "杭州云栖", "phone": "0571-1", "grade": "A"})
    records.add(core, "customer", {"name": "苏州恒泰"})
    records.add(core, "contact", {"name": "李采购", "customer": "杭州云栖", "mobile": "13900000001"})
    records.add(core, "contact", {"name": "王总", "customer": "杭州云栖", "role": "decision", "is_primary": "是"})
    records.add(core, "contact", {"name": "走了的", "customer": "杭州云栖", "status": "left", "is_primary": "是"})
    records.add(core, "deal", {"name": "年度框架", "customer": "杭州云栖", "amount": "12000", "contacts": "王总"})
    records.add(
        core, "follow_up", {"customer": "杭州云栖", "content": "谈了价", "method": "call", "at": "2026-06-01 10:00"}
    )
    records.add(
        core, "follow_up", {"customer": "杭州云栖", "content": "寄了样", "method": "wechat", "at": "2026-06-03"}
    )
    records.add(core, "reminder", {"text": "回访", "about": "customers/杭州云栖", "due_on": "2026-07-01"})
    records.add(core, "reminder", {"text": "催单", "about": "deals/年度框架", "due_on": "2026-06-20"})
    return rid(core, "customer", "杭州云栖")


def test_a_customer_with_all_that_hangs_on_it(core: Core) -> None:
    at = office(core)
    d = dossier.read(core, "customer", at)
    assert d is not None and not d.trashed
    assert d.record["name"] == "杭州云栖" and d.choices["grade"]["A"] == "重点"
    assert [x.name for x in d.contacts] == ["王总", "李采购", "走了的"]
    assert d.contacts[0].primary and d.contacts[0].role == "决策人" and d.contacts[2].left
    assert d.contacts[1].phones == ("13900000001",)
    assert [(x.name, x.stage[1], x.amount) for x in d.deals] == [("年度框架", "初步接触", "12000.00")]
    assert [(x.text, x.about) for x in d.reminders] == [("催单", "年度框架"), ("回访", "")]
    assert [x.text for x in d.timeline] == ["寄了样", "谈了价"] and d.timeline[1].how == "电话"
    assert d.counts == {"follow_up": 2, "contact": 3, "deal": 1, "reminder": 2}


def test_the_timeline_mixes_moves_and_done_reminders_newest_first(core: Core) -> None:
    at = office(core)
    deals.move(core, "年度框架", "need")
    reminders.done(core, "回访", "都满意")
    d = dossier.read(core, "customer", at)
    assert d is not None
    assert {x.kind for x in d.timeline[:2]} == {"stage_change", "reminder"}
    move = next(x for x in d.timeline if x.kind == "stage_change")
    assert (move.stages[1], move.stages[3], move.about) == ("初步接触", "需求确认", "年度框架")
    done = next(x for x in d.timeline if x.kind == "reminder")
    assert (done.text, done.outcome) == ("回访", "都满意")
    assert d.counts["reminder"] == 1


def test_a_long_timeline_comes_in_parts(core: Core) -> None:
    at = office(core)
    for day in range(1, 29):
        records.add(core, "follow_up", {"customer": "杭州云栖", "content": f"第{day}次", "at": f"2026-05-{day:02d}"})
    d = dossier.read(core, "customer", at, limits={"follow_up": 10})
    assert d is not None and len(d.timeline) == 10 and d.more
    assert d.timeline[0].text == "寄了样" and d.timeline[-1].text == "第21次"
    whole = dossier.read(core, "customer", at, limits={"follow_up": 40})
    assert whole is not None and len(whole.timeline) == 30 and not whole.more


def test_a_deal_has_its_people_pieces_and_stages(core: Core) -> None:
    office(core)
    records.add(core, "product", {"name": "碳粉"})
    at = rid(core, "deal", "年度框架")
    records.set_rows(core, core.entities["deal"], [at], {"products": "碳粉"})
    d = dossier.read(core, "deal", at)
    assert d is not None
    assert [x.name for x in d.contacts] == ["王总"] and [x.product for x in d.pieces] == ["碳粉"]
    assert [s.code for s in d.stages] == ["contact", "need", "proposal", "negotiation", "won", "lost", "hold"]
    assert next(s for s in d.stages if s.code == "lost").required == ("lost_reason",)
    assert d.links["customer"] == ("customer", rid(core, "customer", "杭州云栖"))


def test_a_contact_has_its_deals(core: Core) -> None:
    office(core)
    d = dossier.read(core, "contact", rid(core, "contact", "王总"))
    assert d is not None and [x.name for x in d.deals] == ["年度框架"] and d.counts["deal"] == 1


def test_what_went_to_the_trash_is_not_listed_but_shown(core: Core) -> None:
    at = office(core)
    records.trash(core, "contact", "李采购")
    d = dossier.read(core, "customer", at)
    assert d is not None and [x.name for x in d.contacts] == ["王总", "走了的"]
    records.trash(core, "customer", "杭州云栖")
    gone = dossier.read(core, "customer", at)
    assert gone is not None and gone.trashed and gone.contacts == []


def test_a_record_that_is_not_there(core: Core) -> None:
    office(core)
    assert dossier.read(core, "customer", 999) is None


def test_one_contact_is_the_primary_one_in_one_step(core: Core) -> None:
    at = office(core)
    dossier.make_primary(core, rid(core, "contact", "李采购"))
    d = dossier.read(core, "customer", at)
    assert d is not None and [x.name for x in d.contacts if x.primary] == ["李采购"]
    undo.undo(core)
    d = dossier.read(core, "customer", at)
    assert d is not None and sorted(x.name for x in d.contacts if x.primary) == ["王总", "走了的"]


def test_every_list_is_found_by_an_index(core: Core) -> None:
    """Whatever the number of customers: no query walks a whole table."""
    at = office(core)
    walked: list[str] = []

    class Watched:
        def execute(self, text: str, args: object = ()):
            if text.lstrip().upper().startswith("SELECT"):
                plan = core.store.db.execute(f"EXPLAIN QUERY PLAN {text}", args)
                walked.extend(f"{row[3]} in {text}" for row in plan if row[3].startswith("SCAN"))
            return core.store.db.execute(text, args)

    id = core.db.execute("SELECT id FROM customer WHERE rid = ?", (at,)).fetchone()[0]
    watched: object = type("Watching", (), {"db": Watched()})()
    words: dict[str, dict[str, str]] = {"method": {}, "outcome": {}, "role": {}}
    for kind in dossier.OWNERS:
        dossier._counts(watched, kind, id)  # type: ignore[arg-type]
        dossier._timeline(watched, kind, id, 30, words)  # type: ignore[arg-type]
        dossier._contacts(watched, kind, id, 30, words)  # type: ignore[arg-type]
        dossier._deals(watched, kind, id, 30)  # type: ignore[arg-type]
        dossier._reminders(watched, kind, id, 30)  # type: ignore[arg-type]
    assert [w for w in walked if not w.startswith("SCAN CONSTANT ROW")] == []
