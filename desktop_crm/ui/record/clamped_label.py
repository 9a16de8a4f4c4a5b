"""Text of a few lines at most: the rest behind an ellipsis, and whole in the tip."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QLabel, QWidget

SIDE = 1
"""Left free at the right: the label breaks lines a hair earlier than a layout of its own."""


class ClampedLabel(QLabel):
    """Its `text()` is the whole one, whatever is shown of it."""

    cut_changed = Signal(bool)

    def __init__(self, most: int, parent: QWidget | None = None, *, name: str = "", tip: bool = True) -> None:
        super().__init__(parent, objectName=name)
        self._whole, self._most, self._tip = "", most, tip
        self.cut = self.open = False
        self.setWordWrap(True)
        self.setIndent(0)
        self.setTextFormat(Qt.TextFormat.PlainText)

    def text(self) -> str:
        return self._whole

    def setText(self, text: str) -> None:  # noqa: N802
        if text != self._whole:
            self._whole, self.open = text, False
            self._fit()

    def unfold(self, on: bool) -> None:
        """All of it, or the first lines again."""
        self.open = on
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """One long word must not make its pane wider."""
        return QSize(0, super().minimumSizeHint().height())

    def _fit(self) -> None:
        room = self.contentsRect().width() - SIDE
        end = self._end(room) if room > 0 else len(self._whole)
        cut = end < len(self._whole)
        shown = self._whole if not cut or self.open else self._whole[: max(end - 1, 0)].rstrip() + "…"
        if shown != super().text():
            super().setText(shown)
        if self._tip:
            self.setToolTip(self._whole if cut else "")
        if cut != self.cut:
            self.cut = cut
            self.cut_changed.emit(cut)

    def _end(self, room: int) -> int:
        """Where the last line that is shown ends in the text."""
        at, lines = 0, self._most
        for part in self._whole.split("\n"):
            layout = QTextLayout(part, self.font())
            option = QTextOption()
            option.setWrapMode(QTextOption.WrapMode.WordWrap)
            layout.setTextOption(option)
            layout.beginLayout()
            ends = []
            while len(ends) < lines and (line := layout.createLine()).isValid():
                line.setLineWidth(room)
                ends.append(line.textStart() + line.textLength())
            layout.endLayout()
            lines -= max(len(ends), 1)
            end = at + (ends[-1] if ends else 0)
            if lines <= 0:
                return end if ends and ends[-1] < len(part) else at + len(part)
            at += len(part) + 1
        return len(self._whole)
