"""A condition written out, for what no popup can say: (region~浙江 or owner=李雷) and not grade=C."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPlainTextEdit, QPushButton

from ...domain.errors import UserError
from ...services.core import Core
from ...services.facets import count
from ..desk import Desk
from .overlay import Overlay

WIDTH, HIGH = 420, 72
TOPIC = "expression"


class ExpressionEditor(Overlay):
    written = Signal(str)

    def __init__(self, desk: Desk, kind: str, text: str = "") -> None:
        super().__init__(desk.theme, WIDTH)
        self._desk, self._kind = desk, kind
        self.room.addWidget(QLabel(self.tr("筛选条件"), objectName="h2"))
        self.text = QPlainTextEdit(text)
        self.text.setAccessibleName(self.tr("筛选条件"))
        self.text.setTabChangesFocus(True)
        self.text.setFixedHeight(HIGH)
        self.note = QLabel(objectName="tiny")
        self.note.setWordWrap(True)
        self.take = QPushButton(self.tr("确定"), objectName="primary")
        foot = QHBoxLayout()
        foot.addStretch()
        foot.addWidget(self.take)
        self.room.addWidget(self.text)
        self.room.addWidget(self.note)
        self.room.addLayout(foot)
        self.closed.connect(lambda: desk.jobs.drop(TOPIC))
        self.take.clicked.connect(self._taken)
        self.text.textChanged.connect(lambda: self._tell("", bad=False))
        self._tell("", bad=False)

    def begin(self) -> None:
        self.text.setFocus()
        self.text.selectAll()

    def _tell(self, sentence: str, *, bad: bool) -> None:
        hint = self.tr("如 级别=重点 and (地区~浙江 or 负责人=李雷)，last_contact_at<-30d，owner is empty")
        self.note.setText(sentence or hint)
        self.note.setObjectName("bad" if bad else "tiny")
        self.note.style().unpolish(self.note)
        self.note.style().polish(self.note)
        self.fit()

    def _taken(self) -> None:
        """Read against the file before it is taken: what is wrong with it is said here."""
        text = " ".join(self.text.toPlainText().split("\n")).strip()
        kind = self._kind

        def read(core: Core) -> None:
            if text:
                count(core, kind, text)

        self._desk.jobs.start(read, lambda _: self._passed(text), self._failed, topic=TOPIC)

    def _passed(self, text: str) -> None:
        self.close_it()
        self.written.emit(text)

    def _failed(self, error: BaseException) -> None:
        if not isinstance(error, UserError):
            self._desk.jobs.crashed.emit(error)
            return
        self._tell(error.text(self._desk.lang), bad=True)
