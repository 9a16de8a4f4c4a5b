"""A window with nothing but a form, or a follow-up box, and what a page would be told."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMainWindow, QPushButton, QVBoxLayout, QWidget

from desktop_crm.ui.bridge import Bridge
from desktop_crm.ui.desk import Desk
from desktop_crm.ui.jobs import Jobs

from ..conftest import Answers, commit

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
ENTER, TAB, ESC = Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_Escape


class Bench(QMainWindow):
    def __init__(self, qtbot, core, theme, make, lang="zh"):
        super().__init__()
        self.qtbot, self.core = qtbot, core
        self.jobs = Jobs(core, self)
        self.desk = Desk(core, self.jobs, theme, lang, Answers(), self)
        self.bridge = Bridge(core, self.jobs, self)
        self.said, self.opened, self.crashes = [], [], []
        self.desk.said.connect(lambda sentence, undo: self.said.append((sentence, undo)))
        self.desk.opened.connect(lambda kind, rid: self.opened.append((kind, rid)))
        self.jobs.crashed.connect(self.crashes.append)
        self.other = QPushButton("别处")
        self.part = make(self.desk)
        root = QWidget()
        layout = QVBoxLayout(root)
        layout.addWidget(self.other)
        layout.addWidget(self.part, 1)
        self.setCentralWidget(root)
        self.resize(400, 640)
        qtbot.addWidget(self)
        with qtbot.waitActive(self):
            self.show()
            self.activateWindow()
        self.other.setFocus()

    def settle(self):
        self.qtbot.waitUntil(lambda: self.jobs.quiet and self.part.at_rest, timeout=20_000)

    def key(self, key, modifiers=Qt.KeyboardModifier.NoModifier):
        self.qtbot.keyClick(self.focusWidget(), key, modifiers)

    def type(self, text):
        """As an input method does."""
        commit(self.focusWidget(), text)

    def count(self, kind):
        (count,) = self.core.db.execute(f"SELECT count(*) FROM {kind} WHERE trashed_at IS NULL").fetchone()
        return count
