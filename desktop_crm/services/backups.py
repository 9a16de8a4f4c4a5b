"""Backups: by hand, by themselves once a day, and back again."""

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

from ..domain.errors import Damaged, UserError
from ..store import backup as copies
from ..store import verify as store_verify
from ..store.digest import digest
from ..store.file import open_store
from .core import Core


def folder(core: Core) -> Path:
    return core.folder / "backups"


def make(core: Core, to: Path | None = None) -> dict[str, Any]:
    """Raises UserError when the copy cannot be written or would overwrite something."""
    if to is not None:
        if to.is_dir():
            raise UserError(f"“{to}”是文件夹，请写出文件名", f"“{to}” is a folder; give a file name")
        if to.resolve().parent == core.folder and to.name.startswith(core.store.path.name):
            raise UserError("备份不能写到正在使用的数据文件上", "A backup cannot overwrite the data in use")
        if not to.parent.is_dir():
            raise UserError(f"没有文件夹“{to.parent}”", f"There is no folder “{to.parent}”")
    made = copies.make_backup(core.db, folder(core), reason="manual", to=to)
    return {"file": str(made.file), "bytes": made.bytes, "sha256": made.sha256}


def make_daily(core: Core) -> None:
    """The first start of a day that has something to lose makes a copy; old ones go."""
    today = core.today().isoformat()
    if core.settings.get("last_backup_on") == today:
        return
    (any_step,) = core.db.execute("SELECT EXISTS (SELECT 1 FROM step WHERE origin <> 'setup')").fetchone()
    if any_step:
        copies.make_backup(core.db, folder(core), reason="daily")
    core.settings.set("last_backup_on", today)


def listed(core: Core) -> list[dict[str, Any]]:
    return [
        {"file": str(b.file), "bytes": b.bytes, "at": b.at, "reason": b.reason} for b in copies.backups(folder(core))
    ]


def look(core: Core, file: Path) -> dict[str, Any]:
    """What is in a copy, which is not touched."""
    db = copies.open_backup(_named(core, file))
    try:
        counts = {}
        for e in core.entities.values():
            if not (e.link or e.journal):
                try:
                    (count,) = db.execute(f"SELECT count(*) FROM {e.table} WHERE trashed_at IS NULL").fetchone()
                except Exception as error:
                    if "no such table" not in str(error):
                        raise
                    continue
                counts[e.plural] = count
        last = db.execute(
            "SELECT label, actor, at FROM step WHERE origin <> 'setup' ORDER BY id DESC LIMIT 1"
        ).fetchone()
        return {"file": str(_named(core, file)), "records": counts, "last": list(last) if last else None}
    finally:
        db.close()


def restore(core: Core, file: Path, reopen: Callable[[], Core]) -> dict[str, Any]:
    """The present data is backed up first. `reopen` brings the profile up again; returns the digest after."""
    source = _named(core, file)
    with _proved(source, folder(core)) as proved:
        before = copies.make_backup(core.db, folder(core), reason="restore")
        with core.store.lock:
            copies.restore(core.store.db, proved)
            core.store.regenerate()
    core.close()
    return {"file": str(source), "backup": str(before.file), "digest": _digest(reopen)}


def rescue(profile: Path, file: Path, reopen: Callable[[], Core]) -> dict[str, Any]:
    """`restore` for a data file so damaged that it cannot be opened: it is laid aside among the backups, not deleted."""
    source = file if file.exists() or len(file.parts) > 1 else profile / "backups" / file.name
    with _proved(source, profile / "backups") as proved:
        aside = profile / "backups" / f"damaged-{datetime.now():%Y%m%d-%H%M%S}"
        aside.mkdir(parents=True)
        for part in profile.glob("office.db*"):
            part.rename(aside / part.name)
        core = reopen()
        with core.store.lock:
            copies.restore(core.store.db, proved)
            core.store.regenerate()
        core.close()
    return {"file": str(source), "backup": str(aside), "digest": _digest(reopen)}


@contextmanager
def _proved(source: Path, beside: Path) -> Iterator[Path]:
    """A copy of the copy, brought up to this program and checked as `verify` does, before anything is replaced.

    Raises UserError."""
    beside.mkdir(parents=True, exist_ok=True)
    trial = beside / f".trial-{os.getpid()}.db"
    try:
        copies.open_backup(source).close()
        trial.write_bytes(source.read_bytes())
        store = open_store(trial)
        try:
            store.regenerate()
            bad = [check for check in store_verify.verify(store.db, store.entities, beside.parent) if not check.ok]
        finally:
            store.close()
        bad = [check for check in bad if check.name != "attachments"]
        if bad:
            raise Damaged(
                f"备份“{source}”不完整（{bad[0].name}：{bad[0].detail}），没有取回；现有数据没有动",
                f"The backup “{source}” is incomplete ({bad[0].name}: {bad[0].detail}); the present data was not touched",
            )
        yield trial
    except sqlite3.Error as error:
        raise Damaged(
            f"备份“{source}”不完整（{error}），没有取回",
            f"The backup “{source}” is incomplete ({error}); it was not restored",
        ) from error
    finally:
        for part in beside.glob(trial.name + "*"):
            part.unlink()


def _digest(reopen: Callable[[], Core]) -> str:
    core = reopen()
    try:
        return digest(core.db, core.entities)
    finally:
        core.close()


def _named(core: Core, file: Path) -> Path:
    """As given, else by its bare name in the backups folder."""
    return file if file.exists() else folder(core) / file.name if len(file.parts) == 1 else file
