"""After an import that left something over: the counts and the first problems, beside the table, without a box in the way."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QToolButton, QVBoxLayout, QWidget

from ..icons import icon
from ..theme import Theme

MOST = 50
_TOP = Qt.AlignmentFlag.AlignTop


class ImportReport(QFrame):
    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent, objectName="card")
        self._theme = theme
        self.title = QLabel(objectName="h2")
        self.title.setWordWrap(True)
        self.counts = QLabel(objectName="muted")
        self.counts.setWordWrap(True)
        self.close_button = QToolButton(objectName="plain")
        self.close_button.setAccessibleName(self.tr("关闭导入结果"))
        self.close_button.setToolTip(self.tr("关闭导入结果 (Esc)"))
        self.close_button.clicked.connect(self.closed)
        self.scroll = QScrollArea()
        self.scroll.setFrameShape(QFrame.Shape.NoFrame)
        self.scroll.setWidgetResizable(True)
        self.scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        names = QVBoxLayout()
        names.setSpacing(4)
        names.addWidget(self.title)
        names.addWidget(self.counts)
        head = QHBoxLayout()
        head.setContentsMargins(16, 14, 10, 12)
        head.addLayout(names, 1)
        head.addWidget(self.close_button, 0, _TOP)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(QFrame(objectName="rule"))
        layout.addWidget(self.scroll, 1)
        self.redraw()

    def redraw(self) -> None:
        self.close_button.setIcon(icon(self._theme, "x", "text2", 16))

    def show_result(self, file: str, result: Mapping[str, Any]) -> None:
        """`result` as `import --json` gives it."""
        self.title.setText(self.tr("{0} 里有几行需要看一下").format(file))
        told = (
            (self.tr("新增 {0}"), "new"),
            (self.tr("更新 {0}"), "changed"),
            (self.tr("不变 {0}"), "same"),
            (self.tr("冲突 {0}"), "conflict"),
            (self.tr("有误 {0}"), "rejected"),
        )
        self.counts.setText(" · ".join(words.format(f"{result[key]:,}") for words, key in told if result.get(key)))
        page = QWidget(objectName="plainPage")
        layout = QVBoxLayout(page)
        layout.setContentsMargins(16, 12, 12, 16)
        layout.setSpacing(12)
        problems = result.get("problems") or []
        for problem in problems[:MOST]:
            layout.addLayout(self._problem(problem))
        if len(problems) > MOST:
            layout.addWidget(QLabel(self.tr("另有 %n 处", "", len(problems) - MOST), objectName="tiny"))
        layout.addStretch()
        self.scroll.setWidget(page)

    def _problem(self, problem: Mapping[str, Any]) -> QVBoxLayout:
        place = [self.tr("第 {0} 行").format(problem["row"])] if problem.get("row") else []
        place += [str(problem[key]) for key in ("column",) if problem.get(key)]
        place += [f"“{problem['value']}”"] if problem.get("value") not in (None, "") else []
        lines = QVBoxLayout()
        lines.setSpacing(2)
        for label in (QLabel(" · ".join(place), objectName="tiny"), QLabel(str(problem.get("reason") or ""))):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            lines.addWidget(label)
        return lines
