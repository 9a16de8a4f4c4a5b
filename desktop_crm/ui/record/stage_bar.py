"""The stages of a deal as a bar: a click moves it there; what the stage asks for is asked right below."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from ...domain.errors import UserError
from ...services.dossier import Dossier, StageChoice
from ..desk import Desk
from .stages import stage_words
from .tab_order import before

if TYPE_CHECKING:
    from ..editors.field_editor import FieldEditor


class StageBar(QWidget):
    asking = Signal(bool)
    """A question stands below the bar, or no longer."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self._dossier: Dossier | None = None
        self._to: StageChoice | None = None
        self._editors: dict[str, FieldEditor] = {}
        self.steps: dict[str, QToolButton] = {}
        self.ends: dict[str, QPushButton] = {}
        self._open, self._closed = QHBoxLayout(), QHBoxLayout()
        self._open.setSpacing(2)
        self._closed.setSpacing(6)
        self.question = self._question()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 0, 16, 10)
        layout.setSpacing(8)
        layout.addLayout(self._open)
        layout.addLayout(self._closed)
        layout.addWidget(self.question)

    def _question(self) -> QFrame:
        frame = QFrame(objectName="question")
        self.asks = QLabel(objectName="muted")
        self.error = QLabel(objectName="wrong")
        self.error.setWordWrap(True)
        self.move_button = QPushButton(objectName="small")
        self.cancel = QPushButton(self.tr("取消"), objectName="small")
        self.move_button.clicked.connect(self._answer)
        self.cancel.clicked.connect(self.give_up)
        buttons = QHBoxLayout()
        buttons.addWidget(self.move_button)
        buttons.addWidget(self.cancel)
        buttons.addStretch()
        self._fields = QVBoxLayout()
        layout = QVBoxLayout(frame)
        layout.setContentsMargins(12, 10, 12, 10)
        layout.addWidget(self.asks)
        layout.addLayout(self._fields)
        layout.addWidget(self.error)
        layout.addLayout(buttons)
        frame.hide()
        return frame

    @property
    def busy(self) -> bool:
        return self._to is not None

    def say(self, d: Dossier) -> None:
        if self._dossier is not None and self._dossier.rid != d.rid:
            self.give_up()
        self._dossier = d
        open_ = [s for s in d.stages if s.kind == "open"]
        ends = [s for s in d.stages if s.kind != "open"]
        if list(self.steps) != [s.id for s in open_] or list(self.ends) != [s.id for s in ends]:
            self._build(open_, ends)
        now = str((d.record.get("stage") or {}).get("id") or "")
        at = next((i for i, s in enumerate(open_) if s.id == now), -1)
        kind = next((s.kind for s in d.stages if s.id == now), "open")
        for i, s in enumerate(open_):
            part = "now" if i == at else "past" if (0 <= i < at or kind == "won") else "ahead"
            _mark(self.steps[s.id], part, "won" if kind == "won" else "")
        for s in ends:
            _mark(self.ends[s.id], "now" if s.id == now else "", s.kind)
        self._fit()

    def _build(self, open_: Sequence[StageChoice], ends: Sequence[StageChoice]) -> None:
        for layout in (self._open, self._closed):
            while item := layout.takeAt(0):
                if item.widget():
                    item.widget().hide()
                    item.widget().deleteLater()
        self.steps, self.ends = {}, {}
        for s in open_:
            button = self.steps[s.id] = QToolButton(objectName="stage")
            button.setSizePolicy(button.sizePolicy().horizontalPolicy().Ignored, button.sizePolicy().verticalPolicy())
            self._arm(button, s)
            self._open.addWidget(button, 1)
        for s in ends:
            button = self.ends[s.id] = QPushButton(objectName="stageEnd")
            button.setText(stage_words(s.code, s.name, self.desk.lang))
            self._arm(button, s)
            self._closed.addWidget(button)
        self._closed.addStretch()
        before(self.move_button, [*self.steps.values(), *self.ends.values()])

    def _arm(self, button: QToolButton | QPushButton, s: StageChoice) -> None:
        words = stage_words(s.code, s.name, self.desk.lang)
        button.setToolTip(self.tr("移到“{0}”").format(words))
        button.setAccessibleName(button.toolTip())
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        button.setProperty("words", words)
        button.clicked.connect(lambda: self.move_to(s))

    def _fit(self) -> None:
        """Words where there is room for them; else the bar alone, and the words in the tip."""
        count = max(len(self.steps), 1)
        room = (self.width() - 32 - 2 * (count - 1)) // count - 8
        for button in self.steps.values():
            drawn = button.fontMetrics()
            button.setText(drawn.elidedText(button.property("words"), Qt.TextElideMode.ElideRight, max(room, 0)))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._fit()

    def move_to(self, s: StageChoice) -> None:
        """At once, or after what the stage asks for is filled in."""
        d = self._dossier
        assert d is not None
        if s.id == str((d.record.get("stage") or {}).get("id") or ""):
            return
        e = self.desk.core.entities["deal"]
        missing = [e.field(w) for w in s.required if d.record.get(e.field(w).code) in (None, "", [])]
        self.give_up()
        if not missing:
            self._move(d, s, {})
            return
        from ..editors.field_editor import make_editor  # lazy: not needed to look at a deal

        self._to = s
        words = stage_words(s.code, s.name, self.desk.lang)
        self.asks.setText(self.tr("移到“{0}”前请填写").format(words))
        self.move_button.setText(self.tr("移到“{0}”").format(words))
        for f in missing:
            editor = self._editors[f.code] = make_editor(self.desk, e, f, self.question, dressed=True)
            editor.set_text("")
            label = QLabel(f.label(self.desk.lang), objectName="fieldKey")
            editor.cancelled.connect(self.give_up)
            self._fields.addWidget(label)
            self._fields.addWidget(editor)
            label.setIndent(0)
        before(self.move_button, [editor.focusProxy() or editor for editor in self._editors.values()])
        self.error.hide()
        self.question.show()
        self.asking.emit(True)
        next(iter(self._editors.values())).begin()

    def give_up(self) -> None:
        back = self._to
        self._to = None
        self._editors = {}
        while item := self._fields.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        self.question.hide()
        self.asking.emit(False)
        if back is not None and (button := self.ends.get(back.id) or self.steps.get(back.id)):
            button.setFocus()

    def redraw(self) -> None:
        for editor in self._editors.values():
            editor.redraw(dressed=True)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() == Qt.Key.Key_Escape and self.busy:
            self.give_up()
        else:
            super().keyPressEvent(event)

    def _answer(self) -> None:
        if self._to is not None and self._dossier is not None:
            self._move(self._dossier, self._to, {code: editor.text() for code, editor in self._editors.items()})

    def _move(self, d: Dossier, s: StageChoice, pairs: dict[str, str]) -> None:
        from ...services import deals

        words = stage_words(s.code, s.name, self.desk.lang)

        def done(_: object) -> None:
            self.give_up()
            self.desk.say(self.tr("已移到“{0}”").format(words), undo=True)

        def failed(error: BaseException) -> None:
            if not self.busy or not isinstance(error, UserError):
                self.desk.jobs.crashed.emit(error)
                return
            self.error.setText(error.text(self.desk.lang))
            self.error.show()
            for editor in self._editors.values():
                editor.set_wrong(not editor.text())

        self.desk.write(lambda core: deals.move(core, d.id, s.id, pairs=pairs), done, failed)


def _mark(button: QWidget, part: str, kind: str) -> None:
    if (button.property("part"), button.property("kind")) != (part, kind):
        button.setProperty("part", part)
        button.setProperty("kind", kind)
        button.style().unpolish(button)
        button.style().polish(button)
