"""联系人, 商机, 提醒 and 产品 of a record: each line says the little that people look for, a click opens it."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QMenu, QWidget

from ...services.dossier import ContactLine, DealLine, Piece, ReminderLine
from ..desk import Desk
from ..widgets.check_box import CheckBox
from ..wording import Wording
from . import writing
from .head import pill
from .lines import Line, LineList
from .stages import stage_tone, stage_words

_TOP = Qt.AlignmentFlag.AlignTop
BESIDE = 28
"""As high as ⋯, so that both stand at the middle of the first line."""


class PlainLine(Line):
    """A name with a pill behind it, a fact at the right, and a second line below."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.thing: Any = None
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.name, self.right = QLabel(objectName="lineName"), QLabel(objectName="lineRight")
        self.below, self.pill = QLabel(objectName="lineMeta"), pill("", "grey")
        for label in (self.name, self.right, self.below):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setIndent(0)
        for label in (self.name, self.below):
            label.setWordWrap(True)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(8, 6, 4, 8)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(2)
        self._grid.addWidget(self.name, 0, 1)
        self._grid.addWidget(self.right, 0, 2, Qt.AlignmentFlag.AlignRight)
        self._grid.addWidget(self.more, 0, 3, _TOP)
        second = QHBoxLayout()
        second.setSpacing(6)
        second.addWidget(self.pill)
        second.addWidget(self.below, 1)
        second.addStretch()  # else the pill alone would fill the line
        self._grid.addLayout(second, 1, 1, 1, 3)
        self._grid.setColumnStretch(1, 1)

    def show_words(self, name: str, right: str, below: str, label: str = "", tone: str = "grey") -> None:
        self.name.setText(name or "—")
        for widget, text in ((self.right, right), (self.below, below), (self.pill, label)):
            widget.setText(text)
            widget.setVisible(bool(text))
        if self.pill.property("tone") != tone:
            self.pill.setProperty("tone", tone)
            self.pill.style().unpolish(self.pill)
            self.pill.style().polish(self.pill)
        self.setAccessibleName(" · ".join(filter(None, (name, label, right, below))))
        self.redraw()

    kind = ""

    def open(self) -> None:
        if self.thing is not None:
            self.opened.emit(self.kind, self.thing.rid)

    def fill_menu(self, menu: QMenu) -> None:
        menu.addAction(self.tr("打开"), self.open)

    def add_trash(self, menu: QMenu) -> None:
        kind, rid = self.kind, self.thing.rid
        menu.addSeparator()
        menu.addAction(self.tr("放入回收站"), lambda: writing.trash(self.desk, kind, rid))


class PersonLine(PlainLine):
    kind = "contact"

    def say(self, thing: ContactLine, wording: Wording) -> None:
        self.thing = thing
        mark = self.tr("主联系人") if thing.primary else self.tr("离职") if thing.left else thing.role
        below = " · ".join(filter(None, (thing.post, thing.role if mark != thing.role else "")))
        self.show_words(
            thing.name, thing.phones[0] if thing.phones else "", below, mark, "accent" if thing.primary else "grey"
        )

    def fill_menu(self, menu: QMenu) -> None:
        super().fill_menu(menu)
        thing = self.thing
        for number in thing.phones:
            menu.addAction(self.tr("复制 {0}").format(number), lambda number=number: writing.copy(self.desk, number))
        if not thing.primary:
            menu.addAction(self.tr("设为主联系人"), lambda: writing.make_primary(self.desk, thing.rid, thing.name))
        self.add_trash(menu)


class BusinessLine(PlainLine):
    kind = "deal"

    def say(self, thing: DealLine, wording: Wording) -> None:
        self.thing = thing
        code, name, kind = thing.stage
        e = self.desk.core.entities["deal"]
        amount = wording.say(e.by_name["amount"], thing.amount).text
        day = thing.closed_on or thing.expected_on
        word = e.by_name["closed_on" if thing.closed_on else "expected_on"].label(wording.lang)
        self.show_words(
            thing.name, amount, f"{word} {wording.day(day)}" if day else "",
            stage_words(code, name, wording.lang), stage_tone(code, kind),
        )  # fmt: skip

    def fill_menu(self, menu: QMenu) -> None:
        super().fill_menu(menu)
        self.add_trash(menu)


class ToDoLine(PlainLine):
    kind = "reminder"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.tick = CheckBox(desk.theme)
        self.tick.setFixedHeight(BESIDE)
        self.tick.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Space on the line does the same
        self.tick.clicked.connect(self._done)
        self._grid.addWidget(self.tick, 0, 0, _TOP)

    def say(self, thing: ReminderLine, wording: Wording) -> None:
        self.thing = thing
        self.tick.setChecked(False)
        self.tick.setEnabled(True)
        self.tick.setAccessibleName(self.tr("完成“{0}”").format(thing.text))
        self.tick.setToolTip(self.tr("完成（空格）"))
        due = wording.due(thing.due) if thing.due else None
        put_off = self.tr("推迟过") if thing.state == "snoozed" else ""
        self.show_words(thing.text, "", " · ".join(filter(None, (thing.about, thing.owner, put_off))), due.text if due else "",
                        due.tone if due and due.tone != "text" else "grey")  # fmt: skip

    def keyPressEvent(self, event) -> None:  # noqa: N802
        if event.key() == Qt.Key.Key_Space and self.hasFocus():
            self.tick.setChecked(True)
            self._done()
        else:
            super().keyPressEvent(event)

    def fill_menu(self, menu: QMenu) -> None:
        menu.addAction(self.tr("完成"), self._done)
        later = menu.addMenu(self.tr("推迟"))
        for words, day in writing.snoozes(self.desk.today):
            later.addAction(words, lambda words=words, day=day: self._snooze(words, day))
        super().fill_menu(menu)
        self.add_trash(menu)

    def _done(self) -> None:
        self.tick.setEnabled(False)
        writing.finish_reminder(self.desk, self.thing.id)

    def _snooze(self, words: str, day) -> None:
        writing.snooze(self.desk, self.thing.id, day, words)


class PieceLine(PlainLine):
    kind = "product"

    def say(self, thing: Piece, wording: Wording) -> None:
        self.thing = thing
        e = self.desk.core.entities["deal_line"]
        price = wording.say(e.by_name["price"], thing.price).text
        amount = "" if thing.quantity is None else f"{thing.quantity:,} {thing.unit}".rstrip()
        self.show_words(thing.product, price, amount)

    def open(self) -> None:
        if self.thing is not None and self.thing.product_rid:
            self.opened.emit("product", self.thing.product_rid)


class People(LineList):
    icon_name = "user-round"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, lambda: PersonLine(desk))


class Business(LineList):
    icon_name = "square-kanban"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, lambda: BusinessLine(desk))


class ToDos(LineList):
    icon_name = "bell"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, lambda: ToDoLine(desk))


class Pieces(LineList):
    icon_name = "package"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, lambda: PieceLine(desk))
