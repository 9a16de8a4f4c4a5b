"""Child: gaps of the event loop of the real window on FOLDER while TABLE is imported, in seconds, as JSON."""

import json
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEventLoop, Qt, QTimer

from desktop_crm.app import open_core
from desktop_crm.ui import program, theme
from desktop_crm.ui.language import Language
from desktop_crm.ui.main_window import MainWindow
from desktop_crm.ui.theme import Theme

TICK, REPAINT = 5, 10  # ms
IDLE = 3  # seconds
PATIENCE = 600  # seconds


class Gaps:
    """Ticks while something is repainted; how late each came after the one before."""

    def __init__(self) -> None:
        self._seen: list[float] = []
        self._last = 0.0
        self._tick = QTimer(interval=TICK, timerType=Qt.TimerType.PreciseTimer)
        self._tick.timeout.connect(self._look)
        self._paint = QTimer(interval=REPAINT)

    def during(self, window: MainWindow, done: Callable[[], bool]) -> dict[str, float]:
        self._seen, self._last = [], time.perf_counter()
        self._paint.timeout.connect(lambda: table_of(window).viewport().update())
        self._tick.start()
        self._paint.start()
        wait(done)
        self._tick.stop()
        self._paint.stop()
        self._paint.timeout.disconnect()
        ordered = sorted(self._seen) or [0.0]
        return {"p99": ordered[int(len(ordered) * 0.99)], "max": ordered[-1], "ticks": len(ordered)}

    def _look(self) -> None:
        now = time.perf_counter()
        self._seen.append(now - self._last)
        self._last = now


def main(folder: str, file: str) -> int:
    program.prepare()
    app = program.application()
    core = open_core(Path(folder))
    language, colours = Language(), Theme()
    language.choose("zh")
    colours.choose("light", app)
    theme.apply(app, colours)
    window = MainWindow(core, colours, "zh")
    window.resize(1366, 690)
    window.begin("customers", watch=True)
    window.show()
    wait(lambda: window.settled)
    (before,) = core.db.execute("SELECT count(*) FROM customer").fetchone()
    gaps = Gaps()
    until = time.monotonic() + IDLE
    told = {"idle": gaps.during(window, lambda: time.monotonic() > until)}
    window.take_in([file])
    page = window.pages["import"]
    window.go("customers")  # a table with real rows repaints meanwhile
    told["reading"] = gaps.during(window, lambda: not window.work.busy)
    window.go("import")
    wait(lambda: window.settled)
    page.accept()
    wait(lambda: "正在导入" in window.strip.words.text())
    began = time.monotonic()
    window.strip.button.click()
    wait(lambda: not window.work.busy)
    told["cancel"] = time.monotonic() - began
    (left,) = core.db.execute("SELECT count(*) FROM customer").fetchone()
    told["left"] = left - before
    window.take_in([file])
    wait(lambda: not window.work.busy)
    page.accept()
    told["writing"] = gaps.during(window, lambda: not window.work.busy)
    assert page.stack.currentWidget() is page.outcome
    print(json.dumps(told))
    sys.stdout.flush()
    window.shut_down()
    os._exit(0)


def table_of(window: MainWindow):
    page = window.page
    return page.table if hasattr(page, "table") else page.review.table


def wait(done: Callable[[], bool]) -> None:
    until = time.monotonic() + PATIENCE
    while not done():
        if time.monotonic() > until:
            sys.exit("the window did not come to rest")
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 20)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
