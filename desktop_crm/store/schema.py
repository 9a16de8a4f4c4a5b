"""Tables from the field table. SQLAlchemy Core builds and compiles; sqlite3 runs (no engine, no pool, no ORM)."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any, cast

import sqlalchemy as sa
from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateIndex, CreateTable
from sqlalchemy.sql.compiler import SQLCompiler

from ..domain.fields import ANY, Entity, Field, Value

DIALECT = sqlite.dialect(paramstyle="qmark")
TYPES: Mapping[str, sa.types.TypeEngine[Any]] = {
    "TEXT": sa.Text(),
    "INTEGER": sa.Integer(),
    "REAL": sa.REAL(),
    "BLOB": sa.LargeBinary(),
}


def sql(statement: sa.ClauseElement) -> tuple[str, list[Value]]:
    """A Core statement as text and parameters for sqlite3."""
    done = cast(SQLCompiler, statement.compile(dialect=DIALECT, compile_kwargs={"render_postcompile": True}))
    return str(done), [done.params[n] for n in done.positiontup or ()]


@lru_cache(maxsize=256)
def table(entity: Entity) -> sa.Table:
    """An Entity is a value: a custom field makes another Entity, hence another Table."""

    def column(f: Field) -> sa.Column[Any]:
        points = f.target and f.target != ANY and f.captured
        key = (
            [sa.ForeignKey(f"{f.target}.id", deferrable=True, initially="DEFERRED", link_to_name=True)]
            if points
            else []
        )
        return sa.Column(f.name, TYPES[f.kind.sql], *key)

    return sa.Table(
        entity.name,
        sa.MetaData(),
        sa.Column("rid", sa.Integer, primary_key=True),
        sa.Column("id", sa.LargeBinary, unique=True),  # filled by a trigger when an outside tool leaves it out
        *(column(f) for f in entity.columns),
    )


def create_table(entity: Entity) -> str:
    t = table(entity)
    # SQLite checks a key's target only when rows are written, so tables need no order; Core wants it in its MetaData
    for f in entity.columns:
        if f.target and f.target != ANY and f.target not in t.metadata.tables:
            sa.Table(f.target, t.metadata, sa.Column("id", sa.LargeBinary))
    return str(CreateTable(t).compile(dialect=DIALECT)).strip()


def indexed(entity: Entity) -> list[Field]:
    """purged_at too, for what people list: it is empty in every live row, so its index holds them in their order, and no
    query that does not name it is drawn to it (an index on trashed_at looks selective to the planner and is not)."""
    return [f for f in entity.columns if f.index or (f.name == "purged_at" and not entity.link)]


def index(entity: Entity, f: Field) -> str:
    """References are followed from the trash too; what people sort and look up by covers live rows only."""
    t = table(entity)
    live = None if f.target else t.c.trashed_at.is_(None)
    made = sa.Index(index_name(entity, f), t.c[f.name], sqlite_where=live)
    return str(CreateIndex(made).compile(dialect=DIALECT))


def index_name(entity: Entity, f: Field) -> str:
    return f"{entity.name}_{f.name}"
