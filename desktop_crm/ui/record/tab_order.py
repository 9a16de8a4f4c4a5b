"""Where Tab goes to what was made later than its neighbours. A focus proxy on a row would make it jump over what lies between."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

_NEVER = Qt.FocusPolicy.NoFocus


def before(anchor: QWidget, widgets: Iterable[QWidget]) -> None:
    """Those, one after the other, then the anchor."""
    wanted = list(widgets)
    previous = anchor.previousInFocusChain()
    while (previous in wanted or previous.focusPolicy() is _NEVER) and previous is not anchor:
        previous = previous.previousInFocusChain()  # Qt puts nothing behind what takes no focus
    after(previous, wanted)


def after(anchor: QWidget, widgets: Iterable[QWidget]) -> None:
    for widget in widgets:
        QWidget.setTabOrder(anchor, widget)
        anchor = widget
