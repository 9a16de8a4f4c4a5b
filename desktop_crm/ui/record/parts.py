"""The parts of a record behind its tabs: what each kind has, what stands there, and what it says when there is nothing."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QStackedWidget, QWidget

from ...services.dossier import PART, Dossier
from ..desk import Desk
from ..wording import Wording
from .fields_view import FieldsView
from .history import Block, History
from .lines import LineList
from .related import Business, People, Pieces, ToDos
from .timeline import Timeline

translate = QCoreApplication.translate
TIMELINE, FIELDS, PEOPLE, BUSINESS, TO_DOS, PIECES, HISTORY = (
    "timeline", "fields", "contacts", "deals", "reminders", "pieces", "history",
)  # fmt: skip
HAVE = {
    "customer": (TIMELINE, FIELDS, PEOPLE, BUSINESS, TO_DOS, HISTORY),
    "contact": (FIELDS, TIMELINE, BUSINESS, TO_DOS, HISTORY),
    "deal": (TIMELINE, FIELDS, PEOPLE, PIECES, TO_DOS, HISTORY),
}
ANY = (FIELDS, HISTORY)
COUNTED = {TIMELINE: "follow_up", PEOPLE: "contact", BUSINESS: "deal", TO_DOS: "reminder", PIECES: "deal_line"}
NEW = {PEOPLE: "contact", BUSINESS: "deal", TO_DOS: "reminder"}


class Parts(QObject):
    opened = Signal(str, int)
    new_asked = Signal(str)
    more_asked = Signal(str)
    """A kind of which more lines are wanted."""

    def __init__(self, desk: Desk, *, wide: bool) -> None:
        super().__init__()
        self.desk, self._wide = desk, wide
        self.limits: dict[str, int] = {}
        self.history_limit = PART
        self.fields = FieldsView(desk, unfolded=wide)
        self.fields.opened.connect(self.opened)
        self.fields_scroll = QScrollArea()
        self.fields_scroll.setFrameShape(QFrame.Shape.NoFrame)
        self.fields_scroll.setWidgetResizable(True)
        self.fields_scroll.setHorizontalScrollBarPolicy(
            self.fields_scroll.horizontalScrollBarPolicy().ScrollBarAlwaysOff
        )
        self.fields_scroll.setFocusPolicy(self.fields_scroll.focusPolicy().NoFocus)
        self.fields.in_sight.connect(lambda row: QTimer.singleShot(0, self, lambda: self._bring(row)))
        self.fields.setObjectName("plainPage")
        self.fields_scroll.setWidget(self.fields)
        self.stack = QStackedWidget()
        self.stack.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)  # what is above comes first
        self._made: dict[str, QWidget] = {}
        if not wide:
            self._made[FIELDS] = self.fields_scroll
            self.stack.addWidget(self.fields_scroll)
        self._blocks: list[Block] | None = None

    def of(self, kind: str) -> tuple[str, ...]:
        """Codes of the parts that a kind has here."""
        return tuple(p for p in HAVE.get(kind, ANY) if not (self._wide and p == FIELDS))

    def tabs(self, d: Dossier) -> list[tuple[str, str]]:
        words = {
            TIMELINE: translate("Record", "跟进"),
            FIELDS: translate("Record", "资料"),
            PEOPLE: translate("Record", "联系人"),
            BUSINESS: translate("Record", "商机"),
            TO_DOS: translate("Record", "提醒"),
            PIECES: translate("Record", "产品"),
            HISTORY: translate("Record", "历史"),
        }
        return [(p, f"{words[p]} {d.counts.get(COUNTED.get(p, '')) or ''}".rstrip()) for p in self.of(d.kind)]

    def part(self, code: str) -> QWidget:
        """Made when first looked at."""
        if code not in self._made:
            make = {
                TIMELINE: Timeline,
                PEOPLE: People,
                BUSINESS: Business,
                TO_DOS: ToDos,
                PIECES: Pieces,
                HISTORY: History,
            }
            made = self._made[code] = make[code](self.desk)
            made.redraw()
            made.opened.connect(self.opened)
            made.more_asked.connect(lambda: self._more(code))
            if code in NEW:
                e = self.desk.core.entities[NEW[code]]
                made.give_add(translate("Record", "＋ 新建{0}").format(e.label(self.desk.lang).lower()))
                made.new_asked.connect(lambda: self.new_asked.emit(NEW[code]))
            self.stack.addWidget(made)
        return self._made[code]

    def line_list(self, code: str) -> LineList:
        found = self.part(code)
        assert isinstance(found, LineList)
        return found

    def show(self, code: str, d: Dossier, wording: Wording) -> None:
        """That part, as the record has it now."""
        self.fill(code, d, wording)
        self.stack.setCurrentWidget(self.part(code))

    def stops(self, code: str) -> list[QWidget]:
        """Where Tab stops in that part."""
        if code == FIELDS:
            return self.fields.stops
        part = self.line_list(code)
        return [part.add, *part.lines, part.more]

    def fill(self, code: str, d: Dossier, wording: Wording) -> None:
        if code == FIELDS:
            return
        part = self.line_list(code)
        if isinstance(part, History):
            if self._blocks is not None:
                part.show_blocks(self.desk.core.entities[d.kind], self._blocks, wording, self.history_limit)
            return
        things = {
            TIMELINE: d.timeline, PEOPLE: d.contacts, BUSINESS: d.deals, TO_DOS: d.reminders, PIECES: d.pieces,
        }[code]  # fmt: skip
        more = d.more if code == TIMELINE else len(things) < d.counts.get(COUNTED[code], 0) and code != PIECES
        if code in NEW:
            part.add.setVisible(not d.trashed and (d.kind == "customer" or code == TO_DOS))
        part.fill(things, wording, more=more, nothing=self._nothing(code, d.kind))

    def take_history(self, blocks: list[Block] | None) -> None:
        self._blocks = blocks

    def forget(self) -> None:
        """Another record comes: every list begins from its top."""
        self.limits, self.history_limit = {}, PART
        self._blocks = None
        for part in self._made.values():
            if isinstance(part, QScrollArea):
                part.verticalScrollBar().setValue(0)
        self.fields_scroll.verticalScrollBar().setValue(0)

    def redraw(self) -> None:
        self.fields.redraw()
        for part in self._made.values():
            if isinstance(part, LineList):
                part.redraw()

    @property
    def editing(self) -> bool:
        lists = (p for p in self._made.values() if isinstance(p, LineList))
        return self.fields.editing is not None or any(p.editing for p in lists)

    def commit(self) -> None:
        """What is being typed is kept."""
        for one in (self.fields.editing, *(p.editing for p in self._made.values() if isinstance(p, LineList))):
            if one is not None:
                one.commit()

    def _bring(self, row: QWidget) -> None:
        """Once it is laid out."""
        self.fields_scroll.ensureWidgetVisible(row, 0, 24)

    def _more(self, code: str) -> None:
        if code == HISTORY:
            self.history_limit += PART
        else:
            kind = COUNTED[code]
            self.limits[kind] = self.limits.get(kind, PART) + PART
        self.more_asked.emit(code)

    def _nothing(self, code: str, kind: str) -> str:
        said: Mapping[str, str] = {
            TIMELINE: translate("Record", "还没有跟进记录\n在上面写下第一条"),
            PEOPLE: translate("Record", "还没有联系人"),
            BUSINESS: translate("Record", "还没有商机"),
            TO_DOS: translate("Record", "没有要办的提醒"),
            PIECES: translate("Record", "还没有产品明细\n在资料的“产品”里加"),
        }
        return said.get(code, "")
