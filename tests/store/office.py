"""Short ways to ask a store, for the tests."""

import subprocess

from desktop_crm.store import digest as digests
from desktop_crm.store import query
from desktop_crm.store.file import Store
from desktop_crm.store.search import Finder
from desktop_crm.store.verify import verify


def digest(s: Store) -> str:
    return digests.digest(s.db, s.entities)


def shell(s: Store, text: str) -> None:
    """The sqlite3 command of the system, as any outside tool."""
    subprocess.run(["sqlite3", str(s.path), text], check=True, capture_output=True)


def names(s: Store, kind: str = "customer") -> list[str]:
    return [n for (n,) in s.db.execute(f'SELECT name FROM "{kind}" WHERE trashed_at IS NULL ORDER BY rid')]


def found(s: Store, text: str) -> list[tuple[str, str]]:
    s.catch_up()
    return [(h.kind, h.value) for h in Finder(s.db, s.entities).find(text)]


def where(s: Store, text: str, kind: str = "customer", **more: object) -> list[int]:
    return sorted(query.ids(s.db, s.entities, s.entities[kind], text, **more))  # type: ignore[arg-type]


def sound(s: Store) -> None:
    """Every check of `verify` holds."""
    s.catch_up()
    bad = [c for c in verify(s.db, s.entities, s.path.parent) if not c.ok]
    assert bad == []
