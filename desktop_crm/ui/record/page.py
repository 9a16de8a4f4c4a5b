"""A record in the place of the whole list: its fields at the left, what happened and what belongs to it at the right."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ..desk import Desk
from ..icons import icon
from .pane import RecordPane

FORM = 360


class RecordPage(QWidget):
    left = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.pane = RecordPane(desk, wide=True)
        self.pane.closed.connect(self.left)
        self.back = QPushButton(self.tr("返回列表"), objectName="back")
        self.back.setToolTip(self.tr("返回列表 (Alt+←)"))
        self.back.setCursor(Qt.CursorShape.PointingHandCursor)
        self.back.clicked.connect(self.left)
        self._row = QHBoxLayout()
        self._row.setSpacing(12)
        self._row.addWidget(self.pane, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addLayout(self._row, 1)

    def hold(self, form: QWidget) -> None:
        """A form for something new beside the record."""
        form.setFixedWidth(FORM)
        self._row.addWidget(form)
        form.show()

    def release(self, form: QWidget) -> None:
        self._row.removeWidget(form)
        form.setMinimumWidth(0)
        form.setMaximumWidth(16777215)

    def redraw(self) -> None:
        self.back.setIcon(icon(self.desk.theme, "chevron-left", "accent", 16))
        self.pane.redraw()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
