"""Imports and sample data: a child process does them, the status bar tells how far it is, a toast says what came of it."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from ..services.core import Core
from .widgets.progress_strip import ProgressStrip

if TYPE_CHECKING:
    from .worker_process import WorkerProcess

SAMPLE = 300


class LongWork(QObject):
    busy_changed = Signal(bool)
    over = Signal()
    """Something may have been written."""
    said = Signal(str, bool)
    """A sentence, and whether what it tells can be undone."""
    needs_look = Signal(str, dict)
    """An import that left rows over: file, result."""

    def __init__(self, core: Core, lang: str, strip: ProgressStrip, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._strip = strip
        self._folder, self._lang = core.folder, lang
        self._worker: WorkerProcess | None = None
        self._words: Mapping[str, str] = {}
        self._finish: Callable[[dict[str, Any]], None] = lambda result: None
        strip.cancelled.connect(self.cancel)

    @property
    def busy(self) -> bool:
        return self._worker is not None and self._worker.busy

    def take_in(self, files: Sequence[str]) -> None:
        if self.busy:
            self.said.emit(self.tr("正在导入，完成后再导入下一个"), False)
            return
        name = Path(files[0]).name if len(files) == 1 else self.tr("%n 个文件", "", len(files))
        self._words = {
            "": self.tr("正在导入 {0}").format(name),
            "read": self.tr("正在读取"),
            "write": self.tr("正在写入"),
        }
        self._words |= {"match": self.tr("正在比对"), "save": self.tr("正在保存")}
        self._begin(lambda result: self._imported(name, result), "import", *files)

    def make_sample(self) -> None:
        if not self.busy:
            self._words = {"": self.tr("正在准备示例数据")}
            self._begin(self._sampled, "sample", "--customers", str(SAMPLE))

    def cancel(self) -> None:
        if self._worker is not None:
            self._strip.stopping()
            self._worker.cancel()

    def stop(self) -> None:
        """Before the window closes: what is under way is taken back."""
        if self._worker is not None:
            self._worker.stop()

    def _begin(self, finish: Callable[[dict[str, Any]], None], *command: str) -> None:
        self._finish = finish
        self._strip.begin(self._words[""])
        self.busy_changed.emit(True)
        self._child().start(*command)

    def _child(self) -> "WorkerProcess":
        if self._worker is None:
            from .worker_process import WorkerProcess  # lazy: not needed to start

            self._worker = WorkerProcess(self._folder, self._lang, self)
            self._worker.progress.connect(self._tell)
            self._worker.finished.connect(self._done)
            self._worker.failed.connect(self._failed)
        return self._worker

    def _tell(self, phase: str, done: int, total: int) -> None:
        self._strip.tell(self._words.get(phase, self._words[""]), done, total)

    def _end(self) -> None:
        self._strip.hide()
        self.busy_changed.emit(False)
        self.over.emit()

    def _done(self, result: dict[str, Any]) -> None:
        self._end()
        self._finish(result)

    def _failed(self, sentence: str) -> None:
        self._end()
        self.said.emit(sentence or self.tr("已取消，什么也没有写入"), False)

    def _imported(self, name: str, result: dict[str, Any]) -> None:
        told = ((self.tr("新增 {0}"), "new"), (self.tr("更新 {0}"), "changed"), (self.tr("不变 {0}"), "same"))
        counts = self._joined(told, result)
        taken = sum(result.get(key, 0) for _, key in told)
        left = result.get("conflict", 0) + result.get("rejected", 0)
        if left:
            self.needs_look.emit(name, result)
            lacking = self._joined(((self.tr("冲突 {0}"), "conflict"), (self.tr("有误 {0}"), "rejected")), result)
            counts = self._comma().join(filter(None, (counts, lacking)))
        sentence = self.tr("已导入 {0} 行：{1}") if counts else self.tr("已导入 {0} 行")
        self.said.emit(sentence.format(f"{taken:,}", counts), result.get("step") is not None)

    def _sampled(self, result: dict[str, Any]) -> None:
        self.said.emit(self.tr("已放入 %n 位示例客户", "", int(result.get("customers", SAMPLE))), True)

    def _joined(self, told: Sequence[tuple[str, str]], result: Mapping[str, Any]) -> str:
        return self._comma().join(words.format(f"{result[key]:,}") for words, key in told if result.get(key))

    def _comma(self) -> str:
        return self.tr("，")
