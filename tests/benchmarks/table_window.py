"""Child: CPU of what a person does to the customers table of FOLDER in the real window, as JSON: ms, and MB of memory."""

import json
import os
import resource
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEventLoop, Qt, QTimer
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTableView

from desktop_crm.app import open_core
from desktop_crm.ui import program, theme
from desktop_crm.ui.language import Language
from desktop_crm.ui.main_window import MainWindow
from desktop_crm.ui.theme import Theme

FRAMES, SORTS = 60, ("region", "name", "")
CONTROL_ROWS = 3000
PATIENCE = 120  # seconds


def main(folder: str) -> int:
    program.prepare()
    app = program.application()
    core = open_core(Path(folder))
    language, colours = Language(), Theme()
    language.choose("zh")
    colours.choose("light", app)
    theme.apply(app, colours)
    window = MainWindow(core, colours, "zh")
    window.resize(1366, 690)
    window.begin("customers", watch=False)
    window.show()
    _wait(lambda: window.settled)
    page = window.page
    told = {"memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}
    told["scroll"] = _scroll(page.table)
    told["control"] = _scroll(_control(page))
    page.table.setFocus()
    told["select all"] = _cpu(
        lambda: (QTest.keyClick(page.table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier), page.repaint())
    )
    QTest.keyClick(page.table, Qt.Key.Key_Escape)
    for sort in SORTS:  # what is loaded once
        page.feed.sort_by(sort)
        _wait(lambda: window.settled)
    shown: list[object] = []
    page.feed.shown.connect(shown.append)
    told["sort"] = max(_sorted_ms(page, sort, shown) for sort in SORTS)
    told["theme"] = min(_cpu(lambda n=n: (window.choose_theme(n), page.repaint())) for n in ("dark", "light", "dark"))
    print(json.dumps(told))
    sys.stdout.flush()
    os._exit(0)


def _sorted_ms(page, sort: str, shown: list[object]) -> float:
    """Until the rows are painted in their new order; the record beside them follows later."""
    shown.clear()
    return _cpu(lambda: (page.feed.sort_by(sort), _wait(lambda: bool(shown)), page.table.viewport().repaint()))


def _cpu(act: Callable[[], object]) -> float:
    began = time.process_time()
    act()
    return (time.process_time() - began) * 1000


def _scroll(table: QTableView) -> float:
    """The median frame of a list that goes by, a screen at a time, each row seen for the first time."""
    bar, frames = table.verticalScrollBar(), []
    step = max(1, bar.maximum() // (FRAMES + 1))
    for n in range(FRAMES):
        bar.setValue(n * step)
        frames.append(_cpu(table.viewport().repaint))
    return statistics.median(frames)


def _control(page) -> QTableView:
    """The same screen of cells in a C++ model with the usual delegate, in the same place and style."""
    model = QStandardItemModel()
    for row in range(CONTROL_ROWS):
        source = row % max(1, min(page.model.rowCount(), 200))
        model.appendRow([QStandardItem(page.model.cell(source, at).text) for at in range(page.model.columnCount())])
    table = QTableView(page)
    table.setModel(model)
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(page.table.verticalHeader().defaultSectionSize())
    for at in range(model.columnCount()):
        table.setColumnWidth(at, page.table.columnWidth(at))
    table.setGeometry(page.table.geometry())
    table.resize(page.table.size())
    table.show()
    table.raise_()
    QCoreApplication.processEvents()
    return table


def _wait(done: Callable[[], bool]) -> None:
    """Sleeps between events, so that waiting costs no CPU."""
    loop, look, late = QEventLoop(), QTimer(interval=5), time.monotonic() + PATIENCE
    look.timeout.connect(lambda: loop.quit() if done() or time.monotonic() > late else None)
    look.start()
    loop.exec()
    if not done():
        sys.exit("the window did not come to rest")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
