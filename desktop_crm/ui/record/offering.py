"""新建联系人, 新建商机, 新建提醒 in the palette of a page that shows records: for the record shown, where it can have such."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from ..desk import Desk
from ..page import Page
from .menu import CAN_HAVE

if TYPE_CHECKING:
    from .pane import RecordPane

ICONS = {"contact": "user-round", "deal": "square-kanban", "reminder": "bell"}


def offer_new(
    page: Page,
    desk: Desk,
    pane: Callable[[], "RecordPane | None"],
    start: Callable[[str, Mapping[str, str]], None],
) -> None:
    """Not what the page itself has an action for."""

    def ask(kind: str) -> None:
        here = pane()
        shown = here.shown if here is not None else None
        if here is not None and shown is not None and not shown.trashed and kind in CAN_HAVE.get(shown.kind, ()):
            here.ask_new(kind)
        else:
            start(kind, {})

    known = {action.text() for action in page.actions()}
    for kind, icon in ICONS.items():
        label = desk.core.entities[kind].label(desk.lang)
        words = QCoreApplication.translate("Record", "新建{0}").format(label if desk.lang == "zh" else label.lower())
        if words not in known:
            page.act(words, lambda kind=kind: ask(kind), "", icon)
