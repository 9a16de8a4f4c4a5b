import shutil
import sqlite3
from pathlib import Path
from typing import Annotated

import pytest

from desktop_crm.domain import fields as f
from desktop_crm.domain.entities.customer import Customer
from desktop_crm.domain.errors import UserError
from desktop_crm.domain.fields import ENTITIES
from desktop_crm.store import backup
from desktop_crm.store.connection import connect
from desktop_crm.store.file import Store, open_store

from .office import digest, found, names, sound


@pytest.fixture
def table() -> object:
    """The field table as it was, whatever a test adds to it."""
    before = dict(ENTITIES)
    yield ENTITIES
    ENTITIES.clear()
    ENTITIES.update(before)


def more_fields() -> None:
    """What a next version might add: a field, a searched field, an entity."""
    ENTITIES["customer"] = ENTITIES["customer"].plus(
        f.Field(f.Kind.TEXT, "车牌", "Plate", name="plate", called=("车牌",), search="word", index=True),
    )

    @f.entity("parcel", "parcels", "包裹", "Parcel", prefix="BG")
    class Parcel(f.Record):
        name: Annotated[str, f.text("名称", "Name", search="name")]


def test_an_older_file_is_backed_up_then_gets_what_is_new(store: Store, table: object) -> None:
    with store.write(("add",)) as w:
        w.add(Customer(name="甲"))
    before = digest(store)
    store.close()
    more_fields()
    again = open_store(store.path)
    assert [b.reason for b in backup.backups(store.path.parent / "backups")] == ["upgrade"]
    assert digest(again) == before and names(again) == ["甲"]
    with again.write(("new",)) as w:
        w.set("customer", 1, {"plate": "浙A12345"})
        w.create("parcel", {"name": "样品"})
    assert found(again, "a12345") == [("customer", "浙A12345")] and found(again, "yp") == [("parcel", "样品")]
    sound(again)
    again.close()
    third = open_store(store.path)
    assert len(backup.backups(store.path.parent / "backups")) == 1
    third.close()


def test_a_newer_file_is_refused_untouched(store: Store, table: object) -> None:
    store.close()
    more_fields()
    open_store(store.path).close()
    del ENTITIES["parcel"]
    ENTITIES["customer"] = f.Entity(**{**vars_of(ENTITIES["customer"]), "fields": ENTITIES["customer"].fields[:-1]})
    before = store.path.read_bytes()
    with pytest.raises(UserError, match="更新版本"):
        open_store(store.path)
    assert store.path.read_bytes() == before


def test_search_is_made_anew_when_its_rules_changed(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    from desktop_crm.store import derived

    with store.write(("add",)) as w:
        w.add(Customer(name="甲公司"))
    store.db.execute("INSERT INTO gram(gram) VALUES ('delete-all')")
    store.close()
    monkeypatch.setattr(derived, "VERSION", derived.VERSION + 1)
    again = open_store(store.path)
    sound(again)
    assert found(again, "jiags") == [("customer", "甲公司")]


def test_the_version_of_derived_data_follows_its_rules() -> None:
    """When this fails, a rule changed: raise derived.VERSION, then put the new value here."""
    import hashlib

    from desktop_crm.domain.duplicate_keys import name_key, product_key
    from desktop_crm.domain.phones import numbers
    from desktop_crm.domain.pinyin import sort_key
    from desktop_crm.domain.search import grams
    from desktop_crm.store import derived

    texts = (
        "杭州华信科技有限公司",
        "曾小贤",
        "GTX Pro",
        "0571-8888 6666转8001、13800001234",
        "KH-000123",
        "重庆长安（集团）股份有限公司",
    )
    made = [
        [sorted(set(grams.tokens([(part, text)]).split())) for part in grams.Part]
        + [name_key(text), product_key(text), sort_key(text), *numbers(text)]
        for text in texts
    ]
    assert (derived.VERSION, hashlib.sha256(repr(made).encode()).hexdigest()[:16]) == (1, "14625b00c204cd02")


def test_a_newer_format_is_refused_untouched(store: Store) -> None:
    store.db.execute("PRAGMA user_version = 99")
    store.close()
    with pytest.raises(UserError, match="更新版本"):
        open_store(store.path)


def vars_of(e: f.Entity) -> dict[str, object]:
    return {name: getattr(e, name) for name in f.Entity.__dataclass_fields__}


@pytest.mark.parametrize(
    "content",
    [b"not a database at all, but long enough to look like one" * 40, b"SQLite format 3\x00" + b"\xff" * 5000],
)
def test_a_file_that_is_no_database_gets_one_sentence(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "office.db"
    file.write_bytes(content)
    with pytest.raises(UserError):
        open_store(file)
    assert file.read_bytes() == content


def test_another_programs_database_is_refused(tmp_path: Path) -> None:
    db = sqlite3.connect(tmp_path / "office.db")
    db.execute("CREATE TABLE customer(name TEXT)")
    db.close()
    with pytest.raises(UserError, match="不是客户管理"):
        open_store(tmp_path / "office.db")


def test_every_database_we_shipped_opens(tmp_path: Path) -> None:
    shipped = sorted((Path(__file__).parent.parent / "fixtures" / "db").glob("v*.sqlite"))
    assert shipped
    for file in shipped:
        shutil.copy(file, tmp_path / file.name)
        s = open_store(tmp_path / file.name)
        assert names(s) and found(s, "hangzhou")
        sound(s)
        s.close()


def test_two_processes_that_start_at_once_make_one_file(tmp_path: Path) -> None:
    import subprocess
    import sys

    code = f"from pathlib import Path; from desktop_crm.store.file import open_store; open_store(Path({str(tmp_path / 'office.db')!r}))"
    both = [subprocess.Popen([sys.executable, "-c", code], stderr=subprocess.PIPE, text=True) for _ in range(3)]
    for p in both:
        assert p.communicate()[1] == "" and p.returncode == 0
    db = connect(tmp_path / "office.db")
    assert db.execute("SELECT count(*) FROM session").fetchone() == (1,)
    db.close()
