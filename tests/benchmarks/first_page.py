"""Child: CPU ms from nothing to the first painted frame of the real program that shows customers of FOLDER."""

import os
import sys
import threading
import time

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QTableView

from desktop_crm import __main__ as program
from desktop_crm.ui.widgets.record_table import RecordTable

PATIENCE = 60  # seconds


def paint(table: RecordTable, event: QPaintEvent) -> None:
    QTableView.paintEvent(table, event)
    first = table.model().index(0, 0)
    if first.isValid() and first.data():
        QTimer.singleShot(0, done)  # after the frame has left


def done() -> None:
    print(time.process_time() * 1000)
    sys.stdout.flush()
    os._exit(0)


def main(folder: str) -> int:
    setattr(RecordTable, "paintEvent", paint)  # noqa: B010
    late = threading.Timer(PATIENCE, lambda: os._exit(1))  # a profile without customers paints none
    late.daemon = True
    late.start()
    sys.argv[1:] = ["--data", folder]
    return program.main()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
