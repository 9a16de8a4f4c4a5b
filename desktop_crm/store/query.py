"""Filter → ordered row numbers → rows. Paging needs no SQLAlchemy, so the first page does not wait for it."""

import sqlite3
from collections.abc import Sequence
from datetime import date

from ..domain.fields import ANY, Entities, Entity, Field, Kind, Storage, Value
from .named_field import find_field
from .vocabulary import Vocabulary


def select_ids(
    db: sqlite3.Connection,
    entities: Entities,
    e: Entity,
    where: str = "",
    sort: str = "",
    *,
    trashed: bool = False,
    today: date | None = None,
) -> tuple[str, list[Value]]:
    """SQL for the row numbers in order: newest first unless `sort` names fields (`-field` descending, several by comma).
    Raises FilterError."""
    if not where and not sort:
        return f"SELECT rid FROM {e.table} WHERE {_live(trashed)} AND purged_at IS NULL ORDER BY rid DESC", []
    if not where and not trashed and (order := _simple_order(entities, e, sort)):
        return f"SELECT rid FROM {e.table} WHERE {_live(trashed)} ORDER BY {order}", []
    import sqlalchemy as sa  # lazy: not needed for the first page

    from . import filter as compiler
    from .schema import sql, table

    t = table(e)
    statement = sa.select(t.c.rid).where(t.c.trashed_at.is_(None))
    if trashed:
        statement = sa.select(t.c.rid).where(t.c.trashed_at.is_not(None), t.c.purged_at.is_(None))
    if where:
        statement = statement.where(compiler.compile_where(entities, e, where, Vocabulary(db), today or date.today()))
    for word in filter(None, sort.split(",")):
        f = find_field(e, word.strip().lstrip("-"))
        called = _called(entities, e, f)
        column = sa.literal_column(called) if called else compiler.expression(e, sort_field(e, f))
        down = word.strip()[0] == "-"
        statement = statement.order_by((column.desc() if down else column.asc()).nulls_last())
    return sql(statement.order_by(t.c.rid.desc()))


def counts(
    db: sqlite3.Connection, entities: Entities, e: Entity, tests: Sequence[str], where: str, today: date
) -> list[int]:
    """How many live rows pass each of the filters, in one walk over those that pass `where`. Raises FilterError."""
    import sqlalchemy as sa  # lazy: not needed for the first page

    from . import filter as compiler
    from .schema import sql, table

    t, vocabulary = table(e), Vocabulary(db)
    passed = [compiler.compile_where(entities, e, test, vocabulary, today) for test in tests]
    statement = sa.select(*(sa.func.count(sa.case((p, 1))) for p in passed)).where(t.c.trashed_at.is_(None))
    if where:
        statement = statement.where(compiler.compile_where(entities, e, where, vocabulary, today))
    return list(db.execute(*sql(statement)).fetchone())


def _live(trashed: bool) -> str:
    return f"trashed_at IS {'NOT ' if trashed else ''}NULL"


def _simple_order(entities: Entities, e: Entity, sort: str) -> str:
    """One plain column, in the form that walks its index; empties come where SQLite has them: first up, last down."""
    f = e.by_name.get(sort.lstrip("-"))
    if f is None or not f.is_column or "," in sort or not sort_field(e, f).index:
        return ""
    if _called(entities, e, f):
        return order_sql(entities, e, sort)
    way = "DESC" if sort[0] == "-" else "ASC"
    return f"{sort_field(e, f).name} {way}, rid {way}"


def order_sql(entities: Entities, e: Entity, sort: str) -> str:
    """One field, empties last, for rows that are few. Raises FilterError."""
    f = find_field(e, sort.lstrip("-"))
    read = _field_sql(e, f.name) if f.storage is Storage.JOURNAL else sort_field(e, f).name
    if called := _called(entities, e, f):
        read = called if sort[0] == "-" else f"coalesce({called}, char(1114111))"  # half the time of NULLS LAST
    return f"{read} {'DESC' if sort[0] == '-' else 'ASC NULLS LAST'}, rid DESC"


def sort_field(e: Entity, f: Field) -> Field:
    """Names sort by their pinyin."""
    return e.by_name["name_key"] if f.name == "name" and "name_key" in e.by_name else f


def _called(entities: Entities, e: Entity, f: Field) -> str:
    """A reference sorts by what people call the record it names; nothing for other fields."""
    if f.kind is not Kind.REFERENCE or f.target == ANY or not entities[f.target].title:
        return ""
    far = entities[f.target]
    title = sort_field(far, far.by_name[far.title]).name
    return f"(SELECT far.{title} FROM {far.table} far WHERE far.id = {e.table}.{f.name})"


def ids(
    db: sqlite3.Connection,
    entities: Entities,
    e: Entity,
    where: str = "",
    sort: str = "",
    *,
    trashed: bool = False,
    today: date | None = None,
) -> list[int]:
    text, values = select_ids(db, entities, e, where, sort, trashed=trashed, today=today)
    cursor = db.cursor()
    cursor.row_factory = lambda _, row: row[0]
    return cursor.execute(text, values).fetchall()


def rows(db: sqlite3.Connection, e: Entity, of: Sequence[int], fields: Sequence[Field]) -> list[tuple[Value, ...]]:
    """Stored values of rows, in the order of `of`, each (rid, id, value, …). Members are not among them."""
    columns = ", ".join(
        ("rid", "id", *(_field_sql(e, f.name) if f.storage is Storage.JOURNAL else f.name for f in fields))
    )
    found: dict[int, tuple[Value, ...]] = {}
    for start in range(0, len(of), 5000):
        part = ",".join(map(str, map(int, of[start : start + 5000])))
        found |= {r[0]: r for r in db.execute(f"SELECT {columns} FROM {e.table} WHERE rid IN ({part})")}
    return [found[i] for i in of if i in found]


def _field_sql(e: Entity, name: str) -> str:
    from .journal import field_sql  # lazy: the first page shows nothing of the journal

    return field_sql(e, name)
