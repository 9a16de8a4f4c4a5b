"""Opens the window off screen, waits until everything it shows is there, and saves what a person would see."""

import argparse
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer

from ..app import open_core
from ..domain.errors import UserError
from ..services import listing
from ..services.core import Core, entity_of
from . import program, theme
from .language import Language
from .main_window import MainWindow
from .theme import Theme

LOOK_EVERY = 5  # ms
PATIENCE = 60_000  # ms


def take(args: argparse.Namespace) -> tuple[int, int]:
    """Pixels of the picture. Raises UserError."""
    program.prepare()
    app = program.application()
    core = open_core(args.data)
    window = None
    try:
        lang = args.lang or core.settings.get("lang")
        kind, rid = _row(core, *args.record) if args.record else ("", 0)
        language, colours = Language(), Theme()
        language.choose(lang)
        colours.choose(args.theme, app)
        app.setFont(theme.ui_font(lang))
        theme.apply(app, colours)
        window = MainWindow(core, colours, lang)
        window.setMinimumSize(1, 1)
        window.resize(*args.size)
        window.begin(args.page, watch=False)
        window.show()
        _settle(window)
        if args.search:
            _search(window, args.search)
            _settle(window)
        if rid:
            window.open_record(kind, rid)
            _settle(window)
        window.setFocus()
        return _save(window, args.out)
    finally:
        if window is not None:
            window.shut_down()
        core.close()


def _row(core: Core, kind: str, word: str) -> tuple[str, int]:
    e = entity_of(core, kind)
    return e.name, listing.row_named(core, e.name, word)


def _search(window: MainWindow, text: str) -> None:
    """In the page's own box; where there is none, in the palette."""
    if find := getattr(window.page, "find_text", None):
        find(text)
        return
    window.actions_.palette.trigger()
    window.layers.palette.box.setText(text)


def _settle(window: MainWindow) -> None:
    """Turns the event loop until nothing is on its way to the screen."""
    loop = QEventLoop()
    look = QTimer(interval=LOOK_EVERY)
    look.timeout.connect(lambda: loop.quit() if window.settled else None)
    look.start()
    QTimer.singleShot(PATIENCE, loop.quit)
    loop.exec()
    look.stop()
    for _ in range(3):  # what was shown last is still to be laid out
        program.application().processEvents()


def _save(window: MainWindow, file: Path) -> tuple[int, int]:
    picture = window.grab()
    if not picture.save(str(file), "PNG"):
        raise UserError(f"图片写不到“{file}”", f"The picture cannot be written to “{file}”")
    return picture.width(), picture.height()
