"""Reads what the board shows, and again what has changed: all of it, a few columns, or only the cards in sight."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from ....domain.changes import Changes
from ....services import cards, listing, users
from ....services.cards import Column, Layout
from ....services.core import Core
from ...desk import Desk
from ...wording import Wording
from .board import Board
from .mover import Mover

KIND = "deal"
TOPIC = "board"
MOVED = frozenset((KIND, "stage_change"))
"""What the move of a card writes."""
MOVING = MOVED | {"stage", "pipeline", "follow_up", "user", "office"}
"""What decides which cards there are, where they stand and what they add up to."""
SHOWN = MOVING | {"customer", "reminder"}
FEW = 20


@dataclass(frozen=True)
class Read:
    layout: Layout
    me: str
    empty_office: bool


class Reading(QObject):
    whole = Signal(object)
    """Read."""
    part = Signal(list)
    """Columns."""
    failed = Signal(object)

    def __init__(
        self, desk: Desk, board: Board, mover: Mover, seen: Callable[[], bool], parent: QObject | None = None
    ) -> None:
        """`seen` says whether the board is looked at."""
        super().__init__(parent)
        self._desk, self._board, self._mover, self._seen = desk, board, mover, seen
        self.pipeline = 0
        self.owner = self.text = ""
        self.wanted = 0
        """The deal whose pipeline is to be shown."""
        self._stale = self._under_way = False
        self._due: dict[int, frozenset[int]] = {}
        """Step → deals that it changed since the board was read."""
        mover.settled.connect(self.catch_up)

    @property
    def wording(self) -> Wording:
        return Wording(self._desk.lang, self._desk.today, {})

    def refresh(self) -> None:
        """All of it."""
        self._stale, self._under_way = False, True
        pipeline, owner, text, wanted = self.pipeline, self.owner, self.text, self.wanted

        def read(core: Core) -> Read:
            home = cards.stage_of(core, wanted)[0] if wanted else 0
            laid = cards.layout(core, home or pipeline, owner=owner, text=text)
            return Read(laid, users.me(core)["id"] or "", not laid.any and listing.is_empty(core, "customer"))

        self._desk.jobs.start(read, self._take, self._fail, topic=TOPIC)

    def follow(self, changes: Changes) -> None:
        if changes.kinds & MOVING or (self.text and changes.kinds & SHOWN):
            edited = frozenset[int]().union(*changes.edited.get(KIND, {}).values())
            few = changes.kinds <= MOVED and KIND not in changes.born and len(edited) <= FEW
            self._due[changes.step] = edited if few else frozenset()
            self._stale = self._stale or not few
            self.catch_up()
        elif changes.kinds & SHOWN:
            self._board.forget(self.wording)

    def catch_up(self) -> None:
        """Now, or once nobody waits for a card that was moved, or the board is looked at again."""
        if self._mover.busy or not self._seen():
            return
        for step in self._due.keys() & self._mover.steps:
            self._board.forget(self.wording, self._due.pop(step))
        self._mover.steps.clear()
        if self._stale or (self._under_way and self._due):
            self.refresh()
        elif self._due:
            self._refresh_columns()

    def _refresh_columns(self) -> None:
        """After the change of a few deals: only the columns they stood in and stand in now."""
        owner, text, rids = self.owner, self.text, frozenset[int]().union(*self._due.values())
        before = frozenset(c.stage.rid for rid in rids if (c := self._board.column_of(rid)) is not None)
        touched, stages = before | self._mover.touched, {c.stage.rid: c.stage for c in self._board.columns}

        def read(core: Core) -> list[Column]:
            now = touched.union(cards.stage_of(core, rid)[1] for rid in rids)
            return cards.columns_of(core, [stages[rid] for rid in now if rid in stages], owner=owner, text=text)

        self._desk.jobs.start(read, self._take_part, self._fail, topic=TOPIC)

    def _take(self, read: Read) -> None:
        self._under_way = False
        if self._mover.busy:
            self._stale = True
            return
        self._forget_due()
        self.pipeline = read.layout.pipeline
        self.whole.emit(read)

    def _take_part(self, columns: list[Column]) -> None:
        if not self._mover.busy:
            self._forget_due()
            self.part.emit(columns)

    def _forget_due(self) -> None:
        self._due.clear()
        self._mover.touched.clear()

    def _fail(self, error: BaseException) -> None:
        self._under_way = False
        self.failed.emit(error)
