"""Is all of it there: words that find no room, are cut off with …, or stick out of what they stand in."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QTextDocumentFragment
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QCheckBox,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QToolButton,
    QWidget,
)

from desktop_crm.ui.widgets.record_table import RecordTable

from .contrast import covered
from .controls import named
from .ink import Ink, Written

LONG = 24
"""Hanzi: what someone wrote longer than that may be cut."""
FURTHER = 2
"""So much may be lacking in a cell that one scrolls to: columns have the widths of the first screen, and do not jump."""
SLACK = 1
HEADER = 12
"""Pixels: the style sheet's, of which the font of a header knows nothing."""


def clipped(window: QWidget, ink: Ink) -> list[str]:
    """`ink` has just looked at the window."""
    found: list[str] = []
    for widget in window.findChildren(QWidget):
        if widget.isVisible():
            found += _short_of_room(widget) + _cut(widget, ink) + _sticking_out(widget) + _pushed(widget)
    for written in ink.written:
        if covered(window, written):
            continue
        if written.clipped > SLACK:
            found.append(f"{written.clipped} px too wide: {written.by} “{written.text}”")
        elif (whole := _too_short(written.text, ink)) is not None and not _further_down(written, whole):
            found.append(f"cut: {written.by} “{written.text}” of “{whole}”")
    return found


def hanzi(text: str) -> float:
    """How long it is: a Latin letter is half as wide."""
    return sum(1 if ord(c) > 0x2E7F else 0.5 for c in text)


def _too_short(text: str, ink: Ink) -> str | None:
    """The whole of a text that is cut though it is not long."""
    if "…" not in text:
        return None
    cuts = (whole for left, (whole, _) in ink.cut.items() if left.endswith("…") and left in text and whole not in text)
    return next((whole for whole in cuts if hanzi(whole) <= LONG), None)


def _further_down(written: Written, whole: str) -> bool:
    table = written.on
    scrolled = isinstance(table, RecordTable) and table.verticalScrollBar().value() > 0
    return scrolled and hanzi(whole) - hanzi(written.text.rstrip("…")) <= FURTHER


def _cut(widget: QWidget, ink: Ink) -> list[str]:
    """What is cut by the widget itself before it is shown."""
    words = widget.text() if isinstance(widget, (QLabel, QAbstractButton)) else ""
    whole = _too_short(words, ink)
    return [] if whole is None else [f"cut: {named(widget)} of “{whole}”"]


def _short_of_room(widget: QWidget) -> list[str]:
    match widget:
        case QLabel() if widget.text() and widget.pixmap().isNull():
            missing = _missing_of_label(widget)
        case QCheckBox() | QPushButton() | QToolButton() if widget.text().strip():
            missing = _missing_of_button(widget)
        case QLineEdit() if not widget.text() and widget.placeholderText():
            metrics, room = widget.fontMetrics(), _room_of_line(widget)
            missing = metrics.horizontalAdvance(widget.placeholderText()) - room
        case QComboBox() if widget.currentText():
            missing = widget.fontMetrics().horizontalAdvance(widget.currentText()) - (widget.width() - 36)
        case QPlainTextEdit() if not widget.toPlainText() and widget.placeholderText():
            room = widget.viewport().width() - 2 * round(widget.document().documentMargin())
            missing = widget.fontMetrics().horizontalAdvance(widget.placeholderText()) - room
        case QHeaderView() if widget.orientation() is Qt.Orientation.Horizontal:
            return _short_sections(widget)
        case _:
            return []
    words = "" if isinstance(widget, (QLabel, QAbstractButton)) else f" “{_hint(widget)}”"
    return [f"{missing} px too little: {named(widget)}{words}"] if missing > SLACK else []


def _hint(widget: QWidget) -> str:
    return widget.currentText() if isinstance(widget, QComboBox) else widget.placeholderText()


