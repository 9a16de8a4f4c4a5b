"""While the files are read for the first time: how far it is, and 取消."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from ...icons import pixmap
from ...theme import Theme

_MIDDLE = Qt.AlignmentFlag.AlignHCenter


class Working(QFrame):
    cancelled = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent, objectName="card")
        self._theme = theme
        self.picture = QLabel()
        self.words = QLabel(objectName="sentence")
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.count = QLabel(objectName="muted")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedSize(320, 6)
        self.bar.setAccessibleName(self.tr("进度"))
        self.button = QPushButton(self.tr("取消"))
        self.button.clicked.connect(self.cancelled)
        layout = QVBoxLayout(self)
        layout.setSpacing(8)
        layout.addStretch(2)
        for widget in (self.picture, self.words, self.count):
            layout.addWidget(widget, 0, _MIDDLE)
        layout.addSpacing(8)
        layout.addWidget(self.bar, 0, _MIDDLE)
        layout.addSpacing(16)
        layout.addWidget(self.button, 0, _MIDDLE)
        layout.addStretch(3)

    def show_progress(self, words: str, done: int, total: int) -> None:
        self.words.setText(words)
        told = self.tr("{0} 行").format(f"{done:,}" if not total else f"{done:,} / {total:,}")
        self.count.setText(told if done else " ")
        self.bar.setRange(0, max(0, total))
        self.bar.setValue(min(done, total))

    def redraw(self) -> None:
        self.picture.setPixmap(pixmap(self._theme, "file-spreadsheet", "text3", 40))
