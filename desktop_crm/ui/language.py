"""Chinese is the language of the source; English is a translation; Qt's own words come from Qt."""

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QTranslator

from ..domain.resources import resources_dir


class Language:
    """Holds the translators in use: Qt does not keep them alive."""

    def __init__(self) -> None:
        self.name = ""
        self._installed: list[QTranslator] = []

    def choose(self, name: str, *, at_once: bool = True) -> None:
        """Unless at once, `localise` is still to be called: the locale costs 5 ms that no first picture needs."""
        for old in self._installed:
            QCoreApplication.removeTranslator(old)
        self._installed = []
        self.name = name
        if at_once:
            self.localise()
        if name == "en":
            self._load("app_en", str(resources_dir() / "i18n"))
        else:
            self._load("qtbase_zh_CN", QLibraryInfo.path(QLibraryInfo.TranslationsPath))

    def localise(self) -> None:
        """Numbers and days of Qt's own widgets."""
        from PySide6.QtCore import QLocale

        QLocale.setDefault(QLocale("zh_CN" if self.name == "zh" else "en_US"))

    def _load(self, file: str, folder: str) -> None:
        translator = QTranslator()
        if translator.load(file, folder):
            QCoreApplication.installTranslator(translator)
            self._installed.append(translator)
