"""The program around the window: settings, language, theme, the core, and the end."""

import gc
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QEvent, QTimer, Signal
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication

from ..app import open_core
from ..domain.errors import UserError
from ..services import listing
from ..services.core import Core
from . import crash, theme, window_place
from .ask import Ask
from .language import Language
from .main_window import MainWindow
from .single_instance import SingleInstance
from .theme import Theme

GC_AFTER = 1000
"""Milliseconds until the collector, off while starting (see main), works again."""
SWITCH = 0.001
"""Seconds a worker may keep the interpreter while the window wants to paint."""


def run(argv: Sequence[str], ask: Ask | None = None) -> int:
    args = _read(argv)
    prepare()
    app = application()
    language, ask = Language(), ask or Ask()
    try:
        core = open_core(args.data)
    except UserError as error:
        language.choose(args.lang or "zh")
        sentence = error.text(args.lang or "zh")
        print(sentence, file=sys.stderr)
        ask.tell(None, app.applicationDisplayName(), sentence)
        return 1
    lang = args.lang or core.settings.get("lang")
    files = [str(Path(file).absolute()) for file in args.files]
    single = SingleInstance(core.folder)
    if not single.first:
        core.close()
        return _hand_over(single, files, language, lang, ask)
    program = Program(app, core, language, ask)
    program.open(lang, asks_name=not files)
    QTimer.singleShot(GC_AFTER, gc.enable)
    program.window.begun.connect(single.listen)
    single.asked.connect(lambda files: program.window.come(files))
    if isinstance(app, Application):
        app.opened.connect(lambda file: program.window.come([file]))
        files += app.waiting
    if files:
        program.window.take_in(files)
    try:
        return app.exec()
    finally:
        program.window.shut_down()
        program.core.close()
        single.close()


def _hand_over(single: SingleInstance, files: list[str], language: Language, lang: str, ask: Ask) -> int:
    if single.hand_over(files):
        return 0
    language.choose(lang)
    sentence = QCoreApplication.translate("Program", "程序已经开着，但没有回应。请稍等再试；还是不行，先结束它再打开")
    print(sentence, file=sys.stderr)
    ask.tell(None, QApplication.applicationDisplayName(), sentence)
    return 1


class Application(QApplication):
    opened = Signal(str)
    """A file that the desktop asks to be opened (macOS); those that came before the window are in `waiting`."""

    def __init__(self, argv: Sequence[str]) -> None:
        super().__init__(argv)
        self.waiting: list[str] = []

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QFileOpenEvent) and event.file():
            self.waiting.append(event.file())
            self.opened.emit(event.file())
            return True
        return super().event(event)


class Program:
    """The window, and its successor when the language changes or a backup took the place of the data."""

    def __init__(self, app: QApplication, core: Core, language: Language, ask: Ask) -> None:
        self._app, self.core, self._language, self._ask = app, core, language, ask
        self._theme = Theme()
        self._theme.choose(core.settings.get("theme"), app)
        theme.apply(app, self._theme)
        app.styleHints().colorSchemeChanged.connect(self._follow_system)
        self.window: MainWindow

    def open(self, lang: str, *, asks_name: bool = False) -> None:
        self._language.choose(lang, at_once=False)
        core = self.core
        self.window = MainWindow(core, self._theme, lang, self._ask)
        self.window.begun.connect(self._language.localise)
        self.window.language_chosen.connect(self._change)
        self.window.restored.connect(self._reopen)
        crash.install(core.folder, self.window.show_crash)
        window_place.restore(self.window, core.settings)
        core.starting = True
        empty = listing.is_empty(core, "customer")
        self.window.asks_name = asks_name
        self.window.begin(window_place.first_page(core.settings, core.today().isoformat(), empty=empty))
        self.window.show()

    def _change(self, lang: str) -> None:
        if lang == self._language.name or self.window.work.busy:
            return
        self.core.settings.set("lang", lang)
        self._replace(lang)

    def _reopen(self, sentence: str) -> None:
        def anew() -> None:
            before = self.core
            self.core = open_core(before.folder, clock=before.store.clock)
            before.close()

        self._replace(self._language.name, anew)
        self.window.desk.say(sentence)

    def _replace(self, lang: str, between: Callable[[], None] = lambda: None) -> None:
        """Another window where this one was."""
        before = self.window
        self._app.setQuitOnLastWindowClosed(False)
        before.close()
        between()
        self.open(lang)
        before.deleteLater()
        self._app.setQuitOnLastWindowClosed(True)

    def _follow_system(self) -> None:
        if self.core.settings.get("theme") == "system":
            self.window.follow_theme()


def prepare() -> None:
    """Before Qt reads its environment."""
    sys.setswitchinterval(SWITCH)
    env = os.environ
    fcitx = env.get("QT_IM_MODULE", "").startswith("fcitx") or "fcitx" in env.get("XMODIFIERS", "")
    if sys.platform.startswith("linux") and fcitx:
        env["QT_IM_MODULE"] = "ibus"  # PySide6 brings no fcitx plug-in; fcitx5 speaks the protocol of ibus
        env.pop("QT_IM_MODULES", None)


def application() -> QApplication:
    app = QApplication.instance() or Application([*sys.argv[:1], "-style", "fusion"])
    app.setApplicationName("desktop-crm")
    app.setDesktopFileName("desktop-crm")
    app.setFont(theme.ui_font())
    return app


class Asked(NamedTuple):
    data: Path | None = None
    lang: str | None = None
    files: Sequence[str] = ()


def _read(argv: Sequence[str]) -> Asked:
    if not any(word.startswith("-") for word in argv):
        return Asked(files=argv)
    if len(argv) == 2 and argv[0] == "--data":
        return Asked(Path(argv[1]))
    import argparse  # lazy: for the two usual ways to start it is not needed

    parser = argparse.ArgumentParser("desktop-crm")
    parser.add_argument("--data", type=Path)
    parser.add_argument("--lang", choices=("zh", "en"))
    parser.add_argument("files", nargs="*")
    return Asked(**vars(parser.parse_args(list(argv))))
