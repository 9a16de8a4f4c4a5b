"""What a header's ▾ or a chip opens: sort by this column, and which of its values are wanted."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from ...domain.errors import BadValue
from ...domain.fields import Entity, Field, Kind, Storage
from ...domain.filter import Node
from ...services import facets
from ..desk import Desk
from ..icons import icon
from .conditions import Picked, build, is_about_days, read
from .day_list import DayList
from .overlay import Overlay
from .phrases import Phrases
from .range_box import RangeBox
from .value_list import TOPIC, ValueList

WIDTH = 272


def sortable(f: Field) -> bool:
    return f.storage is not Storage.MEMBERS


def can_say(f: Field, picked: Picked | None) -> bool:
    """The popup of that field shows this whole condition."""
    if picked is None:
        return False
    if is_about_days(f):
        return not picked.holds and len(picked.words) == sum(op == "=" for op, _ in picked.spans)
    if any(op != "=" for op, _ in picked.spans if op not in (">=", "<=")):
        return False
    numbers = f.kind in (Kind.MONEY, Kind.NUMBER)
    if numbers:
        return not picked.holds and len(picked.words) <= 1
    return not (picked.least or picked.most) and (facets.countable(f) or len(picked.words) == 0)


class FilterPopup(Overlay):
    taken = Signal(object, object)
    """The field, and the condition (a Node) or None for none."""
    sort_asked = Signal(str)

    def __init__(
        self, desk: Desk, e: Entity, f: Field, where: str, node: Node | None, phrases: Phrases, sort: str = ""
    ) -> None:
        super().__init__(desk.theme, WIDTH)
        self._desk, self.field = desk, f
        picked = (read(node) if node is not None else None) or Picked()
        self.body: ValueList | DayList | RangeBox
        if is_about_days(f):
            self.body = DayList(desk, e, f, where, picked, phrases)
        elif facets.countable(f):
            self.body = ValueList(desk, e, f, where, picked)
        else:
            self.body = RangeBox(desk, f, picked)
        self.title = QLabel(f.label(desk.lang), objectName="h2")
        self.room.addWidget(self.title)
        self.sorts: list[QPushButton] = []
        if sortable(f):
            self._add_sorts(sort)
        self.room.addWidget(self.body)
        self.clear = QPushButton(self.tr("不筛选"))
        self.clear.setEnabled(node is not None)
        self.take = QPushButton(self.tr("确定"), objectName="primary")
        self.clear.clicked.connect(self._cleared)
        self.take.clicked.connect(self._taken)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.clear)
        foot.addStretch()
        foot.addWidget(self.take)
        self.room.addLayout(foot)
        self.closed.connect(lambda: desk.jobs.drop(TOPIC))
        self.body.changed.connect(self.fit)
        self.body.done.connect(self._taken)
        for widget in (self.body.first_focus(), *self.sorts):
            widget.installEventFilter(self)

    def _add_sorts(self, sort: str) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        for way, words, sign in (("", self.tr("升序"), "arrow-up"), ("-", self.tr("降序"), "arrow-down")):
            button = QPushButton(" " + words, objectName="sort")
            button.setAccessibleName(words)
            button.setIcon(icon(self.theme, sign, "accent" if sort == way + self.field.name else "text2"))
            button.setProperty("on", sort == way + self.field.name)
            button.clicked.connect(lambda _=False, asked=way + self.field.name: self._sort(asked))
            row.addWidget(button, 1)
            self.sorts.append(button)
        self.room.addLayout(row)

    @property
    def at_rest(self) -> bool:
        return not self.is_open or self.body.at_rest

    def begin(self) -> None:
        widget = self.body.first_focus()
        if widget is getattr(self.body, "list", None):
            self.body.down()
        else:
            widget.setFocus()

    def _sort(self, sort: str) -> None:
        self.close_it()
        self.sort_asked.emit(sort)

    def _cleared(self) -> None:
        self.close_it()
        self.taken.emit(self.field, None)

    def _taken(self) -> None:
        try:
            picked = self.body.picked()
        except BadValue:
            assert not isinstance(self.body, ValueList)
            self.body.complain()
            self.fit()
            return
        self.close_it()
        self.taken.emit(self.field, build(self.field, picked))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """↓ goes on into the list."""
        if (
            event.type() is QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Down
            and isinstance(watched, QWidget)
            and watched is not getattr(self.body, "list", None)
            and self.isAncestorOf(watched)
        ):
            self.body.down()
            return True
        return super().eventFilter(watched, event)
