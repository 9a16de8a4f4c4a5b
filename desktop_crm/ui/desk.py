"""What every page works with, and what a page asks of the window around it."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction

from ..services.core import Core
from .ask import Ask
from .jobs import WRITE, Jobs, Work
from .theme import Theme

if TYPE_CHECKING:
    from .long_work import LongWork


class Desk(QObject):
    said = Signal(str, bool)
    """A sentence for the toast, and whether 撤销 stands beside it."""
    went = Signal(str)
    """To the page of that code."""
    opened = Signal(str, int)
    """An entity's code and a row: show that record on the page where it is at home."""
    new_asked = Signal(str, dict)
    """An entity's code and field code → text: begin a new record of that kind, with that filled in."""
    files_came = Signal(list)
    """Paths of sheets to import; none: ask for them."""
    sample_asked = Signal()
    theme_chosen = Signal(str)
    """system, light or dark."""
    density_chosen = Signal(str)
    """normal or compact: how high the rows of tables are. The setting of that name holds it."""
    language_chosen = Signal(str)
    keys_asked = Signal()
    """The list of keys (F1)."""
    restore_asked = Signal(str)
    """The file of a backup, whose content is to take the place of the data."""

    def __init__(
        self, core: Core, jobs: Jobs, theme: Theme, lang: str, ask: Ask, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.core, self.jobs, self.theme, self.lang, self.ask = core, jobs, theme, lang, ask
        self.tools: Sequence[QAction] = ()
        """撤销 and 重做, for the head of each page."""
        self.work: LongWork
        """Imports, exports, the sample: one at a time."""

    @property
    def today(self) -> date:
        return self.core.today()

    def say(self, sentence: str, *, undo: bool = False) -> None:
        self.said.emit(sentence, undo)

    def write(
        self,
        work: Work,
        done: Callable[[Any], None] = lambda result: None,
        failed: Callable[[BaseException], None] | None = None,
    ) -> None:
        """Runs a service that writes, off the GUI thread, after the writes asked for before it. Without `failed` an error is
        said in one sentence."""
        self.jobs.start(work, done, failed, lane=WRITE)
