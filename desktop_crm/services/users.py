"""Who works here: 我是谁."""

from typing import NamedTuple

from ..domain.ids import id_text
from ..store import resolve
from .core import Core


class Person(NamedTuple):
    id: str
    name: str
    joined: bool
    me: bool


def listed(core: Core) -> list[Person]:
    """Everyone, in the order of their coming."""
    me = core.settings.get("me")
    rows = core.db.execute("SELECT id, name, joined FROM user WHERE trashed_at IS NULL AND name <> '' ORDER BY rid")
    return [Person(id_text(id), name, bool(joined), id_text(id) == me) for id, name, joined in rows]


def nobody_asked(core: Core) -> bool:
    """Nobody has said here who works on this computer, and nobody was asked before: the first start."""
    if core.settings.get("me") or core.settings.get("name_asked"):
        return False
    return core.db.execute("SELECT 1 FROM user WHERE joined AND trashed_at IS NULL LIMIT 1").fetchone() is None


def me(core: Core) -> dict[str, str | None]:
    """The user of this computer; without one, the system's login name and no id."""
    id = core.settings.get("me")
    row = (
        core.db.execute(
            "SELECT name FROM user WHERE id = ? AND trashed_at IS NULL", (bytes.fromhex(id.replace("-", "")),)
        ).fetchone()
        if id
        else None
    )
    return {"id": id, "name": row[0]} if row else {"id": None, "name": core.store.actor}


def claim(core: Core, word: str) -> dict[str, str | None]:
    """这是我: the user of that name is mine, made when there is none. Raises Ambiguous."""
    e = core.entities["user"]
    rids = resolve.rids_named(core.db, e, word)
    if rids:
        rid = resolve.one(core.db, e, word)
        with core.write("me", word) as work:
            work.set("user", rid, {"joined": 1})
        (id, name) = core.db.execute("SELECT id, name FROM user WHERE rid = ?", (rid,)).fetchone()
    else:
        core.store.actor, before = word, core.store.actor
        try:
            with core.write("me", word) as work:
                id, name = work.create("user", {"name": word, "joined": 1}), word
        except BaseException:
            core.store.actor = before
            raise
    core.settings.set("me", id_text(id))
    core.store.actor = name
    return me(core)
