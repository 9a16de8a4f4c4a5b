import subprocess

import pytest

from desktop_crm.domain.changes import Changes
from desktop_crm.domain.entities.contact import Contact
from desktop_crm.domain.entities.customer import Customer
from desktop_crm.domain.entities.deal import Deal
from desktop_crm.domain.entities.pipeline import stage_id
from desktop_crm.store import history, journal
from desktop_crm.store.file import Store

from .office import digest, found, names, shell, sound


def test_a_failed_step_writes_and_publishes_nothing(store: Store) -> None:
    heard: list[Changes] = []
    store.listeners.append(heard.append)
    before = digest(store)
    with pytest.raises(RuntimeError), store.write(("x",)) as w:
        w.add(Customer(name="甲"))
        raise RuntimeError
    assert names(store) == [] and heard == [] and digest(store) == before
    assert journal.steps(store.db) == []


def test_a_step_tells_what_it_moved(store: Store) -> None:
    heard: list[Changes] = []
    store.listeners.append(heard.append)
    with store.write(("add",)) as w:
        a = w.add(Customer(name="甲"))
        w.add(Contact(name="王五", customer=a))
    with store.write(("set",)) as w:
        w.set("customer", 1, {"grade": "A", "region": "浙江"})
    with store.write(("nothing",)) as w:
        w.set("customer", 1, {"grade": "A"})
    assert [c.born for c in heard] == [{"customer": range(1, 2), "contact": range(1, 2)}, {}]
    assert heard[1].edited == {"customer": {"grade": frozenset({1}), "region": frozenset({1})}}
    assert [s.label for s in journal.steps(store.db)] == [("set",), ("add",)]


def test_the_plain_shell_is_captured_found_and_undone(store: Store) -> None:
    with store.write(("add",)) as w:
        w.add(Customer(name="甲公司"))
    before = digest(store)
    shell(store, "INSERT INTO customer(name) VALUES ('乙公司'), ('丙公司')")
    shell(store, "UPDATE customer SET grade = 'A', phone = '0571-7654321'")
    after = digest(store)
    assert found(store, "7654321")[0] == ("customer", "0571-7654321") and len(found(store, "7654321")) == 3
    shell(store, "DELETE FROM customer")
    assert names(store) == [] and found(store, "7654321") == []
    for expected in (after, None, before):
        assert history.invert(store, history.undoable(store.db) or 0).kept == []
        assert expected in (None, digest(store))
    assert [s.origin for s in journal.steps(store.db)].count("outside") == 3
    assert found(store, "jia") == [("customer", "甲公司")]
    sound(store)


def test_a_row_born_outside_gets_an_id_and_a_history(store: Store) -> None:
    shell(store, "INSERT INTO customer(name) VALUES ('乙公司')")
    shell(store, "UPDATE customer SET name = '丙公司'")
    store.catch_up()
    assert len(store.db.execute("SELECT id FROM customer").fetchone()[0]) == 16
    (change,) = [c for c in journal.changes(store.db, "customer", 1) if c.field == "name"]
    assert (change.old, change.new, change.origin) == ("乙公司", "丙公司", "outside")
    assert found(store, "乙") == [] and found(store, "丙") == [("customer", "丙公司")]


@pytest.mark.parametrize("key", ["rid", "id"])
def test_replace_by_an_outside_tool_is_refused(store: Store, key: str) -> None:
    with store.write(("add",)) as w:
        w.add(Customer(name="甲", grade="A"))
    value = "1" if key == "rid" else "(SELECT id FROM customer)"
    with pytest.raises(subprocess.CalledProcessError):
        shell(store, f"INSERT OR REPLACE INTO customer({key}, name) VALUES ({value}, '乙')")
    assert names(store) == ["甲"]


@pytest.mark.parametrize("change", ["id = (SELECT id FROM customer WHERE rid = 1)", "rid = 1"])
def test_a_record_keeps_its_id(store: Store, change: str) -> None:
    with store.write(("add",)) as w:
        w.add(Customer(name="甲"))
        w.add(Customer(name="乙"))
    with pytest.raises(subprocess.CalledProcessError):
        shell(store, f"UPDATE OR REPLACE customer SET {change} WHERE rid = 2")
    assert names(store) == ["甲", "乙"]
    sound(store)


def test_a_delete_inside_a_step_is_trash_too(store: Store) -> None:
    with store.write(("add",)) as w:
        w.add(Customer(name="甲"))
    with store.write(("trash",)) as w:
        w.db.execute("DELETE FROM customer")
    assert names(store) == [] and store.db.execute("SELECT count(*) FROM customer").fetchone() == (1,)


def test_stage_moves_are_written_by_the_trigger_alone_and_not_at_birth(store: Store) -> None:
    with store.write(("add",)) as w:
        w.add(Deal(name="单"))
    assert store.db.execute("SELECT count(*) FROM stage_change").fetchone() == (0,)
    with store.write(("move",)) as w:
        w.set("deal", 1, {"stage": stage_id("won")})
    rows = "SELECT from_stage, to_stage, moved_by, trashed_at IS NULL FROM stage_change"
    assert store.db.execute(rows).fetchall() == [(stage_id("contact"), stage_id("won"), "李雷", 1)]
    history.invert(store, history.undoable(store.db) or 0)
    assert store.db.execute(rows).fetchall() == [(stage_id("contact"), stage_id("won"), "李雷", 0)]
    history.invert(store, history.redoable(store.db) or 0)
    assert store.db.execute(rows).fetchall() == [(stage_id("contact"), stage_id("won"), "李雷", 1)]
    shell(store, "UPDATE deal SET stage = (SELECT id FROM stage WHERE number = 'lost')")
    assert store.db.execute("SELECT count(*), count(moved_by) FROM stage_change").fetchone() == (2, 1)
    sound(store)


def test_the_clock_never_goes_back(store: Store) -> None:
    times = iter([2_000_000_000.0, 1_000_000_000.0])
    store.clock = lambda: next(times)
    for name in "甲乙":
        with store.write(("add",)) as w:
            w.add(Customer(name=name))
    clocks = [h for (h,) in store.db.execute("SELECT hlc FROM step ORDER BY id")]
    assert clocks == sorted(clocks) and len(set(clocks)) == len(clocks)


def test_bulk_and_single_writes_give_the_same_rows(store: Store) -> None:
    with store.write(("bulk",)) as w:
        w.insert("customer", ("name",), ((w.new_id(), f"客户{i}") for i in range(3)))
        w.create("customer", {"name": "客户3"})
        w.insert("deal", ("name",), [(w.new_id(), "单")])
    assert store.db.execute("SELECT number FROM customer ORDER BY rid").fetchall() == [
        (f"KH-00000{i}",) for i in (1, 2, 3, 4)
    ]
    assert store.db.execute("SELECT stage, currency, rate FROM deal").fetchall() == [(stage_id("contact"), "CNY", 1.0)]
    sound(store)


def test_numbers_go_on_after_one_that_was_given(store: Store) -> None:
    with store.write(("a",)) as w:
        w.create("customer", {"name": "甲", "number": "KH-000041"})
        w.create("customer", {"name": "乙", "number": "老系统-7"})
    with store.write(("b",)) as w:
        w.create("customer", {"name": "丙"})
    assert store.db.execute("SELECT number FROM customer ORDER BY rid").fetchall() == [
        ("KH-000041",),
        ("老系统-7",),
        ("KH-000042",),
    ]
