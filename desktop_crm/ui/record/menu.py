"""⋯ of a record: what can be done with it as a whole."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtWidgets import QMenu

from ...services.dossier import Dossier
from ..wording import Wording
from . import writing
from .parts import HISTORY
from .record_text import as_text

if TYPE_CHECKING:
    from .pane import RecordPane

translate = QCoreApplication.translate
CAN_HAVE = {"customer": ("contact", "deal", "reminder"), "contact": ("reminder",), "deal": ("reminder",)}


def fill(menu: QMenu, pane: "RecordPane", d: Dossier, wording: Wording, *, wide: bool) -> None:
    desk = pane.desk
    if not wide:
        menu.addAction(translate("Record", "展开") + "\tCtrl+Enter", pane.expand_asked.emit)  # Qt would say Ctrl+回车
        menu.addAction(translate("Record", "编辑资料"), lambda: QTimer.singleShot(0, pane, pane.edit_first))
    if not d.trashed:
        for kind in CAN_HAVE.get(d.kind, ()):
            words = translate("Record", "新建{0}").format(desk.core.entities[kind].label(desk.lang).lower())
            menu.addAction(words, lambda kind=kind: pane.ask_new(kind))
    menu.addSeparator()
    text = as_text(d, wording, desk.core.entities)
    menu.addAction(
        translate("Record", "复制资料"), lambda: writing.copy(desk, text, translate("Record", "已复制，可以粘贴到微信"))
    )
    menu.addAction(translate("Record", "变更历史"), lambda: pane.show_part(HISTORY))
    menu.addSeparator()
    if d.trashed:
        menu.addAction(translate("Record", "恢复"), lambda: writing.restore(desk, d.kind, d.id))
    else:
        menu.addAction(translate("Record", "放入回收站"), lambda: writing.trash(desk, d.kind, d.rid))
