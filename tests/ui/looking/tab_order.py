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
        QApplication.processEvents()
        now = QApplication.focusWidget()
        if now is None:
            return reached, f"the keys are lost after {named(at)}"
        if now is at:
            return [at], "" if overlay_of(at) else f"stuck in {named(at)}"
        if now in reached:
            left = [w for w in reached[: reached.index(now)] if isValid(w) and w.isVisible()]
            return reached, f"goes round without {named(left[0])}, back to {named(now)}" if left else ""
        reached.append(now)
        at = now
    return reached, "does not come round"


def unreached(window: QWidget) -> list[str]:
    """Enabled controls that neither Tab nor a twin reaches, and traps."""
    before = QApplication.focusWidget()
    over = overlay_of(before)
    wanted = [w for w in controls(over or window) if w.isEnabled() and uncovered(w)]
    found: list[str] = []
    around: list[set[QWidget]] = []
    for key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
        reached, stuck = walk(window, key)
        around.append(set(reached))
        if stuck:
            found.append(f"{'Tab' if key == Qt.Key.Key_Tab else 'Shift+Tab'}: {stuck}")
    reached_ = around[0]
    for w in wanted:
        if isValid(w) and w.isVisible() and not _is_reached(w, reached_):
            found.append(f"not reached: {named(w)}")
    if not found and around[0] != around[1]:
        found += [f"only one way: {named(w)}" for w in around[0] ^ around[1] if isValid(w) and w.isVisible()]
    if before is not None and isValid(before) and before.isVisible():
        before.setFocus(Qt.FocusReason.OtherFocusReason)
        QApplication.processEvents()
    return found


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
