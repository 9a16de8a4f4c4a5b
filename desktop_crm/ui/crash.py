"""Our own bugs: a log in the profile folder and a report that can be copied. Nothing is sent anywhere."""

import platform
import sys
import traceback
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import qVersion
from PySide6.QtWidgets import QApplication, QDialog, QDialogButtonBox, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from .. import __version__

LOG = "errors.log"


def report(error: BaseException) -> str:
    lines = "".join(traceback.format_exception(error))
    return (
        f"desktop_crm {__version__} · Python {platform.python_version()} · Qt {qVersion()} · {platform.platform()}\n"
        f"{datetime.now().astimezone().isoformat(timespec='seconds')}\n\n{lines}"
    )


def write_log(folder: Path, text: str) -> Path | None:
    """Where it was written; None when even that was not possible."""
    file = folder / LOG
    try:
        with file.open("a", encoding="utf-8") as out:
            out.write(text + "\n")
    except OSError:
        return None
    return file


def install(folder: Path, show: Callable[[str, Path | None], None]) -> None:
    """An exception that nobody caught is logged and shown; the window lives on."""

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        text = report(error.with_traceback(trace))
        sys.stderr.write(text)
        show(text, write_log(folder, text))

    sys.excepthook = hook


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
