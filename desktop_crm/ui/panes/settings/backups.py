"""备份: the copies there are, one more now, and back to one of them."""

from itertools import pairwise
from typing import Any

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ....services import backups
from ...desk import Desk
from ...wording import Wording
from .backup_row import BackupRow, size
from .folder import open_folder
from .section import Section

MOST = 8


class Backups(Section):
    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, self.tr("备份"), self.tr("每天第一次打开时自动备份，留最近 14 份；手动备份的一直留着。"))
        self.make = QPushButton(self.tr("立即备份"))
        self.folder = QPushButton(self.tr("打开文件夹"))
        self.none = QLabel(self.tr("还没有备份"), objectName="muted")
        self.more = QLabel(objectName="tiny")
        self.rows: list[BackupRow] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.make)
        buttons.addWidget(self.folder)
        buttons.addStretch()
        self.body.addLayout(buttons)
        self.body.addWidget(self.none)
        self.body.addLayout(self._list)
        self.body.addWidget(self.more)
        self.none.hide()
        self.more.hide()
        self.make.clicked.connect(self._make)
        self.folder.clicked.connect(lambda: open_folder(self.desk, backups.folder(desk.core)))

    def begin(self) -> None:
        self.desk.jobs.start(backups.listed, self._show, topic="settings-backups")

    def _show(self, found: list[dict[str, Any]]) -> None:
        while (item := self._list.takeAt(0)) is not None:
            item.widget().hide()
            item.widget().deleteLater()
        self.rows = []
        wording = Wording(self.desk.lang, self.desk.today, {})
        for backup in found[:MOST]:
            if self.rows:
                self._list.addWidget(QFrame(objectName="rule"))
            row = BackupRow(backup, wording.moment(backup["at"]), self)
            row.restore_asked.connect(lambda file=backup["file"]: self.desk.restore_asked.emit(file))
            self.rows.append(row)
            self._list.addWidget(row)
        self.none.setVisible(not found)
        self.more.setVisible(len(found) > MOST)
        self.more.setText(self.tr("另有 %n 份更早的，在文件夹里", "", len(found) - MOST))
        _in_order([self.make, self.folder, *(b for r in self.rows for b in (r.restore, r.yes, r.no))])

    def _make(self) -> None:
        self.make.setEnabled(False)
        self.make.setText(self.tr("正在备份…"))

        def over() -> None:
            self.make.setEnabled(True)
            self.make.setText(self.tr("立即备份"))

        def done(made: dict[str, Any]) -> None:
            over()
            self.begin()
            self.desk.say(self.tr("已备份，{0}").format(size(made["bytes"])))

        def failed(error: BaseException) -> None:
            over()
            self.desk.jobs.crashed.emit(error)

        self.desk.write(backups.make, done, failed)


def _in_order(widgets: list[QWidget]) -> None:
    """Tab walks them as they stand."""
    for one, next_ in pairwise(widgets):
        QWidget.setTabOrder(one, next_)
