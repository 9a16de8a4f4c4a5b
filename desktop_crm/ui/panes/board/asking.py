"""What a stage wants to know, asked inside the card that was moved there. Enter goes on, Esc puts the card back."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from ....domain.fields import Field
from ...desk import Desk
from ...editors.field_editor import FieldEditor, make_editor
from .card_delegate import GAP, PITCH
from .card_list import CardList


class Asking(QFrame):
    answered = Signal(dict)
    """Field code → text."""
    left = Signal()

    def __init__(
        self,
        desk: Desk,
        cards: CardList,
        title: str,
        stage: str,
        fields: Sequence[Field],
        now: Mapping[str, str],
        required: Collection[str],
    ) -> None:
        """`now` is what the fields hold, `required` the codes of those that may not stay empty."""
        super().__init__(cards.viewport(), objectName="askingRoom")
        self._desk, self._cards, self._over, self._rid = desk, cards, False, 0
        self._fields, self._required = fields, required
        self.setAccessibleName(stage)
        self.card = QFrame(self, objectName="asking")
        self.title = QLabel(title, objectName="askingTitle")
        self.title.setWordWrap(True)
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        self.wrong = QLabel(objectName="bad")
        self.wrong.setWordWrap(True)
        self.wrong.setTextFormat(Qt.TextFormat.PlainText)
        self.wrong.hide()
        self.yes = QPushButton(stage, objectName="primary")
        self.no = QPushButton(self.tr("放回去"))
        layout = QVBoxLayout(self.card)
        layout.setContentsMargins(12, 10, 12, 12)
        layout.setSpacing(4)
        layout.addWidget(self.title)
        e = desk.core.entities["deal"]
        self.editors: dict[str, FieldEditor] = {}
        for f in fields:
            key = QLabel(f.label(desk.lang), objectName="askingKey")
            editor = make_editor(desk, e, f, self.card)
            editor.set_text(now.get(f.code, ""))
            key.setBuddy(editor)
            layout.addWidget(key)
            layout.addWidget(editor)
            editor.entered.connect(self.answer)
            editor.cancelled.connect(self.leave)
            editor.edited.connect(self.wrong.hide)
            editor.edited.connect(self.place)
            self.editors[f.code] = editor
        layout.addWidget(self.wrong)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(0, 8, 0, 0)
        buttons.setSpacing(8)
        buttons.addWidget(self.yes, 1)
        buttons.addWidget(self.no)
        layout.addLayout(buttons)
        self.yes.clicked.connect(self.answer)
        self.no.clicked.connect(self.leave)
        cards.verticalScrollBar().valueChanged.connect(self.place)
        cards.viewport().installEventFilter(self)
        self.redraw()

    def redraw(self) -> None:
        """After a change of theme."""
        self.setStyleSheet(self._desk.theme.sheet("forms") + self._desk.theme.sheet("board"))
        for editor in self.editors.values():
            editor.redraw()

    def begin(self, rid: int) -> None:
        """Over that card, the keys in the first field that is still empty."""
        self._rid = rid
        self.place()
        self.show()
        self.raise_()
        empty = (editor for editor in self.editors.values() if not editor.text())
        first = next(empty, next(iter(self.editors.values()), None))
        if first is not None:
            first.begin()

    def answer(self) -> None:
        if self._over or not self.isEnabled():
            return
        for editor in self.editors.values():
            editor.settle()
        self.wrong.hide()
        for f in self._fields:
            if f.code in self._required and not self.editors[f.code].text():
                self.refuse(self.tr("请填“{0}”").format(f.label(self._desk.lang)))
                return
        self.setEnabled(False)
        self.answered.emit({code: editor.text() for code, editor in self.editors.items()})

    def refuse(self, words: str) -> None:
        """What was wrong with the answer; it can be mended."""
        self.setEnabled(True)
        self.wrong.setText(words)
        self.wrong.show()
        self.place()
        for editor in self.editors.values():
            if not editor.text():
                editor.begin()
                return
        next(iter(self.editors.values())).begin()

    def leave(self) -> None:
        if not self._over:
            self.left.emit()

    def close_it(self) -> None:
        self._over = True
        for editor in self.editors.values():
            editor.close_popup()
        self._cards.viewport().removeEventFilter(self)
        self.hide()
        self.deleteLater()

    def place(self) -> None:
        """As wide as the card, as high as it must be, all of it in sight. No card looks out from under it."""
        row = self._cards.cards.row_of(self._rid)
        box = self._cards.card_box(max(0, row))
        wide, room = box.width(), self._cards.viewport().height()
        layout = self.card.layout()
        high = max(layout.totalHeightForWidth(wide), self.card.minimumSizeHint().height())
        top = max(0, min(box.top(), room - high - 2))
        bottom = box.top() + -(-(top + high + GAP - box.top()) // PITCH) * PITCH - GAP
        self.setGeometry(box.left(), top, wide, max(high, min(bottom, room) - top))
        self.card.setGeometry(0, 0, wide, high)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            focused = self.focusWidget()
            self.leave() if focused is self.no else self.answer()
        event.accept()  # none of its keys is for the cards below

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() == QEvent.Type.Resize:
            self.place()
        return False
