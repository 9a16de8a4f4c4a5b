"""What every service works with."""

import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

from ..domain.changes import Label
from ..domain.fields import Entities, Entity
from ..settings import Settings
from ..store.file import Store
from ..store.unit_of_work import UnitOfWork
from . import effects


@dataclass(slots=True)
class Core:
    """One open profile. Made by `app.open_core` alone."""

    folder: Path
    store: Store
    settings: Settings
    starting: bool = False
    """Until the first picture stands nobody writes, and reading through the writer saves loading the schema once more."""
    _readers: threading.local = field(default_factory=threading.local)

    @property
    def entities(self) -> Entities:
        return self.store.entities

    @property
    def db(self) -> sqlite3.Connection:
        """A read-only connection of the calling thread."""
        if self.starting and threading.current_thread() is threading.main_thread():
            return self.store.db
        if not hasattr(self._readers, "db"):
            self._readers.db = self.store.reader()
        db: sqlite3.Connection = self._readers.db
        return db

    def today(self) -> date:
        return datetime.fromtimestamp(self.store.clock()).date()

    def now(self) -> datetime:
        return datetime.fromtimestamp(self.store.clock()).astimezone()

    @contextmanager
    def write(self, *label: str, progress: Callable[[int], None] | None = None) -> Iterator[UnitOfWork]:
        """One step: all of it or nothing. What follows from it (a follow-up's reminder, a deal's place) is part of it."""
        with self.store.write(_label(label), follow=effects.settle, progress=progress) as work:
            yield work

    def leave(self) -> None:
        """The calling thread is done reading."""
        if hasattr(self._readers, "db"):
            self._readers.db.close()
            del self._readers.db

    def close(self) -> None:
        self.leave()
        self.store.close()


def _label(words: tuple[str, ...]) -> Label:
    return tuple(w if len(w) <= 80 else w[:79] + "…" for w in words)


def entity_of(core: Core, kind: str) -> Entity:
    """By plural or code. Raises NotFound."""
    from ..domain.errors import NotFound
    from ..domain.fields import of_kind

    core.store.refresh()
    e = of_kind(kind, core.entities)
    if e is None:
        known = " ".join(e.plural for e in core.entities.values())
        raise NotFound(f"没有“{kind}”这一类；有：{known}", f"There is no kind “{kind}”; there are: {known}")
    return e
