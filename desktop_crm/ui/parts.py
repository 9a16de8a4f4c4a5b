"""F6: from part to part of the window: the rail, the page, the record beside it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from .page import Page
from .widgets.rail import Rail


def next_part(rail: Rail, page: Page, by: int) -> None:
    found = _parts(rail, page)
    focus = page.window().focusWidget()
    here = next((at for at, part in enumerate(found) if focus is not None and _holds(part, focus)), 1)
    to = found[(here + by) % len(found)]
    if to is rail:
        _give(next((b for b in rail.buttons.values() if b.isChecked()), rail.search))
        return
    if to is found[1]:
        page.enter()
        if (focus := page.window().focusWidget()) is not None and _holds(to, focus):
            return
    if (first := _first(to)) is not None:
        _give(first)


def _parts(rail: Rail, page: Page) -> list[QWidget]:
    from .record.beside import Beside  # lazy, with the page that has one

    beside = next((b for b in page.findChildren(Beside) if b.isVisible() and b.side.isVisible()), None)
    return [rail, page] if beside is None else [rail, beside.main, beside.side]


def _holds(part: QWidget, widget: QWidget) -> bool:
    return part is widget or part.isAncestorOf(widget)


def _first(part: QWidget) -> QWidget | None:
    """The first in it that Tab would reach."""
    widget = part.nextInFocusChain()
    while widget is not part:
        reached = widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible() and widget.isEnabled()
        if reached and part.isAncestorOf(widget):
            return widget
        widget = widget.nextInFocusChain()
    return None


def _give(widget: QWidget) -> None:
    widget.setFocus(Qt.FocusReason.TabFocusReason)
