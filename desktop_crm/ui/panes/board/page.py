"""商机: the board, what stands there when it is empty, and the record beside it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

from ....domain.changes import Changes
from ....domain.errors import UserError
from ....services import cards
from ....services.cards import Column, Layout
from ... import pages
from ...desk import Desk
from ...page import Page
from ...record.beside import Beside
from ...widgets.page_head import PageHead
from ...widgets.search_box import SearchBox
from . import amounts
from .board import Board
from .mover import Mover
from .pipelines import Pipelines
from .reading import KIND, Read, Reading
from .whose import Whose

if TYPE_CHECKING:
    from .card_menu import CardMenu
    from .no_cards import NoCards

FOLLOW_AFTER = 150  # ms
SEARCH = 200  # px


class BoardPage(Page):
    sheet = "board"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.layout_: Layout | None = None
        self._empty_office = False
        self._waiting = False
        """The keys belong to the first card, once it is read."""
        self.head = PageHead(desk, pages.words(pages.BOARD))
        self.search = SearchBox(desk.theme)
        self.whose = Whose(desk.theme)
        self.pipelines = Pipelines(desk.theme)
        self.board = Board(desk)
        self.mover = Mover(desk, self.board, self)
        self.reading = Reading(desk, self.board, self.mover, self.isVisible, self)
        self.stack = QStackedWidget()
        self.beside = Beside(desk, self.stack)
        self.menu_: CardMenu | None = None
        self._state: NoCards | None = None
        self._rest = QTimer(self, singleShot=True, interval=FOLLOW_AFTER)
        self._rest.timeout.connect(self._show_current)
        self._reveal = QTimer(self, singleShot=True, interval=0)
        self._reveal.timeout.connect(self.board.reveal)
        self._lay_out()
        self._act()
        self._connect()
        self.beside.restore({"pane": False})
        self.beside.say_hint(self.tr("点一张卡片，这里显示这笔商机的资料"))

    def _lay_out(self) -> None:
        self.search.setFixedWidth(SEARCH)
        self.search.setPlaceholderText(self.tr("筛选商机、客户"))
        self.search.setAccessibleName(self.tr("筛选卡片"))
        for widget in (self.pipelines, self.whose, self.search):
            self.head.add(widget)
        self.stack.addWidget(self.board)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.head)
        layout.addWidget(self.beside, 1)

    def _act(self) -> None:
        new = self.act(self.tr("新建商机"), lambda: self._new(""), "Ctrl+N", "plus")
        self.new_button = self.head.button(new, "plus", primary=True)
        self.act(self.tr("筛选卡片"), self.find, "Ctrl+F", "search")
        self._on_card(self.tr("移到下一个阶段"), lambda rid: self.mover.carry(rid, 1), "Ctrl+Right", "arrow-right")
        self._on_card(self.tr("移到上一个阶段"), lambda rid: self.mover.carry(rid, -1), "Ctrl+Left", "arrow-left")
        self._on_card(self.tr("卡片往上排"), lambda rid: self.mover.shift(rid, -1), "Ctrl+Up", "arrow-up")
        self._on_card(self.tr("卡片往下排"), lambda rid: self.mover.shift(rid, 1), "Ctrl+Down", "arrow-down")
        self._on_card(self.tr("把商机放入回收站"), self._trash, "Delete", "trash-2")

    def _on_card(self, words: str, run: Callable[[int], object], keys: str, icon: str) -> QAction:
        """The list itself hears these keys, so that they mean something else in a box or in the record."""
        action = self.act(words, lambda: run(self.board.current) if self.board.current else None, keys, icon)
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        return action

    def _connect(self) -> None:
        board = self.board
        self.search.textChanged.connect(lambda: self._filter())
        self.search.into_list.connect(board.focus_cards)
        self.whose.picked.connect(lambda _: self._filter())
        self.pipelines.picked.connect(self._choose_pipeline)
        board.chosen.connect(self._clicked)
        board.went.connect(lambda _: self._rest.start())
        board.opened.connect(self._open)
        board.carried.connect(self.mover.carry)
        board.shifted.connect(self.mover.shift)
        board.dropped.connect(self.mover.move)
        board.trashed.connect(self._trash)
        board.menu_asked.connect(self._drop_menu)
        board.left.connect(lambda: self.beside.turn(False))
        board.new_asked.connect(self._new)
        self.reading.whole.connect(self._show)
        self.reading.part.connect(self._show_columns)
        self.reading.failed.connect(self._failed)
        self.beside.turned.connect(lambda on: self._show_current() if on else None)
        self.beside.made.connect(lambda kind, rid: self.show_record(kind, rid) if kind == KIND else None)

    def begin(self) -> None:
        """The columns stand at once, their cards come as soon as they are read."""
        try:
            _, stages = cards.stages(self.desk.core, self.reading.pipeline)
        except UserError:
            self.reading.pipeline = 0
            _, stages = cards.stages(self.desk.core)
        self.board.build(stages, self.reading.wording)
        self.refresh()

    def begin_rest(self) -> None:
        self.beside.begin_rest()

    def enter(self) -> None:
        self.reading.catch_up()
        self._take_keys()

    def _take_keys(self) -> None:
        """To the cards, or as soon as there are any; to what can be done where there are none."""
        if self.beside.expanded:
            return
        self._waiting = not self.board.focus_cards() and self.layout_ is None
        if self.board.current:
            self._rest.start()
        elif self._state is not None and self._state.isVisible():
            self._state.button.setFocus()

    @property
    def state(self) -> NoCards:
        """Made when there are no cards to show."""
        if self._state is None:
            from .no_cards import NoCards  # lazy: not needed for the first picture

            self._state = NoCards(self.desk.theme)
            self._state.pressed.connect(self._pressed)
            self._state.link_pressed.connect(self.desk.sample_asked)
            self.stack.addWidget(self._state)
        return self._state

    @property
    def filtered(self) -> bool:
        return bool(self.search.text().strip() or self.whose.owner)

    @property
    def at_rest(self) -> bool:
        return not (self._rest.isActive() or self._reveal.isActive()) and self.board.at_rest and self.beside.at_rest

    def find(self) -> None:
        self.search.setFocus()
        self.search.selectAll()

    def find_text(self, text: str) -> None:
        self.search.setText(text)

    def refresh(self) -> None:
        self.reading.owner, self.reading.text = self.whose.owner, self.search.text()
        self.reading.refresh()

    def follow(self, changes: Changes) -> None:
        self.beside.follow(changes)
        self.reading.follow(changes)

    def show_record(self, kind: str, rid: int) -> None:
        """The card of that deal, whatever was filtered; other kinds beside the board."""
        if kind == KIND:
            self.reading.wanted = rid
            self._clear_filter()
            self.refresh()
        else:
            self._beside(kind, rid)
            self.beside.turn(True)

    def start_new(self, kind: str, given: Mapping[str, str]) -> bool:
        self.beside.start_new(kind, dict(given))
        return True

    def redraw(self) -> None:
        for part in (self.head, self.search, self.whose, self.pipelines, self.board, self.mover, self.beside):
            part.redraw()
        if self._state is not None:
            self._state.redraw()

    def keep(self) -> dict[str, Any]:
        by_hand = [c.stage.id for c in self.board.columns if c.opened_by_hand]
        return {"pipeline": self.reading.pipeline, "owner": self.whose.owner, "open": by_hand} | {
            "width": self.beside.keep()["width"]
        }

    def restore(self, kept: dict[str, Any]) -> None:
        pipeline, owner, opened = kept.get("pipeline"), kept.get("owner"), kept.get("open")
        self.reading.pipeline = pipeline if isinstance(pipeline, int) else 0
        self.whose.put(owner if isinstance(owner, str) else "")
        self.board.unfold_first = [id for id in opened if isinstance(id, str)] if isinstance(opened, list) else []
        self.beside.restore({"pane": False, "width": kept.get("width")})

    def _show(self, read: Read) -> None:
        self.layout_, self._empty_office = read.layout, read.empty_office
        self.board.currency = read.layout.currency
        self.board.build([c.stage for c in read.layout.columns], self.reading.wording)
        self.board.forget(self.reading.wording)
        self.whose.offer(read.layout.owners, read.me)
        for column in self.board.columns:
            column.list.painter_.marks = not self.whose.owner
        self.pipelines.offer(read.layout.pipelines, read.layout.pipeline)
        self._show_columns(read.layout.columns)
        if self.reading.wanted:
            self._show_wanted()
        elif self._waiting:
            self._take_keys()

    def _show_columns(self, columns: list[Column]) -> None:
        chosen = self.board.current
        self.board.show_columns(columns)
        self._tell()
        if not self.board.current and self.board.has_keys:
            self.board.focus_cards()
        if chosen != self.board.current:
            self._beside(KIND, self.board.current)

    def _show_wanted(self) -> None:
        rid, self.reading.wanted = self.reading.wanted, 0
        self.board.choose(rid if self.board.column_of(rid) else 0, focus=True)
        self._beside(KIND, rid)
        self.beside.turn(True)

    def _tell(self) -> None:
        """Head, status bar, and the board or what stands for it."""
        laid = self.layout_
        assert laid is not None
        lang, columns = self.desk.lang, [c.said for c in self.board.columns]
        every, going = sum(c.count for c in columns), [c for c in columns if c.stage.kind == "open"]
        laid.any = laid.any or bool(every)
        count, total = sum(c.count for c in going), sum(c.sum for c in going)
        weighted, foreign = sum(c.weighted for c in going), sum(c.foreign for c in going)
        words = self.tr("{0} 个商机 · {1}").format(f"{count:,}", amounts.short(total, laid.currency, lang))
        tip = self.tr("进行中的商机合计 {0}，加权 {1}").format(
            amounts.full(total, laid.currency), amounts.full(weighted, laid.currency)
        )
        if foreign:
            tip += "\n" + self.tr("含外币 {0} 笔，已按汇率折算").format(foreign)
        self.head.beside.setText(words)
        self.head.beside.setToolTip(tip)
        self.head.beside.setVisible(laid.any)
        self.new_button.setVisible(laid.any)
        self.search.setVisible(laid.any)
        self.whose.setVisible(laid.any and bool(laid.owners))
        if every:
            self.stack.setCurrentWidget(self.board)
        elif not laid.any:
            self.state.tell_empty(sample=self._empty_office)
            self.stack.setCurrentWidget(self.state)
        elif self.filtered:
            self.state.tell_no_hit(self.search.text().strip(), owner=bool(self.whose.owner))
            self.stack.setCurrentWidget(self.state)
        found = self.tr("找到 {0} 个商机") if self.filtered else self.tr("共 {0} 个商机，含赢单、输单和搁置")
        self.told.emit(found.format(f"{every:,}") if laid.any else "")

    def _failed(self, error: BaseException) -> None:
        if not isinstance(error, UserError):
            self.desk.jobs.crashed.emit(error)
        self.state.tell_error(error.text(self.desk.lang) if isinstance(error, UserError) else str(error))
        self.stack.setCurrentWidget(self.state)

    def _filter(self) -> None:
        self.mover.put_back()
        self.refresh()

    def _clear_filter(self) -> None:
        self.mover.put_back()
        blocked = self.search.blockSignals(True)
        self.search.clear()
        self.search.blockSignals(blocked)
        self.search.wipe.setVisible(False)
        self.whose.put("")
        self.whose.redraw()

    def _choose_pipeline(self, rid: int) -> None:
        self.mover.put_back()
        self.reading.pipeline = rid
        self.refresh()

    def _clicked(self, rid: int) -> None:
        self._beside(KIND, rid)
        self.beside.turn(True)
        self._reveal.start()

    def _show_current(self) -> None:
        self._beside(KIND, self.board.current)

    def _beside(self, kind: str, rid: int) -> None:
        self._rest.stop()
        self.beside.show_record(kind, rid)
        self.beside.allow(bool(rid))

    def _open(self, rid: int) -> None:
        self._beside(KIND, rid)
        self.beside.expand()

    def _new(self, stage: str) -> None:
        self.mover.put_back()
        self.start_new(KIND, {"stage": stage} if stage else {})

    def _trash(self, rid: int) -> None:
        from ....services import records  # lazy: writing comes later

        column = self.board.column_of(rid)
        if column is None:
            return
        row = column.model.row_of(rid)
        card = column.model.card(row)
        name = card.name if card else ""
        e = self.desk.core.entities[KIND]
        self.desk.write(
            lambda core: records.trash_rows(core, e, [rid]),
            lambda _: self.desk.say(self.tr("“{0}”放入回收站").format(name), undo=True),
        )
        self.board.choose(column.model.rid(row + 1) or column.model.rid(row - 1), focus=True)
        self._rest.start()

    def _drop_menu(self, rid: int, at: QPoint) -> None:
        column = self.board.column_of(rid)
        if column is None:
            return
        if self.menu_ is None:
            from .card_menu import CardMenu  # lazy: not needed for the first picture

            self.menu_ = CardMenu(self.desk.lang, self)
            self.menu_.opened.connect(self._open)
            self.menu_.moved.connect(lambda rid, stage: self.mover.move(rid, stage, 0))
            self.menu_.shifted.connect(self.mover.shift)
            self.menu_.trashed.connect(self._trash)
        self.menu_.tell(self.board, column, rid)
        self.menu_.popup(at)

    def _pressed(self) -> None:
        if self.layout_ is None or self.state.button.text() == self.tr("再试一次"):
            self.refresh()
        elif not self.layout_.any:
            self._new("")
        else:
            self._clear_filter()
            self.refresh()
            self.search.setFocus()
