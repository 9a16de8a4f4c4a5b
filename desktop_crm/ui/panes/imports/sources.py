"""Which file, which sheet, which kind: guessed, and each to be changed."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QWidget

from ....domain.fields import Entity
from ...theme import Theme
from ...widgets.check_box import CheckBox
from .choice import Choice

WIDEST = 260


class Sources(QWidget):
    """Files of one sheet have no name for it: the drop-down of sheets then says so."""

    part_chosen = Signal(int)
    kind_chosen = Signal(str)
    missing_chosen = Signal(bool)

    def __init__(self, kinds: Sequence[Entity], theme: Theme, lang: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts: list[dict[str, Any]] = []
        self.file = Choice(theme, self.tr("文件"))
        self.sheet = Choice(theme, self.tr("工作表"))
        self.kind = Choice(theme, self.tr("导入成"))
        self.missing = CheckBox(theme, self.tr("缺少的客户一起新建"))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        for box in (self.file, self.sheet, self.kind):
            label = QLabel(box.accessibleName(), objectName="muted")
            label.setBuddy(box)
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
            box.setMaximumWidth(WIDEST)
            layout.addWidget(label)
            layout.addWidget(box)
            layout.addSpacing(12)
        layout.addWidget(self.missing)
        layout.addStretch()
        for e in kinds:
            self.kind.addItem(e.label(lang), e.name)
        self.kind.addItem(self.tr("不导入"), "")
        self.file.activated.connect(lambda at: self.part_chosen.emit(self.file.itemData(at)))
        self.sheet.activated.connect(lambda at: self.part_chosen.emit(self.sheet.itemData(at)))
        self.kind.activated.connect(lambda at: self.kind_chosen.emit(self.kind.itemData(at)))
        self.missing.clicked.connect(self.missing_chosen)

    def show_plan(self, plan: dict[str, Any], part: int) -> None:
        self._parts = plan["parts"]
        here = self._parts[part]
        self.file.clear()
        for n, p in enumerate(self._parts):
            if self.file.findText(p["file"]) < 0:
                self.file.addItem(p["file"], n)
        self.file.setCurrentIndex(self.file.findText(here["file"]))
        self.file.setToolTip(here["file"])
        self.sheet.clear()
        for n, p in enumerate(self._parts):
            if p["file"] == here["file"]:
                self.sheet.addItem(p["sheet"] or self.tr("整个文件"), n)
        self.sheet.setCurrentIndex(self.sheet.findData(part))
        self.kind.setCurrentIndex(self.kind.findData(here["kind"]))
        self.missing.setVisible(plan["names_customers"])
        self.missing.setChecked(plan["create_missing"])
