"""One stage of the board: head, cards, and the strip it may fold to."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from ....services import cards
from ....services.cards import Card, Stage
from ...desk import Desk
from ...wording import Wording
from . import card_words
from .card_delegate import GUTTER
from .card_list import CardList
from .card_model import CardModel
from .column_head import ColumnHead, tip
from .strip import Strip

NARROW = 200 + GUTTER
TONES = ("accent", "violet", "grey")


class Column(QWidget):
    new_asked = Signal(str)
    """A stage's code."""
    fold_asked = Signal()

    def __init__(self, desk: Desk, stage: Stage, tone: str, wording: Wording, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk, self.stage = desk, stage
        self.said = cards.Column(stage)
        self._why_open: set[str] = set()
        name = card_words.label(stage, desk.lang)
        self.model = CardModel(desk.core, stage, wording, self)
        self.list = CardList(self.model, desk.theme)
        self.list.setAccessibleName(self.tr("阶段 {0}").format(name))
        self.head = ColumnHead(name, tone, folds=self.folds)
        self.first = QPushButton("＋", objectName="boardFirst")
        self.first.setAccessibleName(self.head.new.accessibleName())
        self.first.setToolTip(self.head.new.toolTip())
        self.strip = Strip(name, tone, desk.theme)
        self.strip.setVisible(False)
        self.full = QWidget()
        self._lay_out()
        self.head.new_asked.connect(lambda: self.new_asked.emit(stage.code))
        self.first.clicked.connect(lambda: self.new_asked.emit(stage.code))
        self.head.fold_asked.connect(self.fold_asked)
        self.strip.clicked.connect(lambda: self.open("hand"))
        self._fold()

    def _lay_out(self) -> None:
        self.full.setMinimumWidth(NARROW)
        inside = QVBoxLayout(self.full)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(4)
        inside.addWidget(self.head)
        room = QHBoxLayout()
        room.setContentsMargins(0, 4, GUTTER, 0)
        room.addWidget(self.first)
        inside.addLayout(room)
        inside.addWidget(self.list, 1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.full)
        layout.addWidget(self.strip)
        self.first.hide()

    @property
    def folds(self) -> bool:
        """What is lost or put off is out of sight until it is wanted."""
        return self.stage.kind in ("lost", "hold")

    @property
    def is_open(self) -> bool:
        return not self.folds or bool(self._why_open)

    def open(self, why: str) -> None:
        """Stays open as long as there is a reason: by hand, for a drag, for its chosen card."""
        if self.folds and why not in self._why_open:
            self._why_open.add(why)
            self._fold()

    def close_for(self, *why: str) -> None:
        if self._why_open.intersection(why):
            self._why_open.difference_update(why)
            self._fold()

    @property
    def opened_by_hand(self) -> bool:
        return "hand" in self._why_open

    def show_column(self, said: cards.Column, currency: str) -> None:
        self.model.show(said.rids)
        self.said = said
        self.tell(currency)

    def tell(self, currency: str) -> None:
        """The figures as they are now."""
        self.head.say(self.said, currency, self.desk.lang)
        self.strip.say(f"{self.said.count:,}", tip(self.said, currency))
        self.first.setVisible(not self.model.loading and not self.model.rids)

    def count(self, card: Card, by: int) -> None:
        """A card comes (1) or goes (-1), before it is written; what was written is read soon after."""
        said, chance = self.said, card.probability
        if by > 0 and self.stage.kind != "hold":
            chance = self.stage.probability
        said.count += by
        said.sum += by * card.base
        said.weighted = max(0, said.weighted + by * round(card.base * chance / 100))
        if by < 0 and card.stalled:
            said.stalled = max(0, said.stalled - 1)

    def redraw(self, plus: QIcon, minus: QIcon) -> None:
        self.head.new.setIcon(plus)
        self.head.fold.setIcon(minus)
        self.strip.update()
        self.list.viewport().update()

    def holds(self, at: QPoint) -> bool:
        """A point of the screen."""
        return self.rect().contains(self.mapFromGlobal(at))

    def _fold(self) -> None:
        opened = self.is_open
        self.full.setVisible(opened)
        self.strip.setVisible(not opened)
        wide = QSizePolicy.Policy.Expanding if opened else QSizePolicy.Policy.Fixed
        self.setSizePolicy(wide, QSizePolicy.Policy.Expanding)
        self.list.setFocusPolicy(Qt.FocusPolicy.StrongFocus)


def tone_of(stage: Stage, at: int) -> str:
    """Never red or amber: those mean overdue and today."""
    return {"won": "ok", "lost": "grey", "hold": "grey"}.get(stage.kind) or TONES[at % len(TONES)]
