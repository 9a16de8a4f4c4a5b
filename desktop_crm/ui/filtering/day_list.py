"""A column of days: the spans that people ask for, with their counts, or from one day to another."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from ...domain import days
from ...domain.errors import BadValue, UserError
from ...domain.fields import Entity, Field, Storage
from ...domain.filter import Node, Test, write
from ...services import facets
from ..desk import Desk
from ..jobs import COUNT
from .conditions import Picked
from .phrases import Phrases, nothing, spans_of
from .tick_list import Tick, TickList
from .value_list import EMPTY, TOPIC


class DayList(QWidget):
    changed = Signal()
    done = Signal()

    def __init__(self, desk: Desk, e: Entity, f: Field, where: str, picked: Picked, phrases: Phrases) -> None:
        super().__init__()
        self._desk, self._entity, self.field, self._where, self._phrases = desk, e, f, where, phrases
        self.list = TickList(desk.theme, 10)
        self.list.setAccessibleName(f.label(desk.lang))
        self.from_, self.until = QLineEdit(picked.least), QLineEdit(picked.most)
        self.note = QLabel(objectName="bad")
        self.note.hide()
        self._lay_out()
        known = spans_of(f)
        asked = [s for s in picked.spans if s[0] not in (">=", "<=")]
        self._rows = {**known, **{s: phrases._days(f, Test(f.code, s[0], (s[1],))) for s in asked if s not in known}}
        self.list.ticks.ticked = dict.fromkeys([*asked, *([EMPTY] if picked.empty else [])])
        self._show({})
        self._connect()
        if f.storage is not Storage.JOURNAL:  # what the capture knows is too slow to count
            self._count()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        for line, words in ((self.from_, self.tr("从哪天")), (self.until, self.tr("到哪天"))):
            line.setPlaceholderText(words)
            line.setAccessibleName(words)
            line.setToolTip(self.tr("如 2026-11-21、6月、今天"))
            row.addWidget(line)
        row.insertWidget(1, QLabel("–", objectName="muted"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.list)
        layout.addLayout(row)
        layout.addWidget(self.note)

    def _connect(self) -> None:
        self.list.ticks.ticked_changed.connect(self._ticked)
        self.list.done.connect(self.done)
        for line in (self.from_, self.until):
            line.textEdited.connect(self._typed)
            line.returnPressed.connect(self.done)

    @property
    def at_rest(self) -> bool:
        return True

    def first_focus(self) -> QWidget:
        return self.list

    def down(self) -> None:
        self.list.enter_it()

    def picked(self) -> Picked:
        """Raises BadValue for what is no day."""
        ticked = self.list.ticks.ticked
        from_, until = self.from_.text().strip(), self.until.text().strip()
        for word in filter(None, (from_, until)):
            days.day_range(word, self._desk.today)
        spans = tuple(key for key in ticked if isinstance(key, tuple))
        return Picked(empty=EMPTY in ticked, spans=spans, least=from_, most=until)

    def _typed(self) -> None:
        """A span of one's own goes instead of those offered."""
        if self.list.ticks.ticked:
            self.list.ticks.tick([k for k in self.list.ticks.ticked if k is not EMPTY], False)
        try:
            self.picked()
            self.note.hide()
        except BadValue as error:
            self.note.setText(error.text(self._desk.lang))
            self.note.setWordWrap(True)
        self.changed.emit()

    def _ticked(self) -> None:
        if any(isinstance(k, tuple) for k in self.list.ticks.ticked):
            self.from_.clear()
            self.until.clear()
            self.note.hide()
        self.changed.emit()

    def complain(self) -> None:
        self.note.show()

    def _tests(self) -> dict[object, Node]:
        found: dict[object, Node] = {span: Test(self.field.code, span[0], (span[1],)) for span in self._rows}
        return {**found, EMPTY: Test(self.field.code, "empty", ())}

    def _count(self) -> None:
        kind, where, tests = self._entity.name, self._where, self._tests()
        written = [write(test) for test in tests.values()]
        self._desk.jobs.start(
            lambda core: facets.counts(core, kind, written, where),
            lambda counts: self._show(dict(zip(tests, counts, strict=True))),
            self._failed,
            topic=TOPIC,
            lane=COUNT,
        )

    def _failed(self, error: BaseException) -> None:
        """The spans can be picked without their counts."""
        if not isinstance(error, UserError):
            self._desk.jobs.crashed.emit(error)

    def _show(self, counts: dict[object, int]) -> None:
        rows = [Tick(span, label, counts.get(span)) for span, label in self._rows.items()]
        self.list.show_rows([*rows, Tick(EMPTY, nothing(), counts.get(EMPTY))])
