"""What takes long runs in a child process, one at a time: the status bar tells how far it is and can take it back."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from ..services.core import Core
from .widgets.progress_strip import ProgressStrip

if TYPE_CHECKING:
    from .worker_process import WorkerProcess

SAMPLE = 300
Words = Mapping[str, str]
"""Phase → what is being done; "" for the whole."""


class LongWork(QObject):
    busy_changed = Signal(bool)
    over = Signal()
    """Something may have been written."""
    said = Signal(str, bool)
    """A sentence, and whether what it tells can be undone."""
    told = Signal(str, int, int)
    """How far it is: words, done, total (0: not known)."""

    def __init__(self, core: Core, lang: str, strip: ProgressStrip, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._strip = strip
        self._folder, self._lang = core.folder, lang
        self._words: Words = {}
        self._cancel: Callable[[], None] = lambda: None
        self._children: list[WorkerProcess] = []
        self._told_elsewhere = False
        strip.cancelled.connect(self.cancel)

    @property
    def busy(self) -> bool:
        return bool(self._words)

    @property
    def words(self) -> str:
        """What is under way; "" for nothing."""
        return self._words.get("", "")

    def begin(self, words: Words, cancel: Callable[[], None]) -> None:
        """Not while another is under way: ask `busy`, or `refuse`."""
        self._words, self._cancel = words, cancel
        self._strip.begin(words[""])
        self._strip.setHidden(self._told_elsewhere)
        self.told.emit(words[""], 0, 0)
        self.busy_changed.emit(True)

    def tell(self, phase: str, done: int, total: int) -> None:
        if self.busy:
            words = self._words.get(phase, self._words[""])
            self._strip.tell(words, done, total)
            self.told.emit(words, done, total)

    def end(self, *, written: bool = False) -> None:
        if self.busy:
            self._words = {}
            self._strip.hide()
            self.busy_changed.emit(False)
            if written:
                self.over.emit()

    def tell_elsewhere(self, on: bool) -> None:
        """The page in sight shows how far it is, and 取消: the strip need not."""
        self._told_elsewhere = on
        self._strip.setHidden(on or not self.busy)

    def refuse(self) -> bool:
        """Says so when something is under way already."""
        if self.busy:
            self.said.emit(self.tr("{0}，等它完成再来").format(self._words[""]), False)
        return self.busy

    def cancel(self) -> None:
        if self.busy:
            self._strip.stopping()
            self._cancel()

    def child(self) -> "WorkerProcess":
        """A process of its own, which ends with the window at the latest."""
        from .worker_process import WorkerProcess  # lazy: not needed to start

        made = WorkerProcess(self._folder, self._lang, self)
        made.progress.connect(self.tell)
        self._children = [*(c for c in self._children if c.busy), made]
        return made

    def run(self, words: Words, command: tuple[str, ...], done: Callable[[dict[str, Any]], None]) -> None:
        """One sub-command from beginning to end. `words["cancelled"]` is said when it was taken back."""
        child = self.child()

        def finished(result: dict[str, Any]) -> None:
            self.end(written=True)
            done(result)

        def failed(sentence: str) -> None:
            self.end(written=True)
            self.said.emit(sentence or words["cancelled"], False)

        child.finished.connect(finished)
        child.failed.connect(failed)
        self.begin(words, child.cancel)
        child.start(*command)

    def make_sample(self) -> None:
        if not self.busy:
            words = {"": self.tr("正在准备示例数据"), "cancelled": self.tr("已取消，什么也没有写入")}
            self.run(words, ("sample", "--customers", str(SAMPLE)), self._sampled)

    def stop(self) -> None:
        """Before the window closes: what is under way is taken back."""
        for child in self._children:
            child.stop()
        self._words = {}

    def _sampled(self, result: dict[str, Any]) -> None:
        self.said.emit(self.tr("已放入 %n 位示例客户", "", int(result.get("customers", SAMPLE))), True)
