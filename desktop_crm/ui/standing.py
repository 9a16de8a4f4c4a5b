"""What the frame says of the office: its name, how much waits today, whether it is still empty."""

from typing import NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal

from ..domain.changes import Changes
from ..services.core import Core
from .jobs import Jobs

TOUCHING = frozenset(("office", "reminder", "customer"))
LOOK_EVERY = 60_000
"""Milliseconds between two looks at the calendar: at midnight other things are due."""


class Standing(NamedTuple):
    office: str
    waiting: int
    empty: bool


class Watch(QObject):
    stood = Signal(object)
    """A Standing."""

    def __init__(self, core: Core, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._core, self._jobs = core, jobs
        self._day = core.today()
        self._timer = QTimer(self, interval=LOOK_EVERY)
        self._timer.timeout.connect(self._look_at_the_day)

    def begin(self) -> None:
        self.look()
        self._timer.start()

    def look(self) -> None:
        self._jobs.start(_read, self.stood.emit, topic="standing")

    def follow(self, changes: Changes) -> None:
        if changes.kinds & TOUCHING:
            self.look()

    def _look_at_the_day(self) -> None:
        if self._day != (today := self._core.today()):
            self._day = today
            self.look()


def _read(core: Core) -> Standing:
    from ..services import listing, office, pressing  # lazy: not needed for the first picture

    return Standing(office.name(core), pressing.count(core), listing.is_empty(core, "customer"))
