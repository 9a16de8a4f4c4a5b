"""Can it be read: the colour of the letters against what they stand on, as it comes to the screen."""

import re
from collections import Counter

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QRegion
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QCheckBox,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from desktop_crm.domain.resources import resources_dir

from .controls import in_sight, named, place_in, uncovered
from .ink import Ink, Written

LEAST, LEAST_SIGN = 4.5, 3.0
"""Of words, and of those that are off or the frame of a check box."""
SCALE = 3
"""So many pixels for one: the middle of a stroke has its colour unmixed."""
BOX = 16
INSIDE = 4
"""Left away at the edge of a button or a field: its frame is no text."""
SHARE = 0.12
"""Of the pixels that are not ground: below that a colour is the soft edge of letters."""
STYLED = sorted(
    {
        name
        for sheet in (resources_dir() / "styles").glob("*.qss")
        for name in re.findall(r"\[(\w+)=", sheet.read_text("utf-8"))
    }
)
"""The properties that the style sheets ask for."""
Key = tuple[object, ...]


class Eye:
    """Looks at each kind of text once: what differs only in its words looks the same."""

    def __init__(self) -> None:
        self._known: set[Key] = set()

    def faint(self, window: QWidget, ink: Ink, picture: QImage) -> list[str]:
        """`picture` is what `ink` just looked at."""
        found = [said for w in ink.written if not covered(window, w) and (said := self._judge(picture, w))]
        above: dict[QWidget, Key] = {}
        for widget in _texts(window):
            key = _kind_of(widget, above)
            if key in self._known or not uncovered(widget):
                continue
            self._known.add(key)
            found += _measure(window, widget)
        for box in window.findChildren(QCheckBox):
            if box.isVisible() and uncovered(box) and (key := ("box", *_kind_of(box, above))) not in self._known:
                self._known.add(key)
                found += _box(window, box)
        return found

    def _judge(self, picture: QImage, written: Written) -> str:
        at = written.at.intersected(picture.rect())
        if at.width() < 4 or at.height() < 4:
            return ""
        corners = {picture.pixel(p) for p in (at.topLeft(), at.topRight(), at.bottomLeft(), at.bottomRight())}
        ground = corners.pop() if len(corners) == 1 else _colours(picture.copy(at)).most_common(1)[0][0]
        ratio = contrast(written.colour, QColor(ground))
        if ratio >= LEAST:
            return ""
        return f"{ratio:.1f}: {written.by} “{written.text[:12]}” {written.colour.name()} on {QColor(ground).name()}"


def covered(window: QWidget, written: Written) -> bool:
    """Something lies over a part of it: what is seen there is that."""
    own, at, y = written.on, written.at, written.at.center().y()
    if own is None:
        return True
    surface = own.viewport() if isinstance(own, QAbstractScrollArea) else own
    tops = [window.childAt(x, y) for x in (at.left() + 1, at.center().x(), at.right() - 1)]
    return not all(top is own or top is surface or (top is not None and top.isAncestorOf(own)) for top in tops)


