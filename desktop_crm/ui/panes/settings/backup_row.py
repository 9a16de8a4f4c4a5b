"""One copy of the data: when, why, how large; 恢复 asks once, in the same line."""

from typing import Any

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

translate = QCoreApplication.translate


class BackupRow(QWidget):
    restore_asked = Signal()

    def __init__(self, backup: dict[str, Any], when: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.when = QLabel(when)
        self.when.setMinimumWidth(132)
        self.what = QLabel(f"{_reason(backup['reason'])} · {size(backup['bytes'])}", objectName="muted")
        self.sure = QLabel(self.tr("换回这一份？现在的数据会先备份。"))
        self.restore = QPushButton(self.tr("恢复…"), objectName="small")
        self.restore.setAccessibleName(self.tr("恢复 {0} 的备份").format(when))
        self.yes = QPushButton(self.tr("恢复"), objectName="small")
        self.no = QPushButton(self.tr("取消"), objectName="small")
        self.restore.clicked.connect(lambda: self.ask(True))
        self.no.clicked.connect(lambda: self.ask(False))
        self.yes.clicked.connect(self.restore_asked)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 4, 0, 4)
        layout.setSpacing(12)
        layout.addWidget(self.when)
        layout.addWidget(self.what, 1)
        layout.addWidget(self.sure, 1)
        for button in (self.restore, self.yes, self.no):
            layout.addWidget(button)
        self._show(False)

    def ask(self, on: bool) -> None:
        self._show(on)
        (self.no if on else self.restore).setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, asks: bool) -> None:
        for widget in (self.sure, self.yes, self.no):
            widget.setVisible(asks)
        for widget in (self.what, self.restore):
            widget.setVisible(not asks)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() == Qt.Key.Key_Escape and self.no.isVisible():
            self.ask(False)
        else:
            super().keyPressEvent(event)


def size(many: int) -> str:
    return f"{many / 1024:,.0f} KB" if many < 1024**2 else f"{many / 1024**2:,.1f} MB"


def _reason(code: str) -> str:
    return {
        "daily": translate("Backups", "每天自动"),
        "upgrade": translate("Backups", "升级前"),
        "restore": translate("Backups", "恢复前"),
        "manual": translate("Backups", "手动"),
    }.get(code, code)
