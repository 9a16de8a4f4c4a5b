"""What the window knows of a page: when it is shown, what happened, what can be done on it."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, ClassVar

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from ..domain.changes import Changes
from .desk import Desk


class Page(QWidget):
    """One stands in the window at a time. Made when first gone to, kept until the window closes."""

    sheet: ClassVar[str] = ""
    """Its own part of the style sheet: resources/styles/<sheet>.qss."""
    told = Signal(str)
    """Words for the status bar."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.status = ""
        self.told.connect(self._keep_status)

    def begin(self) -> None:
        """Before it is shown for the first time: as little as its first picture needs."""

    def begin_rest(self) -> None:
        """After its first picture."""

    def enter(self) -> None:
        """Each time it is gone to: where the keys go."""

    def follow(self, changes: Changes) -> None:
        """Something was written, here or elsewhere. Also told while another page is shown."""

    def redraw(self) -> None:
        """After a change of theme; the style sheet is set by the window."""

    def show_record(self, kind: str, rid: int) -> None:
        """Of a kind that is at home here."""

    def start_new(self, kind: str, given: Mapping[str, str]) -> bool:
        """The form for a new record of that kind, where this page has room for one. `given` is field code → text."""
        return False

    def take_in(self, files: Sequence[str]) -> None:
        """Sheets to import."""

    def highlight_drop(self, on: bool) -> None:
        """A file is being dragged over the window."""

    def keep(self) -> dict[str, Any]:
        """What to find again at the next start, as JSON holds it."""
        return {}

    def restore(self, kept: dict[str, Any]) -> None:
        """What another version kept, or someone wrote by hand, must do no harm."""

    def shut_down(self) -> None:
        """The window closes: connections of its own are given back."""

    @property
    def at_rest(self) -> bool:
        """Nothing of its own is on its way to the screen (jobs are known to the window)."""
        return True

    def act(self, words: str, run: Callable[[], object], keys: str | Sequence[str] = "", icon: str = "") -> QAction:
        """Something that can be done here: by its keys while this page is shown, in the palette and in the list of keys."""
        action = QAction(words, self)
        if keys:
            action.setShortcuts([QKeySequence(k) for k in ([keys] if isinstance(keys, str) else keys)])
        action.setData(icon)
        action.triggered.connect(lambda: run())
        self.addAction(action)
        return action

    def _keep_status(self, words: str) -> None:
        self.status = words
