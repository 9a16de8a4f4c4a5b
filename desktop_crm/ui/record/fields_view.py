"""All fields of a record in groups, what is filled in first; each is changed where it stands."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from ...domain.errors import UserError
from ...domain.fields import Field, Kind
from ...domain.step_words import in_words
from ...services.dossier import Dossier
from ..desk import Desk
from ..wording import NOTHING, Said, Wording
from .field_row import FieldRow, is_link
from .groups import Group, grouped
from .tab_order import after


class FieldsView(QWidget):
    opened = Signal(str, int)
    in_sight = Signal(QWidget)
    """It should be seen."""

    def __init__(self, desk: Desk, parent: QWidget | None = None, *, unfolded: bool = False) -> None:
        super().__init__(parent)
        self.desk, self._unfolded = desk, unfolded
        self._shown: tuple[Dossier, Wording] | None = None
        self._rows: dict[tuple[str, str], FieldRow] = {}
        self._headings: dict[Group, QLabel] = {}
        self._order: list[QWidget] = []
        self.stops: list[QWidget] = []
        """Where Tab stops, in order."""
        self.fold = QPushButton(objectName="fold")
        self.fold.setCursor(Qt.CursorShape.PointingHandCursor)
        self.fold.clicked.connect(self._turn)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(16, 8, 12, 16)
        self._layout.setSpacing(2)
        self._layout.addStretch()

    @property
    def rows(self) -> list[FieldRow]:
        """As they stand, from above."""
        return [w for w in self._order if isinstance(w, FieldRow)]

    @property
    def pairs(self) -> dict[str, str]:
        """What stands there, label → value."""
        return {row.key.text(): row.value.whole or "—" for row in self.rows}

    @property
    def editing(self) -> FieldRow | None:
        return next((row for row in self.rows if row.busy), None)

    def row(self, name: str) -> FieldRow | None:
        """Of a field, also one that is folded away until now."""
        if self._shown is None:
            return None
        if not any(r.field.name == name for r in self.rows):
            self._unfolded = True
            self._fill()
        return next((r for r in self.rows if r.field.name == name), None)

    def fill(self, dossier: Dossier, wording: Wording) -> None:
        """What is being typed into the same record stays."""
        before = self._shown[0] if self._shown else None
        if before is not None and (before.kind, before.rid) != (dossier.kind, dossier.rid):
            for row in self._rows.values():
                row.drop()
        self._shown = (dossier, wording)
        self._fill()

    def redraw(self) -> None:
        for row in self._rows.values():
            row.redraw()
        if self._shown:
            self._fill()

    def _fill(self) -> None:
        assert self._shown is not None
        d, wording = self._shown
        e = self.desk.core.entities[d.kind]
        order: list[QWidget] = []
        missing = 0
        for group, fields in grouped(e):
            rows = []
            for f in fields:
                said = self._said(d, wording, f)
                known = self._rows.get((d.kind, f.name))
                empty = said is NOTHING
                missing += empty and f.editable
                if empty and not (f.editable and self._unfolded) and not (known and known.busy):
                    continue
                row = known or self._make(d.kind, f)
                link = d.links.get(f.code) if is_link(f) else None
                plain = d.record.get(f.code)
                if not row.busy:
                    row.say(said, plain, link=said.text if link else "")
                rows.append(row)
            if rows:
                order += [self._heading(group), *rows]
        self.fold.setText(self.tr("收起没填的") if self._unfolded else self.tr("还有 %n 项没填", "", missing))
        at = next((i for i, w in enumerate(order) if w is self._headings.get(Group.SYSTEM)), len(order))
        if missing:
            order.insert(at, self.fold)
        self._lay(order)

    def _said(self, d: Dossier, wording: Wording, f: Field) -> Said:
        if f.name == "batch":
            words = in_words(d.batch, self.desk.core.entities, self.desk.lang)
            return Said(words, "text2") if words else NOTHING
        plain = d.record.get(f.code)
        said = wording.say(f, plain)
        if f.kind is not Kind.TIME or said is NOTHING:
            return said
        when = wording.moment(plain)
        return Said(f"{said.text} · {when}" if said.tone == "bad" else when, said.tone)

    def _lay(self, order: list[QWidget]) -> None:
        if order == self._order:
            return
        for widget in self._order:
            self._layout.removeWidget(widget)
        gone = set(self._order) - set(order)
        for at, widget in enumerate(order):
            self._layout.insertWidget(at, widget)
            widget.show()
        for widget in gone:
            widget.hide()
        self._order = order
        stops = [s for w in order for s in ((w.value, w.opens) if isinstance(w, FieldRow) else (w,))]
        self.stops = [s for s in stops if s.focusPolicy() is not Qt.FocusPolicy.NoFocus]
        after(self.stops[0], self.stops[1:])

    def _make(self, kind: str, f: Field) -> FieldRow:
        row = FieldRow(self.desk, self.desk.core.entities[kind], f, self._save, self)
        row.onward.connect(lambda: self._go_on(row))
        row.begun.connect(lambda: self.in_sight.emit(row))
        row.open_asked.connect(lambda: self._open(f))
        row.copied.connect(lambda text: self.desk.say(self.tr("已复制 {0}").format(text)))
        self._rows[kind, f.name] = row
        return row

    def _heading(self, group: Group) -> QLabel:
        if group not in self._headings:
            self._headings[group] = QLabel(group.words, self, objectName="group")
            self._headings[group].setIndent(0)
        return self._headings[group]

    def _save(self, f: Field, text: str, done: Callable[[], None], failed: Callable[[UserError], None]) -> None:
        assert self._shown is not None
        kind, id = self._shown[0].kind, self._shown[0].id
        crashed = self.desk.jobs.crashed

        def refused(error: BaseException) -> None:
            if isinstance(error, UserError):
                failed(error)
            else:
                failed(UserError("没有保存", "Not saved"))
                crashed.emit(error)

        from ...services import records  # lazy: not needed to look at a record

        self.desk.write(lambda core: records.set_one(core, kind, id, {f.code: text}), lambda _: done(), refused)

    def _go_on(self, row: FieldRow) -> None:
        rows = self.rows
        at = rows.index(row) if row in rows else -1
        (rows[at + 1] if 0 <= at < len(rows) - 1 else row).value.setFocus()

    def _open(self, f: Field) -> None:
        if self._shown and (to := self._shown[0].links.get(f.code)):
            self.opened.emit(*to)

    def _turn(self) -> None:
        self._unfolded = not self._unfolded
        self._fill()
