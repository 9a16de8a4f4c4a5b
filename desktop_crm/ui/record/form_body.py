"""The fields of a form: the first ones, the rest behind 更多, and what they know of each other."""

from collections.abc import Iterable, Mapping
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from ...domain.fields import Entity, Field
from ..desk import Desk
from ..editors.field_editor import FieldEditor
from . import form_plan
from .duplicates import Duplicates, places_for
from .form_row import FormRow

NEAR = ("contact", "contacts", "deal")
"""Fields whose records belong to the customer of the form."""


class FormBody(QScrollArea):
    edited = Signal()
    cancelled = Signal()
    ended = Signal()
    """Enter in the last field."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.entity: Entity | None = None
        self.rows: dict[str, FormRow] = {}
        self.duplicates: Duplicates | None = None
        self.more = QPushButton(objectName="fold")
        self._name_made = ""
        self.more.setCursor(Qt.CursorShape.PointingHandCursor)
        self.more.clicked.connect(self.unfold)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    @property
    def texts(self) -> dict[str, str]:
        """Field code → what stands there."""
        return {code: text for code, row in self.rows.items() if (text := row.text)}

    @property
    def folded(self) -> bool:
        return not self.more.isHidden()

    @property
    def at_rest(self) -> bool:
        return self.duplicates is None or self.duplicates.at_rest

    def build(self, e: Entity) -> None:
        """The first fields, empty."""
        self.more.setParent(self)
        self.forget()
        for row in self.rows.values():
            row.editor.blockSignals(True)  # it is left without being asked
        if (old := self.takeWidget()) is not None:
            old.deleteLater()
        self.entity, self.rows, self._name_made = e, {}, ""
        self._alike = places_for(self.desk, e)
        self.duplicates = Duplicates(self.desk, e, lambda: self.texts, self._alike, self)
        self._page = QWidget(objectName="plainPage")
        self._column = QVBoxLayout(self._page)
        self._column.setContentsMargins(16, 12, 16, 12)
        self._column.setSpacing(8)
        self._add(form_plan.first_fields(e))
        rest = sum(len(group.fields) for group in form_plan.more_groups(e))
        self.more.setText(self.tr("更多（还有 %n 项）", "", rest))
        self._column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addStretch(1)
        self.setWidget(self._page)
        self.more.setVisible(bool(rest))

    def fill(self, texts: Mapping[str, str]) -> None:
        if any(code not in self.rows for code, text in texts.items() if text):
            self.unfold(focus=False)
        for code, text in texts.items():
            if code in self.rows:
                self.rows[code].editor.set_text(text)
        self._customer_chosen()

    def unfold(self, *, focus: bool = True) -> None:
        """更多: the rest of the fields, for good."""
        if not self.folded:
            return
        self.more.hide()
        groups = form_plan.more_groups(self.entity)
        self._column.takeAt(self._column.count() - 1)  # the stretch
        for group in groups:
            if group.title:
                title = QLabel(group.title, objectName="groupTitle")
                title.setIndent(0)
                self._column.addWidget(title)
            self._add(group.fields)
        self._column.addStretch(1)
        if focus and groups:
            self.go_to(self.rows[groups[0].fields[0].code].editor)

    def chain(self, after: Iterable[QWidget]) -> None:
        """Tab goes down the form, then to those."""
        for one, following in pairwise([*(row.editor for row in self.rows.values()), self.more, *after]):
            QWidget.setTabOrder(one, following)

    def focus_first(self) -> None:
        """What is to be said first: an empty field, or a name that the program only proposes."""
        rows = list(self.rows.values())
        open_ = [row for row in rows if not row.text or (self._name_made and row.text == self._name_made)]
        self.go_to((open_ or rows)[0].editor)

    def go_to(self, editor: FieldEditor) -> None:
        editor.begin()
        self.ensureWidgetVisible(editor, 0, 24)

    def settle(self) -> None:
        """Each text as it is meant, and nothing said of it any more."""
        for row in self.rows.values():
            row.editor.settle()
            row.tell("")

    def forget(self) -> None:
        """Nobody is looked for any more."""
        if self.duplicates is not None:
            self.duplicates.forget()

    def redraw(self) -> None:
        for row in self.rows.values():
            row.redraw()

    def _add(self, fields: Iterable[Field]) -> None:
        e = self.entity
        for f in fields:
            shown = form_plan.of_the_line(e, f)
            required = form_plan.is_required(shown)
            row = FormRow(self.desk, e, shown, required=required, alike=self._alike.get(f.code), parent=self._page)
            row.editor.edited.connect(self._edited)
            row.editor.committed.connect(self._edited)
            row.editor.cancelled.connect(self.cancelled)
            row.editor.entered.connect(lambda editor=row.editor: self._on_from(editor))
            if hint := form_plan.hint(e, f):
                row.editor.line.setPlaceholderText(hint)
            if f.name == "customer":
                row.editor.committed.connect(self._customer_chosen)
            self.rows[f.code] = row
            self._column.addWidget(row)

    def _on_from(self, editor: FieldEditor) -> None:
        editors = [row.editor for row in self.rows.values()]
        at = editors.index(editor) + 1
        if at < len(editors):
            self.go_to(editors[at])
        else:
            self.ended.emit()

    def _edited(self) -> None:
        if self.duplicates is not None:
            self.duplicates.edited()
        self.edited.emit()

    def _customer_chosen(self) -> None:
        """Its own contacts and deals come first; a deal is called after it until somebody says otherwise."""
        if "customer" not in self.rows:
            return
        customer = self.rows["customer"].editor
        for code in NEAR:
            if code in self.rows:
                self.rows[code].editor.customer = customer.text()
        if self.entity.name == "deal" and self.rows["name"].text in ("", self._name_made):
            label = customer.line.text().strip()
            self._name_made = self.tr("{0} 商机").format(label) if label else ""
            self.rows["name"].editor.set_text(self._name_made)
