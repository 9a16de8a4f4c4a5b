"""What the capture adds to a bulk insert."""

from collections.abc import Iterator
from unittest import mock

from desktop_crm.store import derived
from desktop_crm.store.file import Store

from . import plain_store
from .clock import best, cpu
from .line import Line
from .made_customers import NAMES, rows
from .session import Session


def measure(session: Session) -> Iterator[Line]:
    made = rows(session.bulk)

    def in_plain() -> float:
        with plain_store.fresh(session.folder, captured=False) as store:
            return cpu(lambda: plain_store.insert(store, "customer", NAMES, made))

    def in_step(store: Store) -> None:
        with store.write(("import",)) as work:
            work.insert("customer", NAMES, made)
        plain_store.to_disk(store)

    def all_included() -> float:
        with plain_store.fresh(session.folder) as store:
            return cpu(lambda: in_step(store))

    def captured() -> float:
        with (
            plain_store.fresh(session.folder) as store,
            mock.patch.object(derived, "catch_up", lambda db, entities, touched=None: None),
        ):
            return cpu(lambda: in_step(store))

    control = "executemany, same indexes, no triggers"
    plain, alone, whole = best(session.turns, in_plain, captured, all_included)
    yield session.judge.compare(f"insert {session.bulk:,} x 20, capture alone", alone, control, plain, ratio=1.3)
    yield session.judge.compare(f"insert {session.bulk:,} x 20, search and keys too", whole, control, plain)
