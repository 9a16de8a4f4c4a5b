"""The frame around the pages: the rail at the left from top to bottom, the page, one line of status under it."""

from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from . import pages
from .theme import Theme
from .widgets.progress_strip import ProgressStrip
from .widgets.rail import Rail

STATUS, BARE = 32, 12
"""How high the line under the page is, with something to say and without."""


class Frame(QWidget):
    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent, objectName="page")
        self.rail = Rail(theme, [(code, pages.words(code), pages.ICONS[code]) for code in pages.CODES])
        self.stack = QStackedWidget()
        self.strip = ProgressStrip()
        self.counter = QLabel(objectName="muted")
        self._status = QWidget()
        line = QHBoxLayout(self._status)
        line.setContentsMargins(2, 0, 0, 0)
        line.setSpacing(16)
        line.addWidget(self.counter, 1)
        line.addWidget(self.strip)
        inside = QVBoxLayout()
        inside.setContentsMargins(16, 12, 16, 0)
        inside.setSpacing(0)
        inside.addWidget(self.stack, 1)
        inside.addWidget(self._status)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.rail)
        layout.addLayout(inside, 1)
        self.fit()

    def tell(self, words: str) -> None:
        self.counter.setText(words)
        self.fit()

    def fit(self) -> None:
        """Where nothing is said the page has the room."""
        said = bool(self.counter.text()) or not self.strip.isHidden()
        self._status.setFixedHeight(STATUS if said else BARE)
