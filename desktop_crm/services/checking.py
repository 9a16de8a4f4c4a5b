"""verify: is the file what it should be."""

from collections.abc import Callable
from typing import Any

from ..store import verify as store_verify
from ..store.digest import digest
from .core import Core


def verify(core: Core, progress: Callable[[str], None] | None = None) -> dict[str, Any]:
    core.store.catch_up()
    checks = []
    for check in store_verify.verify(core.store.db, core.entities, core.folder):
        checks.append({"name": check.name, "ok": check.ok, "detail": check.detail})
        if progress:
            progress(check.name)
    return {"ok": all(c["ok"] for c in checks), "digest": digest(core.db, core.entities), "checks": checks}
