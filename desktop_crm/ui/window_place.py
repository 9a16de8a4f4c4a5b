"""Where the window was and what each page wants to find again, kept between two starts; what does not fit this version is
left alone."""

import json
from typing import Any

from PySide6.QtCore import QByteArray

from ..settings import Settings
from . import pages

VERSION = 2


def keep(window, settings: Settings) -> None:
    state = _state(settings) | {
        "version": VERSION,
        "geometry": bytes(window.saveGeometry().toBase64().data()).decode("ascii"),
        "page": window.code,
        "day": window.core.today().isoformat(),
    }
    kept = state.get("pages")
    state["pages"] = (kept if isinstance(kept, dict) else {}) | {c: p.keep() for c, p in window.pages.items()}
    try:
        settings.set("window", json.dumps(state, ensure_ascii=False))
    except OSError:  # a full disk must not keep the window from closing
        return


def restore(window, settings: Settings) -> None:
    state = _state(settings)
    if state:
        window.restoreGeometry(QByteArray.fromBase64(str(state.get("geometry", "")).encode("ascii")))


def first_page(settings: Settings, today: str, *, empty: bool) -> str:
    """今日 at the first start of a day, then the page that was left; an empty office begins with its customers."""
    state = _state(settings)
    page = state.get("page")
    if empty:
        return pages.CUSTOMERS
    return str(page) if page in pages.CODES and state.get("day") == today else pages.TODAY


def of_page(settings: Settings, code: str) -> dict[str, Any]:
    kept = _state(settings).get("pages")
    found = kept.get(code) if isinstance(kept, dict) else None
    return found if isinstance(found, dict) else {}


def _state(settings: Settings) -> dict[str, Any]:
    try:
        state = json.loads(settings.get("window") or "{}")
    except ValueError:
        return {}
    return state if isinstance(state, dict) and state.get("version") == VERSION else {}
