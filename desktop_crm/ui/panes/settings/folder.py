"""A folder in the desktop's own window for files."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QUrl
from PySide6.QtGui import QDesktopServices

from ...desk import Desk


def open_folder(desk: Desk, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))):
        desk.say(QCoreApplication.translate("Folder", "打不开文件夹，它在 {0}").format(folder))
