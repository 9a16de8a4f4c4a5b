"""Custom fields: their definitions are records of this file; each is a real column with its own trigger."""

import sqlite3

from ..domain.fields import ENTITIES, Entities, Entity, Field, Kind
from .schema_names import column_names


def with_custom(db: sqlite3.Connection) -> dict[str, Entity]:
    """The field table of this file: the built-in one plus the custom fields defined in it. A retired one is hidden, never gone:
    its column goes on being captured and merged, or PCs that retired it at different times would differ."""
    extra: dict[str, list[Field]] = {}
    for of, code, label, kind, required, unique, default, gone in db.execute(
        "SELECT entity, code, label, kind, is_required, is_unique, default_value, trashed_at FROM custom_field"
        " WHERE entity IS NOT NULL AND code IS NOT NULL ORDER BY rid"
    ):
        extra.setdefault(of, []).append(
            Field(
                Kind(kind or "text"),
                label or code,
                label or code,
                name=f"x_{code}",
                default=default or None,
                required=bool(required) and gone is None,
                unique=bool(unique),
                called=(label or code,),
                choices=f"{of}.{code}" if kind == "choice" else "",
                custom=True,
                hidden=gone is not None,
            )
        )
    return {name: e.plus(*extra[name]) if name in extra else e for name, e in ENTITIES.items()}


def add_missing_columns(db: sqlite3.Connection, entities: Entities) -> bool:
    """Columns that the field table has and the file lacks; whether any was added."""
    added = False
    for e in entities.values():
        if e.journal:
            continue
        have = column_names(db, e.name)
        for f in e.columns:
            if f.name not in have:
                db.execute(f"ALTER TABLE {e.table} ADD COLUMN {f.name} {f.kind.sql}{_points(f)}")
                added = True
    return added


def _points(f: Field) -> str:
    if not f.target or f.target == "*" or not f.captured:
        return ""
    return f' REFERENCES "{f.target}"(id) DEFERRABLE INITIALLY DEFERRED'
