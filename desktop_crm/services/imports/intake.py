"""One import from the files to the step: read once, decided as often as the person changes something, landed once."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from ...domain.changes import Label
from ...exchange.headers import Column
from ...store import derived
from ...store.unit_of_work import UnitOfWork
from .. import users
from ..core import Core
from ..creation import custom_field
from . import habits, part, recognition, returning, sheet, sheet_names
from .options import Options
from .part import Part
from .sheet import Sheet, Told

_LATER = {"customer": 0, "product": 1, "contact": 2, "deal": 3}


class _Back(Exception):  # noqa: N818
    """Out of the unit of work, nothing kept."""


class Intake:
    """Holds no writer's place but inside `plan` and `land`."""

    def __init__(self, core: Core, options: Options, told: Told | None = None) -> None:
        self._core, self.options = core, options
        self._told: Told = told or (lambda phase, done, whole: None)
        self._files: list[Path] = []
        self.parts: list[Part] = []
        self.sheets: list[Sheet] = []
        """Of the parts that are taken, as last decided, in the order of landing."""

    def add(self, file: Path, parts: Sequence[Part]) -> None:
        self._files.append(file)
        sheet_names.settle(parts, [person.name for person in users.listed(self._core)])
        habits.recall(self._core.folder, parts)
        for p in parts:
            p.read(self._told)
            returning.recognise(self._core, p)
            self.parts.append(p)

    def read(self, file: Path) -> None:
        """Every table of the file, with the kind it seems to hold. Raises UserError."""
        found = part.tables(self._core, file)
        self.add(file, [Part(t, recognition.guess(self._core, t)) for t in found])

    def sheet_of(self, p: Part) -> Sheet | None:
        """None for a part that is left out."""
        taken = [q for q in self._in_order() if q.kind]
        return self.sheets[taken.index(p)] if p in taken and self.sheets else None

    def plan(self) -> None:
        """Decides every row and rolls back: what an import would do. A later sheet sees what an earlier one would make."""
        self.sheets = []  # two plans at a time would be twice the memory
        sheets = self._drafted()
        try:
            with self._core.write(*self._label()) as work:
                for s in sheets:
                    self._decide(s, work)
                    if s is not sheets[-1]:
                        sheet.land(s, work, lambda phase, done, whole: None)
                raise _Back
        except _Back:
            self.sheets = sheets

    def land(self, *, dry_run: bool = False, as_planned: bool = False) -> str | None:
        """The step; None when nothing was written, as when `as_planned` and the office is no longer as it was: then the
        sheets hold what would happen now."""
        planned = [[d.verdict for d in s.drafts] for s in self.sheets]
        self.sheets = []
        sheets = self._drafted()
        try:
            with self._core.write(*self._label()) as work:
                for place, s in enumerate(sheets):
                    self._decide(s, work)
                    if as_planned and [d.verdict for d in s.drafts] != planned[place]:
                        raise _Back
                    sheet.land(s, work, self._told)
                if dry_run:
                    raise _Back
                self._told("save", 0, 0)
        except _Back:
            if as_planned:
                sheets.clear()
                self.plan()
            else:
                self.sheets = sheets
            return None
        self.sheets = sheets
        (kept,) = self._core.db.execute("SELECT EXISTS (SELECT 1 FROM step WHERE id = ?)", (work.step,)).fetchone()
        return str(work.step) if kept else None

    def remember(self) -> None:
        """What the person chose for the columns, for the next sheet of these headers."""
        habits.remember(self._core.folder, self.parts)

    def missing(self) -> list[dict[str, Any]]:
        """Records of exports that no sheet has any more."""
        taken = [(self._core.entities[p.kind], p.table.exported) for p in self.parts if p.kind]
        return returning.missing(self._core, [(e, x) for e, x in taken if x is not None and x.mark.kind == e.plural])

    def _drafted(self) -> list[Sheet]:
        return [p.sheet(self._core, self.options, self._told) for p in self._in_order() if p.kind]

    def _in_order(self) -> list[Part]:
        """What is named comes before what names it."""
        return sorted(self.parts, key=lambda p: _LATER.get(p.kind, len(_LATER)))

    def _decide(self, s: Sheet, work: UnitOfWork) -> None:
        derived.catch_up(work.db, work.entities)  # it may name what others, or the sheet before, just made
        _make_fields(work, s)
        sheet.decide(s, work, self.options, self._told)

    def _label(self) -> Label:
        names = [f.name for f in self._files]
        return ("import", names[0]) if len(names) == 1 else ("import_many", str(len(names)))


def _make_fields(work: Any, s: Sheet) -> None:
    """Columns set to `new` become custom fields, within the same step."""
    for place, c in enumerate(s.columns):
        if c.new:
            custom_field(work, {"entity": s.entity.name, "label": c.header, "kind": "text"})
            s.entity = work.entities[s.entity.name]
            f = s.entity.field(c.header)
            s.columns[place] = Column(c.place, c.header, f)
            for d in s.drafts:
                mine = [line for line in d.lines if line.startswith(f"{c.header}: ")]
                if mine:
                    d.lines.remove(mine[0])
                    d.values[f.name] = mine[0][len(c.header) + 2 :]
