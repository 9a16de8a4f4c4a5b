"""The report of a bug, to be copied by whoever met it."""

from pathlib import Path

from PySide6.QtWidgets import QApplication, QDialog, QDialogButtonBox, QLabel, QPlainTextEdit, QVBoxLayout, QWidget


class Report(QDialog):
    """Copyable, and plain about where the log is."""

    def __init__(self, text: str, file: Path | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("程序出错了"))
        self.resize(640, 420)
        said = self.tr("这是程序的错，您的数据没有损坏：没写完的改动已经退回。请把下面的内容发给维护的人。")
        if file is not None:
            said += "\n" + self.tr("记录在：{0}").format(file)
        sentence = QLabel(said)
        sentence.setWordWrap(True)
        self.text = QPlainTextEdit(text)
        self.text.setReadOnly(True)
        self.text.setAccessibleName(self.tr("错误报告"))
        buttons = QDialogButtonBox()
        self.copy = buttons.addButton(self.tr("复制"), QDialogButtonBox.ButtonRole.ActionRole)
        close = buttons.addButton(self.tr("关闭"), QDialogButtonBox.ButtonRole.RejectRole)
        close.setDefault(True)
        self.copy.clicked.connect(lambda: QApplication.clipboard().setText(text))
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 20, 20, 16)
        layout.setSpacing(12)
        for widget in (sentence, self.text, buttons):
            layout.addWidget(widget)
