"""From the store to the widgets: what was written here, and what others wrote since."""

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from ..domain.changes import Changes
from ..services.core import Core
from .jobs import WRITE, Jobs

LOOK_EVERY = 600  # ms
"""And then it has to be read and drawn: what others write is seen within a second."""


class Bridge(QObject):
    changed = Signal(object)
    """Changes, in the GUI thread."""
    written = Signal()
    """Something was written by this window."""
    _heard = Signal(object)

    def __init__(self, core: Core, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._core, self._jobs = core, jobs
        self._looking = self._paused = False
        self._heard.connect(self._told, Qt.ConnectionType.QueuedConnection)
        core.store.listeners.append(self._hear)
        self._timer = QTimer(self, interval=LOOK_EVERY)
        self._timer.timeout.connect(self.look)

    def watch(self) -> None:
        """From now on, by itself."""
        self._timer.start()

    def look(self) -> None:
        """Ask what others wrote. A look that is still under way is not asked twice."""
        if not self._looking and not self._paused:
            self._looking = True
            self._jobs.start(lambda core: core.store.poll(), self._saw, self._missed, lane=WRITE)

    def pause(self, on: bool) -> None:
        """While the file itself is being replaced nothing is asked of it."""
        self._paused = on

    def stop(self) -> None:
        self._timer.stop()
        if self._hear in self._core.store.listeners:
            self._core.store.listeners.remove(self._hear)

    def _hear(self, changes: Changes) -> None:
        self._heard.emit(changes)

    def _told(self, changes: Changes) -> None:
        self.written.emit()
        self.changed.emit(changes)

    def _saw(self, changes: Changes | None) -> None:
        self._looking = False
        if changes:
            self.changed.emit(changes)

    def _missed(self, error: BaseException) -> None:
        self._looking = False
        self._jobs.crashed.emit(error)
