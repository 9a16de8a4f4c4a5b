"""今日: the work list, and the record of what the cursor is on beside it."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QPoint, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from ....domain.changes import Changes
from ....domain.days import parse_time
from ....services import day
from ....services.day import DONE, PLACES, TODAY
from ... import pages
from ...desk import Desk
from ...page import Page
from ...record.beside import Beside
from ...widgets.page_head import PageHead
from ...wording import Wording
from . import saying
from .lines import AT_ONCE, Lines
from .list_view import DayList
from .reading import Read, read

if TYPE_CHECKING:
    from .clock import DayClock
    from .doing import Doing
    from .head_keys import HeadKeys
    from .nothing import Nothing
    from .whose import Whose

KIND = "reminder"
FOLLOWED = frozenset((KIND, "customer", "contact", "deal", "follow_up", "user"))
MANY = 3000
"""More than so many open ones are read beside the window from the start."""
TOPIC = "today"


class TodayPage(Page):
    sheet = "today"
    count_changed = Signal(int)
    """How many are late or due today."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.lines = Lines(desk.core, saying.places(), self)
        self.list = DayList(desk, self.lines)
        self.head = PageHead(desk, pages.words(pages.TODAY))
        self.late, self.now = QLabel(objectName="late"), QLabel(objectName="now")
        self.card = QFrame(objectName="card")
        self.stack = QStackedWidget()
        self.beside = Beside(desk, self.card)
        self.seen = ""
        self.mine: bool | None = None
        """None until it was chosen: mine where there are others."""
        self._read: Read | None = None
        self._state: Nothing | None = None
        self._whose: Whose | None = None
        self._clock: DayClock | None = None
        self._doing: Doing | None = None
        self._head_keys: HeadKeys | None = None
        self._wanted = 0
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.list.setAccessibleName(self.tr("今天的事"))
        self.counts = QHBoxLayout()
        self.counts.setContentsMargins(8, 0, 8, 0)
        self.counts.setSpacing(12)
        for label in (self.late, self.now):
            self.counts.addWidget(label)
        beside_title = QWidget()
        beside_title.setLayout(self.counts)
        self.head.add(beside_title, left=True)
        self.stack.addWidget(self.list)
        inside = QVBoxLayout(self.card)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(self.stack)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(self.head)
        layout.addWidget(self.beside, 1)
        self.new = self.act(self.tr("新建提醒"), self.make_new, "Ctrl+N", "plus")
        self.new_button = self.head.button(self.new, "plus", primary=True)

    def _connect(self) -> None:
        self.list.followed.connect(self._show_about)
        self.list.left.connect(lambda: self.beside.turn(False))
        self.list.pressed_on.connect(lambda what, rid: self.doing.press(what, rid))
        self.list.menu_asked.connect(lambda rid, at: self.doing.show_menu(rid, at))

    @property
    def doing(self) -> "Doing":
        """What can be done with a reminder. Made after the first picture."""
        if self._doing is None:
            from .doing import Doing  # lazy: not needed for the first picture

            self._doing = Doing(self)
        return self._doing

    @property
    def state(self) -> "Nothing":
        if self._state is None:
            from .nothing import Nothing  # lazy: made when there is nothing to list

            self._state = Nothing(self.desk.theme)
            self._state.pressed.connect(self._pressed)
            self._state.link_pressed.connect(self._link_pressed)
            self.stack.addWidget(self._state)
        return self._state

    def begin(self) -> None:
        """What the first picture shows, in plain SQL; a very long list is read beside the window."""
        self._say_day()
        core = self.desk.core
        self.opened = parse_time(core.now())
        if day.count_undone(core, MANY) < MANY:
            self._show(read(core, self.mine, self.seen, [], whole=False))
        else:
            self.state.say_reading()
            self.stack.setCurrentWidget(self.state)

    def begin_rest(self) -> None:
        from .clock import DayClock  # lazy, as the keys: the day is young
        from .head_keys import HeadKeys

        self._clock = DayClock(self.desk.core, self)
        self._head_keys = HeadKeys(self.head, self.enter)
        self._clock.turned.connect(self._turn)
        self._clock.rang.connect(self._ring)
        self.beside.begin_rest()
        self.list.painting.with_icons = True
        self.list.viewport().update()
        _ = self.doing
        self.list.follow_now()
        self.refresh()

    def enter(self) -> None:
        if self._clock:
            self._clock.look()
        if self.stack.currentWidget() is not self.list:
            next((b for b in (self.state.button, self.state.link) if b.text()), self.new_button).setFocus()
        elif not self.list.box:
            self.list.setFocus()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """The window is looked at again: the PC may have slept."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.ActivationChange and self._clock and self.isActiveWindow():
            self._clock.look()

    def refresh(self) -> None:
        mine, seen, near = self.mine, self.seen, self._near()
        self.desk.jobs.start(
            lambda core: read(core, mine, seen, near, whole=True), self._show, self._failed, topic=TOPIC
        )

    def follow(self, changes: Changes) -> None:
        if changes.kinds & FOLLOWED:
            self.refresh()
        self.beside.follow(changes)

    def make_new(self) -> None:
        self.start_new(KIND, {"due_on": self.desk.today.isoformat()})

    def start_new(self, kind: str, given: Any) -> bool:
        self.beside.allow(True)
        self.beside.turn(True)
        self.beside.start_new(kind, given)
        return True

    def show_record(self, kind: str, rid: int) -> None:
        """The cursor on that reminder where it is listed; itself beside the list where it is not."""
        if kind == KIND and self.lines.unfold_to(rid):
            self.list.put(self.lines.row_of(rid))
            self.list.follow_now()
        else:
            self.beside.allow(True)
            self.beside.show_record(kind, rid)
        self.beside.turn(True)

    def choose_mine(self, mine: bool) -> None:
        self.mine = mine
        self.refresh()

    def highlight_drop(self, on: bool) -> None:
        self.card.setProperty("drop", on)
        self.card.style().unpolish(self.card)
        self.card.style().polish(self.card)

    def redraw(self) -> None:
        self.head.redraw()
        self.beside.redraw()
        self.list.painting.redraw()
        if self._doing:
            self._doing.redraw()
        if self._state:
            self._state.redraw()
        self.list.viewport().update()

    def keep(self) -> dict[str, Any]:
        kept = {"seen": parse_time(self.desk.core.now()), "folded": sorted(self.lines.folded), **self.beside.keep()}
        return kept if self.mine is None else {**kept, "mine": self.mine}

    def restore(self, kept: dict[str, Any]) -> None:
        self.beside.restore(kept)
        seen, folded, mine = kept.get("seen"), kept.get("folded"), kept.get("mine")
        if isinstance(seen, str) and len(seen) == 20 and seen.endswith("Z"):
            self.seen = self.list.painting.seen = seen
        if isinstance(folded, list):
            self.lines.folded = {place for place in PLACES if place in folded} - {TODAY}
        self.mine = mine if isinstance(mine, bool) else None

    def shut_down(self) -> None:
        if self._clock:
            self._clock.stop()

    @property
    def at_rest(self) -> bool:
        return self.list.resting

    def allow_beside(self) -> None:
        """Not while there is nothing to show there, nor where it would lie over what is being written."""
        self.beside.allow(not self.lines.empty and not (self.list.box and self.beside.over))

    def _near(self) -> list[int]:
        """What is looked at: its rows are read with the outline."""
        rids, first = self.lines.rids(), self.list.indexAt(QPoint(4, 4)).row()
        at = next((n for n, rid in enumerate(rids) if self.lines.row_of(rid) >= first), 0)
        return [*rids[at : at + AT_ONCE], *filter(None, (self.lines.pinned,))]

    def _show(self, found: Read) -> None:
        """A new reading; the cursor stays on its reminder, else goes to the next one."""
        line, top = self.lines.line(self.list.currentIndex().row()), self.list.verticalScrollBar().value()
        order, old = self.lines.order_from(self.list.currentIndex().row()), line.rid if line else 0
        self._read = found
        self.lines.take(found.outline, found.items)
        self.list.executeDelayedItemsLayout()
        self.list.verticalScrollBar().setValue(top)
        done = {e.rid for e in found.outline.places[DONE]} if line and line.place != DONE else ()
        at = next(
            (row for rid in order if rid not in done and (row := self.lines.row_of(rid)) >= 0), self.lines.first()
        )
        self.list.put(at, scroll=self.lines.line(at) is None or self.lines.line(at).rid != old)
        self.list.place_box()
        self._tell(found)

    def _tell(self, found: Read) -> None:
        nothing = self.lines.empty
        if nothing and found.empty:
            self.state.say_empty_office()
        elif nothing:
            item = self.lines.item(found.outline.next.rid) if found.outline.next else None
            self.state.say_free(found.outline.next, item, self.list.painting.wording)
        idle = not nothing and self._idle()
        self.stack.setCurrentWidget(self.state if nothing else self.list)
        if idle:
            self.list.setFocus()
        self.allow_beside()
        self.new_button.setVisible(not (nothing and found.empty))
        counts = saying.counts(found.outline)
        for label, place in ((self.late, day.LATE), (self.now, TODAY)):
            label.setText(f"{saying.places()[place]} {counts[place]:,}" if counts[place] else "")
            label.setVisible(bool(counts[place]))
        if found.lunar and self.desk.lang == "zh":
            self._say_day(self.tr("农历{0}").format(found.lunar))
        self._show_whose(found.others)
        if self._clock:
            self._clock.wait_for(found.outline.wakes)
        self.told.emit(saying.status(found.outline))
        self.count_changed.emit(found.outline.pressing)

    def _idle(self) -> bool:
        """The keys are where the list's place was taken by a sentence."""
        keys = (self.new_button, self._state.button, self._state.link) if self._state else ()
        return any(widget.hasFocus() for widget in keys)

    def _show_whose(self, others: bool) -> None:
        if others and self._whose is None:
            from .whose import Whose  # lazy: an office of one has no use for it

            self._whose = Whose()
            self._whose.chosen.connect(self.choose_mine)
            self.counts.addWidget(self._whose)
            if self._head_keys:
                self._head_keys.watch()
            self.act(self.tr("我的 / 全部"), self._swap, "", "users")
        if self._whose:
            self._whose.setVisible(others)
            self._whose.put(self.mine is not False)

    def _swap(self) -> None:
        self.choose_mine(self.mine is False)

    def _say_day(self, lunar: str = "") -> None:
        self.head.beside.setText(" · ".join(filter(None, (saying.full_day(self.desk.today, self.desk.lang), lunar))))

    def _turn(self) -> None:
        """Another day: what was today's is late now."""
        self.list.painting.wording = Wording(self.desk.lang, self.desk.today, {})
        self._say_day()
        self.refresh()

    def _ring(self) -> None:
        """Something became due while the window was open."""
        self.doing.ring()
        self.refresh()

    def _failed(self, error: BaseException) -> None:
        from ....domain.errors import UserError

        if not isinstance(error, UserError):
            self.desk.jobs.crashed.emit(error)
        self.state.say_wrong(error.text(self.desk.lang) if isinstance(error, UserError) else str(error))
        self.stack.setCurrentWidget(self.state)

    def _pressed(self) -> None:
        if self._read and self._read.empty:
            self.desk.files_came.emit([])
        else:
            self.refresh()

    def _link_pressed(self) -> None:
        if self._read and self._read.empty:
            self.desk.sample_asked.emit()
        else:
            self.desk.went.emit(pages.CUSTOMERS)

    def _show_about(self, rid: int) -> None:
        """Of whom or what the reminder is; else itself."""
        item = self.lines.item(rid) if rid else None
        if item is None:
            self.beside.show_record("", 0)
        elif item.about:
            self.beside.show_record(item.about.kind, item.about.rid)
        else:
            self.beside.show_record(KIND, rid)
