"""One field of a record: its name, its value, and its editor while it is being changed."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from ...domain.errors import UserError
from ...domain.fields import Entity, Field, Kind, Storage
from ..desk import Desk
from ..icons import icon
from ..wording import Said
from .value_label import ValueLabel

if TYPE_CHECKING:
    from ..editors.field_editor import FieldEditor

KEY = 100
MASKED = frozenset(("id_no",))
_TOP = Qt.AlignmentFlag.AlignTop
Save = Callable[[Field, str, Callable[[], None], Callable[[UserError], None]], None]


class FieldRow(QWidget):
    onward = Signal()
    """Enter: the keys go to the next field."""
    begun = Signal()
    """It is being edited: it should be in sight."""
    open_asked = Signal()
    """The record that it names."""
    copied = Signal(str)

    def __init__(self, desk: Desk, e: Entity, f: Field, save: Save, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk, self.entity, self.field, self._save = desk, e, f, save
        self._plain: Any = None
        self._typed, self._turn, self._saving, self._goes_on = "", 0, False, False
        self.editor: FieldEditor | None = None
        self.key = QLabel(f.label(desk.lang), objectName="fieldKey")
        self.key.setWordWrap(True)
        self.key.setFixedWidth(KEY)
        self.key.setIndent(0)
        self.value = ValueLabel()
        self.value.asked.connect(self.edit)
        self.value.copied.connect(self.copied)
        self.opens = QToolButton(objectName="plain")
        self.opens.clicked.connect(self.open_asked)
        self.error = QLabel(objectName="wrong")
        self.error.setWordWrap(True)
        self.error.hide()
        self._lay_out()
        self.redraw()

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(4)
        line.addWidget(self.value, 1)
        line.addWidget(self.opens, 0, _TOP)
        self._room = QVBoxLayout()
        self._room.setSpacing(2)
        self._room.addLayout(line)
        self._room.addWidget(self.error)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(self.key, 0, _TOP)
        layout.addLayout(self._room, 1)

    def redraw(self) -> None:
        self.opens.setIcon(icon(self.desk.theme, "arrow-right", "text3", 14))
        if self.editor is not None:
            self.editor.redraw(dressed=True)

    @property
    def busy(self) -> bool:
        """Someone is typing here, or what was typed is on its way."""
        return self.editor is not None

    def say(self, said: Said, plain: Any, *, link: str = "") -> None:
        """`link` names the record it opens."""
        self._plain = plain
        tone = said.tone if said.text else "text3"
        self.value.say(said.text, masked=self.field.name in MASKED, locked=self._why_locked())
        if self.value.property("tone") != tone:
            self.value.setProperty("tone", tone)
            self.value.style().unpolish(self.value)
            self.value.style().polish(self.value)
        self.value.setAccessibleName(f"{self.key.text()}: {self.value.text()}")
        self.opens.setVisible(bool(link))
        if link:
            self.opens.setToolTip(self.tr("打开“{0}”").format(link))
            self.opens.setAccessibleName(self.opens.toolTip())

    def edit(self) -> None:
        if self.value.locked:
            self.value.setFocus()
            self.value.tell_locked()
            return
        if self.editor is not None:
            self.editor.begin()
            return
        from ..editors.field_editor import make_editor  # lazy, here and below: not needed to look at a record
        from ..editors.texts import text_of

        self.editor = editor = make_editor(self.desk, self.entity, self.field, self, dressed=True)
        self._typed = text_of(self.field, self._plain)
        editor.set_text(self._typed)
        self._typed = editor.text()
        editor.committed.connect(self._commit)
        editor.cancelled.connect(self.give_up)
        editor.entered.connect(self._enter)
        editor.left.connect(self._leave)
        self._goes_on = False
        self._room.insertWidget(1, editor)
        self.value.hide()
        self.opens.hide()
        editor.show()
        editor.begin()
        self.begun.emit()

    def give_up(self) -> None:
        """Esc: as it was."""
        self._close(focus=True)

    def drop(self) -> None:
        """Another record comes."""
        self._turn += 1
        self._close(focus=False)

    def commit(self) -> None:
        if self.editor is not None:
            self.editor.commit()

    def _commit(self) -> None:
        if self.editor is None or self._saving:
            return
        text, turn = self.editor.text(), self._turn
        if text == self._typed:
            if self.error.isHidden():
                self._close(focus=self._has_focus())
            return
        self._saving = True
        self._save(self.field, text, lambda: self._saved(turn, text), lambda error: self._refused(turn, error))

    def _saved(self, turn: int, text: str) -> None:
        self._saving = False
        if turn == self._turn:
            goes_on, focus = self._goes_on, self._has_focus()
            self.value.say(self._in_words(text), masked=self.value.masked)
            self._close(focus=focus)
            if goes_on and focus:
                self.onward.emit()

    def _in_words(self, text: str) -> str:
        """Of what was typed, until the record is read anew: a choice's word, not its code."""
        if self.field.storage is Storage.MEMBERS:
            return text.replace(",", "、")
        line = getattr(self.editor, "line", None)
        return line.text() if line is not None else text

    def _refused(self, turn: int, error: UserError) -> None:
        self._saving = False
        if turn != self._turn or self.editor is None:
            self.desk.say(error.text(self.desk.lang))
            return
        self._goes_on = False
        self.editor.set_wrong(True)
        self.error.setText(error.text(self.desk.lang))
        self.error.show()

    def _enter(self) -> None:
        """After the commit: nothing changed means it is closed already."""
        if self.editor is None:
            self.onward.emit()
        else:
            self._goes_on = True

    def _leave(self) -> None:
        if self.editor is not None and not self._saving and not self.editor.changed and self.error.isHidden():
            self._close(focus=False)

    def _close(self, *, focus: bool) -> None:
        editor, self.editor = self.editor, None
        self._saving = False
        if editor is None:
            return
        self.error.hide()
        self.value.show()
        if focus:
            self.value.setFocus()
        editor.hide()
        self._room.removeWidget(editor)
        editor.deleteLater()
        self.opens.setVisible(bool(self.opens.toolTip()) and self._plain is not None)

    def _has_focus(self) -> bool:
        at = self.window().focusWidget()
        return at is not None and (at is self or self.isAncestorOf(at))

    def _why_locked(self) -> str:
        f = self.field
        if f.editable:
            return ""
        if f.storage is Storage.JOURNAL:
            return self.tr("由变更历史得出，不能直接改")
        return {
            "last_contact_at": self.tr("最近一条跟进的时间，记一条跟进就会变"),
            "next_contact_at": self.tr("最早一个未完成提醒的日期，在提醒里改"),
            "completeness": self.tr("填了多少项算出来的，多填几项就会变"),
        }.get(f.name, self.tr("由程序算出，不能直接改"))


def is_link(f: Field) -> bool:
    """Whether its record is worth opening from here."""
    return f.kind is Kind.REFERENCE and f.target not in ("user", "stage", "pipeline")
