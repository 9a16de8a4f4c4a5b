"""What would happen in one sentence, and the one primary button; while something is under way, how far it is."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QWidget

from .words import verdict_words

SEPARATE = {"zh": "，", "en": ", "}


class Footer(QWidget):
    accepted = Signal()
    rejects_asked = Signal()
    cancelled = Signal()

    def __init__(self, lang: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lang = lang
        self._counts: Mapping[str, int] = {}
        self.sentence = QLabel(objectName="sentence")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedSize(200, 6)
        self.bar.setAccessibleName(self.tr("进度"))
        self.cancel = QPushButton(self.tr("取消"))
        self.rejects = QPushButton()
        self.accept = QPushButton(objectName="primary")
        self.cancel.clicked.connect(self.cancelled)
        self.rejects.clicked.connect(self.rejects_asked)
        self.accept.clicked.connect(self.accepted)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.sentence)
        layout.addSpacing(8)
        layout.addWidget(self.bar)
        layout.addStretch()
        for button in (self.cancel, self.rejects, self.accept):
            layout.addWidget(button)
        self.bar.hide()

    def show_counts(self, counts: Mapping[str, int], *, moved: bool = False) -> None:
        self._counts = counts
        taken = counts["new"] + counts["changed"] + counts["same"]
        left = counts["rejected"] + counts["conflict"]
        words = self._taken(taken)
        if left:
            lacking = [
                said.format(f"{counts[v]:,}")
                for v, said in (("conflict", self.tr("{0} 行要先问清楚")), ("rejected", self.tr("{0} 行有误")))
                if counts[v]
            ]
            words += self.tr("；{0}，会留下").format(SEPARATE[self._lang].join(lacking))
        if moved:
            words = self.tr("资料刚被别处改过，请再看一眼。") + words
        self.sentence.setText(words)
        self.accept.setText(self.tr("导入 {0} 行").format(f"{taken:,}") if taken else self.tr("导入"))
        self.rejects.setText(self.tr("存出没导入的 {0} 行").format(f"{left:,}"))
        self.rejects.setVisible(left > 0)
        self._rest()

    def show_progress(self, words: str, done: int, total: int) -> None:
        self.bar.setRange(0, max(0, total))
        self.bar.setValue(min(done, total))
        self.bar.show()
        count = f" {done:,} / {total:,}" if total else f" {done:,}" if done else ""
        self.sentence.setText(words + count)
        self.accept.setEnabled(False)
        self.rejects.setEnabled(False)

    @property
    def can_accept(self) -> bool:
        return self.accept.isEnabled()

    def _taken(self, taken: int) -> str:
        c = self._counts
        if not taken:
            return self.tr("没有可以导入的行")
        if not c["new"] + c["changed"]:
            return self.tr("{0} 行都和现有的一样，不用导入").format(f"{taken:,}")
        kinds = SEPARATE[self._lang].join(f"{verdict_words(v)} {c[v]:,}" for v in ("new", "changed", "same") if c[v])
        return self.tr("{0} 行：{1}").format(f"{taken:,}", kinds)

    def _rest(self) -> None:
        self.bar.hide()
        self.accept.setEnabled(self._counts["new"] + self._counts["changed"] > 0)
        self.rejects.setEnabled(True)
