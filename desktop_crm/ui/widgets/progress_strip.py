"""Long work in the status bar: what, how far in counts, and 取消."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QWidget


class ProgressStrip(QWidget):
    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = QLabel(objectName="muted")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedSize(180, 6)
        self.bar.setAccessibleName(self.tr("进度"))
        self.button = QPushButton(self.tr("取消"), objectName="small")
        self.button.clicked.connect(self.cancelled)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        for widget in (self.words, self.bar, self.button):
            layout.addWidget(widget)
        self.hide()

    def begin(self, words: str) -> None:
        self.words.setText(words)
        self.bar.setRange(0, 0)
        self.button.setEnabled(True)
        self.show()

    def tell(self, words: str, done: int, total: int) -> None:
        self.bar.setRange(0, max(0, total))
        self.bar.setValue(min(done, total))
        if total:
            self.words.setText(self.tr("{0} {1} / {2}").format(words, f"{done:,}", f"{total:,}"))
        else:
            self.words.setText(f"{words} {done:,}" if done else words)

    def stopping(self) -> None:
        self.words.setText(self.tr("正在取消…"))
        self.button.setEnabled(False)
