"""The window: the rail, the page that is gone to, the line of status, what lies over them, and what holds them together."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDragLeaveEvent, QDropEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QMainWindow

from ..domain.changes import Changes
from ..domain.errors import UserError
from ..services.core import Core
from . import pages, theme, window_place
from .actions import BACK, Actions
from .ask import Ask
from .bridge import Bridge
from .desk import Desk
from .frame import Frame
from .jobs import WRITE, Jobs
from .layers import Layers
from .long_work import LongWork
from .page import Page
from .standing import Standing, Watch
from .theme import Theme
from .undoing import Undoing
from .widgets.rail import TURNS_WIDE

if TYPE_CHECKING:
    from .widgets.toast import Toast, Toasts

SIZE = QSize(1366, 690)
TRAIL = 20
NO_SHEETS = (
    ".doc", ".docx", ".wps", ".pdf", ".ppt", ".pptx", ".dps", ".png", ".jpg", ".jpeg", ".gif", ".bmp", ".webp", ".heic",
    ".zip", ".rar", ".7z", ".exe", ".mp3", ".mp4", ".mov",
)  # fmt: skip
"""Of anything else its content decides."""


class MainWindow(QMainWindow):
    begun = Signal()
    """The first picture stands, and what comes after it is under way."""
    language_chosen = Signal(str)
    restored = Signal(str)
    """A backup took the place of the data, which must be opened anew: what to say then."""

    def __init__(self, core: Core, colours: Theme, lang: str, ask: Ask | None = None) -> None:
        super().__init__()
        self.core, self.theme, self.lang = core, colours, lang
        self.asks_name = False
        """Who works here, if this is the first start: after the first picture."""
        self._painted = self._begun = self._watching = self._empty = False
        self._trail: list[str] = []
        self.jobs = Jobs(core, self)
        self.bridge = Bridge(core, self.jobs, self)
        self.actions_ = Actions(self, colours)
        self.desk = Desk(core, self.jobs, colours, lang, ask or Ask(), self)
        self.desk.tools = (self.actions_.undo, self.actions_.redo)
        self.frame = Frame(colours)
        self.rail, self.stack = self.frame.rail, self.frame.stack
        self.strip, self.counter = self.frame.strip, self.frame.counter
        self.pages: dict[str, Page] = {}
        self.toasts: Toasts | None = None
        self.work = self.desk.work = LongWork(core, lang, self.strip, self)
        self.undoing = Undoing(core, self.jobs, self.actions_, lang, self)
        self.watch = Watch(core, self.jobs, self)
        self.layers = Layers(self.desk, lambda: self.actions_.everywhere, lambda: self.page, self.frame)
        self.setWindowTitle(self.tr("客户管理"))
        self.resize(SIZE)
        self.setAcceptDrops(True)
        self.setCentralWidget(self.frame)
        self._connect()

    def _connect(self) -> None:
        a, desk = self.actions_, self.desk
        for code, action in a.go.items():
            action.triggered.connect(lambda _=False, code=code: self.go(code))
        for name, action in a.themes.items():
            action.triggered.connect(lambda _=False, name=name: self.choose_theme(name))
        a.palette.triggered.connect(self.layers.find)
        a.keys.triggered.connect(lambda: self.layers.show_keys(pages.words(self.code)))
        a.back.triggered.connect(self.go_back)
        a.next_part.triggered.connect(lambda: self._to_part(1))
        a.last_part.triggered.connect(lambda: self._to_part(-1))
        a.take_in.triggered.connect(self.choose_files)
        a.sample.triggered.connect(self.work.make_sample)
        a.leave.triggered.connect(self.close)
        self.rail.chosen.connect(self.go)
        self.rail.search_asked.connect(a.palette.trigger)
        desk.said.connect(self._say)
        desk.went.connect(self.go)
        desk.opened.connect(self.open_record)
        desk.new_asked.connect(self.start_new)
        desk.files_came.connect(self.take_in)
        desk.sample_asked.connect(self.work.make_sample)
        desk.theme_chosen.connect(self.choose_theme)
        desk.density_chosen.connect(lambda name: self.core.settings.set("density", name))
        desk.language_chosen.connect(self.language_chosen)
        desk.keys_asked.connect(a.keys.trigger)
        desk.restore_asked.connect(self._restore)
        self.bridge.written.connect(self._expire)
        self.bridge.changed.connect(self._follow)
        self.watch.stood.connect(self._stand)
        self.jobs.crashed.connect(self._failed)
        self.work.busy_changed.connect(self._busy)
        self.work.over.connect(self.bridge.look)
        self.work.said.connect(self._say)
        self.undoing.said.connect(self._say)

    @property
    def page(self) -> Page:
        """The one that is shown."""
        shown = self.stack.currentWidget()
        assert isinstance(shown, Page)
        return shown

    @property
    def code(self) -> str:
        """Of the page that is shown."""
        return next(code for code, page in self.pages.items() if page is self.page)

    def begin(self, page: str = pages.CUSTOMERS, *, watch: bool = True) -> None:
        """Reads what the first picture needs; once it is painted, the rest: the record beside the rows, icons, the count, and,
        if wanted, what others write."""
        self._watching = watch
        self.go(page)

    def go(self, code: str) -> Page:
        """To the page of that code, made now when this is the first time."""
        if self.pages and self.code != code:
            self._trail = [*self._trail[-TRAIL:], self.code]
        return self._show(code)

    def go_back(self) -> None:
        """To the page before; the keys of a page's own way back come first."""
        if self._trail:
            self._show(self._trail.pop())

    def _show(self, code: str) -> Page:
        page = self.pages.get(code) or self._make(code)
        self.stack.setCurrentWidget(page)
        self._tell(page, page.status)
        self.rail.choose(code)
        if self._begun:
            self._share_back()
            self.layers.dismiss()
            page.enter()
        return page

    def _make(self, code: str) -> Page:
        page = self.pages[code] = pages.make(code, self.desk)
        page.setStyleSheet(self.theme.sheet(page.sheet))
        page.told.connect(lambda words: self._tell(page, words))
        if code == pages.TODAY:
            page.count_changed.connect(lambda waiting: self.rail.count(pages.TODAY, waiting))
        self.stack.addWidget(page)
        page.restore(window_place.of_page(self.core.settings, code))
        page.begin()
        if self._begun:
            page.begin_rest()
            page.redraw()
        return page

    def _share_back(self) -> None:
        """Alt+← is the page's where it has a way back of its own: two for one key would be none."""
        own = any(BACK in (k.toString() for k in a.shortcuts()) for a in self.page.actions())
        self.actions_.back.setShortcuts([] if own else [BACK])

    def _to_part(self, by: int) -> None:
        from .parts import next_part  # lazy: not needed to start

        next_part(self.rail, self.page, by)

    def open_record(self, kind: str, rid: int) -> None:
        self.layers.memory.opened(kind, rid)
        self.go(pages.HOMES.get(kind, pages.CUSTOMERS)).show_record(kind, rid)

    def start_new(self, kind: str, given: dict[str, str]) -> None:
        """On the page that is shown, else where such a record is at home."""
        if not self.page.start_new(kind, given):
            self.go(pages.HOMES.get(kind, pages.CUSTOMERS)).start_new(kind, given)

    def _begin_rest(self) -> None:
        self._begun = True
        self.core.starting = False
        self.page.begin_rest()
        self._share_back()
        self._colour()
        self.page.enter()
        self.undoing.look()
        self.watch.begin()
        self._key_first()
        if self.asks_name:
            self.jobs.start(_nobody_asked, lambda first: self.layers.ask_name() if first else None)
        if self._watching:
            self.bridge.watch()
            self.jobs.start(_back_up, lane=WRITE)
        self.begun.emit()

    def _key_first(self) -> None:
        from .key_first import KeyFirst  # lazy: not needed to start

        KeyFirst(self.actions_.palette.shortcut(), self)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self._begin_rest)

    @property
    def settled(self) -> bool:
        """Nothing is on its way to the screen."""
        return self._begun and self.jobs.quiet and all(p.at_rest for p in self.pages.values()) and not self.work.busy

    def come(self, files: Sequence[str] = ()) -> None:
        """To the front: the program was started once more, perhaps with files."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()
        if files:
            self.take_in(files)

    def choose_files(self) -> None:
        files = self.desk.ask.tables(self, self.core.settings.get("last_folder"))
        if files:
            self.core.settings.set("last_folder", str(Path(files[0]).parent))
            self.take_in(files)

    def take_in(self, files: Sequence[str]) -> None:
        """Sheets that came by a drop, a second start or the file dialog; none: ask for them."""
        if not files:
            self.choose_files()
            return
        sheets = [f for f in files if Path(f).suffix.lower() not in NO_SHEETS and not Path(f).is_dir()]
        if not sheets:
            self._say(self.tr("“{0}”不是表格，请用 .xlsx 或 .csv").format(Path(files[0]).name), False)
            return
        page = self.go(pages.IMPORTS)
        page.take_in(sheets)

    def choose_theme(self, name: str) -> None:
        self.core.settings.set("theme", name)
        self.follow_theme()

    def follow_theme(self) -> None:
        """The colours as the settings, and where they say so the desktop, have them now."""
        app = QApplication.instance()
        self.theme.choose(self.core.settings.get("theme"), app)
        theme.apply(app, self.theme)
        for page in self.pages.values():
            page.setStyleSheet(self.theme.sheet(page.sheet))
        self._colour()

    def _colour(self) -> None:
        self.actions_.colour()
        self.rail.redraw()
        self.layers.redraw()
        for page in self.pages.values():
            page.redraw()

    def _follow(self, changes: Changes) -> None:
        for page in self.pages.values():
            page.follow(changes)
        self.undoing.look()
        self.watch.follow(changes)

    def _stand(self, standing: Standing) -> None:
        name = self.tr("客户管理")
        self.setWindowTitle(f"{name} – {standing.office}" if standing.office else name)
        self.rail.call(standing.office or name)
        if pages.TODAY not in self.pages:  # that page counts for itself
            self.rail.count(pages.TODAY, standing.waiting)
        self._empty = standing.empty
        self.actions_.sample.setEnabled(standing.empty and not self.work.busy)

    def _busy(self, on: bool) -> None:
        self.actions_.take_in.setEnabled(not on)
        self.actions_.sample.setEnabled(self._empty and not on)
        self.undoing.block(on)
        self.frame.fit()

    def _tell(self, page: Page, words: str) -> None:
        if self.stack.currentWidget() is page:
            self.frame.tell(words)

    @property
    def _toast(self) -> "Toast | None":
        """The one that said something last."""
        return self.toasts.newest if self.toasts is not None else None

    def _say(self, sentence: str, can_undo: bool) -> None:
        if self.toasts is None:
            from .widgets.toast import Toasts  # lazy: not needed to start

            self.toasts = Toasts(self.frame)
        if can_undo:
            self.toasts.say(sentence, self.tr("撤销"), self.undoing.undo)
        else:
            self.toasts.say(sentence)

    def _expire(self) -> None:
        if self.toasts is not None:
            self.toasts.expire()

    def _failed(self, error: BaseException) -> None:
        if not isinstance(error, UserError):
            raise error
        self._say(error.text(self.lang), False)

    def _restore(self, file: str) -> None:
        from .restoring import Restoring  # lazy: rare

        Restoring(self, Path(file)).begin()

    def show_crash(self, text: str, file: Path | None) -> None:
        from .crash_report import Report  # lazy: its widgets are not needed to start

        Report(text, file, self).open()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        if self.rail.wide != (wide := event.size().width() >= TURNS_WIDE):
            self.rail.set_wide(wide)

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
        self.layers.memory.keep()
        self.shut_down()
        super().closeEvent(event)

    def shut_down(self) -> None:
        """No thread, child or connection of this window is left. The core stays open."""
        self.bridge.stop()
        self.work.stop()
        self.jobs.shutdown()
        for page in self.pages.values():
            page.shut_down()


def _nobody_asked(core: Core) -> bool:
    from ..services import users

    return users.nobody_asked(core)


def _back_up(core: Core) -> None:
    """Off the GUI thread: a large office takes seconds."""
    from ..services import backups

    backups.make_daily(core)
