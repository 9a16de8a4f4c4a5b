from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget

from desktop_crm.domain.entities.pipeline import stage_id
from desktop_crm.services.core import Core
from desktop_crm.ui.main_window import MainWindow

from ...conftest import settle

DEALS = {
    "contact": ("甲公司 打印机", "乙公司 复合机", "丙公司 投影仪"),
    "need": ("丁公司 门禁", "戊公司 监控"),
    "proposal": (),
    "negotiation": ("己公司 会议室",),
    "won": ("庚公司 耗材",),
    "lost": ("辛公司 机柜",),
    "hold": (),
}


def fill(core: Core) -> None:
    with core.write("import", "商机.xlsx") as work:
        customers = {c: work.new_id() for c in "甲乙丙丁戊己庚辛"}
        owner = work.create("user", {"name": "周敏"})
        work.insert("customer", ("name",), [(id, f"{c}公司") for c, id in customers.items()])
        rows = []
        for stage, names in DEALS.items():
            for n, name in enumerate(names, 1):
                closed = "2026-05-20" if stage in ("won", "lost") else None
                mine = owner if name[0] in "甲丁" else None
                rows.append(
                    (work.new_id(), name, customers[name[0]], n * 10_000_00, stage_id(stage), "2026-06-01", "2026-06-18",
                     closed, mine)
                )  # fmt: skip
        work.insert(
            "deal", ("name", "customer", "amount", "stage", "started_on", "expected_on", "closed_on", "owner"), rows
        )


@pytest.fixture
def deals_core(core: Core) -> Core:
    fill(core)
    return core


class Seen:
    """The board as a person sees and uses it."""

    def __init__(self, qtbot, window: MainWindow) -> None:
        self.qtbot, self.window = qtbot, window
        self.page, self.board = window.page, window.page.board

    def column(self, code: str):
        return next(c for c in self.board.columns if c.stage.code == code)

    def names(self, code: str) -> list[str]:
        model = self.column(code).model
        return [model.card(row).name for row in range(model.rowCount())]

    def rid(self, name: str) -> int:
        return next(
            c.model.rid(row)
            for c in self.board.columns
            for row in range(c.model.rowCount())
            if c.model.card(row).name.startswith(name)
        )

    def at(self, name: str):
        """(list, point in its viewport) of a card."""
        rid = self.rid(name)
        column = self.board.column_of(rid)
        return column.list, column.list.card_box(column.model.row_of(rid)).center()

    @property
    def chosen(self) -> str:
        column = self.board.column_of(self.board.current)
        return column.model.card(column.model.row_of(self.board.current)).name if column else ""

    def click(self, name: str) -> None:
        cards, at = self.at(name)
        self.qtbot.mouseClick(cards.viewport(), Qt.MouseButton.LeftButton, pos=at)
        self.settle()

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.qtbot.keyClick(QApplication.focusWidget(), key, modifiers)
        self.settle()

    def ctrl(self, key: Qt.Key) -> None:
        self.press(key, Qt.KeyboardModifier.ControlModifier)

    def settle(self) -> None:
        QApplication.processEvents()  # what was written in this thread is told by a queued signal
        settle(self.qtbot, self.window)

    @property
    def toast(self) -> str:
        return self.window._toast.line.text() if self.window._toast else ""

    def undo(self) -> None:
        self.window.actions_.undo.trigger()
        self.settle()


@pytest.fixture
def see(qtbot, open_window) -> Callable[..., Seen]:
    return lambda core, **more: Seen(qtbot, open_window(core, page="board", **more))


popups = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
"""Menus warn where there is no display."""


def drag_over(target: QWidget, mime, at: QPoint) -> bool:
    """Enter and move as the platform sends them; Move alone, as a drag of a card offers."""
    action, button, keys = Qt.DropAction.MoveAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    for kind in (QDragEnterEvent, QDragMoveEvent):
        event = kind(at, action, mime, button, keys)
        QApplication.sendEvent(target, event)
        if not event.isAccepted():
            return False
    return True


def drop_on(target: QWidget, mime, at: QPoint) -> bool:
    if not drag_over(target, mime, at):
        return False
    event = QDropEvent(
        QPointF(at), Qt.DropAction.MoveAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    QApplication.sendEvent(target, event)
    return event.isAccepted()
