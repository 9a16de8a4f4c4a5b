import pytest
from PySide6.QtWidgets import QMainWindow, QPushButton, QVBoxLayout, QWidget

from desktop_crm.services import records
from desktop_crm.ui.desk import Desk
from desktop_crm.ui.editors.field_editor import make_editor
from desktop_crm.ui.jobs import Jobs

from ..conftest import Answers


class Bench(QMainWindow):
    """A window with one editor and a button to leave it for."""

    def __init__(self, core, theme, lang="zh"):
        super().__init__()
        self.jobs = Jobs(core, self)
        self.desk = Desk(core, self.jobs, theme, lang, Answers(), self)
        self.said = []
        self.desk.said.connect(lambda sentence, undo: self.said.append(sentence))
        self.jobs.crashed.connect(lambda error: self.said.append(str(error)))
        self.setStyleSheet(theme.sheet("forms"))
        self.room = QVBoxLayout()
        root = QWidget()
        root.setLayout(self.room)
        self.setCentralWidget(root)
        self.other = QPushButton("别处")
        self.room.addWidget(self.other)
        self.room.addStretch(1)
        self.resize(420, 560)

    def editor(self, kind, code, *, in_cell=False):
        e = self.desk.core.entities[kind]
        made = make_editor(self.desk, e, e.field(code), in_cell=in_cell)
        self.heard = []
        for name in ("committed", "cancelled", "edited", "entered", "left"):
            getattr(made, name).connect(lambda name=name: self.heard.append(name))
        made.tabbed.connect(lambda step: self.heard.append(f"tab {step}"))
        self.room.insertWidget(0, made)
        made.show()
        made.begin()
        self.heard.clear()
        return made


@pytest.fixture
def bench(qtbot, core, colours):
    window = Bench(core, colours)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    yield window
    window.jobs.shutdown()


@pytest.fixture
def quiet(qtbot, bench):
    return lambda: qtbot.waitUntil(lambda: bench.jobs.quiet, timeout=10_000)


@pytest.fixture
def colleague(core):
    return lambda name: records.add(core, "users", {"name": name})
