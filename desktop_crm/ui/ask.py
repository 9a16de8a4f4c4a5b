"""Every question to the person at the screen goes through here; tests put another Ask in its place."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

TABLES = (".xlsx", ".xls", ".csv", ".et", ".xlsb", ".ods", ".vcf", ".txt")
"""Listed first where a file is chosen; what a file is, its content decides."""


class Ask:
    def tables(self, parent: QWidget, folder: str) -> list[str]:
        """Files to import; none when the person thought better of it."""
        from PySide6.QtWidgets import QFileDialog  # lazy, as all here: not needed to start

        kinds = " ".join(f"*{suffix}" for suffix in TABLES)
        title = QCoreApplication.translate("Ask", "选择要导入的表格")
        named = QCoreApplication.translate("Ask", "表格")
        every = QCoreApplication.translate("Ask", "所有文件")
        files, _ = QFileDialog.getOpenFileNames(
            parent, title, folder or str(Path.home()), f"{named} ({kinds});;{every} (*)"
        )
        return files

    def save_as(self, parent: QWidget, suggested: str, kinds: Sequence[str] = ()) -> str:
        """Where to write a file, by the path suggested; "" when the person thought better of it. `kinds` are the endings it
        may have; without them, that of the suggested one."""
        from PySide6.QtWidgets import QFileDialog

        title = QCoreApplication.translate("Ask", "存到哪里")
        endings = list(kinds) or [Path(suggested).suffix]
        file, chosen = QFileDialog.getSaveFileName(parent, title, suggested, ";;".join(f"*{x}" for x in endings))
        return file + chosen.lstrip("*") if file and not Path(file).suffix else file

    def tell(self, parent: QWidget | None, title: str, sentence: str) -> None:
        """Only for what keeps the window from opening; everything else is said inside the window."""
        from PySide6.QtWidgets import QMessageBox

        QMessageBox.warning(parent, title, sentence)
