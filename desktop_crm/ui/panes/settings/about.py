"""关于: which version, whose work it stands on, and which keys there are."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QWidget

from ....domain.resources import resources_dir
from ...desk import Desk
from .section import Section

HIGH = 220
OTHERS = """PySide6, Qt: LGPL-3.0
SQLAlchemy: MIT
openpyxl: MIT
python-calamine: MIT
xlrd: BSD-3-Clause
appdirs: MIT
fractional-indexing: CC0-1.0
borax: MIT"""


class About(Section):
    unfolded = Signal(QWidget)
    """To be scrolled to."""

    def __init__(self, desk: Desk) -> None:
        from .... import __version__  # lazy: it reads the package's metadata

        super().__init__(desk, self.tr("关于"))
        self.version = QLabel(self.tr("客户管理 {0}").format(__version__))
        self.keys = QPushButton(self.tr("快捷键 (F1)"))
        self.licences = QPushButton(self.tr("许可证"), objectName="link")
        self.text = QPlainTextEdit(readOnly=True)
        self.text.setAccessibleName(self.licences.text())
        self.text.setFixedHeight(HIGH)
        self.text.hide()
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(self.version)
        line.addStretch()
        line.addWidget(self.licences)
        line.addWidget(self.keys)
        self.body.addLayout(line)
        self.body.addWidget(self.text)
        self.keys.clicked.connect(desk.keys_asked)
        self.licences.clicked.connect(self._unfold)

    def _unfold(self) -> None:
        if not self.text.toPlainText():
            self.text.setPlainText(_licences())
        self.text.setVisible(self.text.isHidden())
        if self.text.isVisible():
            QTimer.singleShot(0, self, lambda: self.unfolded.emit(self.text))  # once it has its place


def _licences() -> str:
    """Ours, then those of the pictures and readings that come along, then of the libraries."""
    files = [resources_dir().parent / "LICENSE", *sorted(resources_dir().glob("*/LICENSE"))]
    return "\n\n".join([*(file.read_text("utf-8").strip() for file in files if file.is_file()), OTHERS])
