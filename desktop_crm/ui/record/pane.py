"""The record beside the table: its fields from the field table, what is filled in first, the rest folded away."""

from collections.abc import Iterable, Mapping
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ...domain.fields import Entity, Field, Kind, Storage
from ..icons import icon
from ..theme import Theme
from ..wording import NOTHING, Said, Wording

KEY = 96
_TOP = Qt.AlignmentFlag.AlignTop


class RecordPane(QFrame):
    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent, objectName="card")
        self._theme = theme
        self._shown: tuple[Entity, Mapping[str, Any], Wording] | None = None
        self._unfolded = False
        self.title = QLabel(objectName="h2")
        self.title.setWordWrap(True)
        self.number = QLabel(objectName="tiny")
        self.why = QLabel(objectName="why")
        self.why.setWordWrap(True)
        for label in (self.title, self.number, self.why):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.close_button = QToolButton(objectName="plain")
        self.close_button.setAccessibleName(self.tr("收起记录栏"))
        self.close_button.setToolTip(self.tr("收起记录栏 (Esc)"))
        self.close_button.clicked.connect(self.closed)
        self.fold = QPushButton(objectName="fold")
        self.fold.setCursor(Qt.CursorShape.PointingHandCursor)
        self.fold.clicked.connect(self._turn)
        self._page = QWidget(objectName="plainPage")
        self._scroll = QScrollArea()
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(self._page)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._grid = QGridLayout(self._page)
        self._grid.setContentsMargins(16, 12, 12, 16)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnMinimumWidth(0, KEY)
        self._grid.setColumnStretch(1, 1)
        self._rows: list[tuple[QLabel, QLabel]] = []
        self._rule: list[QFrame] = []
        self.hint = QLabel(
            self.tr("点一位客户，这里显示他的资料"), objectName="muted", alignment=Qt.AlignmentFlag.AlignCenter
        )
        self.hint.setWordWrap(True)
        self._lay_out()
        self.clear()

    def _lay_out(self) -> None:
        names = QVBoxLayout()
        names.setSpacing(2)
        names.addWidget(self.title)
        names.addWidget(self.number)
        names.addWidget(self.why)
        head = QHBoxLayout()
        head.setContentsMargins(16, 14, 10, 12)
        head.addLayout(names, 1)
        head.addWidget(self.close_button, 0, _TOP)
        line = QFrame(objectName="rule")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(line)
        layout.addWidget(self._scroll, 1)
        layout.addWidget(self.hint, 1)

    @property
    def pairs(self) -> dict[str, str]:
        """What stands there, label → value."""
        return {k.text(): v.text() for k, v in self._rows if not k.isHidden()}

    def redraw(self) -> None:
        self.close_button.setIcon(icon(self._theme, "x", "text2", 16))
        if self._shown:
            self._fill()

    def clear(self) -> None:
        self._shown = None
        for widget in (self.title, self.number, self.why, self._scroll):
            widget.hide()
        self.hint.show()

    def show_record(self, e: Entity, record: Mapping[str, Any], wording: Wording, why: str = "") -> None:
        """`record` as `services.present` makes it; `why` a search led to it."""
        self.why.setText(why)
        self.why.setVisible(bool(why))
        self._shown = (e, record, wording)
        self._fill()
        for widget in (self.title, self._scroll):
            widget.show()
        self.number.setVisible(bool(record.get("number")))
        self.hint.hide()

    def _fill(self) -> None:
        assert self._shown is not None
        e, record, wording = self._shown
        self.title.setText(str(record.get(e.by_name[e.title].code) or "—"))
        self.number.setText(str(record.get("number") or ""))
        fields = [f for f in e.shown if f.name not in (e.title, "number")]
        said = {f: wording.say(f, record.get(f.code)) for f in fields}
        filled = [f for f in fields if said[f] is not NOTHING]
        empty = [f for f in fields if said[f] is NOTHING and f.editable]
        typed = [f for f in filled if f.storage in (Storage.COLUMN, Storage.MEMBERS)]
        kept = [f for f in filled if f not in typed]
        self._grid.removeWidget(self.fold)
        at = self._place(0, typed, said, wording)
        self.fold.setText(self.tr("收起没填的") if self._unfolded else self.tr("还有 %n 项没填", "", len(empty)))
        at = self._place(at, empty if self._unfolded else [], said, wording)
        self._grid.addWidget(self.fold, at, 0, 1, 2, Qt.AlignmentFlag.AlignLeft)
        self.fold.setVisible(bool(empty))
        self._ruled(at + 1, bool(kept))
        at = self._place(at + 2, kept, said, wording)
        self._finish(at)

    def _place(self, at: int, fields: Iterable[Field], said: Mapping[Field, Said], wording: Wording) -> int:
        if at == 0:
            for pair in self._rows:
                for label in pair:
                    self._grid.removeWidget(label)
                    label.hide()
            self._used = 0
        for f in fields:
            if self._used == len(self._rows):
                self._rows.append(self._new_row())
            key, value = self._rows[self._used]
            self._used += 1
            key.setText(f.label(wording.lang))
            words = said[f]
            value.setText(words.text or "—")
            tone = words.tone if words.text else "text3"
            value.setStyleSheet("" if tone in ("text", "text2") else f"color: {self._theme.tokens[tone]}")
            value.setAccessibleName(f"{key.text()}: {value.text()}")
            value.setToolTip(str(words.text) if f.kind is Kind.TIME else "")
            for column, label in enumerate((key, value)):
                self._grid.addWidget(label, at, column, _TOP)
                label.show()
            at += 1
        return at

    def _new_row(self) -> tuple[QLabel, QLabel]:
        key, value = QLabel(self._page, objectName="key"), QLabel(self._page)
        for label in (key, value):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        key.setMaximumWidth(KEY)
        value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return key, value

    def _ruled(self, at: int, wanted: bool) -> None:
        if not self._rule:
            self._rule.append(QFrame(self._page, objectName="rule"))
        self._grid.removeWidget(self._rule[0])
        self._grid.addWidget(self._rule[0], at, 0, 1, 2)
        self._rule[0].setVisible(wanted)

    def _finish(self, at: int) -> None:
        for row in range(self._grid.rowCount()):
            self._grid.setRowStretch(row, 0)
        self._grid.setRowStretch(at + 1, 1)

    def _turn(self) -> None:
        self._unfolded = not self._unfolded
        self._fill()
