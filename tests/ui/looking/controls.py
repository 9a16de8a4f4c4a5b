"""Which widgets of a window a person can work with, and how to name one in a report."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QProgressBar,
    QScrollBar,
    QSizeGrip,
    QTextEdit,
    QWidget,
)

from desktop_crm.ui.filtering.overlay import Overlay
from desktop_crm.ui.widgets.overlay import Overlay as Sheet

ATTRIBUTE = Qt.WidgetAttribute
WORKED = (
    QAbstractButton, QLineEdit, QPlainTextEdit, QTextEdit, QAbstractItemView, QAbstractSpinBox, QAbstractSlider, QComboBox,
)  # fmt: skip
COMPOUND = (QAbstractItemView, QComboBox, QLineEdit, QAbstractSpinBox)
"""Qt puts buttons of its own into these: they are worked through the whole."""


def controls(window: QWidget) -> list[QWidget]:
    """Those that are seen and that keys or mouse work, without what Qt makes for itself inside of others."""
    return [w for w in window.findChildren(QWidget) if w.isVisible() and _is_worked(w) and not _is_qts_own(w)]


def told(window: QWidget) -> list[QWidget]:
    """Those that a screen reader must be able to tell of."""
    bars = [w for w in window.findChildren(QProgressBar) if w.isVisible()]
    return [*controls(window), *bars]


def overlay_of(widget: QWidget | None) -> QWidget | None:
    """What lies over the page for a moment and keeps the keys to itself, if it stands in that."""
    while widget is not None and not isinstance(widget, (Sheet, Overlay)):
        widget = widget.parentWidget()
    return widget


def _is_worked(widget: QWidget) -> bool:
    """A known kind of control, or what takes the keys or shows the hand to the mouse of its own accord."""
    if isinstance(widget, WORKED):
        return True
    hand = widget.testAttribute(ATTRIBUTE.WA_SetCursor) and widget.cursor().shape() is Qt.CursorShape.PointingHandCursor
    keys = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.focusProxy() is None
    return (hand or keys) and not isinstance(widget, QAbstractScrollArea) and not _is_viewport(widget)


def _is_viewport(widget: QWidget) -> bool:
    above = widget.parentWidget()
    return isinstance(above, QAbstractScrollArea) and above.viewport() is widget


def _is_qts_own(widget: QWidget) -> bool:
    if isinstance(widget, (QScrollBar, QSizeGrip, QHeaderView)):
        return True
    inside = widget.parentWidget()
    made_by_qt = type(widget).__module__.startswith("PySide6")
    return made_by_qt and isinstance(widget, (QAbstractButton, QLineEdit)) and isinstance(inside, COMPOUND)


def named(widget: QWidget, up: int = 4) -> str:
    """Its class and name, and those of what it stands in."""
    path: list[str] = []
    at: QWidget | None = widget
    while at is not None and not at.isWindow() and len(path) < up:
        name = at.objectName()
        words = at.text() if isinstance(at, (QAbstractButton, QLabel)) and not path else ""
        path.append(f"{type(at).__name__}{'#' + name if name else ''}{f' “{words}”' if words else ''}")
        at = at.parentWidget()
    return " in ".join(path)


def place_in(window: QWidget, widget: QWidget, rect: QRect | None = None) -> QRect:
    rect = rect if rect is not None else widget.rect()
    return QRect(widget.mapTo(window, rect.topLeft()), rect.size())


def in_sight(widget: QWidget) -> QRect:
    """The part of it that what it stands in lets through, in its own coordinates."""
    return widget.visibleRegion().boundingRect()


def seen(widget: QWidget) -> bool:
    """All of it, and nothing lies over its middle."""
    return not in_sight(widget).isEmpty() and uncovered(widget)


def uncovered(widget: QWidget) -> bool:
    """Nothing that stands elsewhere lies over the middle of what is in sight of it."""
    window, middle = widget.window(), in_sight(widget).center()
    top = window.childAt(widget.mapTo(window, middle))
    return top is None or top is widget or widget.isAncestorOf(top) or top.isAncestorOf(widget)


def scroll_area(widget: QWidget) -> QAbstractScrollArea | None:
    """The one in whose viewport it stands."""
    at = widget.parentWidget()
    while at is not None and not at.isWindow():
        above = at.parentWidget()
        if isinstance(above, QAbstractScrollArea) and above.viewport() is at:
            return above
        at = above
    return None


def grown(rect: QRect, by: int) -> QRect:
    return QRect(rect.topLeft() - QPoint(by, by), rect.size() + QSize(2 * by, 2 * by))
