import sqlite3
from pathlib import Path

import pytest

from desktop_crm.domain.entities.customer import Customer
from desktop_crm.domain.errors import UserError
from desktop_crm.store import backup
from desktop_crm.store.file import Store, open_store

from .office import digest, names, sound


@pytest.fixture
def copied(store: Store, tmp_path: Path) -> Path:
    with store.write(("add",)) as w:
        w.add(Customer(name="甲"))
    return backup.make_backup(store.db, tmp_path / "backups", reason="manual").file


def test_a_copy_brings_everything_back(store: Store, copied: Path) -> None:
    before = digest(store)
    with store.write(("more",)) as w:
        w.add(Customer(name="乙"))
    backup.restore(store.db, copied)
    store.regenerate()
    assert digest(store) == before and names(store) == ["甲"]
    sound(store)
    store.close()
    assert names(open_store(store.path)) == ["甲"]


@pytest.mark.parametrize(
    "tamper",
    [
        "CREATE TRIGGER evil AFTER INSERT ON customer BEGIN DELETE FROM change; END",
        "CREATE VIEW evil AS SELECT * FROM customer",
        "DROP TRIGGER step_clock; CREATE TRIGGER step_clock AFTER INSERT ON step BEGIN DELETE FROM change; END",
        "PRAGMA user_version = 99",
    ],
)
def test_a_copy_with_more_in_it_is_refused(store: Store, copied: Path, tamper: str) -> None:
    db = sqlite3.connect(copied)
    db.executescript(tamper)
    db.close()
    before = digest(store)
    with pytest.raises(UserError):
        backup.restore(store.db, copied)
    assert digest(store) == before


def test_a_changed_trigger_in_a_copy_is_replaced_before_it_can_run(store: Store, copied: Path) -> None:
    db = sqlite3.connect(copied)
    db.executescript(
        "DROP TRIGGER customer_born; CREATE TRIGGER customer_born AFTER INSERT ON customer BEGIN DELETE FROM change; END"
    )
    db.close()
    backup.restore(store.db, copied)
    store.regenerate()
    sound(store)


def test_a_damaged_copy_gets_one_sentence(store: Store, copied: Path) -> None:
    content = bytearray(copied.read_bytes())
    content[4096 * 3 : 4096 * 40] = b"\x5a" * (4096 * 37)
    copied.write_bytes(content)
    with pytest.raises(UserError):
        backup.restore(store.db, copied)
    assert names(store) == ["甲"]


def test_automatic_copies_are_limited_and_those_made_by_hand_kept(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(backup.KEEP, "daily", 2)
    folder = tmp_path / "b"
    for reason in ("daily", "manual", "daily", "daily", "manual"):
        backup.make_backup(store.db, folder, reason=reason)
    assert sorted(b.reason for b in backup.backups(folder)) == ["daily", "daily", "manual", "manual"]
    assert not list(folder.glob("*.part"))
