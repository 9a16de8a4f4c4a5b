"""From nothing to the first painted page of customers, in the real program."""

from collections.abc import Callable, Iterator
from functools import partial

from .clock import median
from .line import Line
from .session import Session


def measure(session: Session) -> Iterator[Line]:
    pages: list[Callable[[], float]] = [
        partial(session.child_ms, "first_page", str(session.profile(rows).folder)) for rows in session.rows
    ]
    for page in pages:
        page()  # the first start compiles, and reads the file from disk
    bare, *found = (ms / 1000 for ms in median(2 * session.turns - 1, partial(session.child_ms, "bare_window"), *pages))
    for rows, seconds in zip(session.rows, found, strict=True):
        yield session.judge.compare(f"first painted page of {rows:,}", seconds, "bare QMainWindow", bare, ratio=2.0)
    few, many = session.pair()
    yield session.judge.compare(
        f"first painted page of {many:,}", found[-1], f"the same of {few:,}", found[0], ratio=1.3
    )
