"""A list in order: building the order map, and a page anywhere of it."""

import random
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from functools import partial

from desktop_crm.domain.fields import Entity, Field
from desktop_crm.services.core import Core
from desktop_crm.store.order_map import OrderMap
from desktop_crm.ui.models.columns import customer_columns

from .clock import best, cpu, each, quantile
from .line import Line
from .session import Session

BUILD, PAGE = 0.100, 0.001
LENGTH, PAGES = 200, 200
SORTS = {
    "newest first": ("", "purged_at IS NULL ORDER BY rid DESC"),
    "by an indexed field": ("region", "1 ORDER BY region ASC, rid ASC"),
    "by name": ("name", "1 ORDER BY name_key ASC, rid ASC"),
}
RAW = "SELECT rid FROM customer WHERE trashed_at IS NULL AND {}"


def measure(session: Session) -> Iterator[Line]:
    rows = session.rows[-1]
    with session.core(rows) as core, closing(core.store.reader()) as db, closing(core.store.reader()) as raw_db:
        e = core.entities["customer"]
        for title, (sort, rest) in SORTS.items():
            ours, raw = best(
                session.turns,
                partial(cpu, partial(OrderMap, db, core.entities, e, sort=sort)),
                partial(cpu, partial(_raw_map, raw_db, rest)),
            )
            yield session.judge.compare(
                f"order map of {rows:,} {title}", ours, "the same INSERT … SELECT by hand", raw, at_most=BUILD
            )
    middle, worst, raw = _page(session, rows)
    yield session.judge.compare(
        f"page of {LENGTH} anywhere of {rows:,}, p95", worst, "the same rows by hand, p95", raw, at_most=PAGE
    )
    few, _ = session.pair()
    small, _, _ = _page(session, few)
    yield session.judge.compare(f"page anywhere of {rows:,}, p50", middle, f"the same of {few:,}", small, ratio=1.3)


def _raw_map(db: sqlite3.Connection, rest: str) -> None:
    db.execute("PRAGMA query_only = OFF")
    db.execute("DROP TABLE IF EXISTS temp.raw")
    db.execute("CREATE TEMP TABLE raw(pos INTEGER PRIMARY KEY, rid INT NOT NULL)")
    db.execute(f"INSERT INTO temp.raw(rid) {RAW.format(rest)}")


def _page(session: Session, rows: int) -> tuple[float, float, float]:
    """Median and p95 of a page, p95 of the control."""
    with session.core(rows) as core, closing(core.store.reader()) as db:
        e = core.entities["customer"]
        fields = _fields(e)
        order = OrderMap(db, core.entities, e, sort="name")
        rng = random.Random(3)
        starts = [rng.randrange(max(1, order.count - LENGTH)) for _ in range(session.count(PAGES))]
        readings = [_once(core, db, order, fields, starts) for _ in range(session.turns)]
        ours, raw = ([min(times) for times in zip(*side, strict=True)] for side in zip(*readings, strict=True))
        return quantile(ours, 0.5), quantile(ours, 0.95), quantile(raw, 0.95)


def _once(
    core: Core, db: sqlite3.Connection, order: OrderMap, fields: list[Field], starts: list[int]
) -> tuple[list[float], list[float]]:
    columns = ", ".join(("rid", "id", *(f.name for f in fields)))
    asked = [
        f"SELECT {columns} FROM customer WHERE rid IN ({','.join(map(str, order.ids(s, LENGTH)))})" for s in starts
    ]
    ours = each(partial(order.page, s, LENGTH, fields) for s in starts)
    return ours, each(partial(_fetch, db, sql) for sql in asked)


def _fetch(db: sqlite3.Connection, sql: str) -> None:
    db.execute(sql).fetchall()


def _fields(e: Entity) -> list[Field]:
    return list(dict.fromkeys(f for c in customer_columns(e) for f in c.needs))
