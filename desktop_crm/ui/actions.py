"""Everything the window can do, said once: words, key, icon. Menus and buttons are made of these."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenuBar

from .theme import Theme

THEMES = ("system", "light", "dark")
LANGUAGES = {"zh": "中文", "en": "English"}


class Actions(QObject):
    def __init__(self, window: QMainWindow, theme: Theme, lang: str, wanted_theme: str) -> None:
        super().__init__(window)
        self._window, self._theme = window, theme
        self.take_in = self._make(self.tr("导入 Excel / CSV…"), "Ctrl+I")
        self.sample = self._make(self.tr("放入示例数据"))
        self.leave = self._make(self.tr("退出"), "Ctrl+Q")
        self.undo = self._make(self.tr("撤销"), QKeySequence.StandardKey.Undo)
        self.redo = self._make(self.tr("重做"), "Ctrl+Y")
        self.redo.setShortcuts([QKeySequence("Ctrl+Y"), QKeySequence("Ctrl+Shift+Z")])
        self.find = self._make(self.tr("搜索"), "Ctrl+F")
        self.pane = self._make(self.tr("记录栏"))
        self.pane.setCheckable(True)
        self.pane.setChecked(True)
        self._lang, self._wanted_theme = lang, wanted_theme

    def title(self, bar: QMenuBar) -> None:
        """What is seen of the menus before one is opened."""
        self.menus = [bar.addMenu(text) for text in (self.tr("文件(&F)"), self.tr("编辑(&E)"), self.tr("查看(&V)"))]

    def fill(self) -> None:
        """What is in them."""
        names = {"system": self.tr("跟随系统"), "light": self.tr("浅色"), "dark": self.tr("深色")}
        self.themes = self._group({name: names[name] for name in THEMES}, self._wanted_theme)
        self.languages = self._group(LANGUAGES, self._lang)
        file, edit, view = self.menus
        file.addActions([self.take_in, self.sample])
        file.addSeparator()
        file.addAction(self.leave)
        edit.addActions([self.undo, self.redo])
        edit.addSeparator()
        edit.addAction(self.find)
        view.addAction(self.pane)
        view.addSeparator()
        for words, group in ((self.tr("外观"), self.themes), (self.tr("语言 Language"), self.languages)):
            self.menus.append(view.addMenu(words))
            self.menus[-1].addActions(group.actions())

    def colour(self) -> None:
        """After a change of theme."""
        from .icons import icon  # lazy: icons come with the second picture

        for action, name in ((self.undo, "undo-2"), (self.redo, "redo-2")):
            action.setIcon(icon(self._theme, name, can_be_off=True))
            action.setIconVisibleInMenu(False)

    def _make(self, text: str, key: str | QKeySequence.StandardKey = "") -> QAction:
        action = QAction(text, self._window)
        if key:
            action.setShortcut(QKeySequence(key))
        self._window.addAction(action)
        return action

    def _group(self, words: dict[str, str], chosen: str) -> QActionGroup:
        group = QActionGroup(self._window)
        for name, text in words.items():
            action = group.addAction(text)
            action.setData(name)
            action.setCheckable(True)
            action.setChecked(name == chosen)
        return group