def contrast(one: QColor, other: QColor) -> float:
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: QColor) -> float:
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    red, green, blue = (p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _texts(window: QWidget) -> list[QWidget]:
    """What Qt itself writes."""
    kinds = (QLabel, QAbstractButton, QLineEdit, QPlainTextEdit, QComboBox, QHeaderView)
    found = [w for w in window.findChildren(QWidget) if isinstance(w, kinds) and w.isVisible()]
    return [w for w in found if any(c.isalnum() for c in _words(w))]


def _words(widget: QWidget) -> str:
    match widget:
        case QLabel() | QAbstractButton():
            return widget.text()
        case QLineEdit() if not widget.hasSelectedText():  # what is selected has the colours of the accent
            return widget.text() or widget.placeholderText()
        case QPlainTextEdit() if not widget.textCursor().hasSelection():
            return widget.toPlainText() or widget.placeholderText()
        case QComboBox():
            return widget.currentText()
        case QHeaderView() if widget.orientation() is Qt.Orientation.Horizontal:
            return "header"
    return ""


def _kind_of(widget: QWidget, known: dict[QWidget, Key]) -> Key:
    """What its looks depend on."""
    checked = widget.isChecked() if isinstance(widget, QAbstractButton) else False
    hint = isinstance(widget, (QLineEdit, QPlainTextEdit)) and _words(widget) == widget.placeholderText()
    return checked, widget.hasFocus(), hint, _styled(widget, known)


def _styled(widget: QWidget, known: dict[QWidget, Key]) -> Key:
    """What a rule of a style sheet may ask, of it and of all that it stands in."""
    if widget not in known:
        above = widget.parentWidget()
        props = tuple(str(widget.property(name)) for name in STYLED)
        own = (type(widget).__name__, widget.objectName(), widget.isEnabled(), props)
        known[widget] = (own, _styled(above, known) if above is not None else ())
    return known[widget]


def _measure(window: QWidget, widget: QWidget) -> list[str]:
    rect = _room_of(widget).intersected(in_sight(widget))
    if rect.width() < 4 or rect.height() < 4:
        return []
    found, least = [], LEAST if widget.isEnabled() else LEAST_SIGN
    looks = ("", ", under the mouse") if isinstance(widget, QAbstractButton) and widget.isEnabled() else ("",)
    with _without_icon(widget):
        for look in looks:
            widget.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, bool(look))
            ratio, colours = _read(_enlarged(window, place_in(window, widget, rect)))
            if ratio < least:
                found.append(
                    f"{ratio:.1f}: {named(widget)}{look} {colours}{'' if widget.isEnabled() else ', disabled'}"
                )
        widget.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, False)
    return found


def _box(window: QWidget, box: QCheckBox) -> list[str]:
    """A check box that is hardly seen."""
    part = QRect(0, (box.height() - BOX) // 2, BOX, BOX)
    counts = _colours(_enlarged(window, place_in(window, box, part)))
    (ground, size), *rest = counts.most_common()
    lines = [QColor(colour) for colour, count in rest if count >= SHARE * (sum(counts.values()) - size)]
    ratio = max((contrast(line, QColor(ground)) for line in lines), default=1.0)
    return [f"{ratio:.1f}: the box of {named(box)}"] if ratio < LEAST_SIGN and box.isEnabled() else []


class _without_icon:  # noqa: N801
    """An icon beside the words would be taken for them."""

    def __init__(self, widget: QWidget) -> None:
        self._button = widget if isinstance(widget, QAbstractButton) and not widget.icon().isNull() else None

    def __enter__(self) -> None:
        if self._button is not None:
            from PySide6.QtGui import QIcon

            self._icon = self._button.icon()
            self._button.setIcon(QIcon())

    def __exit__(self, *_: object) -> None:
        if self._button is not None:
            self._button.setIcon(self._icon)


def _room_of(widget: QWidget) -> QRect:
    if isinstance(widget, QLabel):
        return widget.contentsRect()
    if isinstance(widget, QCheckBox):
        return widget.contentsRect().adjusted(24, 0, 0, 0)
    if isinstance(widget, QComboBox):
        return widget.rect().adjusted(INSIDE, INSIDE, -24, -INSIDE)
    room = widget.rect().adjusted(INSIDE, INSIDE, -INSIDE, -INSIDE)
    if isinstance(widget, QLineEdit):  # without the icons at its ends
        for icon in (b.geometry() for b in widget.findChildren(QAbstractButton) if b.isVisible()):
            if icon.center().x() < room.center().x():
                room.setLeft(max(room.left(), icon.right()))
            else:
                room.setRight(min(room.right(), icon.left()))
    return room


def _enlarged(window: QWidget, part: QRect) -> QImage:
    image = QImage(part.size() * SCALE, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(SCALE)
    painter = QPainter(image)
    window.render(painter, QPoint(), QRegion(part))
    painter.end()
    return image


def _read(image: QImage) -> tuple[float, str]:
    """The worst contrast of a colour that is no soft edge, with the two colours."""
    counts = _colours(image)
    (ground, size), *rest = counts.most_common()
    ink = sum(counts.values()) - size
    letters = [colour for colour, count in rest if count >= SHARE * ink]
    if not letters:
        return 21.0, ""
    worst = min(letters, key=lambda c: contrast(QColor(c), QColor(ground)))
    return contrast(QColor(worst), QColor(ground)), f"{QColor(worst).name()} on {QColor(ground).name()}"


def _colours(image: QImage) -> Counter[int]:
    return Counter(memoryview(image.constBits()).cast("I"))
