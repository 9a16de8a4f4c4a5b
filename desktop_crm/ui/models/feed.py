"""What the table shows: all records, those that pass a filter or that a search found, or those in 回收站, in the order asked
for, kept true as the file changes."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QObject, QTimer, Signal

from ...domain.changes import Changes
from ...domain.errors import UserError
from ...domain.fields import Entity, Field, Kind
from ...services import listing
from ...services.core import Core
from ...services.listing import Listing
from ..jobs import Jobs
from .table import TableModel

TOPIC = "rows"
PATIENCE = 200  # ms: what comes sooner is not announced


class State(Enum):
    LOADING = "loading"
    ROWS = "rows"
    EMPTY = "empty"
    NO_HIT = "no_hit"
    FILTERED = "filtered"
    """No row passes the filter."""
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class Asked:
    """Which rows, in which order."""

    text: str = ""
    where: str = ""
    sort: str = ""
    trashed: bool = False

    @property
    def is_whole(self) -> bool:
        """Every live row."""
        return not (self.text or self.where or self.trashed)


class Feed(QObject):
    shown = Signal(object)
    """State, after the model has the rows."""
    slow = Signal()
    """What was asked for last takes its time; `waiting` is what it is."""

    def __init__(self, core: Core, kind: str, jobs: Jobs, model: TableModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._core, self._kind, self._jobs, self.model = core, kind, jobs, model
        self._entity = core.entities[kind].name
        self.asked = self.had = Asked()
        """What is wanted, and what the rows that are shown were asked by."""
        self.keep = 0
        """The row whose place is looked for."""
        self.state, self.error = State.LOADING, ""
        self._patience = QTimer(self, singleShot=True, interval=PATIENCE)
        self._patience.timeout.connect(self.slow)

    @property
    def text(self) -> str:
        return self.asked.text

    @property
    def where(self) -> str:
        return self.asked.where

    @property
    def sort(self) -> str:
        return self.asked.sort

    @property
    def trashed(self) -> bool:
        return self.asked.trashed

    @property
    def count(self) -> int:
        return self.model.rowCount()

    @property
    def cut(self) -> bool:
        """A search found more than is listed."""
        return self.model.listing is not None and self.model.listing.cut

    @property
    def whole(self) -> bool:
        return self.model.listing is None or self.model.listing.whole

    def begin(self) -> None:
        """The newest rows at once, in this thread."""
        self._take(self.asked, listing.first_page(self._core, self._kind))

    def begin_rest(self) -> None:
        if self.model.listing is not None:
            self.model.listing.settle(self._core)
        if not self.whole:
            self.refresh()

    def search(self, text: str) -> None:
        self.ask(text=text.strip())

    def filter(self, where: str) -> None:
        """An expression, as `services` read it."""
        self.ask(where=where)

    def sort_by(self, sort: str) -> None:
        """A field's code, `-` before it for descending; nothing for newest first."""
        self.ask(sort=sort)

    def ask(
        self, *, text: str | None = None, where: str | None = None, sort: str | None = None, trashed: bool | None = None
    ) -> None:
        """What is not named stays as it is."""
        now = self.asked
        asked = Asked(
            now.text if text is None else text,
            now.where if where is None else where,
            now.sort if sort is None else sort,
            now.trashed if trashed is None else trashed,
        )
        if asked != now:
            self.asked = asked
            self.refresh()

    def refresh(self) -> None:
        kind, asked, keep = self._kind, self.asked, self.keep

        def read(core: Core) -> Listing:
            if asked.trashed:
                return listing.everything(core, kind, asked.sort, keep, _in_trash(asked.text), trashed=True)
            if asked.text:
                return listing.found(core, kind, asked.text, asked.sort, keep, where=asked.where)
            return listing.everything(core, kind, asked.sort, keep, asked.where)

        self._jobs.start(read, lambda found: self._take(asked, found), self._failed, topic=TOPIC)
        self._patience.start()

    def follow(self, changes: Changes) -> None:
        """Asks again for the order only where the order can have moved."""
        edited = changes.edited.get(self._entity, {})
        gone = edited.keys() & {"trashed_at", "purged_at"}
        if self._entity in changes.born or gone or self.text or self._moves(changes):
            self.refresh()
        self.model.reread()

    def _moves(self, changes: Changes) -> bool:
        """A field that is sorted or filtered by was written, or hangs on other records that were."""
        e = self._core.entities[self._kind]
        edited = changes.edited.get(self._entity, {})
        for f in _leaning_on(e, self.asked):
            if f.name in edited or not f.captured:
                return True
            if f.kind is Kind.REFERENCE and f.target in changes.kinds:
                return True
        return False

    def _take(self, asked: Asked, found: Listing) -> None:
        self._patience.stop()
        self.had = asked
        self.model.show(found)
        self.error = ""
        if found.count:
            self.state = State.ROWS
        elif asked.text:
            self.state = State.NO_HIT
        else:
            self.state = State.FILTERED if asked.where and not asked.trashed else State.EMPTY
        self.shown.emit(self.state)

    def _failed(self, error: BaseException) -> None:
        self._patience.stop()
        if not isinstance(error, UserError):
            self._jobs.crashed.emit(error)
        self.error = error.text(self.model.wording.lang) if isinstance(error, UserError) else str(error)
        self.state = State.ERROR
        self.shown.emit(self.state)


def _in_trash(text: str) -> str:
    """The type-ahead knows live records alone: what lies in 回收站 is looked through."""
    if not text:
        return ""
    from ...domain.filter import Group, Test, write  # lazy: only there, and below

    return write(Group(False, tuple(Test(name, "~", (text,)) for name in ("name", "phone", "mobile", "number"))))


def _leaning_on(e: Entity, asked: Asked) -> Iterator[Field]:
    named = [asked.sort.lstrip("-")] if asked.sort else []
    if asked.where:
        from ...domain.filter import fields_in, parse

        with suppress(UserError):  # the list itself says what is wrong with it
            named += fields_in(parse(asked.where))
    for name in named:
        with suppress(KeyError):
            yield e.field(name)
