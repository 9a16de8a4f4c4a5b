"""Child: CPU ms from nothing to the first painted frame of an empty window."""

import os
import sys
import time

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QMainWindow


class Window(QMainWindow):
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        super().paintEvent(event)
        QTimer.singleShot(0, done)  # after the frame has left


def done() -> None:
    print(time.process_time() * 1000)
    sys.stdout.flush()
    os._exit(0)


if __name__ == "__main__":
    app = QApplication([])
    window = Window()
    window.resize(1366, 720)
    window.show()
    app.exec()
