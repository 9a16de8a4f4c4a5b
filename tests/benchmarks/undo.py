"""Taking back an import."""

from collections.abc import Iterator

from desktop_crm.domain.fields import Value
from desktop_crm.store import history

from . import plain_store
from .clock import cpu
from .line import Line
from .made_customers import NAMES, rows
from .session import Session


def measure(session: Session) -> Iterator[Line]:
    made = rows(session.bulk)
    readings = [_reading(session, made) for _ in range(session.turns)]
    imported, undone = (min(times) for times in zip(*readings, strict=True))
    yield session.judge.compare(
        f"undo of an import of {session.bulk:,}", undone, "that import, all included", imported, ratio=0.6
    )


def _reading(session: Session, made: list[tuple[Value, ...]]) -> tuple[float, float]:
    with plain_store.fresh(session.folder) as store:

        def take_in() -> None:
            with store.write(("import",)) as work:
                work.insert("customer", NAMES, made)

        imported = cpu(take_in)
        root = history.undoable(store.db)
        assert root is not None
        undone = cpu(lambda: history.invert(store, root))
        (left,) = store.db.execute("SELECT count(*) FROM customer WHERE trashed_at IS NULL").fetchone()
        assert left == 0, f"{left} rows survived the undo"
        return imported, undone
