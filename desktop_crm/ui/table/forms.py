"""What is asked before several rows are changed: one line, as high as a row of chips."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

from ...domain.errors import UserError
from ...domain.fields import Entity, Field, Kind, Storage
from ...services import bulk, members
from ..desk import Desk
from ..editors.choice import fitting
from ..editors.field_editor import FieldEditor, make_editor
from ..editors.offers import Offer
from ..editors.pick import Give, PickEditor

if TYPE_CHECKING:
    from .acting import Acting

translate = QCoreApplication.translate
FIELD = Field(Kind.TEXT, "字段", "Field", name="field")
PICK_WIDTH, EDIT_WIDTH, TEXT_WIDTH, DAY_WIDTH = 148, 240, 260, 180


class Form(QWidget):
    over = Signal()
    """Done, or thought better of."""

    def __init__(self, acting: "Acting", words: str, do: str) -> None:
        super().__init__()
        self.acting, self.desk, self.entity = acting, acting.desk, acting.entity
        self.line = QHBoxLayout(self)
        self.line.setContentsMargins(12, 0, 6, 0)
        self.line.setSpacing(8)
        self.words = QLabel(words, objectName="barWords")
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.line.addWidget(self.words)
        self.button = QPushButton(do, objectName="barDo")
        self.button.clicked.connect(self.apply)
        self.back = QPushButton(translate("Forms", "取消"), objectName="barBack")
        self.back.clicked.connect(self.over)

    def close_line(self, *between: QWidget) -> None:
        self.line.addWidget(self.button)
        for widget in between:
            self.line.addWidget(widget)
        self.line.addWidget(self.back)
        self.line.addStretch(1)

    def add_editor(self, f: Field, e: Entity, width: int) -> FieldEditor:
        editor = make_editor(self.desk, e, f, self)
        editor.setFixedWidth(width)
        editor.entered.connect(self.entered)
        editor.cancelled.connect(self.over)
        editor.edited.connect(self.look)
        if hasattr(editor, "line"):
            editor.line.textChanged.connect(lambda _: self.look())  # taken from a list by Tab: before the focus moves
        self.line.addWidget(editor)
        return editor

    def look(self) -> None:
        """Nothing can be done before there is something to do it with."""
        self.button.setEnabled(self.is_said)

    @property
    def is_said(self) -> bool:
        return True

    def begin(self) -> None:
        """Where the keys go first."""

    def entered(self) -> None:
        """Enter in an editor."""
        self.apply()

    def apply(self) -> None:
        raise NotImplementedError

    def fits(self, editor: FieldEditor, f: Field, e: Entity, text: str) -> bool:
        """What cannot stay is framed red and said, and the line stays."""
        try:
            bulk.check(self.desk.core, e, 0, f.code, text)
        except UserError as error:
            editor.set_wrong(True)
            self.desk.say(error.text(self.desk.lang))
            editor.begin()
            return False
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() == Qt.Key.Key_Escape:
            self.over.emit()
        else:
            super().keyPressEvent(event)


class FieldPick(PickEditor):
    """Which field, found by its label or its pinyin."""

    def __init__(self, desk: Desk, e: Entity, fields: Sequence[Field], parent: QWidget) -> None:
        self.fields = {f.code: f for f in fields}
        self._offers = [Offer(f.code, f.label(desk.lang)) for f in fields]
        super().__init__(desk, e, FIELD, parent)
        self.redraw()

    def known(self, text: str) -> Offer | None:
        return next((o for o in self._offers if text in (o.value, o.label)), None)

    def ask(self, typed: str, give: Give) -> None:
        found = fitting(typed, self._offers) if typed else self._offers
        give(found, "" if found else translate("Forms", "没有“{0}”这一项").format(typed))

    def opens_at_click(self) -> bool:
        return True


class ValueForm(Form):
    """A field, where it is not said which, and its value; to empty it has a button of its own."""

    last = ""
    """The field that was changed last."""

    def __init__(self, acting: "Acting", words: str, field: Field | None = None) -> None:
        super().__init__(acting, words, translate("Forms", "改"))
        fields = settable(acting.entity)
        self.pick: FieldPick | None = None
        self.empty = QPushButton(translate("Forms", "清空"), objectName="barBack")
        self.empty.clicked.connect(lambda: self._apply(""))
        if field is None:
            self.pick = FieldPick(self.desk, self.entity, fields, self)
            self.pick.setFixedWidth(PICK_WIDTH)
            self.pick.committed.connect(self._picked)
            self.pick.cancelled.connect(self.over)
            self.line.addWidget(self.pick)
            self.line.addWidget(QLabel(translate("Forms", "改为"), objectName="barWords"))
            known = {f.code: f for f in fields}
            field = known.get(ValueForm.last) or next((f for f in fields if f.kind is Kind.CHOICE), fields[0])
            self.pick.set_text(field.code)
        self.field = field
        self.editor = self.add_editor(field, self.entity, EDIT_WIDTH)
        self.close_line(self.empty)
        self.look()

    def begin(self) -> None:
        self.editor.begin()

    def apply(self) -> None:
        self._apply(self.editor.text())

    def _apply(self, text: str) -> None:
        if self.fits(self.editor, self.field, self.entity, text):
            if self.pick is not None:
                ValueForm.last = self.field.code
            self.acting.set_field(self.field, text)
            self.over.emit()

    def entered(self) -> None:
        if self.is_said:
            self.apply()

    @property
    def is_said(self) -> bool:
        return bool(self.editor.text())

    def _picked(self) -> None:
        assert self.pick is not None
        found = self.pick.fields.get(self.pick.text())
        if found is None:
            self.pick.set_wrong(True)
        elif found is not self.field:
            self.field = found
            old, at = self.editor, self.line.indexOf(self.editor)
            self.editor = self.add_editor(found, self.entity, EDIT_WIDTH)
            self.line.removeWidget(self.editor)
            self.line.insertWidget(at, self.editor)
            old.hide()
            old.deleteLater()
            QWidget.setTabOrder(self.pick, self.editor)
            QWidget.setTabOrder(self.editor, self.button)
            self.editor.show()
            self.look()
        if found is not None:
            self.editor.begin()


class TagForm(Form):
    def __init__(self, acting: "Acting", words: str, field: Field) -> None:
        super().__init__(acting, words, translate("Forms", "加上"))
        self.field = field
        self.ways: dict[bool, QToolButton] = {}
        for add, word in ((True, translate("Forms", "加上")), (False, translate("Forms", "去掉"))):
            way = QToolButton(objectName="segment")
            way.setText(word)
            way.setCheckable(True)
            way.setAutoExclusive(True)
            way.setChecked(add)
            way.toggled.connect(self._word)
            self.ways[add] = way
            self.line.addWidget(way)
        self.editor = self.add_editor(field, self.entity, TEXT_WIDTH)
        self.close_line()
        self.look()

    @property
    def is_said(self) -> bool:
        return bool(members.names(self.editor.text()))

    def begin(self) -> None:
        self.editor.begin()

    def apply(self) -> None:
        names = members.names(self.editor.text())
        if not names:
            self.editor.begin()
            return
        self.acting.tag(self.field, names, add=self.ways[True].isChecked())
        self.over.emit()

    def _word(self) -> None:
        self.button.setText(self.ways[self.ways[True].isChecked()].text())


class RemindForm(Form):
    def __init__(self, acting: "Acting", words: str) -> None:
        super().__init__(acting, words, translate("Forms", "提醒"))
        self.reminder = self.desk.core.entities["reminder"]
        self.text = self.add_editor(self.reminder.by_name["text"], self.reminder, TEXT_WIDTH)
        self.due = self.add_editor(self.reminder.by_name["due_on"], self.reminder, DAY_WIDTH)
        self.close_line()
        self.look()
        if hasattr(self.text, "line"):
            self.text.line.setPlaceholderText(translate("Forms", "提醒做什么"))

    @property
    def is_said(self) -> bool:
        return bool(self.text.text() and self.due.text())

    def begin(self) -> None:
        self.text.begin()

    def apply(self) -> None:
        for editor, name in ((self.text, "text"), (self.due, "due_on")):
            if not editor.text():
                editor.set_wrong(True)
                editor.begin()
                return
            if not self.fits(editor, self.reminder.by_name[name], self.reminder, editor.text()):
                return
        self.acting.remind(self.text.text(), self.due.text())
        self.over.emit()


class QuestionForm(Form):
    """Before many rows, or money, go to 回收站."""

    def __init__(self, acting: "Acting", words: str, go: Callable[[], None]) -> None:
        super().__init__(acting, words, translate("Forms", "放入回收站"))
        self._go = go
        self.close_line()

    def begin(self) -> None:
        self.button.setFocus()

    def apply(self) -> None:
        self._go()
        self.over.emit()


def settable(e: Entity) -> list[Field]:
    """What several records can have alike."""
    alike = [f for f in e.shown if f.editable and not f.unique and f.name not in (e.title, "number")]
    return [f for f in alike if f.storage in (Storage.COLUMN, Storage.MEMBERS)]
