"""The form for a new record: saved by Ctrl+Enter, closed by Esc, and what was typed is never lost."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from ...domain.errors import UserError
from ...domain.fields import Entity
from ...domain.ids import id_text
from ...services import entering, users
from ...services.entering import Entered
from ..desk import Desk
from ..editors.field_editor import ENTER
from ..icons import icon
from . import form_plan
from .drafts import Drafts, DraftTimer
from .form_body import FormBody
from .form_row import FormRow

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
TARGETS = ("customer", "about", "deal", "contact")


class NewForm(QFrame):
    saved = Signal(str, int)
    """The kind and row of the record that was made; not told while the next of a series is begun."""
    closed = Signal()
    """By Esc or ×. What was typed is a draft."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent, objectName="card")
        self.desk = desk
        self.kind = ""
        """Of the record that is being typed in; "" when none is."""
        self._given: dict[str, str] = {}
        self._begun: dict[str, str] = {}
        self._offered: dict[str, str] = {}
        """A draft that was neither taken up nor thrown away yet."""
        self._busy = self._again = self._ended = False
        self._saving = ""
        """Key of what was saved last."""
        self.drafts = Drafts.of(desk)
        self._draft_timer = DraftTimer(self._keep_draft, self)
        self.body = FormBody(desk)
        self.title = QLabel(objectName="h2")
        self.close_button = QToolButton(objectName="plain")
        self.close_button.setAccessibleName(self.tr("关闭表单"))
        self.close_button.setToolTip(self.tr("关闭，留作草稿 (Esc)"))
        self.strip = QFrame(objectName="draftStrip")
        self.draft_line = QLabel(objectName="tiny")
        self.draft_line.setWordWrap(True)
        self.draft_line.setTextFormat(Qt.TextFormat.PlainText)
        self.go_on = QPushButton(self.tr("继续"), objectName="link")
        self.throw_away = QPushButton(self.tr("丢弃"), objectName="link")
        self.wrong = QLabel(objectName="wrong")
        self.wrong.setWordWrap(True)
        self.wrong.setTextFormat(Qt.TextFormat.PlainText)
        self.save_button = QPushButton(self.tr("保存"), objectName="primary")
        self.save_button.setToolTip(self.tr("保存 (Ctrl+Enter)"))
        self.next_button = QPushButton(self.tr("保存并新建下一条"))
        self.next_button.setToolTip(self.tr("保存并新建下一条 (Ctrl+Shift+Enter)"))
        self._lay_out()
        self._connect()
        self.redraw()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(16, 12, 10, 10)
        head.addWidget(self.title, 1)
        head.addWidget(self.close_button)
        strip = QHBoxLayout(self.strip)
        strip.setContentsMargins(16, 2, 12, 2)
        strip.setSpacing(4)
        strip.addWidget(self.draft_line, 1)
        strip.addWidget(self.go_on)
        strip.addWidget(self.throw_away)
        told = QHBoxLayout()
        told.setContentsMargins(16, 8, 16, 0)
        told.addWidget(self.wrong)
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 10, 16, 12)
        foot.setSpacing(8)
        foot.addWidget(self.save_button)
        foot.addWidget(self.next_button)
        foot.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(QFrame(objectName="rule"))
        layout.addWidget(self.strip)
        layout.addWidget(self.body, 1)
        layout.addWidget(QFrame(objectName="rule"))
        layout.addLayout(told)
        layout.addLayout(foot)

    def _connect(self) -> None:
        self.close_button.clicked.connect(self.close_form)
        self.go_on.clicked.connect(self._take_draft)
        self.throw_away.clicked.connect(self._drop_draft)
        self.save_button.clicked.connect(lambda: self.save())
        self.next_button.clicked.connect(lambda: self.save(again=True))
        self.body.edited.connect(self._edited)
        self.body.cancelled.connect(self.close_form)
        self.body.ended.connect(lambda: self.save_button.setFocus(Qt.FocusReason.TabFocusReason))
        self.body.more.clicked.connect(self._chain)

    @property
    def entity(self) -> Entity:
        return self.desk.core.entities[self.kind]

    @property
    def rows(self) -> Mapping[str, FormRow]:
        """By field code."""
        return self.body.rows

    @property
    def texts(self) -> dict[str, str]:
        """Field code → what stands there."""
        return self.body.texts

    @property
    def at_rest(self) -> bool:
        return not self._draft_timer.isActive() and self.body.at_rest

    def start(self, kind: str, given: Mapping[str, str] | None = None) -> None:
        """An empty form with `given` filled in and the keys in its first empty field. A draft is offered."""
        self._draft_timer.flush()
        self.kind = kind
        e = self.entity
        self._given = form_plan.as_typed(e, {code: text for code, text in (given or {}).items() if text})
        self.title.setText(form_plan.new_words(e, self.desk.lang))
        self._say("")
        self.body.build(e)
        self.body.fill(self._own() | self._given)
        self._chain()
        self._begun = self.texts
        self._offer_draft()
        self.body.focus_first()

    def save(self, *, again: bool = False) -> None:
        """`again`: and begin the next of its kind."""
        if self._busy or not self.kind:
            return
        self.body.settle()
        self._say("")
        kind, key, typed = self.kind, self._key, self.texts
        texts = form_plan.as_stored(self.entity, typed)
        self._again, self._saving = again, key
        self._block(True)
        self.desk.write(
            lambda core: entering.enter(core, kind, texts),
            lambda entered: self._done(kind, key, typed, entered),
            lambda error: self._failed(key, typed, error),
        )

    def end(self) -> None:
        """It gives way for good. What is on its way to the file gets there, and is no draft meanwhile."""
        self._ended = True
        if self._busy:
            self._draft_timer.stop()
            self.drafts.drop(self._saving)

    def close_form(self) -> None:
        self._draft_timer.flush()
        self.body.forget()
        self.kind = ""
        self.closed.emit()

    def redraw(self) -> None:
        """After a change of theme."""
        self.setStyleSheet(self.desk.theme.sheet("forms"))
        self.close_button.setIcon(icon(self.desk.theme, "x", "text2", 16))
        self.body.redraw()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _owns(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        focused = self.focusWidget()
        if event.key() in ENTER and event.modifiers() & CTRL:
            self.save(again=bool(event.modifiers() & SHIFT))
        elif event.key() == Qt.Key.Key_Escape:
            self.close_form()
        elif event.key() in ENTER and isinstance(focused, QPushButton):
            focused.click()
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        super().hideEvent(event)
        self._draft_timer.flush()

    def _chain(self) -> None:
        self.body.chain((self.save_button, self.next_button, self.close_button))

    def _own(self) -> dict[str, str]:
        """What the program knows to begin with."""
        own = {
            code: id_text(row.field.default) for code, row in self.rows.items() if isinstance(row.field.default, bytes)
        }
        if "owner" in self.rows and (me := users.me(self.desk.core)["id"]):
            own["owner"] = me
        return own

    def _edited(self) -> None:
        self._say("")
        self._draft_timer.start()

    # drafts

    @property
    def _key(self) -> str:
        """One draft for a kind and what it hangs on."""
        targets = [f"{code}={text}" for code, text in sorted(self._given.items()) if code in TARGETS]
        return " ".join(("new", self.kind, *targets))

    def _keep_draft(self) -> None:
        if self.kind:
            texts = self.texts
            self.drafts.keep(self._key, texts if texts != self._begun else self._offered)

    def _offer_draft(self) -> None:
        draft = self._offered = self.drafts.get(self._key)
        title = draft.get(self.entity.by_name[self.entity.title].code, "").strip().partition("\n")[0]
        if title:
            self.draft_line.setText(self.tr("上次没写完：{0}").format(title if len(title) <= 24 else title[:23] + "…"))
        else:
            self.draft_line.setText(self.tr("上次没写完的草稿"))
        self.strip.setVisible(bool(draft))

    def _take_draft(self) -> None:
        self.body.fill(self._offered)
        self._offered = {}
        self._chain()
        self.strip.hide()
        self._edited()
        self.body.duplicates.edited()
        self.body.focus_first()

    def _drop_draft(self) -> None:
        self._offered = {}
        self.strip.hide()
        self._keep_draft()
        self.body.focus_first()

    # saved, or what is wrong

    def _done(self, kind: str, key: str, typed: dict[str, str], entered: Entered) -> None:
        if entered.wrong:
            if self._ended:
                self._failed(key, typed, next(iter(entered.wrong.values())))
            else:
                self._block(False)
                self._show_wrong(entered.wrong)
            return
        label, new = entered.label.strip().partition("\n")[0], self.desk.core.entities[kind].label(self.desk.lang)
        done = self.tr("已新建{0}“{1}”").format(new, label) if label else self.tr("已新建{0}").format(new)
        self.desk.say(done, undo=True)
        if self._ended:
            return
        self._block(False)
        self._draft_timer.stop()
        self.drafts.drop(key)
        if self._again:
            kept = {code: text for code, text in self.texts.items() if code in form_plan.KEPT}
            given = self._given
            self.start(kind, {code: text for code, text in given.items() if code in TARGETS} | kept)
            self._given = given
        else:
            self.body.forget()
            self.kind = ""
            self.saved.emit(kind, entered.rid)

    def _show_wrong(self, wrong: Mapping[str, UserError]) -> None:
        said = {"due_at" if code == "due_on" and code not in self.rows else code: e for code, e in wrong.items()}
        if any(code not in self.rows for code in said):
            self.body.unfold(focus=False)
            self._chain()
        for code, error in said.items():
            if code in self.rows:
                self.rows[code].tell(error.text(self.desk.lang))
            else:
                self._say(error.text(self.desk.lang))
        first = next((row for code, row in self.rows.items() if code in said), None)
        if first is not None:
            self.body.go_to(first.editor)

    def _failed(self, key: str, typed: dict[str, str], error: BaseException) -> None:
        """Where nobody sees the form any more, it is a draft again."""
        if self._ended:
            self.drafts.keep(key, typed)
        else:
            self._block(False)
        if not isinstance(error, UserError):
            self.desk.jobs.crashed.emit(error)
        elif self._ended:
            self.desk.say(self.tr("没有保存：{0}。写的留作草稿").format(error.text(self.desk.lang)))
        else:
            self._say(error.text(self.desk.lang))

    def _say(self, wrong: str) -> None:
        self.wrong.setText(wrong)
        self.wrong.setVisible(bool(wrong))

    def _block(self, on: bool) -> None:
        self._busy = on
        for button in (self.save_button, self.next_button):
            button.setEnabled(not on)


def _owns(event: QKeyEvent) -> bool:
    """Keys that no shortcut of the page may take from it."""
    return (event.key() in ENTER and bool(event.modifiers() & CTRL)) or event.key() == Qt.Key.Key_Escape
