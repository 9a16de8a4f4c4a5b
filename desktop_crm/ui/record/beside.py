"""A list with a record beside it: next to it where there is room, over it where there is not, or in place of it all."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QElapsedTimer, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QFrame, QSplitter, QStackedLayout, QStackedWidget, QWidget

from ...domain.changes import Changes
from ..desk import Desk
from ..page import Page

if TYPE_CHECKING:
    from .form import NewForm
    from .page import RecordPage
    from .pane import RecordPane
    from .shade import Shade

PANE, LEAST, MOST = 360, 320, 560
STEP = 40
SETTLES = 400  # ms
ROOM = 1280 - 64 - 32
"""Below this width, that of a window of 1280, the record lies over the list."""


class Beside(QWidget):
    turned = Signal(bool)
    """The record was opened or closed by hand."""
    collapsed = Signal()
    """From the record's own page back to the list."""
    made = Signal(str, int)
    """A new record of that kind was saved here."""

    def __init__(self, desk: Desk, main: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk, self.main = desk, main
        self.wanted, self._allowed = True, True
        self.pane: RecordPane | None = None
        self.form: NewForm | None = None
        self.page: RecordPage | None = None
        self._shade: Shade | None = None
        self._hint, self._kept = "", {}
        self._age = QElapsedTimer()
        self._begun: dict[str, str] = {}
        self._waiting: tuple[str, int, str] | None = None
        self._form_of: tuple[str, int] | None = None
        """The record that a form was asked for from inside."""
        self._was_open = True
        self._back_to: QWidget | None = None
        self.side = QStackedWidget()
        self.side.addWidget(QFrame(objectName="card"))  # keeps the place of the record in the first picture
        self.side.setMinimumWidth(LEAST)
        self.side.setMaximumWidth(MOST)
        self.split = QSplitter(Qt.Orientation.Horizontal)
        self.split.setHandleWidth(12)
        self.split.setChildrenCollapsible(False)
        self.split.addWidget(main)
        self.split.addWidget(self.side)
        self.split.setStretchFactor(0, 1)
        self.split.setStretchFactor(1, 0)
        self.split.setSizes([10_000, PANE])
        self.layers = QStackedLayout(self)
        self.layers.setContentsMargins(0, 0, 0, 0)
        self.layers.addWidget(self.split)

    def begin_rest(self) -> None:
        """After the first picture."""
        from .pane import RecordPane  # lazy: not needed for the first picture

        self.side.setStyleSheet(self._sheet())  # not on the list: it would be dressed anew for nothing
        self.pane = RecordPane(self.desk)
        self.pane.closed.connect(self._close)
        self.pane.expand_asked.connect(self.expand)
        self.pane.new_wanted.connect(self._start_inside)
        self.pane.restore(self._kept)
        if self._hint:
            self.pane.say_hint(self._hint)
        self.side.addWidget(self.pane)
        self.side.setCurrentWidget(self.pane)
        self._make_actions()
        if self._waiting is not None:
            self.pane.show_record(*self._waiting)

    def _make_actions(self) -> None:
        """Not those whose keys the page has given to something of its own."""
        above = self.parentWidget()
        while above is not None and not isinstance(above, Page):
            above = above.parentWidget()
        taken = {keys.toString() for action in above.actions() for keys in action.shortcuts()} if above else set()
        for words, keys, run, sign in (
            (self.tr("展开记录"), "Ctrl+Return", self.expand, "maximize-2"),
            (self.tr("写跟进"), "Ctrl+J", self.focus_follow_up, "pencil"),
            (self.tr("返回"), "Alt+Left", self.step_back, "arrow-left"),
            (self.tr("记录栏宽一些"), "Ctrl+Alt+Left", lambda: self.widen(STEP), "panel-right"),
            (self.tr("记录栏窄一些"), "Ctrl+Alt+Right", lambda: self.widen(-STEP), "panel-right"),
        ):
            if QKeySequence(keys).toString() in taken:
                continue
            action = QAction(words, self)
            action.setShortcut(QKeySequence(keys))
            action.setData(sign)
            action.triggered.connect(lambda _=False, run=run: run())
            self.addAction(action)
            if above is not None:
                above.addAction(action)  # the palette and the list of keys read those of the page
        if above is not None:
            from .offering import offer_new  # lazy, with the actions

            offer_new(above, self.desk, self._pane_in_use, self.start_new)

    def say_hint(self, sentence: str) -> None:
        """What to do, while there is no record to show."""
        self._hint = sentence
        if self.pane is not None:
            self.pane.say_hint(sentence)

    def show_record(self, kind: str, rid: int, why: str = "") -> None:
        """0 for none. `why` a search led to it."""
        if self.pane is None:
            self._waiting = (kind, rid, why)
            return
        if rid and self._may_give_way() and (kind, rid) != self.pane.base:
            self._end_form()
        if self.page is not None and self.expanded and (kind, rid) != self.pane.base:
            self.page.pane.show_record(kind, rid, why)
        self.pane.show_record(kind, rid, why)

    def visit(self, kind: str, rid: int) -> None:
        """Shows a record on top of the one the list is at: ‹ leads back, and the list saying again where it is changes nothing."""
        if self.pane is None or not self.pane.rid:
            self.show_record(kind, rid)
        else:
            self._pane_in_use().go(kind, rid)

    def focus_follow_up(self) -> None:
        """The keys go to the box for the next follow-up of the record shown."""
        if self.expanded and self.page is not None:
            self.page.pane.focus_follow_up()
        elif self.pane is not None:
            if not self.open:
                self.turn(True)
            QTimer.singleShot(0, self.pane.focus_follow_up)  # once the side is there

    # new

    def start_new(self, kind: str, given: Mapping[str, str]) -> None:
        """A form in place of the record; saved, it gives way to the new record, closed, to what was there."""
        from .form import NewForm  # lazy: not needed to look at records

        if self.pane is None:
            return
        if self.form is None:
            self._was_open = self.wanted
        else:
            self._end_form()
            self._was_open = True
        self.form = form = NewForm(self.desk)
        form.saved.connect(self._made)
        form.closed.connect(self._give_up_form)
        if self.expanded and self.page is not None:
            self.page.hold(form)
        else:
            self.side.addWidget(form)
            self.side.setCurrentWidget(form)
            self.wanted = True
            self._fold()
        form.start(kind, given)
        self._begun = form.texts
        self._age.start()

    def _start_inside(self, kind: str, given: dict[str, str]) -> None:
        pane = self._pane_in_use()
        self.start_new(kind, given)
        self._form_of = (pane.kind, pane.rid) if pane is not None else None

    def _made(self, kind: str, rid: int) -> None:
        inside = self._form_of
        self._end_form()
        pane = self._pane_in_use()
        if pane is not None:
            if inside is None:
                pane.show_record(kind, rid)
                self._return_focus()
            else:
                pane.show_part({"contact": "contacts", "deal": "deals", "reminder": "reminders"}.get(kind, pane.part))
                pane.tabs.take_focus()
        self.made.emit(kind, rid)

    def _give_up_form(self) -> None:
        self._end_form()
        if not self._was_open:
            self.turn(False)
        self._return_focus()

    def _end_form(self) -> None:
        form, self.form, self._form_of = self.form, None, None
        if form is None:
            return
        form.end()
        form.hide()
        if self.page is not None:
            self.page.release(form)
        self.side.removeWidget(form)
        form.deleteLater()
        if self.pane is not None:
            self.side.setCurrentWidget(self.pane)

    def _may_give_way(self) -> bool:
        """A form that nobody typed in; not one that was only just asked for, while the list was still settling."""
        return self.form is not None and self._age.elapsed() > SETTLES and self.form.texts == self._begun

    # in place of the list

    @property
    def expanded(self) -> bool:
        return self.page is not None and self.layers.currentWidget() is self.page

    def expand(self) -> None:
        """The record takes the place of the list; of a field that is being typed in, what is typed is kept first."""
        pane = self.pane
        if pane is None or self.expanded or not pane.rid:
            return
        if pane.editing:
            pane.commit()
            return
        if self.page is None:
            from .page import RecordPage  # lazy: not needed beside a list

            self.page = RecordPage(self.desk)
            self.page.setStyleSheet(self._sheet())
            self.page.left.connect(self.collapse)
            self.page.pane.new_wanted.connect(self._start_inside)
            self.page.redraw()
            self.layers.addWidget(self.page)
        self._back_to = self.window().focusWidget()
        if self.over:
            self.side.hide()
        self._hide_shade()
        self.layers.setCurrentWidget(self.page)
        self.page.back.setFocus()
        self.page.pane.take_over(pane)

    def collapse(self) -> None:
        """Back to the list as it was left."""
        if not self.expanded:
            return
        self._end_form()
        self.layers.setCurrentWidget(self.split)
        self._fold()
        if self.pane is not None:
            self.pane.redraw()
        back = self._back_to
        if back is not None and (back is self.main or self.isAncestorOf(back)) and back.isVisible():
            back.setFocus()
        else:
            self._return_focus()
        self.collapsed.emit()

    def step_back(self) -> None:
        """Alt+←: one record back, else from the record's page to the list, else to the page before."""
        pane = self._pane_in_use()
        if pane is not None and pane.go_back():
            return
        if self.expanded:
            self.collapse()
        elif hasattr(window := self.window(), "go_back"):
            window.go_back()

    # open or closed

    def turn(self, on: bool) -> None:
        """By hand: closed it stays closed."""
        inside = self.side.isAncestorOf(self.window().focusWidget() or self)
        self.wanted = on
        self._fold()
        if not on and inside:
            self._return_focus()
        self.turned.emit(on)

    def allow(self, on: bool) -> None:
        """Whether there is anything that could stand there."""
        self._allowed = on
        self._fold()

    @property
    def open(self) -> bool:
        return self.wanted and (self._allowed or self.form is not None)

    @property
    def over(self) -> bool:
        return self.side.parent() is self

    @property
    def at_rest(self) -> bool:
        """What is read comes by jobs, which the window knows of; here only what is typed waits to become a draft."""
        panes = (self.pane, self.page.pane if self.page else None)
        parts = [self.form, *(pane.box for pane in panes if pane is not None)]
        return all(getattr(part, "at_rest", True) for part in parts if part is not None)

    def widen(self, by: int) -> None:
        """The twin of dragging the handle."""
        if self.open and not self.over:
            width = max(LEAST, min(self.side.width() + by, MOST))
            self.split.setSizes([self.split.width() - width - self.split.handleWidth(), width])

    def follow(self, changes: Changes) -> None:
        for pane in filter(None, (self.pane, self.page.pane if self.page else None)):
            pane.follow(changes)

    def redraw(self) -> None:
        if self.pane is None:
            return
        for host in filter(None, (self.side, self.page)):
            host.setStyleSheet(self._sheet())
        for widget in filter(None, (self.pane, self.page, self.form, self._shade)):
            getattr(widget, "redraw", widget.update)()

    def keep(self) -> dict[str, Any]:
        kept = self.pane.keep() if self.pane is not None else {}
        return {"pane": self.wanted, "width": self.side.width(), **kept}

    def restore(self, kept: dict[str, Any]) -> None:
        self._kept = kept
        self.wanted = kept.get("pane") is not False
        width = kept.get("width")
        if isinstance(width, int):
            self.split.setSizes([10_000, max(LEAST, min(width, MOST))])
        self._fold()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        if (event.size().width() < ROOM) != self.over:
            self._place(over=not self.over)
        if self.over:
            self._lay_over()

    def _sheet(self) -> str:
        return self.desk.theme.sheet("forms") + self.desk.theme.sheet("record")

    def _pane_in_use(self) -> "RecordPane | None":
        return self.page.pane if self.page is not None and self.expanded else self.pane

    def _close(self) -> None:
        self.turn(False)

    def _return_focus(self) -> None:
        target = self.main.focusWidget() or self.main
        target.setFocus()

    def _place(self, *, over: bool) -> None:
        if over:
            self.side.setParent(self)
        else:
            self.split.addWidget(self.side)
            self.split.setStretchFactor(1, 0)
        self._fold()

    def _lay_over(self) -> None:
        width = min(max(PANE, self.side.minimumWidth()), self.width())
        self.side.setGeometry(self.width() - width, 0, width, self.height())
        if self._shade is not None:
            self._shade.beside(self.side)

    def _fold(self) -> None:
        if self.expanded and self.over:
            return
        self.side.setVisible(self.open)
        if self.over:
            if self.open and self._shade is None and self.pane is not None:
                from .shade import Shade  # lazy: only where there is little room

                self._shade = Shade(self.desk.theme, self)
            self._lay_over()
            self.side.raise_()
        if self._shade is not None:
            self._shade.setVisible(self.over and self.open)
            self._shade.raise_()

    def _hide_shade(self) -> None:
        if self._shade is not None:
            self._shade.hide()
