"""The columns side by side: which card is chosen, how the keys go from column to column, what a drag does to the rest."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QWidget

from ....services import cards
from ....services.cards import Stage
from ...desk import Desk
from ...wording import Wording
from .card_delegate import PITCH
from .column import Column, tone_of

SPACE = 8
EDGE, STEP, EVERY = 36, 24, 30
"""While dragging: so near to an edge, so many pixels, so often (ms)."""


class Board(QScrollArea):
    chosen = Signal(int)
    """By a click."""
    went = Signal(int)
    """By the keys."""
    opened = Signal(int)
    carried = Signal(int, int)
    shifted = Signal(int, int)
    trashed = Signal(int)
    menu_asked = Signal(int, QPoint)
    left = Signal()
    new_asked = Signal(str)
    dropped = Signal(int, int, int)
    """A deal, the stage and the row it goes to."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.columns: list[Column] = []
        self.current = 0
        """The chosen deal."""
        self.currency = "CNY"
        self.dragging = self._drawn = False
        self.unfold_first: list[str] = []
        """Ids of stages whose columns were open when the window was closed."""
        self._at = QPoint()
        self.setObjectName("board")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._inner = QWidget(objectName="plainPage")
        self._row = QHBoxLayout(self._inner)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(SPACE)
        self.setWidget(self._inner)
        self._creep = QTimer(self, interval=EVERY)
        self._creep.timeout.connect(self._scroll_on)

    @property
    def at_rest(self) -> bool:
        return not self._creep.isActive() and all(c.strip.at_rest for c in self.columns)

    def build(self, stages: list[Stage], wording: Wording) -> None:
        """Columns for those stages; kept where they are the same as before."""
        if [c.stage for c in self.columns] == stages:
            return
        opened = {c.stage.rid for c in self.columns if c.opened_by_hand}
        for column in self.columns:
            self._row.removeWidget(column)
            column.hide()
            column.deleteLater()
        self.columns = []
        for at, stage in enumerate(stages):
            column = Column(self.desk, stage, tone_of(stage, at), wording)
            self.columns.append(column)
            self._row.addWidget(column)
            self._connect(column)
            if stage.rid in opened or stage.id in self.unfold_first:
                column.open("hand")
        if self._drawn:
            self.redraw()

    def _connect(self, column: Column) -> None:
        view, strip, stage = column.list, column.strip, column.stage.rid
        view.clicked_card.connect(self._clicked)
        view.opened.connect(self._entered)
        view.went.connect(self._gone)
        view.aside.connect(lambda step: self.step_aside(column, step))
        view.carried.connect(self.carried)
        view.shifted.connect(self.shifted)
        view.trashed.connect(self.trashed)
        view.menu_asked.connect(self._menu)
        view.left.connect(self.left)
        view.sideways.connect(self._sideways)
        view.drag_began.connect(self._begin_drag)
        view.drag_moved.connect(self._follow_drag)
        view.drag_over.connect(self._end_drag)
        strip.aside.connect(lambda step: self.step_aside(column, step))
        strip.clicked.connect(lambda: self._unfolded(column))
        strip.dropped.connect(lambda rid: self.dropped.emit(rid, stage, 0))
        column.model.dropped.connect(lambda rid, row: self.dropped.emit(rid, stage, row))
        column.new_asked.connect(self.new_asked)
        column.fold_asked.connect(lambda: self._folded(column))

    def show_columns(self, said: Sequence[cards.Column]) -> None:
        """The cards as they were read; the chosen one stays chosen wherever it went, and the keys go on from one that is gone."""
        home = self.column_of(self.current) if self.current else None
        row = home.model.row_of(self.current) if home is not None else 0
        for each in said:
            column = self.column(each.stage.rid)
            if column is not None:
                column.show_column(each, self.currency)
        if self.current and self.column_of(self.current) is None:
            goes_on = home is not None and home.list.hasFocus()
            self.current = home.model.rid(min(row, len(home.model.rids) - 1)) if goes_on else 0
        self._mark()

    def forget(self, wording: Wording, rids: Collection[int] | None = None) -> None:
        """Fresh values of those cards, or of all."""
        for column in self.columns:
            column.model.forget(wording, rids)

    def column_of(self, rid: int) -> Column | None:
        return next((c for c in self.columns if c.model.row_of(rid) >= 0), None)

    def column(self, stage: int) -> Column | None:
        return next((c for c in self.columns if c.stage.rid == stage), None)

    def beside(self, column: Column, step: int) -> Column | None:
        at = self.columns.index(column) + step
        return self.columns[at] if 0 <= at < len(self.columns) else None

    @property
    def has_keys(self) -> bool:
        return any(c.list.hasFocus() for c in self.columns)

    def choose(self, rid: int, *, focus: bool = False, seen: bool = True) -> None:
        """0 for none. A card in a folded column unfolds it; the column that was opened for the last one folds again."""
        self.current = rid
        column = self.column_of(rid) if rid else None
        for other in self.columns:
            if other is not column:
                other.close_for("chosen")
        if column is not None:
            column.open("chosen")
        self._mark()
        if column is None:
            return
        if focus:
            column.list.setFocus(Qt.FocusReason.OtherFocusReason)
        if seen:
            self.settle()
            self.ensureWidgetVisible(column, 0, 0)
            column.list.show_row(column.model.row_of(rid))

    def reveal(self) -> None:
        """The chosen card in sight again, after the room of the board changed."""
        self.choose(self.current)

    def settle(self) -> None:
        """Geometry at once, so that what is to be seen can be scrolled to."""
        self._row.activate()
        room = self.viewport().size()
        self._inner.resize(self._inner.minimumSizeHint().expandedTo(room).width(), room.height())

    def step_aside(self, column: Column, step: int) -> None:
        """To the card at the same height in the next column that has any, or to its strip."""
        height = column.list.card_box(column.list.currentIndex().row()).center().y() if column.is_open else PITCH // 2
        at: Column | None = column
        while (at := self.beside(at, step)) is not None:
            if not at.is_open:
                at.strip.setFocus(Qt.FocusReason.OtherFocusReason)
                self.ensureWidgetVisible(at, 0, 0)
                return
            if at.model.rids:
                self._gone(at.model.rid(at.list.row_at(height)))
                return

    def focus_cards(self) -> bool:
        """The keys to the chosen card, else to the first there is; whether there is any."""
        column = self.column_of(self.current) or next((c for c in self.columns if c.is_open and c.model.rids), None)
        if column is not None:
            self.choose(self.current or column.model.rid(0), focus=True)
        return column is not None

    def redraw(self) -> None:
        from ...icons import icon  # lazy: icons come with the second picture

        self._drawn = True
        plus, minus = icon(self.desk.theme, "plus"), icon(self.desk.theme, "minus")
        for column in self.columns:
            column.redraw(plus, minus)

    def _clicked(self, rid: int) -> None:
        self.choose(rid, seen=False)
        self.chosen.emit(rid)

    def _gone(self, rid: int) -> None:
        self.choose(rid, focus=True)
        self.went.emit(rid)

    def _entered(self, rid: int) -> None:
        self.choose(rid, seen=False)
        self.opened.emit(rid)

    def _menu(self, rid: int, at: QPoint) -> None:
        self.choose(rid, seen=False)
        self.menu_asked.emit(rid, at)

    def _unfolded(self, column: Column) -> None:
        """By its strip: by hand, or by the card that hangs over it."""
        self.settle()
        self.ensureWidgetVisible(column, 0, 0)
        if self.dragging:
            column.close_for("hand")
            column.open("drag")
        elif column.model.rids:
            self._gone(column.model.rid(0))
        else:
            column.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _folded(self, column: Column) -> None:
        if self.column_of(self.current) is column:
            self.choose(0)
            self.went.emit(0)
        column.close_for("hand", "chosen")
        column.strip.setFocus(Qt.FocusReason.OtherFocusReason)

    def _mark(self) -> None:
        for column in self.columns:
            column.list.choose(self.current)

    def _sideways(self, pixels: int) -> None:
        bar = self.horizontalScrollBar()
        bar.setValue(bar.value() + pixels)

    def _begin_drag(self, rid: int) -> None:
        self.dragging = True
        for column in self.columns:
            column.strip.invite(True)

    def _follow_drag(self, at: QPoint) -> None:
        self._at = at
        if self.dragging and not self._creep.isActive():
            self._creep.start()

    def _end_drag(self) -> None:
        self.dragging = False
        self._creep.stop()
        for column in self.columns:
            column.strip.invite(False)
            column.list.point(None)
            column.close_for("drag")

    def _scroll_on(self) -> None:
        """Held near an edge, the board and the column under the card go on by themselves."""
        at, bar = self.viewport().mapFromGlobal(self._at), self.horizontalScrollBar()
        room = QRect(QPoint(), self.viewport().size())
        sideways = _pull(at.x(), room.width())
        bar.setValue(bar.value() + sideways)
        column = next((c for c in self.columns if c.is_open and c.holds(self._at)), None)
        if column is not None:
            view = column.list
            y = view.viewport().mapFromGlobal(self._at).y()
            view.verticalScrollBar().setValue(view.verticalScrollBar().value() + _pull(y, view.viewport().height()))
            view.point(y)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        self.focus_cards()


def _pull(at: int, size: int) -> int:
    return -STEP if at < EDGE else STEP if at > size - EDGE else 0
