"""The values of a column to pick from, as in Excel's filter: searched, ticked, with their counts."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from ...domain.errors import UserError
from ...domain.fields import Entity, Field, Kind
from ...services import facets
from ...services.core import Core
from ...services.facets import Facets
from ..desk import Desk
from ..icons import icon
from ..jobs import COUNT
from .conditions import Picked
from .phrases import nothing
from .tick_list import Tick, TickList

TOPIC = "facets"
LISTED = 8
AFTER = 150  # ms
EMPTY, HOLDS = object(), object()
"""Keys of the rows that are no value."""


class ValueList(QWidget):
    changed = Signal()
    done = Signal()

    def __init__(self, desk: Desk, e: Entity, f: Field, where: str, picked: Picked) -> None:
        super().__init__()
        self._desk, self._entity, self.field, self._where = desk, e, f, where
        self._facets = Facets()
        self._searched = ""
        self._known: dict[str, str] = {}
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("搜索这一列"))
        self.search.setAccessibleName(self.tr("搜索这一列"))
        self.search.setClearButtonEnabled(False)
        self._glass = self.search.addAction(
            icon(desk.theme, "search", "text3") or QIcon(), QLineEdit.ActionPosition.LeadingPosition
        )
        self.list = TickList(desk.theme, LISTED)
        self.list.setAccessibleName(f.label(desk.lang))
        self.note = QLabel(self.tr("正在数…"), objectName="tiny")
        self.all = QPushButton(self.tr("全选"), objectName="fold")
        self.none = QPushButton(self.tr("清除"), objectName="fold")
        self._later = QTimer(self, singleShot=True, interval=AFTER)
        self._later.timeout.connect(self._ask)
        self._lay_out()
        self._connect()
        ticked: dict[object, None] = dict.fromkeys(picked.words)
        if picked.empty:
            ticked[EMPTY] = None
        if picked.holds:
            self.search.setText(picked.holds)
            ticked[HOLDS] = None
        self.list.ticks.ticked = ticked
        self._ask()

    def _lay_out(self) -> None:
        below = QHBoxLayout()
        below.setSpacing(12)
        below.addWidget(self.note, 1)
        below.addWidget(self.all)
        below.addWidget(self.none)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.search)
        layout.addWidget(self.list)
        layout.addLayout(below)

    def _connect(self) -> None:
        self.search.textChanged.connect(self._typed)
        self.search.returnPressed.connect(self._entered)
        self.list.left_up.connect(self.search.setFocus)
        self.list.done.connect(self.done)
        self.list.ticks.ticked_changed.connect(self.changed)
        self.all.clicked.connect(
            lambda: self.list.ticks.tick([t.key for t in self.list.ticks.rows if t.key is not HOLDS])
        )
        self.none.clicked.connect(lambda: self.list.ticks.tick(list(self.list.ticks.ticked), False))

    @property
    def at_rest(self) -> bool:
        return not self._later.isActive()

    @property
    def can_hold(self) -> bool:
        """A part of its text can be asked for."""
        return self.field.kind in (Kind.TEXT, Kind.PHONE, Kind.REFERENCE)

    def first_focus(self) -> QWidget:
        return self.search

    def down(self) -> None:
        self.list.enter_it()

    def picked(self) -> Picked:
        ticked = self.list.ticks.ticked
        words = tuple(str(key) for key in ticked if key is not EMPTY and key is not HOLDS)
        if self._is_everything():
            return Picked()
        return Picked(words, EMPTY in ticked, self.search.text().strip() if HOLDS in ticked else "")

    def _is_everything(self) -> bool:
        """All that stands there and the empty ones: that is no condition."""
        ticked, values = self.list.ticks.ticked, self._facets.values
        present = [f for f in values if f.count]
        return (
            bool(present)
            and not self._facets.more
            and not self._searched
            and EMPTY in ticked
            and all(f.word in ticked for f in present)
        )

    def _typed(self) -> None:
        self.list.ticks.ticked.pop(HOLDS, None)
        self._show()
        if self._facets.more or self._searched:
            self._later.start()

    def _entered(self) -> None:
        """Enter in the search box takes what it stands for."""
        text = self.search.text().strip()
        if text and not self.list.ticks.ticked:
            fitting = [t.key for t in self.list.ticks.rows if t.key is not EMPTY]
            self.list.ticks.tick([HOLDS] if self.can_hold and len(fitting) > 2 else fitting[-1:] or [])
        self.done.emit()

    def _ask(self) -> None:
        kind, code, where, lang = self._entity.name, self.field.code, self._where, self._desk.lang
        text = self.search.text().strip() if self._facets.more or self._searched else ""

        def read(core: Core) -> Facets:
            return facets.values_of(core, kind, code, where, text, lang)

        self._desk.jobs.start(read, lambda found: self._take(text, found), self._failed, topic=TOPIC, lane=COUNT)

    def _take(self, searched: str, found: Facets) -> None:
        self._searched, self._facets = searched, found
        self._known.update({f.word: f.label for f in found.values})
        self._show()

    def _failed(self, error: BaseException) -> None:
        self.note.setText(error.text(self._desk.lang) if isinstance(error, UserError) else self.tr("没能数出来"))
        if not isinstance(error, UserError):
            self._desk.jobs.crashed.emit(error)

    def _show(self) -> None:
        text = self.search.text().strip()
        ticked = self.list.ticks.ticked
        rows: list[Tick] = []
        if text and self.can_hold:
            rows.append(Tick(HOLDS, self.tr("含“{0}”的都要").format(text)))
        listed = {f.word for f in self._facets.values}
        missing = [str(k) for k in ticked if isinstance(k, str) and k not in listed]
        rows += [Tick(word, self._known.get(word, word)) for word in missing if text in self._known.get(word, word)]
        rows += [Tick(f.word, f.label, f.count) for f in self._facets.values if text.casefold() in f.label.casefold()]
        if not text and (self._facets.empty or EMPTY in ticked):
            rows.append(Tick(EMPTY, nothing(), self._facets.empty))
        self.list.show_rows(rows, keep_height=bool(text))
        if self._facets.newest and not text:
            self.note.setText(self.tr("最新 {0} 位里的，其余请搜索").format(f"{self._facets.newest:,}"))
        elif self._facets.more:
            self.note.setText(self.tr("最多的 {0} 个，其余请搜索").format(len(self._facets.values)))
        else:
            self.note.setText("" if rows else self.tr("没有这样的值") if text else self.tr("这一列还是空的"))
        self.changed.emit()
