"""One record: its top, the box for the next follow-up, and its parts behind tabs. Narrow beside a list, wide as a page."""

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QStackedLayout, QVBoxLayout, QWidget

from ...domain.changes import Changes
from ...services import dossier
from ...services.dossier import OWNERS, Dossier
from ..desk import Desk
from ..widgets.state_view import StateView
from ..wording import Wording
from . import history, menu, writing
from .follow_up_box import FollowUpBox
from .head import RecordHead
from .parts import ANY, FIELDS, HAVE, HISTORY, TIMELINE, Parts
from .relevance import touches
from .stage_bar import StageBar
from .tab_order import after
from .tab_row import TabRow
from .to_do_bar import ToDoBar

LEFT = 372
"""Width of the fields of a record that has a page of its own."""
_NOTHING = ("", 0)


class RecordPane(QFrame):
    closed = Signal()
    expand_asked = Signal()
    new_wanted = Signal(str, dict)
    """A kind and field code → text: something new that belongs to the record shown."""

    def __init__(self, desk: Desk, parent: QWidget | None = None, *, wide: bool = False) -> None:
        super().__init__(parent, objectName="" if wide else "card")
        self.desk, self._wide = desk, wide
        self._topic = f"record-{id(self)}"
        self._asked, self._why = _NOTHING, ""
        self._trail: list[tuple[str, int, str]] = []
        """Kind, row and name of what was left for what is shown."""
        self._stale = self._take_focus = False
        self._chosen: dict[str, str] = {}
        self.shown: Dossier | None = None
        self._wording: Wording | None = None
        self.head = RecordHead(desk, wide=wide)
        self.stages, self.to_do = StageBar(desk), ToDoBar(desk)
        self.box = FollowUpBox(desk)
        self.tabs = TabRow(desk.theme)
        self.parts = Parts(desk, wide=wide)
        self.empty = StateView(desk.theme)
        self.hint = self.empty.sentence
        self.say_hint(self.tr("点一行，这里显示它的资料"))
        self._lay_out()
        self._connect()
        self.clear()

    def _lay_out(self) -> None:
        tabs = QWidget()
        row = QHBoxLayout(tabs)
        row.setContentsMargins(8, 0, 8, 0)
        row.addWidget(self.tabs)
        top = [self.head, self.stages, self.to_do]
        bottom = [self.box, tabs, QFrame(objectName="rule")]
        self._inside = QWidget()
        if self._wide:
            outer = QHBoxLayout(self._inside)
            outer.setContentsMargins(0, 0, 0, 0)
            outer.setSpacing(12)
            left, right = QFrame(objectName="card"), QFrame(objectName="card")
            left.setFixedWidth(LEFT)
            self._column(left, [*top, QFrame(objectName="rule")], self.parts.fields_scroll)
            self._column(right, bottom, self.parts.stack)
            outer.addWidget(left)
            outer.addWidget(right, 1)
        else:
            self._column(self._inside, [*top, QFrame(objectName="rule"), *bottom], self.parts.stack)
        self._layers = QStackedLayout(self)
        margin = 0 if self._wide else 1
        self._layers.setContentsMargins(margin, margin, margin, margin)
        self._layers.addWidget(self.empty)
        self._layers.addWidget(self._inside)

    def _column(self, of: QWidget, above: list[QWidget], rest: QWidget) -> None:
        layout = QVBoxLayout(of)
        margin = 1 if self._wide else 0
        layout.setContentsMargins(margin, margin, margin, margin)
        layout.setSpacing(0)
        for widget in above:
            layout.addWidget(widget)
        layout.addWidget(rest, 1)

    def _connect(self) -> None:
        head, parts = self.head, self.parts
        head.closed.connect(self.closed)
        head.expand_asked.connect(self.expand_asked)
        head.went_back.connect(self.go_back)
        head.opened.connect(self.go)
        head.menu_wanted.connect(self._fill_menu)
        head.restore_asked.connect(self._restore)
        parts.opened.connect(self.go)
        parts.new_asked.connect(self.ask_new)
        parts.more_asked.connect(lambda code: self._show() if code == HISTORY else self._read())
        self.tabs.chosen.connect(self._choose)
        self.stages.asking.connect(self._make_room)
        self.box.saved.connect(lambda: self.show_part(TIMELINE))

    # what others read of it

    @property
    def kind(self) -> str:
        return self._asked[0]

    @property
    def rid(self) -> int:
        return self._asked[1]

    @property
    def title(self):
        return self.head.title

    @property
    def number(self):
        return self.head.number

    @property
    def why(self):
        return self.head.why

    @property
    def close_button(self):
        return self.head.close_button

    @property
    def fold(self):
        return self.parts.fields.fold

    @property
    def pairs(self) -> dict[str, str]:
        """The fields that stand there, label → value."""
        return self.parts.fields.pairs

    @property
    def part(self) -> str:
        """The tab that is open."""
        return self.tabs.current

    @property
    def editing(self) -> bool:
        return self.parts.editing or self.stages.busy

    @property
    def trail(self) -> list[tuple[str, int, str]]:
        return self._trail

    def say_hint(self, sentence: str) -> None:
        """What to do, while there is no record to show."""
        self.empty.say("panel-right", sentence)

    def redraw(self) -> None:
        for widget in (self.head, self.stages, self.to_do, self.tabs, self.parts, self.empty, self.box):
            getattr(widget, "redraw", lambda: None)()
        if self.shown is not None:
            self._show()

    # which record

    def clear(self) -> None:
        self.shown = None
        self._layers.setCurrentWidget(self.empty)

    def show_record(self, kind: str, rid: int, why: str = "") -> None:
        """0 for none; `why` a search led to it. A record opened from inside is left again only for another one."""
        self._why = why
        if (kind, rid) == self.base and rid:
            if self.shown is not None and not self._trail:
                self.head.say_why(why)
            return
        self._trail = []
        self._ask(kind, rid)

    @property
    def base(self) -> tuple[str, int]:
        """What was to be shown from outside."""
        return (self._trail[0][0], self._trail[0][1]) if self._trail else self._asked

    def go(self, kind: str, rid: int) -> None:
        """To a record that is named here; ‹ leads back."""
        if self.shown is not None and (kind, rid) != (self.shown.kind, self.shown.rid):
            self._trail.append((self.shown.kind, self.shown.rid, self._name()))
        self._take_focus = self._has_focus()
        self._ask(kind, rid)

    def go_back(self) -> bool:
        if not self._trail:
            return False
        kind, rid, _ = self._trail.pop()
        self._take_focus = self._has_focus()
        self._ask(kind, rid)
        return True

    def take_over(self, other: "RecordPane") -> None:
        """Shows what another one shows, with the same way back."""
        self._trail = list(other.trail)
        self._why = other._why
        self._chosen |= {k: p for k, p in other._chosen.items() if p in self.parts.of(k)}
        self._take_focus = True
        self._ask(*other._asked)

    def _ask(self, kind: str, rid: int) -> None:
        if (kind, rid) != self._asked:
            self.parts.commit()
            self.parts.forget()
        self._asked = (kind, rid)
        if rid:
            self._read()
        else:
            self.desk.jobs.drop(self._topic)
            self.clear()

    def follow(self, changes: Changes) -> None:
        if self.shown is None:
            if self.rid:
                self._read()
        elif touches(changes, self.shown) or self._asked != (self.shown.kind, self.shown.rid):
            self._read()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        super().showEvent(event)
        if self._stale:
            self._read()

    def _read(self) -> None:
        """While nobody sees it, it is only remembered that there is something to read."""
        self._stale = not self.isVisible()
        if self._stale or not self.rid:
            return
        (kind, rid), lang, limits = self._asked, self.desk.lang, dict(self.parts.limits)
        wants_history = self._part_of(kind) == HISTORY

        def work(core) -> tuple[Dossier | None, list[history.Block] | None]:
            core.store.refresh()
            found = dossier.read(core, kind, rid, lang, limits)
            return found, history.read(core, kind, found.id) if found and wants_history else None

        self.desk.jobs.start(work, self._take, topic=self._topic)

    def _take(self, read: tuple[Dossier | None, list[history.Block] | None]) -> None:
        found, blocks = read
        if found is None:
            if not self.go_back():
                self.clear()
            return
        self.shown = found
        self._wording = Wording(self.desk.lang, self.desk.today, found.choices)
        self.parts.take_history(blocks)
        self._show()

    def _show(self) -> None:
        d, wording = self.shown, self._wording
        assert d is not None and wording is not None
        back = self._trail[-1][2] if self._trail else ""
        self.head.say(d, wording, "" if self._trail else self._why, back)
        self.stages.setVisible(d.kind == "deal" and not d.trashed)
        if d.kind == "deal":
            self.stages.say(d)
        self.to_do.setVisible(d.kind == "reminder" and not d.trashed)
        if d.kind == "reminder":
            self.to_do.say(d)
        followed = d.kind in OWNERS and not d.trashed
        self.box.setVisible(followed and not self.stages.busy)
        if followed:
            self.box.set_target(d.kind, d.rid)
        self.parts.fields.fill(d, wording)
        part = self._part_of(d.kind)
        self.tabs.say(self.parts.tabs(d), part)
        self.parts.show(part, d, wording)
        after(self.tabs.more, self.parts.stops(part))
        self._layers.setCurrentWidget(self._inside)
        if self._take_focus:
            self._take_focus = False
            self.head.back.setFocus() if back else self.tabs.take_focus()

    def _make_room(self, asked: bool) -> None:
        """For a question about the stage; a deal has its box again afterwards."""
        self.box.setVisible(
            not asked and self.shown is not None and self.shown.kind in OWNERS and not self.shown.trashed
        )

    def _has_focus(self) -> bool:
        at = self.window().focusWidget()
        return at is not None and self.isAncestorOf(at)

    def _name(self) -> str:
        return self.head.title.text()

    # parts

    def show_part(self, code: str) -> None:
        if self.shown is not None and code in self.parts.of(self.shown.kind):
            self._choose(code)

    def _part_of(self, kind: str) -> str:
        known = self.parts.of(kind)
        chosen = self._chosen.get(kind, known[0])
        return chosen if chosen in known else known[0]

    def _choose(self, code: str) -> None:
        assert self.shown is not None
        self._chosen[self.shown.kind] = code
        self._show()
        if code == HISTORY:
            self._read()

    def focus_follow_up(self) -> None:
        if self.box.isVisible():
            self.box.focus_text()

    def edit_field(self, name: str) -> None:
        if not self._wide:
            self.show_part(FIELDS)
        if row := self.parts.fields.row(name):
            row.edit()  # it brings itself into sight

    def commit(self) -> None:
        """What is being typed into a field is kept."""
        self.parts.commit()

    # what can be done

    def ask_new(self, kind: str) -> None:
        d = self.shown
        if d is None:
            return
        word = str(d.record.get("number") or d.id)
        if kind == "reminder":
            e = self.desk.core.entities[d.kind]
            self.new_wanted.emit(kind, {"about": f"{e.plural}/{word}"})
        else:
            self.new_wanted.emit(kind, {"customer": word} if d.kind == "customer" else {})

    def _fill_menu(self, into: QMenu) -> None:
        if self.shown is not None and self._wording is not None:
            menu.fill(into, self, self.shown, self._wording, wide=self._wide)

    def _restore(self) -> None:
        if self.shown is not None:
            writing.restore(self.desk, self.shown.kind, self.shown.id)

    def keep(self) -> dict[str, Any]:
        return {"parts": dict(self._chosen)}

    def restore(self, kept: dict[str, Any]) -> None:
        chosen = kept.get("parts")
        if isinstance(chosen, dict):
            self._chosen |= {k: p for k, p in chosen.items() if p in HAVE.get(k, ANY)}

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() == Qt.Key.Key_Escape:
            if not self.go_back():
                self.closed.emit()
            return
        super().keyPressEvent(event)
