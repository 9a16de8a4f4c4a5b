"""The file, and the one way to write to it."""

import json
import os
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from ..domain import entities as _declared  # noqa: F401  the declarations fill the field table
from ..domain.changes import Changes, Label
from ..domain.errors import Busy, Damaged
from ..domain.fields import Entities
from . import custom, derived
from .captured import Mark, captured, outside_since
from .connection import BUSY_SECONDS, connect
from .schema_names import table_names
from .unit_of_work import UnitOfWork

Listener = Callable[[Changes], None]


@dataclass(slots=True)
class Store:
    """One SQLite file. The writer connection belongs to whoever holds the lock; readers open their own."""

    path: Path
    db: sqlite3.Connection
    entities: Entities
    clock: Callable[[], float] = time.time
    actor: str = ""
    listeners: list[Listener] = field(default_factory=list)
    lock: threading.RLock = field(default_factory=threading.RLock)
    _schema: int = -1
    _seen: Mark | None = None

    @contextmanager
    def write(
        self,
        label: Label,
        *,
        origin: str = "here",
        root: int | None = None,
        follow: Callable[[UnitOfWork, frozenset[str]], bool] | None = None,
        progress: Callable[[int], None] | None = None,
    ) -> Iterator[UnitOfWork]:
        """One step, one transaction. Nothing captured = no step. Raises Busy when another process writes for a minute.

        `follow` is told the kinds that were touched, may write what follows from it, and says whether it did."""
        with self.lock:
            db, ms = self.db, int(self.clock() * 1000)
            self._begin()
            try:
                (step,) = db.execute(
                    "INSERT INTO step(hlc, writer, actor, at, label, origin, root)"
                    " SELECT max(hlc + 1, ? << 16), writer, ?, ?, ?, ?, ? FROM session RETURNING id",
                    (ms, self.actor, ms, json.dumps(label, ensure_ascii=False), origin, root),
                ).fetchone()
                db.execute("UPDATE session SET step = ?, inverse = ?", (step, root is not None))
                since = Mark.now(db)
                work = UnitOfWork(db, lambda: self.entities, self.adopt, step, ms, self.actor, progress)
                yield work
                changes = captured(db, step, origin, since)
                if follow and follow(work, changes.kinds):
                    changes = captured(db, step, origin, since)
                work.finish()
                if "custom_field" in changes.kinds:
                    self.adopt()
                seq = derived.catch_up(db, self.entities, changes.kinds)
                if not changes and root is None:  # an undo that could undo nothing still counts as done
                    db.execute("DELETE FROM step WHERE id = ?", (step,))
                db.execute("UPDATE session SET step = NULL, inverse = 0")
                db.execute("COMMIT")
            except BaseException:
                if db.in_transaction:
                    db.execute("ROLLBACK")
                self._reload()
                raise
            self._seen = Mark(seq, step)
        if changes:
            for listen in self.listeners:
                listen(changes)

    def _begin(self) -> None:
        try:
            self.db.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError as error:
            if "locked" in str(error):
                raise Busy(
                    "另一个程序正在写入（可能正在导入），已等了一分钟。请稍后再试",
                    "Another program is writing (an import perhaps); waited for a minute. Try again later",
                ) from error
            raise
        if self._version() != self._schema:  # another process added a custom field
            self._reload()

    def adopt(self) -> None:
        """Bring the field table up to the custom fields, and columns and triggers up to it; inside the caller's transaction."""
        from . import capture

        self.entities = custom.with_custom(self.db)
        custom.add_missing_columns(self.db, self.entities)
        capture.regenerate(self.db, self.entities)
        self._schema = self._version()

    def _reload(self) -> None:
        self.entities = custom.with_custom(self.db)
        self._schema = self._version()

    def _version(self) -> int:
        (version,) = self.db.execute("PRAGMA schema_version").fetchone()
        return int(version)

    def refresh(self) -> None:
        """Learns of custom fields that another process added; never waits for a write that is under way here."""
        if self.lock.acquire(blocking=False):
            try:
                if not self.db.in_transaction and self._version() != self._schema:
                    self._reload()
            finally:
                self.lock.release()

    def regenerate(self) -> None:
        """After a copy from elsewhere took this file's place: triggers, columns and derived data as ours, whatever it brought."""
        from .upgrade import upgrade_if_needed

        upgrade_if_needed(self)
        self.db.execute("BEGIN IMMEDIATE")
        self.adopt()
        self.db.execute("COMMIT")

    def catch_up(self) -> None:
        """Takes what another tool wrote into the derived data, before a read that needs it. While another process writes it is
        left for later: that one catches up before its own commit."""
        with self.lock:
            if not derived.behind(self.db, self.entities):
                return
            self.db.execute("PRAGMA busy_timeout = 200")
            try:
                self.db.execute("BEGIN IMMEDIATE")
            except sqlite3.OperationalError:
                return
            finally:
                self.db.execute(f"PRAGMA busy_timeout = {int(BUSY_SECONDS * 1000)}")
            try:
                derived.catch_up(self.db, self.entities)
                self.db.execute("COMMIT")
            except BaseException:
                self.db.execute("ROLLBACK")
                raise

    def poll(self) -> Changes | None:
        """What others committed since our last look or write; cheap when nothing happened."""
        with self.lock:
            if self._version() != self._schema:
                self._reload()
            now = Mark.now(self.db)
            before, self._seen = self._seen, now
            if before is None or now == before:
                return None
            self.catch_up()
            return outside_since(self.db, before)

    def reader(self) -> sqlite3.Connection:
        """A read-only connection of the caller's own thread."""
        return connect(self.path, readonly=True)

    def close(self) -> None:
        with self.lock:
            self.db.close()


def open_store(path: Path, *, actor: str = "", clock: Callable[[], float] = time.time) -> Store:
    """Makes the file when absent. Raises UserError for a file of a newer version or one that is no database of ours."""
    from .upgrade import create, upgrade_if_needed

    path.parent.mkdir(parents=True, exist_ok=True)
    if path.exists() and not path.stat().st_size and any(path.parent.glob("backups/office-*.db")):
        raise Damaged(
            f"“{path}”是空的，而这里有备份：数据文件可能坏了。请用 restore-backup 取回最近的备份",
            f"“{path}” is empty although there are backups: the data file may be damaged. Restore the newest backup",
        )
    try:
        store = Store(path, connect(path), {}, clock, actor)
        empty = not table_names(store.db)
    except sqlite3.OperationalError:
        raise
    except sqlite3.DatabaseError as error:
        raise Damaged(
            f"“{path}”不是客户管理的数据文件，或已损坏（{error}）。可用 restore-backup 从备份恢复",
            f"“{path}” is not one of our data files, or it is damaged ({error}). Restore a backup",
        ) from error
    try:
        if empty:
            create(store, int.from_bytes(os.urandom(8), "big") >> 1)
        else:
            upgrade_if_needed(store)
        store._reload()
        store._seen = Mark.now(store.db)
    except BaseException:
        store.db.close()
        raise
    return store
