"""The plan of an import: what each row would become, before anything is written."""

from typing import Any

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ....domain.fields import Entity
from ...desk import Desk
from ...widgets.state_view import StateView
from .field_picker import FieldPicker
from .footer import Footer
from .rows_model import RowsModel
from .rows_table import RowsTable
from .sources import Sources
from .talk import Talk
from .verdict_list import VerdictList
from .words import choices, verdict_words


class Review(QWidget):
    column_chosen = Signal(int, str, str)
    """Part, header, what it becomes."""
    kind_chosen = Signal(int, str)

    def __init__(self, desk: Desk, talk: Talk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._entities = desk, desk.core.entities
        self._plan: dict[str, Any] = {}
        self._part, self._column = 0, 0
        self.sources = Sources(_kinds(desk), desk.theme, desk.lang)
        self.verdicts = VerdictList(desk.theme)
        self.rows = RowsModel(talk, desk.lang, self)
        self.table = RowsTable(self.rows, desk.theme)
        self.table.setAccessibleName(self.tr("表里的行"))
        self.nothing = StateView(desk.theme)
        self.footer = Footer(desk.lang)
        self._picker: FieldPicker | None = None
        self._stack = QStackedWidget()
        self._lay_out()
        self.sources.part_chosen.connect(self.show_part)
        self.sources.kind_chosen.connect(lambda kind: self.kind_chosen.emit(self._part, kind))
        self.verdicts.chosen.connect(lambda _: self._show_rows())
        self.table.column_asked.connect(self.ask_column)
        self.nothing.pressed.connect(lambda: self.filter(""))

    def _lay_out(self) -> None:
        card = QFrame(objectName="card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(self._stack)
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.nothing)
        middle = QHBoxLayout()
        middle.setSpacing(12)
        middle.addWidget(self.verdicts)
        middle.addWidget(card, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(self.sources)
        layout.addLayout(middle, 1)
        layout.addWidget(self.footer)

    @property
    def filtered(self) -> bool:
        return self.verdicts.shown != ""

    def show_plan(self, plan: dict[str, Any]) -> None:
        """The same part, verdict and column as before, where a changed plan still has them."""
        fresh = not self._plan
        self._plan = plan
        if fresh:
            wanted = next((n for n, p in enumerate(plan["parts"]) if p["kind"]), 0)
        else:
            wanted = min(self._part, len(plan["parts"]) - 1)
        self.footer.show_counts(plan["counts"], moved=bool(plan.get("moved")))
        self._enable(True)
        at = self.table.currentIndex()
        across, down = self.table.horizontalScrollBar().value(), self.table.verticalScrollBar().value()
        self.show_part(wanted)
        if not fresh:
            self.table.setCurrentIndex(self.rows.index(at.row(), at.column()))
            self.table.horizontalScrollBar().setValue(across)
            self.table.verticalScrollBar().setValue(down)

    def show_part(self, part: int) -> None:
        self._part = part
        here = self._plan["parts"][part]
        self.sources.show_plan(self._plan, part)
        self.verdicts.show_counts(here["counts"], here["rows"])
        self.verdicts.note.setText(self._note(here))
        if not here["kind"] or not here["counts"].get(self.verdicts.shown, 1):
            self.verdicts.choose("")
        self._show_rows()
        self.table.fit_columns()

    def filter(self, verdict: str) -> None:
        self.verdicts.choose(verdict)
        self._show_rows()

    def show_progress(self, words: str, done: int, total: int) -> None:
        self._enable(False)
        self.footer.show_progress(words, done, total)

    def put_back(self) -> None:
        """What was asked could not be done."""
        self.show_plan(self._plan)

    def forget(self) -> None:
        self._plan = {}
        self._part = 0
        self.verdicts.choose("")

    def ask_column(self, column: int) -> None:
        """What shall become of it: the list opens at its head."""
        here = self._plan["parts"][self._part]
        if not here["kind"] or not self.table.isEnabled():
            return
        if self._picker is None:
            self._picker = FieldPicker(self)
            self._picker.chosen.connect(self._take_column)
            self._picker.left.connect(self.table.setFocus)
        self._column = column
        self.table.scrollTo(self.rows.index(max(0, self.table.currentIndex().row()), column))
        header = self.table.head
        left = max(0, header.sectionViewportPosition(column))
        at = header.viewport().mapTo(self, QPoint(left, header.height()))
        offered = choices(self._entities[here["kind"]], self._desk.lang)
        self._picker.open(offered, self.rows.columns[column]["to"], at)

    @property
    def picker(self) -> FieldPicker | None:
        return self._picker

    def redraw(self) -> None:
        self.verdicts.redraw()
        self.nothing.redraw()
        self.table.viewport().update()

    def _take_column(self, word: str) -> None:
        column = self.rows.columns[self._column]
        if word != column["to"]:
            self.column_chosen.emit(self._part, column["header"], word)
        self.table.setFocus()

    def _show_rows(self) -> None:
        here, verdict = self._plan["parts"][self._part], self.verdicts.shown
        count = here["counts"].get(verdict, 0) if verdict else here["rows"]
        entity = self._entities.get(here["kind"])
        self.rows.show(self._part, here["columns"], entity, verdict, count)
        if count:
            self._stack.setCurrentWidget(self.table)
        else:
            words = self.tr("没有“{0}”的行").format(verdict_words(verdict)) if verdict else self.tr("这张表没有行")
            self.nothing.say("list-filter", words, button=self.tr("看全部") if verdict else "")
            self._stack.setCurrentWidget(self.nothing)

    def _enable(self, on: bool) -> None:
        self.sources.setEnabled(on)
        self.table.head.setEnabled(on)

    def _note(self, here: dict[str, Any]) -> str:
        if not here["kind"]:
            return self.tr("看不出这是哪一类资料。在上面“导入成”里选一类；不选就不导入这张表。")
        return self.tr("点列名可以改这一列导入成什么。空格子不会清掉已有的内容。")


def _kinds(desk: Desk) -> list[Entity]:
    return sorted((e for e in desk.core.entities.values() if e.sheet), key=lambda e: e.sheet)
