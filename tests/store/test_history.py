from desktop_crm.domain.entities.contact import Contact
from desktop_crm.domain.entities.customer import Customer
from desktop_crm.store import history
from desktop_crm.store.file import Store, open_store
from desktop_crm.store.history import Kept

from .office import digest, names, sound


def undo(s: Store) -> list[Kept]:
    return history.invert(s, history.undoable(s.db) or 0).kept


def redo(s: Store) -> list[Kept]:
    return history.invert(s, history.redoable(s.db) or 0).kept


def step_called(s: Store, word: str) -> int:
    (id,) = s.db.execute("SELECT id FROM step WHERE label = ? AND root IS NULL", (f'["{word}"]',)).fetchone()
    return int(id)


def test_undo_redo_and_undo_of_undo(store: Store) -> None:
    seen = [digest(store)]
    with store.write(("add",)) as w:
        w.add(Customer(name="甲"))
    seen.append(digest(store))
    with store.write(("set",)) as w:
        w.set("customer", 1, {"grade": "A"})
        w.set("customer", 1, {"grade": "B"})
    seen.append(digest(store))
    for _ in range(3):
        assert undo(store) == [] and digest(store) == seen[1]
        assert undo(store) == [] and digest(store) == seen[0]
        assert history.undoable(store.db) is None
        assert redo(store) == [] and digest(store) == seen[1]
        assert redo(store) == [] and digest(store) == seen[2]
        assert history.redoable(store.db) is None
    undo(store)
    with store.write(("new",)) as w:
        w.set("customer", 1, {"region": "浙江"})
    assert history.redoable(store.db) is None
    sound(store)


def test_the_list_survives_a_restart(store: Store) -> None:
    before = digest(store)
    with store.write(("add",)) as w:
        w.add(Customer(name="甲"))
    store.close()
    again = open_store(store.path)
    assert undo(again) == [] and digest(again) == before
    again.close()
    third = open_store(store.path)
    assert history.undoable(third.db) is None and redo(third) == [] and names(third) == ["甲"]


def test_undo_leaves_later_edits_and_new_children_alone(store: Store) -> None:
    with store.write(("import",)) as w:
        w.insert("customer", ["name"], [(bytes([i]) * 16, f"客户{i}") for i in range(1, 6)])
    with store.write(("rename",)) as w:
        w.set("customer", 1, {"name": "改过"})
    with store.write(("contact",)) as w:
        w.add(Contact(customer=bytes([2]) * 16, name="王五"))  # type: ignore[arg-type]
    with store.write(("parent",)) as w:
        w.set("customer", 1, {"parent": bytes([3]) * 16})
    kept = history.invert(store, step_called(store, "import")).kept
    assert {(k.id[0], k.field, k.reason) for k in kept} == {
        (1, "", ("rename",)),
        (2, "", ("contact",)),
        (3, "", ("parent",)),
    }
    assert names(store) == ["改过", "客户2", "客户3"]


def test_a_cell_that_someone_changed_since_is_left(store: Store) -> None:
    with store.write(("import",)) as w:
        w.insert("customer", ["name"], [(bytes([i]) * 16, f"客户{i}") for i in (1, 2)])
    with store.write(("all",)) as w:
        w.set_all("customer", [1, 2], {"grade": "A"})
    with store.write(("one",)) as w:
        w.set("customer", 1, {"grade": "B"})
    kept = history.invert(store, step_called(store, "all")).kept
    assert [(k.id[0], k.field, k.reason) for k in kept] == [(1, "grade", ("one",))]
    assert store.db.execute("SELECT grade FROM customer ORDER BY rid").fetchall() == [("B",), (None,)]


def test_a_later_step_that_was_taken_back_does_not_count(store: Store) -> None:
    before = digest(store)
    with store.write(("add",)) as w:
        w.add(Customer(name="甲"))
    with store.write(("set",)) as w:
        w.set("customer", 1, {"grade": "A"})
    undo(store)
    assert undo(store) == [] and digest(store) == before


def test_redo_is_what_was_undone_last_in_any_order(store: Store) -> None:
    for name in "甲乙丙":
        with store.write((name,)) as w:
            w.add(Customer(name=name))
    history.invert(store, step_called(store, "甲"))
    history.invert(store, step_called(store, "丙"))
    assert names(store) == ["乙"]
    redo(store)
    assert names(store) == ["乙", "丙"]
    redo(store)
    assert names(store) == ["甲", "乙", "丙"] and history.redoable(store.db) is None


def test_a_purged_record_never_comes_back(store: Store) -> None:
    from desktop_crm.store.purge import purge

    with store.write(("add",)) as w:
        w.add(Customer(name="机密公司", phone="13800001234"))
    with store.write(("set",)) as w:
        w.set("customer", 1, {"notes": "机密"})
    with store.write(("trash",)) as w:
        w.trash("customer", [1])
    with store.write(("purge",), origin="purge") as w:
        purge(w, "customer", [1])
    for word in ("trash", "set", "add"):
        history.invert(store, step_called(store, word))
    assert names(store) == []
    store.db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    bytes_ = store.path.read_bytes()
    assert "机密".encode() not in bytes_ and b"13800001234" not in bytes_
    sound(store)


def test_what_a_redone_step_made_still_counts(store: Store) -> None:
    with store.write(("firm",)) as w:
        a = w.add(Customer(name="甲"))
    with store.write(("person",)) as w:
        w.add(Contact(name="王五", customer=a))
    undo(store)
    undo(store)
    redo(store)
    redo(store)
    kept = history.invert(store, step_called(store, "firm")).kept
    assert [(k.kind, k.field, k.reason) for k in kept] == [("customer", "", ("person",))] and names(store) == ["甲"]


def test_what_is_spared_keeps_what_it_points_at(store: Store) -> None:
    with store.write(("import",)) as w:
        a = w.add(Customer(name="甲"))
        w.add(Contact(name="王五", customer=a))
        w.add(Customer(name="乙"))
    with store.write(("edit",)) as w:
        w.set("contact", 1, {"job_title": "经理"})
    history.invert(store, step_called(store, "import"))
    assert names(store) == ["甲"] and names(store, "contact") == ["王五"]
    sound(store)


def test_trash_put_into_trash_again_and_back(store: Store) -> None:
    with store.write(("firm",)) as w:
        w.add(Contact(name="王五", customer=w.add(Customer(name="甲"))))
    before = digest(store)
    for moment in ("2026-01-01T00:00:00Z", "2026-01-02T00:00:00Z"):
        with store.write(("trash",)) as w:
            w.set("customer", 1, {"trashed_at": moment})
    assert undo(store) == [] and undo(store) == [] and digest(store) == before
