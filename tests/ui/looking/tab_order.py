"""Where Tab goes."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from shiboken6 import isValid

from desktop_crm.ui.record.lines import Line

from .controls import controls, named, overlay_of, uncovered

MOST = 400
"""More stops than any page has."""
TWINS = {
    "headerArrow": "Alt+↓ opens the same",
    "fields": "↑ ↓ Enter in the box above",
    "entries": "↑ ↓ Enter in the box above",
}
"""By object name: what is worked by other keys than Tab and Enter. In a line of a record: Space ticks, the menu key opens ⋯."""


def walk(window: QWidget, key: Qt.Key = Qt.Key.Key_Tab) -> tuple[list[QWidget], str]:
    """What Tab comes by once around, and where it got stuck."""
    first = at = QApplication.focusWidget()
    reached: list[QWidget] = []
    if first is None:
        return [], "nothing has the keys"
    for _ in range(MOST):
        QTest.keyClick(at, key)
        now = QApplication.focusWidget()
        if now is None:
            return reached, f"the keys are lost after {named(at)}"
        if now is at:
            return [at], "" if overlay_of(at) else f"stuck in {named(at)}"
        if now in reached:
            left = [w for w in reached[: reached.index(now)] if _is_there(w)]
            return reached, f"goes round without {named(left[0])}, back to {named(now)}" if left else ""
        reached.append(now)
        at = now
    return reached, "does not come round"


class Finger:
    """Presses Tab wherever there is a kind of control that was not there before."""

    def __init__(self) -> None:
        self._known: set[str] = set()

    def unreached(self, window: QWidget) -> list[str]:
        """Enabled controls that neither Tab nor a twin reaches, and traps."""
        before = QApplication.focusWidget()
        wanted = [w for w in controls(overlay_of(before) or window) if w.isEnabled() and uncovered(w)]
        kinds = {named(w, 6).partition("“")[0] + str(len(wanted)) for w in wanted}
        if kinds <= self._known:
            return []
        self._known |= kinds
        found: list[str] = []
        forward, stuck = walk(window)
        back, stuck_back = walk(window, Qt.Key.Key_Backtab)
        QApplication.processEvents()
        found += [f"Tab: {stuck}"] if stuck else []
        found += [f"Shift+Tab: {stuck_back}"] if stuck_back else []
        there, ways = set(forward), set(forward) ^ set(back)
        found += [f"not reached: {named(w)}" for w in wanted if _is_there(w) and not _is_reached(w, there)]
        if not found:
            found += [f"one way only: {named(w)}" for w in ways if _is_there(w)]
        if before is not None and _is_there(before):
            before.setFocus(Qt.FocusReason.OtherFocusReason)
            QApplication.processEvents()
        return found


def _is_there(widget: QWidget) -> bool:
    """What was typed in may be gone when the keys have left it."""
    return isValid(widget) and widget.isVisible()


def _is_reached(widget: QWidget, reached: set[QWidget]) -> bool:
    if widget in reached or widget.focusProxy() in reached or _has_twin(widget):
        return True
    if not isinstance(widget, QAbstractButton):
        return False
    if (group := widget.group()) is not None and group.exclusive():  # ← and → go through it
        return any(b in reached for b in group.buttons())
    others = widget.parentWidget().findChildren(QAbstractButton, options=Qt.FindChildOption.FindDirectChildrenOnly)
    return widget.autoExclusive() and any(b in reached and b.autoExclusive() for b in others)


def _has_twin(widget: QWidget) -> bool:
    above = widget.parentWidget()
    in_line = isinstance(above, Line) or isinstance(above.parentWidget(), Line)
    return widget.objectName() in TWINS or in_line or isinstance(widget, Line)
