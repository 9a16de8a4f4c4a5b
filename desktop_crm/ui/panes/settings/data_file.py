"""数据: where it lies, and whether it is sound."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton

from ....services import checking
from ....services.core import Core
from ...desk import Desk
from .folder import open_folder
from .section import Section


class DataFile(Section):
    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, self.tr("数据"), self.tr("全部数据在这台电脑的一个文件夹里，不上传到任何地方。"))
        self.where = QLabel(str(desk.core.folder))
        self.where.setTextFormat(Qt.TextFormat.PlainText)
        self.where.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.where.setWordWrap(True)
        self.where.setMinimumHeight(32)
        self.check = QPushButton(self.tr("检查数据"))
        self.folder = QPushButton(self.tr("打开文件夹"))
        self.result = QLabel()
        self.result.setTextFormat(Qt.TextFormat.PlainText)
        self.result.setWordWrap(True)
        self.result.hide()
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.check)
        buttons.addWidget(self.folder)
        buttons.addStretch()
        self.row(self.tr("位置"), self.where)
        self.body.addLayout(buttons)
        self.body.addWidget(self.result)
        self.check.clicked.connect(self._check)
        self.folder.clicked.connect(lambda: open_folder(desk, desk.core.folder))

    def _check(self) -> None:
        """With the writer's own connection, so in the lane of the writes."""
        jobs = self.desk.jobs
        self.check.setEnabled(False)
        self._tell("muted", self.tr("正在检查…"))

        def verify(core: Core) -> dict[str, Any]:
            return checking.verify(core, jobs.still_wanted)

        self.desk.write(verify, self._checked, self._failed)

    def _checked(self, found: dict[str, Any]) -> None:
        self.check.setEnabled(True)
        bad = [check for check in found["checks"] if not check["ok"]]
        if not bad:
            self._tell("ok", self.tr("%n 项检查都正常", "", len(found["checks"])))
            return
        named = "\n".join(f"{check['name']}: {check['detail']}" for check in bad)
        self._tell("bad", self.tr("有 %n 项不对，请换回最近的备份：", "", len(bad)) + "\n" + named)

    def _failed(self, error: BaseException) -> None:
        self.check.setEnabled(True)
        self.result.hide()
        self.desk.jobs.crashed.emit(error)

    def _tell(self, name: str, words: str) -> None:
        self.result.setObjectName(name)
        self.result.style().unpolish(self.result)
        self.result.style().polish(self.result)
        self.result.setText(words)
        self.result.show()
