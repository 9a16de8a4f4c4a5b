"""新增 · 更新 · 不变 · 冲突 · 有误 with their counts; pressing one shows only its rows."""

from collections.abc import Mapping

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ...theme import Theme
from .words import TONES, VERDICTS, verdict_words

WIDTH = 240


class VerdictList(QFrame):
    chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent, objectName="card")
        self._theme = theme
        self.setFixedWidth(WIDTH)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(8, 8, 8, 8)
        self._layout.setSpacing(2)
        self._group = QButtonGroup(self)
        self.buttons = {verdict: self._button(verdict) for verdict in ("", *VERDICTS)}
        self.note = QLabel(objectName="muted")
        self.note.setWordWrap(True)
        self.note.setTextFormat(Qt.TextFormat.PlainText)
        self.note.setContentsMargins(8, 12, 8, 8)
        self._layout.addWidget(self.note)
        self._layout.addStretch()

    def _button(self, verdict: str) -> "VerdictButton":
        made = VerdictButton(verdict, self._theme)
        made.setChecked(verdict == "")
        made.clicked.connect(lambda _=False: self.chosen.emit(verdict))
        self._group.addButton(made)
        self._layout.addWidget(made)
        return made

    @property
    def shown(self) -> str:
        return next(v for v, b in self.buttons.items() if b.isChecked())

    def show_counts(self, counts: Mapping[str, int], whole: int) -> None:
        for verdict, button in self.buttons.items():
            button.show_count(counts.get(verdict, 0) if verdict else whole)

    def choose(self, verdict: str) -> None:
        self.buttons[verdict].setChecked(True)

    def redraw(self) -> None:
        for button in self.buttons.values():
            button.update()


class VerdictButton(QPushButton):
    def __init__(self, verdict: str, theme: Theme) -> None:
        super().__init__(objectName="verdict")
        self._words, self._theme = verdict_words(verdict), theme
        self._tone = TONES.get(verdict, "")
        self.setCheckable(True)
        self.words, self.count = QLabel(self._words), QLabel(objectName="count")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(32, 0, 12, 0)
        for label in (self.words, self.count):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        layout.addWidget(self.words)
        layout.addStretch()
        layout.addWidget(self.count)

    def show_count(self, count: int) -> None:
        self.count.setText(f"{count:,}")
        self.setAccessibleName(f"{self._words} {count:,}")
        for label in (self.words, self.count):
            label.setProperty("none", not count)
            label.style().unpolish(label)
            label.style().polish(label)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        super().paintEvent(event)
        if self._tone:
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour(self._tone))
            painter.drawEllipse(QRectF(14, self.height() / 2 - 4, 8, 8))
