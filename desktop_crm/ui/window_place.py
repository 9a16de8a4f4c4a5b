"""Where the window was, kept between two starts; what does not fit this version is left alone."""

import json

from PySide6.QtCore import QByteArray

from ..settings import Settings

VERSION = 1


def keep(window, settings: Settings) -> None:
    state = {
        "version": VERSION,
        "geometry": bytes(window.saveGeometry().toBase64().data()).decode("ascii"),
        "pane": window.page.pane_wanted,
    }
    try:
        settings.set("window", json.dumps(state))
    except OSError:  # a full disk must not keep the window from closing
        return


def restore(window, settings: Settings) -> None:
    try:
        state = json.loads(settings.get("window") or "{}")
    except ValueError:
        return
    if isinstance(state, dict) and state.get("version") == VERSION:
        window.restoreGeometry(QByteArray.fromBase64(str(state.get("geometry", "")).encode("ascii")))
        if not state.get("pane", True):
            window.page.turn_pane(False)
