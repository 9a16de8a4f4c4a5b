"""撤销 and 重做: what they would take back stands in the menu, a long one runs beside the window."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ..domain.changes import Label
from ..domain.step_words import in_words
from ..services.core import Core
from .actions import Actions
from .jobs import WRITE, Jobs

if TYPE_CHECKING:
    from ..services.undo import Undone


class Undoing(QObject):
    said = Signal(str, bool)

    def __init__(self, core: Core, jobs: Jobs, actions: Actions, lang: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._core, self._jobs, self._actions, self._lang = core, jobs, actions, lang
        self._blocked = False
        self._labels: tuple[Label | None, Label | None] = (None, None)
        actions.undo.triggered.connect(self.undo)
        actions.redo.triggered.connect(self.redo)
        self._word()

    def look(self) -> None:
        """Which step comes next."""
        self._jobs.start(_next, self._take, topic="undo")

    def block(self, on: bool) -> None:
        """While an import writes."""
        self._blocked = on
        self._word()

    def undo(self) -> None:
        self._run("undo", self.tr("已撤销：{0}"))

    def redo(self) -> None:
        self._run("redo", self.tr("已重做：{0}"))

    def _run(self, act: str, sentence: str) -> None:
        if not self._blocked:
            self.block(True)
            self._jobs.start(
                lambda core: _take_back(core, act, self._jobs),
                lambda done: self._done(done, sentence),
                self._failed,
                lane=WRITE,
            )

    def _done(self, done: "Undone", sentence: str) -> None:
        self.block(False)
        self.look()
        said = sentence.format(in_words(done.label, self._core.entities, self._lang))
        if done.kept:
            said += self.tr("；%n 处后来又改过，没有动", "", len(done.kept))
        self.said.emit(said, False)

    def _failed(self, error: BaseException) -> None:
        self.block(False)
        self.look()
        self._jobs.crashed.emit(error)

    def _take(self, labels: tuple[Label | None, Label | None]) -> None:
        self._labels = labels
        self._word()

    def _word(self) -> None:
        words = (self.tr("撤销"), self.tr("重做"))
        for action, word, label in zip((self._actions.undo, self._actions.redo), words, self._labels, strict=True):
            what = in_words(label, self._core.entities, self._lang) if label else ""
            action.setText(f"{word} {what}".strip())
            action.setIconText(word)
            keys = action.shortcut().toString()
            action.setToolTip(f"{action.text()} ({keys})" if keys else action.text())
            action.setEnabled(label is not None and not self._blocked)


def _next(core: Core) -> tuple[Label | None, Label | None]:
    from ..services import undo  # lazy, here and below: not needed to start

    return undo.next_undo(core), undo.next_redo(core)


def _take_back(core: Core, act: str, jobs: Jobs) -> "Undone":
    from ..services import undo

    return (undo.undo if act == "undo" else undo.redo)(core, progress=jobs.still_wanted)
