"""Listens to what Python paints: which words, in which colour, where, and what was cut off them."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QImage, QPainter
from PySide6.QtWidgets import QWidget

WRAPS = Qt.TextFlag.TextWordWrap | Qt.TextFlag.TextWrapAnywhere


@dataclass(frozen=True)
class Written:
    text: str
    colour: QColor
    at: QRect
    """Where the letters are in what was painted on."""
    clipped: int
    """So many pixels wider than the room they were given."""
    by: str
    """File and line."""
    on: QWidget | None


class Ink:
    def __init__(self) -> None:
        self._looking = False
        self.written: list[Written] = []
        self.cut: dict[str, tuple[str, str]] = {}
        """What is left of a text → the whole of it, and where it was cut."""

    def look(self, window: QWidget) -> QImage:
        """The window as it is now; from then on `written` is what Python wrote in it."""
        self.written.clear()
        self._looking = True
        picture = window.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
        self._looking = False
        return picture

    def paint(self, painter: QPainter, args: tuple[Any, ...]) -> None:
        text = next((a for a in args if isinstance(a, str)), "")
        if not self._looking or not text.strip():
            return
        room, box = _room(painter, args, text)
        clipped = round(box.width() - room.width()) if room is not None else 0
        ratio = painter.device().devicePixelRatioF()
        shown = painter.deviceTransform().mapRect(box)
        at = QRectF(shown.topLeft() / ratio, shown.size() / ratio).toAlignedRect()
        self.written.append(Written(text, painter.pen().color(), at, clipped, _caller(), _widget()))

    def elide(self, whole: str, left: str) -> None:
        if left != whole:
            self.cut[left.strip()] = (whole, _caller())


@contextmanager
def listening(ink: Ink) -> Iterator[Ink]:
    """While it lasts, nothing is painted or cut by Python unheard."""
    draw, elide = QPainter.drawText, QFontMetrics.elidedText

    def heard(painter: QPainter, *args: Any) -> Any:
        ink.paint(painter, args)
        return draw(painter, *args)

    def cut(metrics: QFontMetrics, whole: str, *args: Any) -> str:
        left = elide(metrics, whole, *args)
        ink.elide(whole, left)
        return left

    QPainter.drawText, QFontMetrics.elidedText = heard, cut
    try:
        yield ink
    finally:
        QPainter.drawText, QFontMetrics.elidedText = draw, elide


def _room(painter: QPainter, args: tuple[Any, ...], text: str) -> tuple[QRectF | None, QRectF]:
    """The room that was given, if any, and where the letters come to stand."""
    metrics = painter.fontMetrics()
    first = args[0]
    if isinstance(first, (QRect, QRectF)):
        room = QRectF(first)
        flags = args[1] if len(args) > 1 and not isinstance(args[1], str) else Qt.AlignmentFlag.AlignLeft
        flags = int(flags.value if hasattr(flags, "value") else flags)
        if flags & int(WRAPS.value):
            return None, room
        wide, high = metrics.horizontalAdvance(text), metrics.height()
        x, y = room.left(), room.top()
        if flags & Qt.AlignmentFlag.AlignRight.value:
            x = room.right() - wide
        elif flags & Qt.AlignmentFlag.AlignHCenter.value:
            x = room.center().x() - wide / 2
        if flags & Qt.AlignmentFlag.AlignVCenter.value:
            y = room.center().y() - high / 2
        elif flags & Qt.AlignmentFlag.AlignBottom.value:
            y = room.bottom() - high
        return room, QRectF(x, y, wide, high)
    if isinstance(first, (QPoint, QPointF)):
        x, y = first.x(), first.y()
    else:
        x, y = args[0], args[1]
    return None, QRectF(x, y - metrics.ascent(), metrics.horizontalAdvance(text), metrics.height())


def _caller() -> str:
    """The nearest line of the program itself."""
    frame = sys._getframe(3)
    return f"{Path(frame.f_code.co_filename).name}:{frame.f_lineno}"


def _widget() -> QWidget | None:
    """On which it is painted: a delegate is told, a widget is it."""
    frame = sys._getframe(3)
    for _ in range(6):
        for name in ("option", "self"):
            it = frame.f_locals.get(name)
            widget = it if isinstance(it, QWidget) else getattr(it, "widget", None)
            if isinstance(widget, QWidget):
                return widget
        if frame.f_back is None:
            break
        frame = frame.f_back
    return None
