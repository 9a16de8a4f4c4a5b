"""Child: CPU ms from nothing to the first painted frame of an empty window."""

from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QMainWindow

from .after_frame import tell_cpu_and_end


class Window(QMainWindow):
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        super().paintEvent(event)
        tell_cpu_and_end()


if __name__ == "__main__":
    app = QApplication([])
    window = Window()
    window.resize(1366, 720)
    window.show()
    app.exec()
