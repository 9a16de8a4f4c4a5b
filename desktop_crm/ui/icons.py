"""Lucide icons (ISC), recoloured with the theme, sharp at scale 1 and 2."""

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from ..domain.resources import resources_dir
from .theme import Theme


def pixmap(theme: Theme, name: str, token: str = "text2", size: int = 16, scale: float = 1) -> QPixmap:
    svg = (resources_dir() / "icons" / f"{name}.svg").read_text("utf-8")
    svg = svg.replace("currentColor", theme.tokens[token]).replace('stroke-width="2"', 'stroke-width="1.75"')
    side = round(size * scale)
    drawn = QPixmap(QSize(side, side))
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    QSvgRenderer(QByteArray(svg.encode())).render(painter, QRectF(0, 0, side, side))
    painter.end()
    drawn.setDevicePixelRatio(scale)
    return drawn


def icon(theme: Theme, name: str, token: str = "text2", size: int = 16) -> QIcon:
    made = QIcon()
    for scale in (1, 2):
        made.addPixmap(pixmap(theme, name, token, size, scale))
        made.addPixmap(pixmap(theme, name, "edge", size, scale), QIcon.Mode.Disabled)
    return made
