"""The one way off the GUI thread, in lanes, so that a search waits neither behind a long undo nor behind a count."""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from queue import SimpleQueue
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal

from ..services.core import Core

READ, WRITE, COUNT = LANES = ("read", "write", "count")
"""What a list waits for, what changes the file, and what may take its time."""
Work = Callable[[Core], Any]


class Closing(Exception):  # noqa: N818
    """Raised by `Jobs.still_wanted` inside a long write, which so is rolled back."""


@dataclass
class Job:
    work: Work
    done: Callable[[Any], None]
    failed: Callable[[BaseException], None]
    topic: str
    generation: int


class Jobs(QObject):
    """`start` hands work to a lane; its result or error comes back in the GUI thread. Of a topic only the newest job counts:
    an older one is not begun, and what it found is dropped."""

    idle = Signal()
    crashed = Signal(object)
    """An error that is ours, of a job that did not ask for errors."""
    _over = Signal(object, bool, object)

    def __init__(self, core: Core, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._core = core
        self._newest: dict[str, int] = {}
        self._running = 0
        self._closing = False
        self._queues: dict[str, SimpleQueue[Job | None]] = {lane: SimpleQueue() for lane in LANES}
        self._threads: dict[str, threading.Thread] = {}
        self._over.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    @property
    def quiet(self) -> bool:
        return self._running == 0

    def start(
        self,
        work: Work,
        done: Callable[[Any], None] = lambda result: None,
        failed: Callable[[BaseException], None] | None = None,
        *,
        topic: str = "",
        lane: str = READ,
    ) -> None:
        if self._closing:
            return
        generation = self._newest[topic] = self._newest.get(topic, 0) + 1
        self._running += 1
        self._queues[lane].put(Job(work, done, failed or self.crashed.emit, topic, generation))
        if lane not in self._threads:
            self._threads[lane] = threading.Thread(target=self._serve, args=(self._queues[lane],), name=f"jobs-{lane}")
            self._threads[lane].start()

    def drop(self, topic: str) -> None:
        """What is under way there is no longer wanted."""
        self._newest[topic] = self._newest.get(topic, 0) + 1

    def still_wanted(self, *_: object) -> None:
        """The progress of a long write. Raises Closing."""
        if self._closing:
            raise Closing

    def shutdown(self) -> None:
        """Nothing is delivered any more; what runs is finished or rolled back before this returns."""
        self._closing = True
        for lane in self._threads:
            self._queues[lane].put(None)
        for thread in self._threads.values():
            thread.join()
        self._threads.clear()

    def _is_stale(self, job: Job) -> bool:
        return self._closing or (bool(job.topic) and self._newest[job.topic] != job.generation)

    def _serve(self, queue: "SimpleQueue[Job | None]") -> None:
        try:
            while (job := queue.get()) is not None:
                if self._is_stale(job):
                    self._over.emit(job, False, Closing())
                    continue
                try:
                    self._over.emit(job, True, job.work(self._core))
                except BaseException as error:
                    self._over.emit(job, False, error)
        finally:
            self._core.leave()

    def _deliver(self, job: Job, ok: bool, result: Any) -> None:
        self._running -= 1
        try:
            if self._is_stale(job):
                close = getattr(result, "close", None)
                if ok and close:
                    close()
            elif ok:
                job.done(result)
            elif not isinstance(result, Closing):
                job.failed(result)
        finally:
            if self.quiet:
                self.idle.emit()
