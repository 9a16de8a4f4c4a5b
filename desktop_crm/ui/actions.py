"""What can be done from anywhere in the window: words, keys, icon. A page adds its own (page.Page.act)."""

from collections.abc import Sequence

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow

from . import pages
from .theme import Theme

BACK = "Alt+Left"
NEW = "Ctrl+N"


class Actions(QObject):
    def __init__(self, window: QMainWindow, theme: Theme) -> None:
        super().__init__(window)
        self._window, self._theme = window, theme
        self.palette = self._make("palette", self.tr("找人、找事、做事"), "Ctrl+K", "search")
        self.palette.setProperty("hidden", True)  # it does not list itself
        self.undo = self._make("undo", self.tr("撤销"), "Ctrl+Z", "undo-2")
        self.redo = self._make("redo", self.tr("重做"), ("Ctrl+Y", "Ctrl+Shift+Z"), "redo-2")
        self.take_in = self._make("import", self.tr("导入 Excel / CSV…"), "Ctrl+I", "file-spreadsheet")
        self.new = self._make("new", self.tr("新建客户"), NEW, "plus")
        self.go = {
            code: self._make(
                f"go-{code}", self.tr("去“{0}”").format(pages.words(code)), f"Ctrl+{at}", pages.ICONS[code]
            )
            for at, code in enumerate(pages.CODES, 1)
        }
        self.back = self._make("back", self.tr("回到上一页"), BACK, "arrow-left")
        self.next_part = self._make("next-part", self.tr("到窗口的下一块"), "F6", "panel-right")
        self.last_part = self._make("last-part", self.tr("到窗口的上一块"), "Shift+F6", "panel-right")
        self.keys = self._make("keys", self.tr("快捷键"), "F1", "keyboard")
        self.themes = {
            "system": self._make("theme-system", self.tr("外观：跟随系统"), "", "settings"),
            "light": self._make("theme-light", self.tr("外观：浅色"), "", "sun"),
            "dark": self._make("theme-dark", self.tr("外观：深色"), "", "moon"),
        }
        self.languages = {
            "zh": self._make("language-zh", self.tr("语言：{0}").format("中文"), "", "settings"),
            "en": self._make("language-en", self.tr("语言：{0}").format("English"), "", "settings"),
        }
        self.parts = {
            "me": self._make("settings-me", self.tr("设置：我是谁"), "", "user-round"),
            "office": self._make("settings-office", self.tr("设置：办公室"), "", "building-2"),
            "looks": self._make("settings-looks", self.tr("设置：颜色、表格行高、语言"), "", "settings"),
            "backups": self._make("settings-backups", self.tr("设置：备份"), "", "settings"),
            "data": self._make("settings-data", self.tr("设置：数据文件夹、检查数据"), "", "settings"),
            "about": self._make("settings-about", self.tr("设置：关于、许可证"), "", "settings"),
        }
        self.sample = self._make("sample", self.tr("放入示例数据"), "", "package")
        self.sample.setEnabled(False)
        self.leave = self._make("leave", self.tr("退出"), "Ctrl+Q", "x")

    @property
    def everywhere(self) -> list[QAction]:
        return [action for action in self._window.actions() if not action.property("hidden")]

    def give_way(self, page: Sequence[QAction]) -> None:
        """Keys that the page has for something of its own are the page's: two for one key would be none."""
        taken = {keys.toString() for action in page for keys in action.shortcuts()}
        for action, keys in ((self.back, BACK), (self.new, NEW)):
            action.setShortcuts([] if keys in taken else [keys])
        self.new.setVisible(self.new.text() not in {action.text() for action in page})

    def colour(self) -> None:
        """After a change of theme."""
        from .icons import icon  # lazy: icons come with the second picture

        for action in (self.undo, self.redo):
            action.setIcon(icon(self._theme, action.data(), can_be_off=True))

    def _make(self, name: str, text: str, keys: str | Sequence[str] = "", icon: str = "") -> QAction:
        """Its data is the name of its icon."""
        action = QAction(text, self._window, objectName=name)
        if keys:
            action.setShortcuts([QKeySequence(k) for k in ([keys] if isinstance(keys, str) else keys)])
        action.setData(icon)
        self._window.addAction(action)
        return action
