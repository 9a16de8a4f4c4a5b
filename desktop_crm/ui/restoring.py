"""A backup takes the place of the data: the window waits, then is opened anew on what came back."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout

from ..domain.errors import UserError
from ..services.core import Core
from .jobs import WRITE
from .widgets.overlay import Overlay

if TYPE_CHECKING:
    from .main_window import MainWindow


class Restoring(Overlay):
    def __init__(self, window: "MainWindow", file: Path) -> None:
        super().__init__(window.theme, window.frame, stays=True)
        self._window, self._file = window, file
        layout = QVBoxLayout(self.sheet)
        layout.setContentsMargins(40, 32, 40, 32)
        layout.setSpacing(8)
        layout.addWidget(QLabel(self.tr("正在恢复备份…"), objectName="h2"), 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addWidget(QLabel(self.tr("先检查备份，再备份现在的数据，然后换过来"), objectName="muted"))

    def begin(self) -> None:
        window = self._window
        if window.work.refuse():
            return
        self.open(self)
        window.setEnabled(False)
        window.bridge.pause(True)
        window.jobs.start(lambda core: _restore(core, self._file), self._done, self._failed, lane=WRITE)

    def _done(self, result: dict[str, Any]) -> None:
        kept = Path(result["backup"]).name
        self._window.restored.emit(self.tr("已恢复。恢复前的数据在备份“{0}”里").format(kept))

    def _failed(self, error: BaseException) -> None:
        """Nothing was replaced."""
        window = self._window
        window.bridge.pause(False)
        window.setEnabled(True)
        self.dismiss()
        self.deleteLater()
        if isinstance(error, UserError):
            window.desk.say(error.text(window.lang))
        else:
            window.jobs.crashed.emit(error)

    def refuse(self) -> None:
        """It cannot be stopped half way."""


def _restore(core: Core, file: Path) -> dict[str, Any]:
    from ..app import open_core
    from ..services import backups

    return backups.restore(core, file, lambda: open_core(core.folder, clock=core.store.clock))
