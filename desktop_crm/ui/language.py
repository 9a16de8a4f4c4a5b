"""Chinese is the language of the source; English is a translation; Qt's own words come from Qt."""

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from ..domain.resources import resources_dir


class Language:
    """Holds the translators in use: Qt does not keep them alive."""

    def __init__(self) -> None:
        self.name = ""
        self._installed: list[QTranslator] = []

    def choose(self, name: str) -> None:
        for old in self._installed:
            QCoreApplication.removeTranslator(old)
        self._installed = []
        self.name = name
        QLocale.setDefault(QLocale("zh_CN" if name == "zh" else "en_US"))
        if name == "en":
            self._load("app_en", str(resources_dir() / "i18n"))
        else:
            self._load("qtbase_zh_CN", QLibraryInfo.path(QLibraryInfo.TranslationsPath))

    def _load(self, file: str, folder: str) -> None:
        translator = QTranslator()
        if translator.load(file, folder):
            QCoreApplication.installTranslator(translator)
            self._installed.append(translator)
