"""Lucide icons (ISC), recoloured with the theme, sharp at any scale."""

from PySide6.QtCore import QByteArray
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from ..domain.resources import resources_dir
from .theme import Theme

CLEAR = QColor(0, 0, 0, 0)


def pixmap(theme: Theme, name: str, token: str = "text2", size: int = 16) -> QPixmap:
    scale = QGuiApplication.instance().devicePixelRatio()
    svg = (resources_dir() / "icons" / f"{name}.svg").read_text("utf-8")
    svg = svg.replace("currentColor", theme.tokens[token]).replace('stroke-width="2"', 'stroke-width="1.75"')
    drawn = QPixmap(round(size * scale), round(size * scale))
    drawn.fill(CLEAR)
    painter = QPainter(drawn)
    QSvgRenderer(QByteArray(svg.encode())).render(painter)
    painter.end()
    drawn.setDevicePixelRatio(scale)
    return drawn


def icon(theme: Theme, name: str, token: str = "text2", size: int = 16, *, can_be_off: bool = False) -> QIcon:
    """Of a control that can be off it is drawn fainter, too."""
    made = QIcon(pixmap(theme, name, token, size))
    if can_be_off:
        made.addPixmap(pixmap(theme, name, "edge", size), QIcon.Mode.Disabled)
    return made
