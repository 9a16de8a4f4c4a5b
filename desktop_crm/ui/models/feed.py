"""What the table shows: all records or what a search found, in the order asked for, kept true as the file changes."""

from enum import Enum

from PySide6.QtCore import QObject, Signal

from ...domain.changes import Changes
from ...domain.errors import UserError
from ...services import listing
from ...services.core import Core
from ...services.listing import Listing
from ..jobs import Jobs
from .table import TableModel

TOPIC = "rows"


class State(Enum):
    LOADING = "loading"
    ROWS = "rows"
    EMPTY = "empty"
    NO_HIT = "no_hit"
    ERROR = "error"


class Feed(QObject):
    shown = Signal(object)
    """State, after the model has the rows."""

    def __init__(self, core: Core, kind: str, jobs: Jobs, model: TableModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._core, self._kind, self._jobs, self.model = core, kind, jobs, model
        self._entity = core.entities[kind].name
        self.text, self.sort, self.keep = "", "", 0
        self.state, self.error = State.LOADING, ""

    @property
    def count(self) -> int:
        return self.model.rowCount()

    @property
    def whole(self) -> bool:
        return self.model.listing is None or self.model.listing.whole

    def begin(self) -> None:
        """The newest rows at once, in this thread."""
        self._take(listing.first_page(self._core, self._kind))

    def begin_rest(self) -> None:
        if not self.whole:
            self.refresh()

    def search(self, text: str) -> None:
        if text.strip() != self.text:
            self.text = text.strip()
            self.refresh()

    def sort_by(self, sort: str) -> None:
        """A field's code, `-` before it for descending; nothing for newest first."""
        if sort != self.sort:
            self.sort = sort
            self.refresh()

    def refresh(self) -> None:
        kind, text, sort, keep = self._kind, self.text, self.sort, self.keep

        def read(core: Core) -> Listing:
            if text:
                return listing.found(core, kind, text, sort, keep)
            return listing.everything(core, kind, sort, keep)

        self._jobs.start(read, self._take, self._failed, topic=TOPIC)

    def follow(self, changes: Changes) -> None:
        """Asks again for the order only where the order can have moved."""
        edited = changes.edited.get(self._entity, {})
        sorted_by = self.sort.lstrip("-")
        computed = sorted_by in self._core.entities[self._kind].by_name and not (
            self._core.entities[self._kind].by_name[sorted_by].captured
        )
        if self._entity in changes.born or "trashed_at" in edited or sorted_by in edited or self.text or computed:
            self.refresh()
        self.model.reread()

    def _take(self, found: Listing) -> None:
        self.model.show(found)
        self.error = ""
        self.state = State.ROWS if found.count else State.NO_HIT if self.text else State.EMPTY
        self.shown.emit(self.state)

    def _failed(self, error: BaseException) -> None:
        if not isinstance(error, UserError):
            self._jobs.crashed.emit(error)
        self.error = error.text(self.model.wording.lang) if isinstance(error, UserError) else str(error)
        self.state = State.ERROR
        self.shown.emit(self.state)
