"""Child: CPU seconds of the board with N cards in FOLDER, in the real window, the median or the best of TURNS or more."""

import gc
import json
import os
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QListView

from desktop_crm.app import open_core
from desktop_crm.domain.ids import id_text
from desktop_crm.services import deals, sample
from desktop_crm.services.core import Core
from desktop_crm.ui import program, theme
from desktop_crm.ui.main_window import MainWindow
from desktop_crm.ui.panes.board.page import BoardPage
from desktop_crm.ui.theme import Theme

CUSTOMERS = 300
FRAMES, STEP = 40, 37  # pixels, so that no two frames are alike
MOVES = 9
ROW = 2


def fill(core: Core, cards: int) -> None:
    """A sample office whose deals are repeated, in all their stages, until there are that many."""
    sample.fill(core, customers=CUSTOMERS, seed=1)
    columns = ("name", "customer", "amount", "stage", "probability", "started_on", "expected_on", "closed_on", "owner")
    rows = core.db.execute(f"SELECT {', '.join(columns)} FROM deal").fetchall()
    with core.write("import", "deals") as work:
        more = [rows[n % len(rows)] for n in range(max(0, cards - len(rows)))]
        work.insert("deal", columns, [(work.new_id(), *row) for row in more])


def settle(window: MainWindow) -> None:
    """Looks rarely, so that waiting costs nothing."""
    loop, look = QEventLoop(), QTimer(interval=10)
    look.timeout.connect(lambda: loop.quit() if window.settled else None)
    look.start()
    loop.exec()


def cpu(act: Callable[[], object]) -> float:
    """Of all threads."""
    gc.collect()
    began = time.process_time()
    act()
    return time.process_time() - began


def frame(view: QListView) -> float:
    bar = view.verticalScrollBar()

    def scroll() -> None:
        for n in range(FRAMES):
            bar.setValue((n + 1) * STEP)
            view.viewport().repaint()

    return cpu(scroll) / FRAMES


def plain_list(like: QListView, names: list[str]) -> QListView:
    """What Qt alone needs: as large, as many rows, as high."""
    view, model = QListView(), QStandardItemModel()
    for name in names:
        item = QStandardItem(name)
        item.setSizeHint(like.sizeHintForIndex(like.model().index(0, 0)))
        model.appendRow(item)
    model.setParent(view)
    view.setModel(model)
    view.setUniformItemSizes(True)
    view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
    view.resize(like.size())
    view.show()
    program.application().processEvents()  # it has its rows laid out
    return view


def move(window: MainWindow, page: BoardPage) -> float:
    """From a place in sight to one in sight of the next stage, until all is written and read again."""
    came, to = page.board.columns[0], page.board.columns[1]
    for column in (came, to):
        column.list.scrollToTop()
    settle(window)
    rid = came.model.rid(ROW)

    def act() -> None:
        page.mover.move(rid, to.stage.rid, ROW)
        settle(window)

    return cpu(act)


def write(core: Core, page: BoardPage) -> float:
    """The same move without a window."""
    came, to = page.board.columns[0], page.board.columns[1]
    card, before = came.model.card(ROW), to.model.card(ROW)
    assert card is not None and before is not None
    (stage,) = core.db.execute("SELECT id FROM stage WHERE rid = ?", (to.stage.rid,)).fetchone()
    return cpu(lambda: deals.move(core, card.id, id_text(stage), before=before.id))


def main(folder: Path, cards: int, turns: int) -> int:
    program.prepare()
    app = program.application()
    core = open_core(folder)
    fill(core, cards)
    colours = Theme()
    colours.choose("light", app)
    theme.apply(app, colours)
    window = MainWindow(core, colours, "zh")
    window.begin("customers", watch=False)
    window.show()
    settle(window)

    def build() -> None:
        window.go("board")
        settle(window)

    told = {"build": cpu(build)}
    page = window.page
    assert isinstance(page, BoardPage)
    view = page.board.columns[1].list
    told["frame"] = statistics.median(frame(view) for _ in range(turns))
    plain = plain_list(view, [f"第 {n} 笔商机" for n in range(view.model().rowCount())])
    told["plain_frame"] = statistics.median(frame(plain) for _ in range(turns))
    told["move"] = min(move(window, page) for _ in range(max(turns, MOVES)))
    written = []
    for _ in range(max(turns, MOVES)):
        written.append(write(core, page))
        settle(window)
    told["write"] = statistics.median(written)
    print(json.dumps(told))
    sys.stdout.flush()
    window.shut_down()
    core.close()
    os._exit(0)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])))
