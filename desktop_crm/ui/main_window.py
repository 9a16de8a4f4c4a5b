"""The window: menu, search, the page, the status bar, and what holds them together."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QCloseEvent, QDragEnterEvent, QDragLeaveEvent, QDropEvent, QPaintEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLabel,
    QMainWindow,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ..domain.changes import Changes
from ..domain.errors import UserError
from ..services.core import Core
from . import theme, window_place
from .actions import Actions
from .ask import TABLES, Ask
from .bridge import Bridge
from .jobs import WRITE, Jobs
from .long_work import LongWork
from .models.feed import State
from .panes.customers.page import CustomersPage
from .theme import Theme
from .undoing import Undoing
from .widgets.counter import Counter
from .widgets.progress_strip import ProgressStrip
from .widgets.search_box import SearchBox

if TYPE_CHECKING:
    from .widgets.toast import Toast

SIZE = QSize(1366, 720)


class MainWindow(QMainWindow):
    language_chosen = Signal(str)

    def __init__(self, core: Core, colours: Theme, lang: str, ask: Ask | None = None, wanted_theme: str = "") -> None:
        super().__init__()
        self.core, self.theme, self.lang, self.ask = core, colours, lang, ask or Ask()
        self._painted = self._begun = self._watch = False
        self.jobs = Jobs(core, self)
        self.bridge = Bridge(core, self.jobs, self)
        self.actions_ = Actions(self, colours, lang, wanted_theme or core.settings.get("theme"))
        self.page = CustomersPage(core, self.jobs, colours, lang)
        self.search = SearchBox(colours)
        self.strip = ProgressStrip()
        self.counter = Counter()
        self._lay_out()
        self._toast: Toast | None = None
        self.work = LongWork(core, lang, self.strip, self)
        self.undoing = Undoing(core, self.jobs, self.actions_, lang, self)
        self._connect()

    def _lay_out(self) -> None:
        self.setWindowTitle(self.tr("客户管理"))
        self.resize(SIZE)
        self.setAcceptDrops(True)
        self.menuBar().setNativeMenuBar(False)
        self.actions_.title(self.menuBar())
        self.search.setPlaceholderText(self.tr("搜索名称、电话、联系人、拼音首字母"))
        self.search.setAccessibleName(self.tr("搜索客户"))
        self.import_button = QPushButton(" " + self.tr("导入"))
        self.import_button.setMinimumWidth(96)
        self.import_button.setToolTip(self.tr("导入 Excel / CSV (Ctrl+I)"))
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(QLabel(self.tr("客户"), objectName="h1"))
        head.addSpacing(12)
        head.addWidget(self.search)
        head.addStretch()
        self.tools = [self._tool(action) for action in (self.actions_.undo, self.actions_.redo)]
        for tool in self.tools:
            head.addWidget(tool)
        head.addWidget(self.import_button)
        root = QWidget(objectName="page")
        layout = QVBoxLayout(root)
        layout.setContentsMargins(16, 8, 16, 4)
        layout.setSpacing(12)
        layout.addLayout(head)
        layout.addWidget(self.page, 1)
        self.setCentralWidget(root)
        bar = self.statusBar()
        bar.setSizeGripEnabled(False)
        bar.setContentsMargins(16, 0, 16, 0)
        bar.addWidget(self.counter, 1)
        bar.addPermanentWidget(self.strip)

    def _connect(self) -> None:
        a = self.actions_
        a.take_in.triggered.connect(self.choose_files)
        self.import_button.clicked.connect(a.take_in.trigger)
        a.sample.triggered.connect(self.work.make_sample)
        a.leave.triggered.connect(self.close)
        a.find.triggered.connect(self._find)
        a.pane.toggled.connect(self._turn_pane)
        self.search.textChanged.connect(self.page.search)
        self.search.into_list.connect(self.page.enter_list)
        page = self.page
        page.counted.connect(self._count)
        page.import_asked.connect(a.take_in.trigger)
        page.sample_asked.connect(self.work.make_sample)
        page.search_cleared.connect(self.search.empty)
        page.pane_turned.connect(a.pane.setChecked)
        self.bridge.changed.connect(self._follow)
        self.jobs.crashed.connect(self._failed)
        self.work.busy_changed.connect(self._busy)
        self.work.over.connect(self.bridge.look)
        self.work.said.connect(self._say)
        self.work.needs_look.connect(page.show_report)
        self.undoing.said.connect(self._say)

    def begin(self, *, watch: bool = True) -> None:
        """Reads the first rows; once they are painted, the rest: the record beside them, menus, icons, the count, and, if
        wanted, what others write, once a second."""
        self._watch = watch
        self.page.feed.begin()

    def _begin_rest(self) -> None:
        self._begun = True
        self.actions_.fill()
        self.actions_.themes.triggered.connect(lambda action: self.choose_theme(action.data()))
        self.actions_.languages.triggered.connect(lambda action: self.language_chosen.emit(action.data()))
        self.page.begin_rest()
        self._colour()
        self.undoing.look()
        if self._watch:
            self.bridge.watch()
            self.jobs.start(_back_up, lane=WRITE)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self._begin_rest)

    @property
    def settled(self) -> bool:
        """Nothing is on its way to the screen."""
        return self._begun and self.jobs.quiet and self.page.at_rest and not self.work.busy

    def choose_files(self) -> None:
        files = self.ask.tables(self, self.core.settings.get("last_folder"))
        if files:
            self.core.settings.set("last_folder", str(Path(files[0]).parent))
            self.take_in(files)

    def take_in(self, files: Sequence[str]) -> None:
        wrong = next((f for f in files if not f.lower().endswith(TABLES)), None)
        if wrong is not None:
            self._say(self.tr("“{0}”不是表格，请用 .xlsx 或 .csv").format(Path(wrong).name), False)
        else:
            self.work.take_in(files)

    def choose_theme(self, name: str) -> None:
        self.core.settings.set("theme", name)
        app = QApplication.instance()
        self.theme.choose(name, app)
        theme.apply(app, self.theme)
        self._colour()

    def _colour(self) -> None:
        from .icons import icon  # lazy: icons come with the second picture

        self.actions_.colour()
        self.search.redraw()
        self.import_button.setIcon(icon(self.theme, "file-spreadsheet"))
        self.page.redraw()

    def _tool(self, action: QAction) -> QToolButton:
        tool = QToolButton(objectName="tool")
        tool.setDefaultAction(action)
        tool.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return tool

    def _find(self) -> None:
        self.search.setFocus()
        self.search.selectAll()

    def _turn_pane(self, on: bool) -> None:
        if on != self.page.pane_wanted:
            self.page.turn_pane(on)

    def _follow(self, changes: Changes) -> None:
        self.page.follow(changes)
        self.undoing.look()

    def _busy(self, on: bool) -> None:
        for widget in (self.actions_.take_in, self.actions_.sample, self.import_button):
            widget.setEnabled(not on)
        self.undoing.block(on)

    def _count(self) -> None:
        feed = self.page.feed
        self.actions_.sample.setEnabled(feed.state is State.EMPTY and not self.work.busy)
        self.counter.tell(feed, self.page.table.selected_count())

    def _say(self, sentence: str, can_undo: bool) -> None:
        if self._toast is None:
            from .widgets.toast import Toast  # lazy: not needed to start

            self._toast = Toast(self.centralWidget())
        if can_undo:
            self._toast.say(sentence, self.tr("撤销"), self.undoing.undo)
        else:
            self._toast.say(sentence)

    def _failed(self, error: BaseException) -> None:
        if not isinstance(error, UserError):
            raise error
        self._say(error.text(self.lang), False)

    def show_crash(self, text: str, file: Path | None) -> None:
        from .crash_report import Report  # lazy: its widgets are not needed to start

        Report(text, file, self).open()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        if event.mimeData().hasUrls() and any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()
            self.page.highlight_drop(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:  # noqa: N802
        self.page.highlight_drop(False)

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        self.page.highlight_drop(False)
        files = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        event.acceptProposedAction()
        self.take_in(files)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        window_place.keep(self, self.core.settings)
        self.shut_down()
        super().closeEvent(event)

    def shut_down(self) -> None:
        """No thread, child or connection of this window is left. The core stays open."""
        self.bridge.stop()
        self.work.stop()
        self.jobs.shutdown()
        self.page.model.close()


def _back_up(core: Core) -> None:
    """Off the GUI thread: a large office takes seconds."""
    from ..services import backups

    backups.make_daily(core)
