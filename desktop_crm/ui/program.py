"""The program around the window: settings, language, theme, the core, and the end."""

import argparse
import gc
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from ..app import open_core
from ..domain.errors import UserError
from ..services.core import Core
from . import crash, theme, window_place
from .ask import Ask
from .language import Language
from .main_window import MainWindow
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
    program = Program(app, core, language, ask)
    program.open(args.lang or core.settings.get("lang"))
    QTimer.singleShot(GC_AFTER, gc.enable)
    if args.files:
        program.window.take_in(args.files)
    try:
        return app.exec()
    finally:
        program.window.shut_down()
        core.close()


class Program:
    """The window, and its successor when the language changes."""

    def __init__(self, app: QApplication, core: Core, language: Language, ask: Ask) -> None:
        self._app, self._core, self._language, self._ask = app, core, language, ask
        self._theme = Theme()
        self._theme.choose(core.settings.get("theme"), app)
        theme.apply(app, self._theme)
        self.window: MainWindow

    def open(self, lang: str) -> None:
        self._language.choose(lang)
        self.window = MainWindow(self._core, self._theme, lang, self._ask)
        self.window.language_chosen.connect(self._change)
        crash.install(self._core.folder, self.window.show_crash)
        window_place.restore(self.window, self._core.settings)
        self.window.begin()
        self.window.show()

    def _change(self, lang: str) -> None:
        if lang == self._language.name or self.window.work.busy:
            return
        self._core.settings.set("lang", lang)
        before = self.window
        self._app.setQuitOnLastWindowClosed(False)
        before.close()
        self.open(lang)
        before.deleteLater()
        self._app.setQuitOnLastWindowClosed(True)


def prepare() -> None:
    """Before Qt reads its environment."""
    sys.setswitchinterval(SWITCH)
    env = os.environ
    fcitx = env.get("QT_IM_MODULE", "").startswith("fcitx") or "fcitx" in env.get("XMODIFIERS", "")
    if sys.platform.startswith("linux") and fcitx:
        env["QT_IM_MODULE"] = "ibus"  # PySide6 brings no fcitx plug-in; fcitx5 speaks the protocol of ibus
        env.pop("QT_IM_MODULES", None)


def application() -> QApplication:
    app = QApplication.instance() or QApplication([*sys.argv[:1], "-style", "fusion"])
    app.setApplicationName("desktop-crm")
    app.setDesktopFileName("desktop-crm")
    app.setFont(theme.ui_font())
    return app


def _read(argv: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser("desktop-crm")
    parser.add_argument("--data", type=Path)
    parser.add_argument("--lang", choices=("zh", "en"))
    parser.add_argument("files", nargs="*")
    return parser.parse_args(list(argv))
