"""Moving cards: at once on the screen, then in the file; what the stage wants to know is asked inside the card."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from ....domain.errors import UserError
from ....domain.fields import Field
from ....services import deals, present
from ....services.cards import Card
from ...desk import Desk
from . import card_words
from .asking import Asking
from .board import Board
from .column import Column


@dataclass(frozen=True)
class Move:
    rid: int
    card: Card
    came: Column
    row: int
    """Where it stood."""
    to: Column
    before: str | None
    """The id of the card it stands before."""


class Mover(QObject):
    settled = Signal()
    """Nothing more is on its way to the file."""

    def __init__(self, desk: Desk, board: Board, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._board = desk, board
        self._writing = 0
        self.touched: set[int] = set()
        """Stages whose figures were only reckoned here."""
        self.steps: set[int] = set()
        """Written here, and shown as they were written: they need not be read again."""
        self.asking: Asking | None = None
        self._asked: Move | None = None

    @property
    def busy(self) -> bool:
        """What the board shows is not yet what the file holds."""
        return bool(self._writing) or self.asking is not None

    def carry(self, rid: int, step: int) -> None:
        """To the neighbour stage, on top."""
        column = self._board.column_of(rid)
        to = self._board.beside(column, step) if column else None
        if to is not None:
            self.move(rid, to.stage.rid, 0)

    def shift(self, rid: int, step: int) -> None:
        """Up or down in its column."""
        column = self._board.column_of(rid)
        if column is not None:
            row = column.model.row_of(rid)
            self.move(rid, column.stage.rid, row + (step if step < 0 else step + 1))

    def move(self, rid: int, stage: int, row: int) -> None:
        """Before the card that stands in that row now."""
        self.put_back()
        if self.asking is not None:
            return
        board = self._board
        came, to = board.column_of(rid), board.column(stage)
        if came is None or to is None:
            return
        begin = came.model.row_of(rid)
        card = came.model.card(begin)
        if came is to:
            row -= row > begin
            if came.stage.closed or row == begin or not 0 <= row < len(came.model.rids):
                return self._stay(came, row, begin)
        if card is None:
            return
        came.model.take(begin)
        if to.stage.closed:
            row = 0
        row = max(0, min(row, len(to.model.rids)))
        ahead = to.model.card(row)
        to.model.put(row, rid)
        self._count(card, came, to)
        board.choose(rid, focus=True)
        move = Move(rid, card, came, begin, to, ahead.id if ahead else None)
        fields, now = self._wanted(move) if came is not to else ([], {})
        if fields:
            self._ask(move, fields, now)
        else:
            self._write(move, {})

    def redraw(self) -> None:
        if self.asking is not None:
            self.asking.redraw()

    def put_back(self) -> None:
        """The card that was being asked about, to where it was; not while its answer is being written."""
        if self.asking is not None and not self.asking.isEnabled():
            return
        move, self._asked = self._asked, None
        if self._end_asking() and move is not None:
            self._return(move)

    def _end_asking(self) -> bool:
        asking, self.asking = self.asking, None
        if asking is not None:
            asking.close_it()
            for column in self._board.columns:
                column.close_for("asking")
        return asking is not None

    def _stay(self, column: Column, row: int, begin: int) -> None:
        if column.stage.closed and row != begin:
            self._desk.say(self.tr("“{0}”按结束日期排，最近的在最上面").format(self._name(column)))

    def _return(self, move: Move) -> None:
        row = move.to.model.row_of(move.rid)
        if row >= 0:
            move.to.model.take(row)
            move.came.model.put(min(move.row, len(move.came.model.rids)), move.rid)
            self._count(move.card, move.to, move.came)
            self._board.choose(move.rid, focus=True)
        self.settled.emit()

    def _wanted(self, move: Move) -> tuple[list[Field], dict[str, str]]:
        """The fields to ask for and what they hold now: what the stage requires and the deal lacks; of a deal that is
        won also what it brought and when, of a lost one always why."""
        from ...editors.texts import text_of  # lazy: with the first question

        e, stage = self._desk.core.entities["deal"], move.to.stage
        codes = self._required(move.to)
        if stage.kind == "won":
            codes = [e.by_name["amount"].code, e.by_name["closed_on"].code, *codes]
        fields = [e.field(code) for code in dict.fromkeys(codes)]
        if not fields:
            return [], {}
        db = self._desk.core.db
        (record,) = present.records(db, self._desk.core.entities, e, [move.rid], fields)
        now = {f.code: text_of(f, record.get(f.code)) for f in fields}
        if stage.closed:
            closed = e.by_name["closed_on"].code
            if closed in now:
                now[closed] = self._desk.today.isoformat()
            return fields, now
        return [f for f in fields if not now[f.code]], now

    def _ask(self, move: Move, fields: list[Field], now: Mapping[str, str]) -> None:
        self._asked = move
        move.to.open("asking")
        self._board.settle()
        asking = self.asking = Asking(
            self._desk, move.to.list, move.card.name, self._name(move.to), fields, now, self._required(move.to)
        )
        asking.answered.connect(lambda pairs: self._write(move, pairs))
        asking.left.connect(self.put_back)
        asking.begin(move.rid)

    def _required(self, column: Column) -> list[str]:
        e = self._desk.core.entities["deal"]
        return [e.field(word).code for word in column.stage.required]

    def _write(self, move: Move, pairs: dict[str, str]) -> None:
        self._writing += 1
        id, stage, before = move.card.id, move.to.stage.id, move.before
        self._desk.write(
            lambda core: deals.move(core, id, stage, before=before, pairs=pairs),
            lambda done: self._written(move, None if pairs else done[0]),
            lambda error: self._failed(move, error),
        )

    def _written(self, move: Move, step: str | None) -> None:
        """`step` where nothing but the place of the card was written."""
        self._writing -= 1
        if step and not (move.came.stage.closed or move.to.stage.closed):
            self.steps.add(int(step))
        if self._asked is move:
            self._asked = None
            self._end_asking()
            self._board.choose(move.rid, focus=True)
        if move.came is move.to:
            self._desk.say(self.tr("“{0}”换了位置").format(move.card.name), undo=True)
        else:
            self._desk.say(self.tr("“{0}”移到“{1}”").format(move.card.name, self._name(move.to)), undo=True)
        self._rest()

    def _failed(self, move: Move, error: BaseException) -> None:
        self._writing -= 1
        if not isinstance(error, UserError):
            self._desk.jobs.crashed.emit(error)
        elif self._asked is move and self.asking is not None:
            self.asking.refuse(error.text(self._desk.lang))
            return
        else:
            self._desk.say(error.text(self._desk.lang))
        if self._asked is move:
            self._asked = None
            self._end_asking()
        self._return(move)

    def _rest(self) -> None:
        if not self.busy:
            self.settled.emit()

    def _count(self, card: Card, came: Column, to: Column) -> None:
        if came is not to:
            came.count(card, -1)
            to.count(card, 1)
        for column in {came, to}:
            self.touched.add(column.stage.rid)
            column.tell(self._board.currency)

    def _name(self, column: Column) -> str:
        return card_words.label(column.stage, self._desk.lang)
