"""What can lie over the window: the palette, the list of keys, the question of the first start. Each made when first called."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from .desk import Desk
from .page import Page

if TYPE_CHECKING:
    from .first_start import FirstStart
    from .palette.key_sheet import KeySheet
    from .palette.memory import Memory
    from .palette.panel import Palette

Actions = Callable[[], Sequence[QAction]]


class Layers(QObject):
    def __init__(self, desk: Desk, everywhere: Actions, page: Callable[[], Page], over: QWidget) -> None:
        super().__init__(over)
        self._desk, self._everywhere, self._page, self._over = desk, everywhere, page, over
        self.palette: Palette | None = None
        self.keys: KeySheet | None = None
        self.first: FirstStart | None = None
        self._memory: Memory | None = None

    @property
    def memory(self) -> "Memory":
        if self._memory is None:
            from .palette.memory import Memory  # lazy, as all here: not needed to start

            self._memory = Memory(self._desk.core.settings)
        return self._memory

    def find(self) -> None:
        """Ctrl+K; once more closes it."""
        if self.palette is None:
            from .palette.panel import Palette

            self.palette = Palette(self._desk, self._doings, self.memory, self._over)
        if self.palette.isVisible():
            self.palette.dismiss()
        elif not self._asking:
            self.dismiss()
            self.palette.begin()

    def show_keys(self, here: str) -> None:
        if self.keys is None:
            from .palette.key_sheet import KeySheet

            self.keys = KeySheet(self._desk, self._everywhere, self._over)
        if self.keys.isVisible():
            self.keys.dismiss()
        elif not self._asking:
            self.dismiss()
            self.keys.begin(here, self._page().actions())

    def ask_name(self) -> None:
        from .first_start import FirstStart

        self.first = FirstStart(self._desk, self._over)
        self.first.closed.connect(self.first.deleteLater)
        self.first.closed.connect(self._forget_first)
        self.first.closed.connect(lambda: self._page().enter())
        self.first.begin()

    def dismiss(self) -> None:
        for layer in (self.palette, self.keys):
            if layer is not None:
                layer.dismiss()

    def redraw(self) -> None:
        for layer in (self.palette, self.keys, self.first):
            if layer is not None:
                layer.redraw()

    @property
    def _asking(self) -> bool:
        return self.first is not None

    def _forget_first(self) -> None:
        self.first = None

    def _doings(self) -> list[QAction]:
        """What the page can do stands before what can be done anywhere."""
        return [*self._page().actions(), *self._everywhere()]
