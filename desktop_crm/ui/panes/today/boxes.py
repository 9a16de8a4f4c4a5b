"""What stands in a line while one writes about it: what came of it and when to go on, or until when to put it off."""

from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from ...desk import Desk
from . import saying
from .spots import PAD

if TYPE_CHECKING:
    from ...editors.field_editor import FieldEditor

translate = QCoreApplication.translate
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
DATE_WIDE, HIGH = 232, 34


def near_days(today: date) -> dict[str, date]:
    """明天, 3 天后, 下周一."""
    return {
        translate("Later", "明天"): today + timedelta(1),
        translate("Later", "3 天后"): today + timedelta(3),
        translate("Later", "下周一"): today + timedelta(7 - today.weekday()),
    }


class Box(QFrame):
    """Enter saves, Esc leaves; what was typed is told when it goes, so that it can stand there again."""

    saved = Signal()
    left = Signal()

    def __init__(self, desk: Desk, words: str) -> None:
        super().__init__(objectName="inlineBox")
        self.desk = desk
        self.setStyleSheet(desk.theme.sheet("forms"))
        self.save = QPushButton(words, objectName="confirm")
        self.save.setToolTip(f"{words} (Enter)")
        self.cancel = QPushButton(self.tr("取消"))
        self.cancel.setToolTip(f"{self.cancel.text()} (Esc)")
        self.save.clicked.connect(self.saved)
        self.cancel.clicked.connect(self.left)
        self.rows = QVBoxLayout(self)
        self.rows.setContentsMargins(0, 2, PAD, 12)
        self.rows.setSpacing(8)
        self._day: FieldEditor | None = None

    @property
    def day(self) -> "FieldEditor":
        """Where any day can be said. Made when it is asked for."""
        if self._day is None:
            from ...editors.field_editor import make_editor  # lazy: its parts are not needed to start

            e = self.desk.core.entities["follow_up"]
            self._day = make_editor(self.desk, e, e.by_name["next_at"], self)
            self._day.setFixedWidth(DATE_WIDE)
            self._day.entered.connect(self.saved)
            self._day.cancelled.connect(self.left)
        return self._day

    def mark_wrong(self) -> None:
        """The day is not one that can be meant."""
        if self._day is not None and self._day.isVisible():
            self._day.set_wrong(True)
            self._day.begin()

    def redraw(self) -> None:
        """After a change of theme."""
        self.setStyleSheet(self.desk.theme.sheet("forms"))
        if self._day is not None:
            self._day.redraw()

    def row(self, *widgets: QWidget, stretch: int = -1) -> QHBoxLayout:
        made = QHBoxLayout()
        made.setSpacing(8)
        made.addStrut(HIGH)
        for at, widget in enumerate(widgets):
            made.addWidget(widget, 1 if at == stretch else 0)
        self.rows.addLayout(made)
        return made

    def event(self, event: QEvent) -> bool:
        """No shortcut of the page takes Ctrl+Enter from what is written here."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and event.key() in ENTER:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in ENTER:
            self.saved.emit()
        else:
            super().keyPressEvent(event)


class FinishBox(Box):
    """结果, and 下次."""

    def __init__(self, desk: Desk, text: str, draft: dict[str, str]) -> None:
        super().__init__(desk, translate("FinishBox", "完成"))
        self.result = QLineEdit(draft.get("result", ""))
        self.result.setPlaceholderText(self.tr("结果怎么样？可以不填，回车完成"))
        self.result.setAccessibleName(self.tr("结果"))
        self.content = QLineEdit(draft.get("content", ""))
        self.content.setPlaceholderText(text)
        self.content.setAccessibleName(self.tr("下次做什么"))
        self.chips: list[tuple[QPushButton, date | None]] = []
        self.row(self.result, self.save, self.cancel, stretch=0)
        chips = self.row(QLabel(self.tr("下次"), objectName="muted"))
        for words, day in (*near_days(desk.today).items(), (self.tr("日期"), None)):
            chip = QPushButton(words, objectName="dayChip", checkable=True)
            if day is not None:
                chip.setToolTip(saying.full_day(day, desk.lang))
            chip.clicked.connect(lambda on, chip=chip: self._choose(chip, on))
            chips.addWidget(chip)
            self.chips.append((chip, day))
        self._chips = chips
        chips.addWidget(self.content, 1)
        self._gap = chips.count()
        chips.addStretch()
        for line in (self.result, self.content):
            line.setAcceptDrops(False)  # a file dropped here is for the window
            line.installEventFilter(self)
        for one, following in pairwise(
            (self.result, *(chip for chip, _ in self.chips), self.content, self.save, self.cancel)
        ):
            self.setTabOrder(one, following)
        self._take(draft)

    @property
    def next_at(self) -> str:
        """As it is saved: a day, a day and its time, or nothing."""
        on = next(((chip, day) for chip, day in self.chips if chip.isChecked()), None)
        return "" if on is None else on[1].isoformat() if on[1] else self.day.text()

    def draft(self) -> dict[str, str]:
        on = next((str(at) for at, (chip, _) in enumerate(self.chips) if chip.isChecked()), "")
        typed = self._day.text() if self._day else ""
        return {"result": self.result.text(), "content": self.content.text(), "chip": on, "day": typed}

    def begin(self) -> None:
        self.result.setFocus()

    def _take(self, draft: dict[str, str]) -> None:
        chip = draft.get("chip", "")
        if chip:
            self.chips[int(chip)][0].setChecked(True)
        self._show()
        if draft.get("day"):
            self.day.set_text(draft["day"])

    def _choose(self, chosen: QPushButton, on: bool) -> None:
        for chip, _ in self.chips:
            chip.setChecked(on and chip is chosen)
        self._show()
        if self.chips[-1][0].isChecked():
            self.day.begin()
        elif on:
            self.content.setFocus()

    def _show(self) -> None:
        on, by_date = any(chip.isChecked() for chip, _ in self.chips), self.chips[-1][0].isChecked()
        if by_date and self._chips.indexOf(self.day) < 0:
            self._chips.insertWidget(self._chips.indexOf(self.content), self.day)
            self.setTabOrder(self.chips[-1][0], self.day)
            self.setTabOrder(self.day, self.content)
        if self._day is not None:
            self._day.setVisible(by_date)
        self.content.setVisible(on)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """A line hands Enter on to nobody by itself once it has taken it."""
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() in ENTER:
            self.saved.emit()
            return True
        return super().eventFilter(watched, event)


class LaterBox(Box):
    """推迟到: any day."""

    def __init__(self, desk: Desk, _text: str, draft: dict[str, str]) -> None:
        super().__init__(desk, translate("LaterBox", "推迟"))
        row = self.row(QLabel(self.tr("推迟到"), objectName="muted"), self.day, self.save, self.cancel)
        row.addStretch()
        if draft.get("day"):
            self.day.set_text(draft["day"])

    @property
    def until(self) -> str:
        return self.day.text()

    def draft(self) -> dict[str, str]:
        return {"day": self.day.text()}

    def begin(self) -> None:
        self.day.begin()
