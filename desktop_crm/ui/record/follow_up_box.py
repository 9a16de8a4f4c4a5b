"""写跟进: one quiet line until the keys are in it; then how, what was said, and what comes next."""

from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ...domain.errors import UserError
from ...services import choices, follow_ups
from ...services.entering import Entered
from ...services.follow_ups import Target
from ..desk import Desk
from ..editors.field_editor import ENTER, make_editor
from ..editors.flow import Flow
from ..editors.long_text import GrowingText
from ..widgets.check_box import CheckBox
from ..wording import Wording
from .drafts import Drafts, DraftTimer
from .next_line import NextLine

CTRL = Qt.KeyboardModifier.ControlModifier
LAST = "follow-up method"
OUTCOME = 132
MARGINS = 32 + 28
"""Of the box and of the mark of a check box, in a line of text."""
_NOTHING = ("", 0)


class FollowUpBox(QFrame):
    saved = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent, objectName="followUpBox")
        self.desk = desk
        e = desk.core.entities["follow_up"]
        self.target = _NOTHING
        """Kind and row of the record it is about."""
        self._read: Target | None = None
        self._topic = f"follow-up {id(self)}"
        self._busy = self._filling = False
        self._visit = ("", "")
        self._back: QWidget | None = None
        self.drafts = Drafts.of(desk)
        self._draft_timer = DraftTimer(self._keep_draft, self)
        self._fold_timer = QTimer(self, singleShot=True, interval=0)
        self._fold_timer.timeout.connect(self._fold)
        self.text = GrowingText(1)
        self.text.setPlaceholderText(self.tr("写跟进… Ctrl+J"))
        self.text.setAccessibleName(e.by_name["content"].label(desk.lang))
        self.methods = QButtonGroup(self)
        self._ways = self._make_ways()
        self.next = NextLine(desk, e)
        self.outcome = make_editor(desk, e, e.by_name["outcome"], dressed=True)
        self.outcome.line.setPlaceholderText(e.by_name["outcome"].label(desk.lang))
        self.outcome.setFixedWidth(OUTCOME)
        self.finish = CheckBox(desk.theme)
        self.wrong = QLabel(objectName="wrong")
        self.wrong.setWordWrap(True)
        self.hint = QLabel("Ctrl+Enter", objectName="tiny")
        self.save_button = QPushButton(self.tr("记下"), objectName="go")
        self.save_button.setToolTip(self.tr("记下 (Ctrl+Enter)"))
        self.rest = QWidget()
        self._lay_out()
        self._connect()
        self.redraw()
        self._fold()

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.outcome)
        foot.addStretch(1)
        foot.addWidget(self.hint)
        foot.addWidget(self.save_button)
        rest = QVBoxLayout(self.rest)
        rest.setContentsMargins(0, 0, 0, 0)
        rest.setSpacing(8)
        rest.addWidget(self.wrong)
        rest.addWidget(self.next)
        rest.addWidget(self.finish)
        rest.addLayout(foot)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 10, 16, 10)
        layout.setSpacing(8)
        layout.addWidget(self._ways)
        layout.addWidget(self.text)
        layout.addWidget(self.rest)

    def _connect(self) -> None:
        self.text.installEventFilter(self)
        self.text.textChanged.connect(self._edited)
        self.methods.buttonClicked.connect(lambda chip: self._edited())
        self.next.edited.connect(self._edited)
        self.next.cancelled.connect(self.leave)
        self.next.entered.connect(self.save_button.setFocus)
        self.outcome.edited.connect(self._edited)
        self.outcome.cancelled.connect(self.leave)
        self.outcome.entered.connect(self.save_button.setFocus)
        self.save_button.clicked.connect(self.save)
        QApplication.instance().focusChanged.connect(self._focus_moved)

    def _make_ways(self) -> QWidget:
        """电话, 微信, 拜访 …: one is always chosen, so that ← → walk through them."""
        box = QWidget()
        flow = Flow(box, gap=4)
        flow.setContentsMargins(0, 0, 0, 0)
        for option in choices.options(self.desk.core, self.desk.core.entities["follow_up"].by_name["method"]):
            if not option.retired:
                chip = QToolButton(objectName="choiceChip")
                chip.setText(option.en if self.desk.lang == "en" else option.label)
                chip.setCheckable(True)
                chip.setCursor(Qt.CursorShape.PointingHandCursor)
                chip.setProperty("code", option.code)
                self.methods.addButton(chip)
                flow.addWidget(chip)
        return box

    @property
    def at_rest(self) -> bool:
        return not (self._draft_timer.isActive() or self._fold_timer.isActive())

    @property
    def method(self) -> str:
        chip = self.methods.checkedButton()
        return chip.property("code") if chip else ""

    @property
    def texts(self) -> dict[str, str]:
        """What is typed, field code → text; without content or a next step only the method, which is no draft."""
        typed = {"content": self.text.toPlainText().strip(), "outcome": self.outcome.text(), **self.next.texts}
        return {code: text for code, text in typed.items() if text}

    @property
    def open(self) -> bool:
        return not self.rest.isHidden()

    def set_target(self, kind: str, rid: int) -> None:
        """A customer, a contact or a deal. The same one again leaves what is typed as it is."""
        if (kind, rid) != self.target:
            self._draft_timer.flush()
            self.target, self._read = (kind, rid), None
            self._fill(self.drafts.get(self._key))
        self.desk.jobs.start(
            lambda core: follow_ups.target(core, kind, rid), partial(self._know, self.target), topic=self._topic
        )

    def focus_text(self) -> None:
        self._back = self.window().focusWidget()
        self.text.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def save(self) -> None:
        if self._busy or not self.target[1]:
            return
        self.next.settle()
        self.outcome.settle()
        self._tell("")
        texts, key, target = self.texts | {"method": self.method}, self._key, self.target
        finish = self._read.visit.rid if self._read and self._read.visit and self.finish.isChecked() else 0

        def write(core):
            return follow_ups.add(core, {**follow_ups.target(core, *target).texts, **texts}, finish)

        self._block(True)
        self.desk.write(write, partial(self._done, key, texts), self._failed)

    def leave(self) -> None:
        """Esc: back to where the keys came from; what is typed stays."""
        back, self._back = self._back, None
        if back is not None and back.isVisible() and not self.isAncestorOf(back):
            back.setFocus()
        elif (focused := self.focusWidget()) is not None:
            focused.clearFocus()
        self._fold()

    def redraw(self) -> None:
        """After a change of theme."""
        self.setStyleSheet(self.desk.theme.sheet("forms"))
        self.next.redraw()
        self.outcome.redraw(dressed=True)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _owns(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() in ENTER and event.modifiers() & CTRL:
            self.save()
        elif event.key() == Qt.Key.Key_Escape:
            self.leave()
        elif event.key() in ENTER and self.save_button.hasFocus():
            self.save()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() == QEvent.Type.MouseButtonPress and not self.text.hasFocus():
            self._back = self.window().focusWidget()
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._name_visit()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        super().hideEvent(event)
        self._draft_timer.flush()

    @property
    def _key(self) -> str:
        return f"follow-up {self.target[0]} {self.target[1]}"

    def _focus_moved(self, old: QWidget | None, now: QWidget | None) -> None:
        if now is not None and now.window() is self.window():
            self._fold_timer.start()  # after the event that moved it: a click on what folds away would miss it

    def _fold(self) -> None:
        """Open while the keys are in it or something stands in it."""
        focused = QApplication.focusWidget()
        on = bool(self.texts) or (focused is not None and self.isAncestorOf(focused))
        self.rest.setVisible(on)
        self._ways.setVisible(on)
        self.text.least = 2 if on else 1
        self.text.fit()

    def _know(self, target: tuple[str, int], read: Target) -> None:
        if target != self.target:
            return
        before = self._read.visit if self._read else None
        self._read = read
        visit = read.visit
        self.finish.setVisible(visit is not None)
        if visit is not None:
            day = Wording(self.desk.lang, self.desk.today, {}).due(visit.due).text if visit.due else ""
            self._visit = (visit.text, day)
            self._name_visit()
            if before is None or before.rid != visit.rid:
                self.finish.setChecked(visit.is_due)

    def _name_visit(self) -> None:
        """As much of its text as there is room for; its day goes first."""
        text, day = self._visit
        said = self.tr("同时完成提醒：{0}")
        end = f" · {day}" if day else ""
        metrics = self.finish.fontMetrics()
        room = self.width() - MARGINS - metrics.horizontalAdvance(said.format(""))
        shown = text + end
        if metrics.horizontalAdvance(shown) > room:
            shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
        self.finish.setText(said.format(shown))
        self.finish.setToolTip(text + end)

    def _fill(self, texts: dict[str, str]) -> None:
        self._filling = True
        self.text.setPlainText(texts.get("content", ""))
        self.outcome.set_text(texts.get("outcome", ""))
        self.next.fill(texts)
        wanted = texts.get("method") or self.drafts.get(LAST).get("method") or "call"
        chips = self.methods.buttons()
        chip = next((c for c in chips if c.property("code") == wanted), chips[0] if chips else None)
        if chip is not None:
            chip.setChecked(True)
        self.finish.hide()
        self._tell("")
        self._filling = False
        self._fold()

    def _edited(self) -> None:
        if not self._filling:
            self._tell("")
            self._draft_timer.start()

    def _keep_draft(self) -> None:
        if self.target[1]:
            texts = self.texts
            self.drafts.keep(self._key, texts | {"method": self.method} if texts else {})

    def _done(self, key: str, texts: dict[str, str], entered: Entered) -> None:
        self._block(False)
        if entered.wrong:
            self._show_wrong({code: error.text(self.desk.lang) for code, error in entered.wrong.items()})
            return
        self.drafts.drop(key)
        self.drafts.keep(LAST, {"method": texts["method"]})
        self._say_done(texts.get("next_at", ""))
        if key == self._key:
            self._draft_timer.stop()
            self._fill({})
            self.leave()
        self.saved.emit()

    def _say_done(self, next_at: str) -> None:
        if next_at:
            wording = Wording(self.desk.lang, self.desk.today, {})
            day = wording.day(next_at[:10])
            said = self.tr("已记下，{0}提醒").format(f"{day} {next_at[11:16]}".strip())
        else:
            said = self.tr("已记下")
        self.desk.say(said, undo=True)

    def _show_wrong(self, wrong: dict[str, str]) -> None:
        if "content" in wrong:
            self._tell(self.tr("写一句谈了什么，再记下"))
        if "next_at" in wrong:
            self.next.lines.show()
            self.next.tell(wrong["next_at"])
        others = [said for code, said in wrong.items() if code not in ("content", "next_at")]
        if others:
            self._tell(others[0])
        if "content" in wrong:
            self.text.setFocus()
        elif "next_at" in wrong:
            self.next.when.begin()
        elif "outcome" in wrong:
            self.outcome.begin()

    def _failed(self, error: BaseException) -> None:
        self._block(False)
        if isinstance(error, UserError):
            self._tell(error.text(self.desk.lang))
        else:
            self.desk.jobs.crashed.emit(error)

    def _tell(self, wrong: str) -> None:
        self.wrong.setText(wrong)
        self.wrong.setVisible(bool(wrong))

    def _block(self, on: bool) -> None:
        self._busy = on
        self.save_button.setEnabled(not on)


def _owns(event: QKeyEvent) -> bool:
    """Keys that no shortcut of the page may take from it."""
    return (event.key() in ENTER and bool(event.modifiers() & CTRL)) or event.key() == Qt.Key.Key_Escape
