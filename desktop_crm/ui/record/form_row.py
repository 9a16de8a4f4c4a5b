"""One field of a form: its name, its editor, and below it what is wrong or who is there already."""

from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from ...domain.fields import Entity, Field
from ..desk import Desk
from ..editors.field_editor import FieldEditor, make_editor
from .duplicates import Alike

KEY = 84


class FormRow(QWidget):
    def __init__(
        self,
        desk: Desk,
        e: Entity,
        f: Field,
        *,
        required: bool,
        alike: Alike | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.desk, self.field = desk, f
        self.key = QLabel(objectName="key")
        self._required = required
        self.key.setWordWrap(True)
        self.key.setFixedWidth(KEY)
        self.editor: FieldEditor = make_editor(desk, e, f, self, dressed=True)
        self.wrong = QLabel(objectName="wrong")
        self.wrong.setWordWrap(True)
        self.wrong.setTextFormat(Qt.TextFormat.PlainText)
        self.wrong.hide()
        self.alike = alike
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setHorizontalSpacing(8)
        layout.setVerticalSpacing(2)
        layout.setColumnStretch(1, 1)
        layout.addWidget(self.key, 0, 0, Qt.AlignmentFlag.AlignTop)
        self.key.setContentsMargins(0, 7, 0, 0)
        layout.addWidget(self.editor, 0, 1)
        layout.addWidget(self.wrong, 1, 1)
        if alike is not None:
            layout.addWidget(alike.key, 2, 0, Qt.AlignmentFlag.AlignTop)
            layout.addWidget(alike, 2, 1)
        self.editor.edited.connect(lambda: self.tell(""))
        self._name()

    @property
    def text(self) -> str:
        return self.editor.text()

    def redraw(self) -> None:
        """After a change of theme."""
        self._name()
        self.editor.redraw(dressed=True)

    def tell(self, wrong: str) -> None:
        """What is wrong with the text; nothing, all is well."""
        self.wrong.setText(wrong)
        self.wrong.setVisible(bool(wrong))
        self.editor.set_wrong(bool(wrong))

    def _name(self) -> None:
        label = self.field.label(self.desk.lang)
        self.key.setTextFormat(Qt.TextFormat.RichText if self._required else Qt.TextFormat.PlainText)
        star = f' <span style="color: {self.desk.theme.tokens["bad"]}">*</span>'
        self.key.setText(escape(label) + star if self._required else label)