def _missing_of_label(label: QLabel) -> int:
    if label.wordWrap():
        words = QTextDocumentFragment.fromHtml(label.text()).toPlainText() if label.text()[-1:] == ">" else label.text()
        wide = max(label.fontMetrics().horizontalAdvance(part) for part in words.split() or [""])
        needed = label.heightForWidth(label.width())
        return max(needed - label.height(), (wide - label.contentsRect().width()) if words.isascii() else 0)
    needed = label.sizeHint()
    return max(needed.width() - label.width(), needed.height() - label.height() - 2)


def _missing_of_button(button: QAbstractButton) -> int:
    """Its own hint counts the margins of its style as well: they may shrink, the words may not."""
    words = button.fontMetrics().horizontalAdvance(button.text().replace("&&", "&"))
    frame = 2
    above = isinstance(button, QToolButton) and button.toolButtonStyle() is Qt.ToolButtonStyle.ToolButtonTextUnderIcon
    alone = isinstance(button, QToolButton) and button.toolButtonStyle() is Qt.ToolButtonStyle.ToolButtonIconOnly
    if alone and not button.icon().isNull():
        return 0
    if isinstance(button, QCheckBox):
        words += 20
    elif not button.icon().isNull() and not above:
        words += button.iconSize().width() + 4
    return max(words + frame - button.width(), button.fontMetrics().height() - button.height())


def _room_of_line(line: QLineEdit) -> int:
    """Between what stands in it at its ends."""
    icons = [w for w in line.findChildren(QWidget) if isinstance(w, QAbstractButton) and w.isVisible()]
    margins = line.textMargins()
    room = line.width() - 2 * 4 - margins.left() - margins.right()
    return room - sum(icon.width() + 2 for icon in icons if not margins.left() + margins.right())


def _short_sections(header: QHeaderView) -> list[str]:
    if not type(header).__module__.startswith("PySide6"):
        return []  # it paints itself and is heard
    found, model = [], header.model()
    font = QFont(header.font())
    font.setPixelSize(HEADER)
    metrics = QFontMetrics(font)
    for section in range(header.count()):
        words = str(model.headerData(section, Qt.Orientation.Horizontal) or "")
        missing = metrics.horizontalAdvance(words) + 20 - header.sectionSize(section)
        if not header.isSectionHidden(section) and missing > SLACK:
            found.append(f"{missing} px too little: header “{words}” of {named(header)}")
    return found


def _sticking_out(widget: QWidget) -> list[str]:
    """Of what it stands in, unless that scrolls that way."""
    shows_words = isinstance(widget, (QLabel, QAbstractButton, QLineEdit, QComboBox)) and not widget.size().isEmpty()
    if not shows_words or (isinstance(widget, QLabel) and not widget.text()):
        return []
    rect, at = QRect(widget.rect()), widget
    while not at.isWindow() and (above := at.parentWidget()) is not None:
        rect.translate(at.pos())
        scrolls = above.parentWidget() if _is_viewport(above) else None
        out = rect.left() < -SLACK or rect.right() > above.width() + SLACK
        if scrolls is not None and not isinstance(scrolls, QAbstractItemView):
            out = out and scrolls.horizontalScrollBarPolicy() == Qt.ScrollBarPolicy.ScrollBarAlwaysOff
            return [f"sticks out sideways: {named(widget)}"] if out else []
        out = out or rect.top() < -SLACK or rect.bottom() > above.height() + SLACK
        if out:
            return [f"sticks out of {named(above, 2)}: {named(widget)}"] if scrolls is None else []
        at = above
    return []


def _is_viewport(widget: QWidget) -> bool:
    above = widget.parentWidget()
    return isinstance(above, QAbstractScrollArea) and above.viewport() is widget


def _pushed(widget: QWidget) -> list[str]:
    """A page or pane that must be pushed sideways to be read; the board may."""
    pushed = isinstance(widget, QScrollArea) and widget.horizontalScrollBar().maximum() > 0
    return [f"has to be pushed sideways: {named(widget)}"] if pushed and widget.objectName() != "board" else []
