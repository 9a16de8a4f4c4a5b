"""导出: what, as which kind of file, and the button."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ...desk import Desk
from ...icons import icon
from .choice import Choice

FORMATS = (".xlsx", ".csv", ".vcf")
CARD = FORMATS.index(".vcf")
AS_CARDS = ("customers", "contacts")
"""Kinds that a phone takes in."""


class ExportCard(QFrame):
    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent, objectName="card")
        self._desk = desk
        self._out = Path()
        self.kind = Choice(desk.theme, self.tr("导出什么"))
        kinds = sorted((e for e in desk.core.entities.values() if e.sheet), key=lambda e: e.sheet)
        for e in kinds:
            self.kind.addItem(e.label_of_all(desk.lang), e.plural)
        self.formats = QButtonGroup(self)
        self.button = QPushButton(self.tr("导出"))
        self.button.clicked.connect(self.export)
        self.done = QLabel(objectName="muted")
        self.done.setWordWrap(True)
        self.show_folder = QPushButton(self.tr("打开所在的文件夹"), objectName="link")
        self.show_folder.clicked.connect(self._open_folder)
        self._lay_out()
        self.kind.currentIndexChanged.connect(self._offer)
        desk.work.busy_changed.connect(lambda on: self.button.setEnabled(not on))

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(8)
        layout.addWidget(QLabel(self.tr("导出"), objectName="h2"))
        about = QLabel(self.tr("存成表格改好了还能再导入回来；存成手机通讯录（.vcf）发到手机上点开就存好了"), objectName="muted")
        about.setWordWrap(True)
        layout.addWidget(about)
        layout.addSpacing(8)
        layout.addWidget(QLabel(self.tr("内容"), objectName="key"))
        layout.addWidget(self.kind)
        layout.addSpacing(4)
        layout.addWidget(QLabel(self.tr("格式"), objectName="key"))
        row = QHBoxLayout()
        row.setSpacing(8)
        for ending, words in zip(FORMATS, ("Excel (.xlsx)", "CSV", self.tr("手机通讯录")), strict=True):
            made = QToolButton(objectName="segment")
            made.setText(words)
            made.setCheckable(True)
            made.setChecked(ending == FORMATS[0])
            self.formats.addButton(made, FORMATS.index(ending))
            row.addWidget(made)
        row.addStretch()
        layout.addLayout(row)
        layout.addSpacing(12)
        layout.addWidget(self.button)
        layout.addSpacing(4)
        layout.addWidget(self.done)
        below = QHBoxLayout()
        below.addWidget(self.show_folder)
        below.addStretch()
        layout.addLayout(below)
        layout.addStretch()
        for widget in (self.done, self.show_folder):
            widget.hide()

    def _offer(self) -> None:
        """Cards only of people and firms."""
        card = self.formats.button(CARD)
        card.setVisible(self.kind.currentData() in AS_CARDS)
        if card.isHidden() and card.isChecked():
            self.formats.button(0).setChecked(True)

    def redraw(self) -> None:
        self.button.setIcon(icon(self._desk.theme, "download", "text2"))

    def export_customers(self) -> None:
        self.kind.setCurrentIndex(self.kind.findData("customers"))
        self.export()

    def export(self) -> None:
        desk = self._desk
        if desk.work.refuse():
            return
        words, ending = self.kind.currentText(), FORMATS[self.formats.checkedId()]
        folder = desk.core.settings.get("last_folder") or str(Path.home())
        day = desk.today.strftime("%Y%m%d")
        file = desk.ask.save_as(self, str(Path(folder) / f"{words} {day}{ending}"))
        if not file:
            return
        out = Path(file)
        self._out = out if out.suffix.lower() in FORMATS else out.with_name(out.name + ending)
        said = {"": self.tr("正在导出{0}").format(words), "cancelled": self.tr("已取消，没有导出")}
        command = ("export", str(self._out.absolute()), "--what", str(self.kind.currentData()))
        desk.work.run(said, command, self._done)

    def _done(self, result: dict[str, Any]) -> None:
        sentence = self.tr("已导出 {0} 行到“{1}”").format(f"{result['rows']:,}", self._out.name)
        self.done.setText(sentence)
        for widget in (self.done, self.show_folder):
            widget.show()
        self._desk.say(sentence)

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._out.parent)))
