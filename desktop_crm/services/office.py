"""本单位: the one record that every letterhead names."""

from ..domain.fields import Entity, Field, Kind
from ..domain.ids import id_text
from . import records
from .core import Core
from .records import Written

KIND = "office"
OWN = frozenset(("number", "owner", "currency"))
"""Of every record, or for the program's own use: not part of the letterhead."""


def name(core: Core) -> str:
    row = core.db.execute("SELECT name FROM office WHERE trashed_at IS NULL ORDER BY rid").fetchone()
    return str(row[0] or "") if row else ""


def fields(core: Core) -> list[Field]:
    """What people fill in, in the order of the field table."""
    e = _entity(core)
    return [f for f in e.shown if f.captured and f.kind in (Kind.TEXT, Kind.PHONE) and f.name not in OWN]


def values(core: Core) -> dict[str, str]:
    """Field code → text, empty where nothing is filled in."""
    wanted = fields(core)
    columns = ", ".join(f.name for f in wanted)
    row = core.db.execute(f"SELECT {columns} FROM office WHERE trashed_at IS NULL ORDER BY rid").fetchone()
    return {f.code: str(v or "") for f, v in zip(wanted, row or [""] * len(wanted), strict=True)}


def set_value(core: Core, code: str, text: str) -> Written:
    """Raises BadValue."""
    (id,) = core.db.execute("SELECT id FROM office WHERE trashed_at IS NULL ORDER BY rid").fetchone()
    return records.set_one(core, KIND, id_text(id), {code: text.strip()})


def _entity(core: Core) -> Entity:
    return core.entities[KIND]
