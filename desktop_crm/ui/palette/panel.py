"""Ctrl+K: find anyone, do anything. The box keeps the keys; what is typed is looked for at once."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from ...services import jumping
from ...services.core import Core
from ..desk import Desk
from ..icons import pixmap
from ..widgets.overlay import Overlay
from . import doing
from .entry import Entry
from .entry_list import ROW, EntryList
from .memory import Memory

WIDTH, TOP = 600, 72
ROWS = 9
LAST, OFTEN, OF_KIND = 5, 6, 6
ONLY_DOING = (">", "》")
"""Typed first: only what can be done."""
HABITS = ("Ctrl+N", "Ctrl+J", "Ctrl+I", "Ctrl+1", "Ctrl+3", "F1")
"""What is worth knowing before there are habits."""
ICONS = {"customer": "building-2", "contact": "user-round", "deal": "square-kanban", "product": "package"}


class Palette(Overlay):
    def __init__(self, desk: Desk, actions: Callable[[], Sequence[QAction]], memory: Memory, over: QWidget) -> None:
        super().__init__(desk.theme, over)
        self._desk, self._all_actions, self._memory = desk, actions, memory
        self._actions: Sequence[QAction] = ()
        self._asking = self._enter = False
        self.glass = QLabel()
        self.box = QLineEdit(objectName="paletteBox")
        self.list = EntryList(desk.theme)
        self.none = QLabel(objectName="muted", alignment=Qt.AlignmentFlag.AlignCenter)
        self._lay_out()
        self.box.textChanged.connect(self._ask)
        self.box.installEventFilter(self)
        self.list.clicked.connect(lambda index: self._run())

    def _lay_out(self) -> None:
        self.box.setPlaceholderText(self.tr("找人、找事、做事：名称、电话、拼音首字母"))
        self.box.setAccessibleName(self.tr("找人、找事、做事"))
        self.list.setAccessibleName(self.tr("找到的"))
        self.none.setText(self.tr("没有找到"))
        top = QHBoxLayout()
        top.setContentsMargins(20, 8, 16, 8)
        top.setSpacing(8)
        top.addWidget(self.glass)
        top.addWidget(self.box, 1)
        self.foot = QLabel(self.tr("↑↓ 选择    Enter 打开    Esc 关闭    输入 > 只找能做的事"), objectName="tiny")
        self.foot.setContentsMargins(20, 8, 20, 8)
        inside = QVBoxLayout(self.sheet)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.setSpacing(0)
        inside.addLayout(top)
        inside.addWidget(QFrame(objectName="rule"))
        inside.addWidget(self.list, 1)
        inside.addWidget(self.none)
        inside.addWidget(QFrame(objectName="rule"))
        inside.addWidget(self.foot)

    def begin(self) -> None:
        self._actions = self._all_actions()
        self.box.blockSignals(True)
        self.box.clear()
        self.box.blockSignals(False)
        self.list.put(())
        self.open(self.box)
        self._ask("")

    def redraw(self) -> None:
        super().redraw()
        self.list.redraw()
        self.glass.setPixmap(pixmap(self._theme, "search", "text3", 18))

    def place(self) -> None:
        """Wide enough to read, high under the top; as high as what was found."""
        width = min(WIDTH, self.width() - 32)
        self.none.setVisible(not self.list.entries.entries)
        self.list.setVisible(bool(self.list.entries.entries))
        self.none.setFixedHeight(2 * ROW)
        room = min(ROWS * ROW, self.height() - TOP - 140)
        self.list.setFixedHeight(max(ROW, min(self.list.wanted_height + 12, room)))
        before = self.sheet.geometry()
        self.sheet.setGeometry((self.width() - width) // 2, TOP, width, self.sheet.layout().sizeHint().height())
        if self.sheet.geometry() != before:
            self.update()  # its shadow

    def _ask(self, text: str) -> None:
        self._asking, self._enter = True, False
        wanted, recent = text.strip(), tuple(self._memory.records[: 2 * LAST])
        if wanted.startswith(ONLY_DOING):
            self._desk.jobs.drop("palette")
            self._found(text, [])
            return

        def look(core: Core) -> list[jumping.Target]:
            return jumping.find(core, wanted) if wanted else jumping.known(core, recent)

        self._desk.jobs.start(look, lambda found: self._found(text, found), self._failed, topic="palette")

    def _failed(self, error: BaseException) -> None:
        self._found(self.box.text(), [])
        self._desk.jobs.crashed.emit(error)

    def _found(self, text: str, found: list[jumping.Target]) -> None:
        self._asking = False
        wanted = text.strip()
        if wanted.startswith(ONLY_DOING):
            entries = self._doings(wanted[1:].strip())
        else:
            entries = self._answers(wanted, found) if wanted else self._at_first(found)
        self.list.put(entries)
        self.place()
        self.list.scrollToTop()  # with the first heading, now that it has its height
        self._say()
        if self._enter:
            self._run()

    def _at_first(self, found: list[jumping.Target]) -> list[Entry]:
        """Nothing typed yet: what was opened last, what is done most."""
        out = self._headed(self.tr("最近打开"), [self._record(t) for t in found[:LAST]])
        often = sorted(doing.offered(self._actions), key=lambda a: (-self._memory.uses(doing.name_of(a)), _habit(a)))
        return out + self._headed(self.tr("常用"), [self._doing(a) for a in often[:OFTEN]])

    def _answers(self, text: str, found: list[jumping.Target]) -> list[Entry]:
        matching = doing.matching(self._actions, text)
        doings = self._headed(self.tr("操作"), [self._doing(a, text) for _, a in matching[:OF_KIND]])
        records: list[Entry] = []
        for kind in dict.fromkeys(t.kind for t in found):
            words = self._desk.core.entities[kind].label(self._desk.lang)
            records += self._headed(words, [self._record(t, text) for t in found if t.kind == kind][:OF_KIND])
        first = bool(matching) and (not found or matching[0][0] < found[0].rank)
        out = doings + records if first else records + doings
        known = bool(found) or (bool(matching) and matching[0][0] <= doing.BEGINS)
        return out if known else out + self._offer(text)

    def _doings(self, text: str) -> list[Entry]:
        found = doing.matching(self._actions, text)
        return self._headed(self.tr("操作"), [self._doing(a, text) for _, a in found])

    def _headed(self, words: str, entries: list[Entry]) -> list[Entry]:
        return [Entry(words), *entries] if entries else []

    def _record(self, target: jumping.Target, text: str = "") -> Entry:
        matched = f"{target.field.label(self._desk.lang)} {target.value}" if target.field else ""
        return Entry(
            target.label,
            lambda: self._desk.opened.emit(target.kind, target.rid),
            ICONS[target.kind],
            " · ".join(filter(None, (target.belongs, matched))),
            " · ".join(filter(None, (target.owner, target.number))),
            lit=text,
        )

    def _doing(self, action: QAction, text: str = "") -> Entry:
        def run() -> None:
            self._memory.done(doing.name_of(action))
            self._memory.keep()
            action.trigger()

        made = doing.entry_of(action, text)
        return Entry(made.words, run, made.icon, keys=made.keys, lit=text)

    def _offer(self, text: str) -> list[Entry]:
        """A number is somebody's who calls; anything else is a name."""
        digits = sum(letter.isdigit() for letter in text)
        field = "phone" if digits >= 7 and all(c.isdigit() or c in "+-() " for c in text) else "name"
        words = self.tr("新建客户，电话“{0}”") if field == "phone" else self.tr("新建客户“{0}”")
        new = Entry(words.format(text), lambda: self._desk.new_asked.emit("customer", {field: text}), "plus", lit=text)
        return [Entry(self.tr("新建")), new]

    def _run(self) -> None:
        if self._asking:
            self._enter = True  # what was typed last decides, not what is still on the screen
            return
        entry = self.list.current()
        if entry is not None and entry.run is not None:
            self.dismiss()
            entry.run()

    def _say(self) -> None:
        entry = self.list.current()
        self.box.setAccessibleDescription(entry.said if entry else self.none.text())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if watched is self.box and event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_Tab: 1, Qt.Key.Key_Backtab: -1}
            steps |= {Qt.Key.Key_PageDown: ROWS - 1, Qt.Key.Key_PageUp: 1 - ROWS}
            if event.key() in steps:
                self.list.step(steps[Qt.Key(event.key())])
                self._say()
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._run()
                return True
        return super().eventFilter(watched, event)


def _habit(action: QAction) -> int:
    keys = action.shortcut().toString()
    return HABITS.index(keys) if keys in HABITS else len(HABITS)
