"""A new file, and a file of an older version: backup first, then only additions."""

import sqlite3
import zlib
from typing import TYPE_CHECKING

from ..domain.errors import Damaged, UserError
from ..domain.fields import ENTITIES, Entities
from . import capture, derived, seed
from .connection import APPLICATION, FORMAT, immediate, statements
from .schema_names import column_names, index_names, table_names

if TYPE_CHECKING:
    from .file import Store


def fingerprint(entities: Entities) -> str:
    """Of the built-in field table: its columns, indexes and triggers."""
    columns = repr(
        [
            (e.name, [(f.name, f.kind.sql, f.index, f.storage.value) for f in e.columns])
            for e in capture.stored(entities)
        ]
    )
    text = columns + repr(capture.expected(entities))
    return f"{zlib.crc32(text.encode()):08x}.{len(text)}"


def _stamp() -> str:
    """Equal = the file is as this program makes it: nothing to do at open."""
    return f"{fingerprint(ENTITIES)}-{derived.VERSION}"


def create(store: "Store", writer: int) -> None:
    """A new file; one that another process made meanwhile is opened instead."""
    db = store.db
    with immediate(db):
        if not table_names(db):
            db.execute(f"PRAGMA user_version = {FORMAT}")
            db.execute(f"PRAGMA application_id = {APPLICATION}")
            for statement in statements(capture.TABLES + derived.TABLES):
                db.execute(statement)
            db.execute("INSERT INTO session(one, writer) VALUES (1, ?)", (writer,))
            _bring_up(store)
            return
    upgrade_if_needed(store)


def upgrade_if_needed(store: "Store") -> None:
    """Raises UserError, having touched nothing, for a newer file or one that is not ours."""
    db, path = store.db, store.path
    (version,) = db.execute("PRAGMA user_version").fetchone()
    names = table_names(db)
    if not {"session", "step", "change"} <= names:
        raise UserError(f"“{path}”不是客户管理的数据文件", f"“{path}” is not one of our data files")
    stamp = db.execute("SELECT fingerprint FROM session").fetchone()
    if stamp is None:
        raise Damaged(f"“{path}”已损坏（session）", f"“{path}” is damaged (session)")
    if version > FORMAT or (stamp[0] != _stamp() and _is_newer(db, names)):
        raise UserError(
            f"“{path}”来自更新版本的程序，没有打开也没有改动。请先升级本程序",
            f"“{path}” comes from a newer version of this program; it was not opened or changed. Upgrade first",
        )
    if stamp[0] != _stamp():
        _upgrade(store)


def _is_newer(db: sqlite3.Connection, names: set[str]) -> bool:
    """Whether the file has a column of ours that this program does not know."""
    for e in capture.stored(ENTITIES):
        if e.name in names:
            unknown = column_names(db, e.name) - {f.name for f in e.columns} - {"rid", "id"}
            if any(not name.startswith("x_") for name in unknown):
                return True
    known = {e.name for e in ENTITIES.values()}
    tables = {kind for (kind,) in db.execute("SELECT DISTINCT kind FROM span")}
    return bool(tables - known)


def _upgrade(store: "Store") -> None:
    from .backup import make_backup

    make_backup(store.db, store.path.parent / "backups", reason="upgrade")
    with immediate(store.db):
        _bring_up(store)


def _bring_up(store: "Store") -> None:
    """Adds what the field table has and the file lacks, inside the caller's transaction."""
    from . import schema  # SQLAlchemy: only for a new file, an upgrade or a filter

    db = store.db
    names = table_names(db)
    for e in capture.stored(ENTITIES):
        if e.name not in names:
            db.execute(schema.create_table(e))
    store.adopt()
    have = index_names(db)
    for e in capture.stored(ENTITIES):
        for f in schema.indexed(e):
            if schema.index_name(e, f) not in have:
                db.execute(schema.index(e, f))
    seed.plant(db, store.entities)
    db.execute("UPDATE session SET fingerprint = ?", (_stamp(),))
    derived.renew(db)
    derived.catch_up(db, store.entities)
