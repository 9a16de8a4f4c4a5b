"""What came of an import: counts, 撤销, and where to look."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ...icons import pixmap
from ...theme import Theme
from .footer import SEPARATE
from .words import verdict_words

_MIDDLE = Qt.AlignmentFlag.AlignHCenter


class Outcome(QFrame):
    look_asked = Signal()
    undo_asked = Signal()
    rejects_asked = Signal()
    next_asked = Signal()

    def __init__(self, theme: Theme, lang: str, parent: QWidget | None = None) -> None:
        super().__init__(parent, objectName="card")
        self._theme, self._lang = theme, lang
        self._sign = ("circle-check", "ok")
        self.undone = False
        self.picture = QLabel()
        self.title = QLabel(objectName="h1")
        self.counts, self.left = QLabel(objectName="muted"), QLabel(objectName="muted")
        self.look = QPushButton(objectName="primary")
        self.undo = QPushButton(self.tr("撤销这次导入"))
        self.rejects = QPushButton()
        self.next = QPushButton(self.tr("再导入一个"), objectName="link")
        for button, signal in (
            (self.look, self.look_asked), (self.undo, self.undo_asked), (self.rejects, self.rejects_asked),
            (self.next, self.next_asked),
        ):  # fmt: skip
            button.clicked.connect(signal)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch()
        for button in (self.look, self.rejects, self.undo, self.next):
            buttons.addWidget(button)
        buttons.addStretch()
        layout = QVBoxLayout(self)
        layout.setSpacing(8)
        layout.addStretch(2)
        for label in (self.picture, self.title, self.counts, self.left):
            layout.addWidget(label, 0, _MIDDLE)
        layout.addSpacing(16)
        layout.addLayout(buttons)
        layout.addStretch(3)

    def show_result(self, counts: Mapping[str, int], look: str) -> None:
        """`look` is what to look at, in words; "" when it has no page."""
        taken = counts["new"] + counts["changed"]
        left = counts["rejected"] + counts["conflict"]
        self._sign, self.undone = ("circle-check", "ok"), False
        self.title.setText(self.tr("已导入 {0} 行").format(f"{taken:,}"))
        told = (f"{verdict_words(v)} {counts[v]:,}" for v in ("new", "changed", "same") if counts[v])
        self.counts.setText(SEPARATE[self._lang].join(told))
        self.counts.show()
        self.left.setText(
            self.tr("{0} 行没有导入：存出来，照着原因改好，再导入一次").format(f"{left:,}") if left else ""
        )
        self.left.setVisible(left > 0)
        self.rejects.setText(self.tr("存出没导入的 {0} 行").format(f"{left:,}"))
        self.rejects.setVisible(left > 0)
        self.look.setText(self.tr("看看导入的{0}").format(look))
        self.look.setVisible(bool(look))
        self.undo.setVisible(True)
        self.undo.setEnabled(True)
        self.redraw()

    def show_undone(self, kept: int | None) -> None:
        """`kept`: how much of it was left alone; None where somebody else took it back and said so."""
        self._sign, self.undone = ("undo-2", "text3"), True
        self.title.setText(self.tr("已撤销这次导入"))
        self.counts.setText(self.tr("%n 处后来又改过，没有动", "", kept) if kept else self.tr("和导入前一样"))
        for widget in (self.left, self.undo, self.look, self.rejects):
            widget.hide()
        self.counts.setHidden(kept is None)
        self.redraw()

    def redraw(self) -> None:
        name, token = self._sign
        self.picture.setPixmap(pixmap(self._theme, name, token, 40))
