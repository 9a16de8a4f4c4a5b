import pytest

from desktop_crm.domain.errors import BadValue, UserError
from desktop_crm.services import backups, checking, records, undo
from desktop_crm.services.core import Core

from .asking import digest, rows, sound, total


def test_trash_takes_the_parts_along_and_restore_brings_back_exactly_those(core: Core) -> None:
    records.add(core, "customers", {"name": "甲公司"})
    for name in ("王五", "赵六"):
        records.add(core, "contacts", {"name": name, "customer": "甲公司"})
    records.trash(core, "contacts", "赵六")
    records.trash(core, "customers", "甲公司")
    assert total(core, "contacts") == 0
    records.restore(core, "customers", "甲公司")
    assert rows(core, "contacts", "name") == [("王五",)]


def test_purge_leaves_no_word_of_the_record_in_the_file(core: Core) -> None:
    records.add(core, "customers", {"name": "机密公司ZQX", "phone": "13800001234"})
    records.add(core, "deals", {"name": "机密单ZQX", "customer": "机密公司ZQX"})
    records.set_one(core, "customers", "机密公司ZQX", {"notes": "机密ZQX"})
    before_trash = digest(core)
    records.trash(core, "customers", "机密公司ZQX")
    empty = digest(core)
    with pytest.raises(UserError):
        records.purge(core, "deals", "没有")
    records.purge(core, "customers", "KH-000001")
    assert digest(core) == empty != before_trash
    core.store.db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    content = core.store.path.read_bytes()
    assert b"ZQX" not in content and b"13800001234" not in content
    assert total(core, "stage_changes") == 0
    sound(core)


@pytest.mark.parametrize(
    ("kind", "word", "pairs"),
    [
        ("customers", "甲公司", {"number": "KH-000002"}),
        ("customers", "甲公司", {"id": "1"}),
        ("customers", "甲公司", {"parent": "甲公司"}),
        ("customers", "甲公司", {"name": ""}),
        ("customers", "甲公司", {"last_contact_at": "2026-01-01"}),
        ("custom_fields", "年限", {"kind": "money"}),
        ("custom_fields", "年限", {"code": "name"}),
    ],
)
def test_what_a_record_may_not_hold_is_refused(core: Core, kind: str, word: str, pairs: dict[str, str]) -> None:
    records.add(core, "customers", {"name": "甲公司"})
    records.add(core, "customers", {"name": "乙公司"})
    records.add(core, "custom_fields", {"entity": "customers", "label": "年限"})
    before = digest(core)
    with pytest.raises(BadValue):
        records.set_one(core, kind, word, pairs)
    assert digest(core) == before


def test_a_stage_in_use_stays(core: Core) -> None:
    records.add(core, "deals", {"name": "单", "stage": "won"})
    for kind, word in (("stages", "won"), ("pipelines", "default")):
        with pytest.raises(UserError):
            records.trash(core, kind, word)
    records.trash(core, "stages", "hold")


def test_a_write_that_changes_nothing_has_no_step(core: Core) -> None:
    first = records.add(core, "tags", {"name": "VIP"})
    again = records.add(core, "tags", {"name": "vip"})
    assert first.step is not None and again.step is None
    records.set_one(core, "tags", "VIP", {"colour": "red"})
    assert records.set_one(core, "tags", "VIP", {"colour": "red"}).step is None


def test_a_value_that_another_tool_wrote_wrong_is_shown_and_found_by_verify(core: Core) -> None:
    records.add(core, "deals", {"name": "单", "amount": "12"})
    core.store.db.execute("UPDATE deal SET amount = '1,000', name = x'ff00'")
    (row,) = records.list_records(core, "deals", columns="name,amount").rows
    assert row["amount"] == "1,000"
    assert [c["name"] for c in checking.verify(core)["checks"] if not c["ok"]] == ["values"]
    undo.undo(core)
    sound(core)


@pytest.mark.parametrize(
    "harm",
    [
        "DROP TABLE contact",
        "DELETE FROM session",
        "DROP TABLE gram_data",
        "DELETE FROM stage",
        "ALTER TABLE step RENAME label TO lab",
    ],
)
def test_an_incomplete_backup_never_takes_the_place_of_the_data(
    core: Core, tmp_path_factory: pytest.TempPathFactory, harm: str
) -> None:
    import sqlite3

    from desktop_crm.app import open_core

    records.add(core, "customers", {"name": "甲公司"})
    copy = tmp_path_factory.mktemp("copy") / "b.db"
    backups.make(core, copy)
    db = sqlite3.connect(copy)
    db.execute("PRAGMA writable_schema = ON")
    if "gram_data" in harm:
        db.execute("DELETE FROM sqlite_master WHERE name = 'gram_data'")
    else:
        for (name,) in db.execute(
            "SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'stage%'"
        ).fetchall():
            db.execute(f'DROP TRIGGER "{name}"')
        db.execute(harm)
    db.commit()
    db.close()
    before = digest(core)
    with pytest.raises(UserError):
        backups.restore(core, copy, lambda: open_core(core.folder))
    assert digest(core) == before and not list((core.folder / "backups").glob(".trial*"))
    sound(core)
