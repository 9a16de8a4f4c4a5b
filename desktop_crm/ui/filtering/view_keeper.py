"""The saved views of a filter bar: kept under a name, renamed, brought up to date, put into 回收站."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtWidgets import QMenu

from ...domain.errors import UserError
from ...services import views
from ...services.core import Core
from ...services.views import SavedView
from .chips import ViewChip
from .name_asker import NameAsker

if TYPE_CHECKING:
    from .filter_bar import FilterBar

TOPIC = "views"


class ViewKeeper(QObject):
    def __init__(self, bar: "FilterBar") -> None:
        super().__init__(bar)
        self._bar, self._desk, self._kind = bar, bar.desk, bar.kind

    def read(self, chosen: str = "") -> None:
        kind = self._kind
        self._desk.jobs.start(
            lambda core: views.of_kind(core, kind), lambda found: self._bar.take_views(found, chosen), topic=TOPIC
        )

    def ask_name(self) -> None:
        asker = NameAsker(self._desk.theme, self.tr("存为视图"), self.tr("存下"))
        asker.named.connect(lambda name: self._add(asker, name))
        self._bar.open_box(asker, self._bar.row.save)
        asker.begin()

    def _add(self, asker: NameAsker, name: str) -> None:
        kind, draft = self._kind, self._draft()

        self._write(lambda core: views.add(core, kind, name, draft), lambda id: self.read(chosen=id), asker)

    def _draft(self) -> SavedView:
        bar = self._bar
        return SavedView(0, "", "", bar.columns, bar.expression, bar.sort)

    def menu_of(self, chip: ViewChip, view: SavedView) -> None:
        bar = self._bar
        menu = QMenu(bar)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("重命名…"), lambda: self._rename(chip, view))
        update = menu.addAction(self.tr("更新为当前"), lambda: self._update(view))
        update.setEnabled(isinstance(bar.view, SavedView) and bar.view.id == view.id and bar.is_changed)
        menu.addAction(self.tr("删除"), lambda: self._trash(view))
        menu.popup(chip.mapToGlobal(QPoint(0, chip.height() + 4)))

    def _rename(self, chip: ViewChip, view: SavedView) -> None:
        kind = self._kind
        asker = NameAsker(self._desk.theme, self.tr("视图改名"), self.tr("改名"), view.name)
        asker.named.connect(
            lambda name: self._write(lambda core: views.rename(core, view, kind, name), lambda _: None, asker)
        )
        self._bar.open_box(asker, chip)
        asker.begin()

    def _update(self, view: SavedView) -> None:
        draft = replace(self._draft(), rid=view.rid, id=view.id, name=view.name)
        said = self.tr("视图“{0}”已更新").format(view.name)
        self._desk.write(lambda core: views.update(core, draft), lambda _: self._desk.say(said, undo=True))

    def _trash(self, view: SavedView) -> None:
        said = self.tr("视图“{0}”已放入回收站").format(view.name)
        if isinstance(self._bar.view, SavedView) and self._bar.view.id == view.id:
            self._bar.choose(self._bar.presets[0])
        self._desk.write(lambda core: views.trash(core, view), lambda _: self._desk.say(said, undo=True))

    def _write(self, work: Callable[[Core], object], done: Callable[[str], None], asker: NameAsker) -> None:
        """What is wrong with the name is said beside it; where it was closed meanwhile, in a toast."""

        def over(id: str) -> None:
            if self._bar.open is asker:
                asker.close_it()
            done(id)

        def failed(error: BaseException) -> None:
            if not isinstance(error, UserError):
                self._desk.jobs.crashed.emit(error)
            elif self._bar.open is asker:
                asker.complain(error.text(self._desk.lang))
            else:
                self._desk.say(error.text(self._desk.lang))

        self._desk.write(work, over, failed)
