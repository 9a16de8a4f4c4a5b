"""The page without a file: drop one here, choose one, or take the office's own data out."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ....services import listing
from ...desk import Desk
from ...widgets.state_view import StateView
from .export_card import ExportCard


class Welcome(QWidget):
    chosen = Signal()
    """Files are to be asked for."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._empty = desk, False
        self.zone = QFrame(objectName="zone")
        self.state = StateView(desk.theme)
        self.export = ExportCard(desk)
        self.export.setFixedWidth(320)
        inside = QVBoxLayout(self.zone)
        inside.addWidget(self.state)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(self.zone, 1)
        layout.addWidget(self.export)
        self.state.pressed.connect(self.chosen)
        self.state.link_pressed.connect(self._link)
        self._say(False)

    def look(self) -> None:
        """Whether there is something to export yet."""
        self._desk.jobs.start(lambda core: listing.is_empty(core, "customer"), self._say, topic="import welcome")

    def highlight_drop(self, on: bool) -> None:
        self.zone.setProperty("drop", on)
        self.zone.style().unpolish(self.zone)
        self.zone.style().polish(self.zone)

    def redraw(self) -> None:
        self.state.redraw()
        self.export.redraw()

    def _say(self, empty: bool) -> None:
        self._empty = empty
        self.state.say(
            "file-spreadsheet",
            self.tr("把客户表拖进来就行"),
            self.tr("Excel 或 CSV，表头怎么写都可以。写入之前先给您看每一行会怎样"),
            self.tr("选择文件"),
            self.tr("看示例") if empty else self.tr("导出客户表"),
        )

    def _link(self) -> None:
        if self._empty:
            self._desk.sample_asked.emit()
        else:
            self.export.export_customers()
