"""A check box as the tables have them; the style's own is hardly seen on a dark ground."""

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QStyle, QStyleOptionButton, QWidget

from ..table.tick_column import OFF, ON, draw_box
from ..theme import Theme


class CheckBox(QCheckBox):
    """The style sheet keeps the place of the box free and writes the words."""

    def __init__(self, theme: Theme, words: str = "", parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        self._theme = theme

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        super().paintEvent(event)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        room = self.style().subElementRect(QStyle.SubElement.SE_CheckBoxIndicator, option, self)
        strong = self.isEnabled() and (self.hasFocus() or self.underMouse())
        painter = QPainter(self)
        draw_box(painter, self._theme, room, ON if self.isChecked() else OFF, strong=strong, edge="text3")
        painter.end()
