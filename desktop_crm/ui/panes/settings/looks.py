"""外观 and 语言: a click, and the window is so."""

from ...desk import Desk
from .section import Section
from .segments import Segments


class Looks(Section):
    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, self.tr("外观和语言"))
        settings = desk.core.settings
        self.theme = self._choice(
            self.tr("颜色"),
            [("system", self.tr("跟随系统")), ("light", self.tr("浅色")), ("dark", self.tr("深色"))],
        )
        self.density = self._choice(self.tr("表格行高"), [("normal", self.tr("标准")), ("compact", self.tr("紧凑"))])
        self.language = self._choice(self.tr("语言 Language"), [("zh", "中文"), ("en", "English")])
        self.theme.put(settings.get("theme"))
        self.density.put(settings.get("density"))
        self.language.put(desk.lang)
        self.theme.chosen.connect(desk.theme_chosen)
        self.density.chosen.connect(desk.density_chosen)
        self.language.chosen.connect(self._speak)

    def _choice(self, name: str, choices: list[tuple[str, str]]) -> Segments:
        made = Segments(choices, name)
        self.row(name, made)
        return made

    def redraw(self) -> None:
        self.theme.put(self.desk.core.settings.get("theme"))  # the palette can change it too

    def _speak(self, lang: str) -> None:
        """The window is made anew; while something runs in it that cannot be."""
        if self.desk.work.refuse():
            self.language.put(self.desk.lang)
        else:
            self.desk.language_chosen.emit(lang)
