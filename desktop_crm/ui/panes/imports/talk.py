"""The talk with the child process that holds an import while a person looks at it (cli.held_import)."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from ...long_work import LongWork, Words

if TYPE_CHECKING:
    from ...worker_process import WorkerProcess

AT_ONCE = 2
"""Pages of rows that are asked for at a time; of the others the newest comes next."""
WAITING = 6


class Talk(QObject):
    planned = Signal(dict)
    rows = Signal(dict)
    saved = Signal(dict)
    landed = Signal(dict)
    refused = Signal(str)
    """What was asked last could not be done; the plan is as it was."""
    broken = Signal(str)
    """It is over without an import: why; empty when it was cancelled."""

    def __init__(self, work: LongWork, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self._child: WorkerProcess | None = None
        self._under_way, self._wanted = 0, []

    @property
    def open(self) -> bool:
        return self._child is not None

    @property
    def reading(self) -> bool:
        """Rows are on their way."""
        return self._under_way > 0

    def begin(self, files: Sequence[str], words: Words) -> None:
        self.leave()
        child = self._child = self._work.child()
        child.told.connect(lambda said: self._hear(child, said))
        child.finished.connect(lambda result: self._over(child, ""))
        child.failed.connect(lambda sentence: self._over(child, sentence))
        child.start("take-in")
        self.ask({"files": list(files)}, words)

    def ask(self, request: Mapping[str, Any], words: Words) -> None:
        """What may take long. The answer comes as one of the signals."""
        if self._child is not None:
            self._work.begin(words, self._child.cancel)
            self._child.send(request)

    def ask_rows(self, request: dict[str, Any]) -> None:
        if self._child is None or request in self._wanted:
            return
        self._wanted = [*self._wanted[1 - WAITING :], request]
        self._send_rows()

    def forget_rows(self) -> None:
        """What was asked for is no longer looked at."""
        self._wanted = []

    def leave(self) -> None:
        """Nothing more is wanted; nothing is written."""
        child, self._child = self._child, None
        self._under_way, self._wanted = 0, []
        if child is not None:
            child.cancel()
            self._work.end()

    def _send_rows(self) -> None:
        while self._wanted and self._under_way < AT_ONCE and self._child is not None:
            self._under_way += 1
            self._child.send({"rows": self._wanted.pop()})

    def _hear(self, child: "WorkerProcess", said: dict[str, Any]) -> None:
        if child is not self._child:
            return
        ((what, answer),) = said.items()
        if what == "rows":
            self._under_way -= 1
            self.rows.emit(answer)
            self._send_rows()
        elif what != "error":  # with that it ends
            self._work.end(written=what == "result")
            signal = {"plan": self.planned, "saved": self.saved, "result": self.landed, "refused": self.refused}[what]
            signal.emit(answer)

    def _over(self, child: "WorkerProcess", sentence: str) -> None:
        if child is self._child:
            self._child = None
            self._under_way, self._wanted = 0, []
            self._work.end(written=True)
            self.broken.emit(sentence)
