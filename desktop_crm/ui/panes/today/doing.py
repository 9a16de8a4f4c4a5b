"""What can be done with the reminder the cursor is on: by key, by menu, by a press on its line."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QMenu

from ....domain.errors import BadValue, UserError
from ....services.core import Core
from ....services.day import DONE, Item
from . import later_menu
from .boxes import Box, FinishBox, LaterBox

if TYPE_CHECKING:
    from .page import TodayPage

KIND = "reminder"


class Doing(QObject):
    def __init__(self, page: "TodayPage") -> None:
        super().__init__(page)
        self._page, self._desk, self._list, self._lines = page, page.desk, page.list, page.lines
        self._drafts: dict[tuple[type[Box], int], dict[str, str]] = {}
        self._menu: QMenu | None = None
        act = self._act
        self.finish = act(self.tr("完成"), lambda: self.open_box(FinishBox), "Space", "check")
        self.later = act(self.tr("推迟"), self.show_later, ("S", "F"), "alarm-clock")
        self.open = act(self.tr("打开记录"), self.show_about, "Return", "panel-right")
        self.change = act(self.tr("改这条提醒"), self.show_itself, "F2", "pencil")
        self.call = act(self.tr("复制电话"), self.copy_phone, "C", "phone")
        self.copy = act(self.tr("复制这一条"), self.copy_line, "Ctrl+C", "copy")
        self.trash = act(self.tr("移到回收站"), self.throw_away, "Del", "trash-2")

    def _act(self, words: str, run: Callable[[], object], keys: str | tuple[str, ...], icon: str) -> QAction:
        """By its keys only while the list has them: elsewhere they are letters."""
        made = self._page.act(words, run, keys, icon)
        made.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self._list.addAction(made)
        return made

    def redraw(self) -> None:
        if isinstance(self._list.box, Box):
            self._list.box.redraw()

    def item(self) -> Item | None:
        rid = self._list.rid()
        return self._lines.item(rid) if rid else None

    def press(self, what: str, rid: int) -> None:
        match what:
            case "tick":
                self.open_box(FinishBox)
            case "later":
                self.show_later()
            case "phone":
                self.copy_phone()
            case "about" | "open":
                self.show_about()

    def show_about(self) -> None:
        if self.item():
            self._list.follow_now()
            self._page.beside.turn(True)

    def show_itself(self) -> None:
        if item := self.item():
            self._page.beside.show_record(KIND, item.rid)
            self._page.beside.turn(True)

    def copy_phone(self) -> None:
        item = self.item()
        if item and item.phone:
            QGuiApplication.clipboard().setText(item.phone)
            self._desk.say(self.tr("已复制 {0} {1}").format(item.person, item.phone).replace("  ", " "))

    def copy_line(self) -> None:
        """As cells side by side, for a sheet."""
        if item := self.item():
            about = (item.about.customer or item.about.label) if item.about else ""
            cells = (item.text, about, item.person, item.phone, self._due()[:16].replace("T", " "), item.owner)
            QGuiApplication.clipboard().setText("\t".join(cell.replace("\t", " ") for cell in cells))
            self._desk.say(self.tr("已复制“{0}”").format(item.text))

    def throw_away(self) -> None:
        item = self.item()
        if item is None:
            return
        rid, text = item.rid, item.text
        self._desk.write(
            lambda core: _trash(core, rid),
            lambda _: self._desk.say(self.tr("“{0}”已移到回收站").format(text), undo=True),
        )

    def open_box(self, made: type[FinishBox] | type[LaterBox]) -> None:
        """In the line of what the cursor is on, with what was typed there before."""
        item = self.item()
        if item is None or item.state == "done":
            return
        self.close_box()
        box = made(self._desk, item.text, self._drafts.pop((made, item.rid), {}))
        box.saved.connect(self.save)
        box.left.connect(self.leave)
        self._list.open_box(item.rid, box)
        self._page.allow_beside()
        box.begin()

    def leave(self) -> None:
        """Esc: what was typed stands there when the box is opened again."""
        self.close_box()
        self._list.setFocus()

    def close_box(self) -> None:
        box = self._list.box
        if isinstance(box, (FinishBox, LaterBox)):
            draft = box.draft()
            if any(draft.values()):
                self._drafts[type(box), self._lines.pinned] = draft
            self._end_box()

    def _end_box(self) -> None:
        """What was held in its place by the box may belong elsewhere by now."""
        self._list.close_box()
        self._page.allow_beside()
        self._page.refresh()

    def save(self) -> None:
        box, rid = self._list.box, self._lines.pinned
        item = self._lines.item(rid)
        if item is None or not isinstance(box, (FinishBox, LaterBox)) or not box.save.isEnabled():
            return
        if isinstance(box, LaterBox):
            self.put_off(box.until, rid)
            return
        result, next_at, content = box.result.text(), box.next_at, box.content.text()
        self._write(
            lambda core: _finish(core, rid, result, next_at, content), self.tr("已完成“{0}”").format(item.text), rid
        )

    def put_off(self, until: str, rid: int = 0) -> None:
        rid = rid or self._list.rid()
        item = self._lines.item(rid)
        if item:
            self._write(lambda core: _put_off(core, rid, until), self.tr("已推迟“{0}”").format(item.text), rid)

    def _write(self, work: Callable[[Core], object], said: str, rid: int) -> None:
        """The box goes once it is written, and stays with all that was typed where it could not be."""
        box = self._list.box if self._lines.pinned == rid else None
        if isinstance(box, Box):
            box.save.setEnabled(False)

        def done(_: object) -> None:
            if box is not None and self._list.box is box:
                self._end_box()
                self._list.setFocus()
            self._desk.say(said, undo=True)

        def failed(error: BaseException) -> None:
            if isinstance(box, Box) and self._list.box is box:
                box.save.setEnabled(True)
                if isinstance(error, BadValue):
                    box.mark_wrong()
            if not isinstance(error, UserError):
                self._desk.jobs.crashed.emit(error)
            else:
                self._desk.say(error.text(self._desk.lang))

        self._desk.write(work, done, failed)

    def show_later(self) -> None:
        item = self.item()
        if item is None or item.state == "done":
            return
        row = self._list.visualRect(self._list.currentIndex())
        spots = self._list.painting.spots(row, self._lines.line(self._list.currentIndex().row()))
        self._popup().popup(self._list.viewport().mapToGlobal(spots.later.bottomLeft() + QPoint(0, 4)))

    def show_menu(self, rid: int, at: QPoint) -> None:
        """The same as the keys."""
        item = self.item()
        if item is None:
            return
        menu = self._fresh()
        if item.state != "done":
            menu.addAction(self.finish)
            later_menu.fill(menu.addMenu(self.tr("推迟")), self._desk, self._clock(), self.put_off, self._other_day)
        for action in (self.open, self.change, self.call, self.copy, self.trash):
            if action is not self.call or item.phone:
                menu.addAction(action)
        menu.popup(at)

    def ring(self) -> None:
        """What became due just now is marked, and said once."""
        now = self._desk.core.now()
        for place, entries in self._lines.outline.places.items():
            for entry in entries if place != DONE else ():
                if entry.due == self._lines.outline.wakes:
                    self._lines.rung.add(entry.rid)
                    item = self._lines.item(entry.rid)
                    self._desk.say(self.tr("到时间了：{0}").format(item.text if item else f"{now:%H:%M}"))

    def _popup(self) -> QMenu:
        menu = self._fresh()
        later_menu.fill(menu, self._desk, self._clock(), self.put_off, self._other_day)
        return menu

    def _fresh(self) -> QMenu:
        if self._menu is not None:
            self._menu.deleteLater()
        self._menu = QMenu(self._page)
        return self._menu

    def _other_day(self) -> None:
        self.open_box(LaterBox)

    def _due(self) -> str:
        line = self._lines.line(self._list.currentIndex().row())
        return line.entry.due if line and line.entry else ""

    def _clock(self) -> str:
        """Of what the cursor is on, where it has one."""
        return self._due()[11:16]


def _finish(core: Core, rid: int, result: str, next_at: str, content: str) -> object:
    from ....services import reminders  # lazy, here and below: not needed to start

    return reminders.finish(core, rid, result, next_at, content)


def _put_off(core: Core, rid: int, until: str) -> object:
    from ....services import reminders

    return reminders.put_off(core, rid, until)


def _trash(core: Core, rid: int) -> object:
    from ....services import records

    return records.trash_rows(core, core.entities[KIND], [rid])
