"""The columns of a table as a person wants them: which, in which order, how wide; by drag, by key or from a list."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication

from ....domain.fields import Entity, Field
from ...models.columns import Column, columns_of
from ...models.table import TableModel
from ...widgets.record_table import RecordTable
from ...wording import Wording

NARROWEST, WIDEST = 48, 600


class ColumnSet(QObject):
    changed = Signal()
    """Others, or in another order."""

    def __init__(
        self,
        table: RecordTable,
        model: TableModel,
        e: Entity,
        usual: tuple[str, ...],
        wording: Callable[[Sequence[Column]], Wording],
    ) -> None:
        super().__init__(table)
        self._usual = usual
        self._table, self._model, self.entity, self._wording = table, model, e, wording
        self.names = usual
        self.widths: dict[str, int] = {}
        self._extra: tuple[Column, ...] = ()
        self._moving = False
        header = table.horizontalHeader()
        header.setSectionsMovable(True)
        header.setFirstSectionMovable(False)
        header.sectionMoved.connect(self._moved)
        header.sectionResized.connect(self._resized)
        header.sectionHandleDoubleClicked.connect(self.fit_one)

    @property
    def chosen(self) -> tuple[str, ...]:
        """Nothing while they are as the program has them."""
        return () if self.names == self._usual else self.names

    @property
    def fields(self) -> list[Field]:
        return [c.field for c in columns_of(self.entity, self.names)]

    def show(self, names: Sequence[str]) -> None:
        """None: as the program has them."""
        wanted = tuple(c.field.name for c in columns_of(self.entity, names or self._usual))
        if wanted != self.names:
            self.names = wanted
            self._apply()
            self.changed.emit()

    def add(self, extra: Sequence[Column]) -> None:
        """What a list shows beside the chosen ones, after the title."""
        if [c.field for c in extra] != [c.field for c in self._extra]:
            self._extra = tuple(extra)
            self._apply()

    def reset(self) -> None:
        self.widths.clear()
        self.show(())
        self.fit()

    def fit(self) -> None:
        """After the table measured its rows: what was set by hand stands."""
        self._table.fit_columns(again=True)
        self.widen()

    def widen(self) -> None:
        header = self._table.horizontalHeader()
        for at, column in enumerate(self._model.columns):
            if column.field.name in self.widths and not column.wide:
                header.resizeSection(at, self.widths[column.field.name])
        self._table.fill()

    def fit_one(self, at: int) -> None:
        """A double click on a border: as wide as what stands there."""
        if 0 <= at < len(self._model.columns):
            self.widths.pop(self._model.columns[at].field.name, None)
            self._table.horizontalHeader().resizeSection(at, self._table.needed(at))

    def widen_current(self, by: int) -> None:
        """The twin of dragging a border."""
        at = self._table.currentIndex().column()
        if at >= 0:
            header = self._table.horizontalHeader()
            width = max(NARROWEST, min(header.sectionSize(at) + by, WIDEST))
            header.resizeSection(at, width)
            self.widths[self._model.columns[at].field.name] = width

    def keep(self) -> dict[str, Any]:
        return {"columns": list(self.names) if self.chosen else [], "widths": self.widths}

    def restore(self, kept: dict[str, Any]) -> None:
        names, widths = kept.get("columns"), kept.get("widths")
        if isinstance(widths, dict):
            self.widths = {str(k): max(NARROWEST, min(w, WIDEST)) for k, w in widths.items() if isinstance(w, int)}
        if isinstance(names, list) and names:
            self.show([str(n) for n in names])

    def follow_entity(self, e: Entity) -> None:
        """A field was added, renamed or retired."""
        if e is not self.entity:
            self.entity = e
            self.names = tuple(c.field.name for c in columns_of(e, self.names))
            self._apply()
            self.changed.emit()

    def _apply(self) -> None:
        title, *others = columns_of(self.entity, self.names)
        columns = (title, *self._extra, *others)
        table = self._table
        at, scroll = table.currentIndex(), table.verticalScrollBar().value()
        row, name = at.row(), self._model.columns[at.column()].field.name if at.isValid() else ""
        self._model.set_columns(columns, self._wording(columns))
        self.fit()
        if row >= 0:
            there = next((i for i, c in enumerate(columns) if c.field.name == name), 0)
            table.verticalScrollBar().setValue(scroll)
            table.setCurrentIndex(self._model.index(row, there))

    def _moved(self, logical: int, was: int, now: int) -> None:
        """The header moves its sections; here the columns themselves move and the sections go back."""
        if self._moving:
            return
        self._moving = True
        self._table.horizontalHeader().moveSection(now, was)
        self._moving = False
        shown = [c.field.name for c in self._model.columns]
        shown.insert(now, shown.pop(was))
        extra = {c.field.name for c in self._extra}
        self.show([n for n in shown if n not in extra])

    def _resized(self, at: int, was: int, now: int) -> None:
        """By hand alone."""
        header = self._table.horizontalHeader()
        if (
            QApplication.mouseButtons() & Qt.MouseButton.LeftButton
            and header.underMouse()
            and at < len(self._model.columns)
            and not self._model.columns[at].wide
        ):
            self.widths[self._model.columns[at].field.name] = now
