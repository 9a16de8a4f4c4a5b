"""跟进: what was said and done, newest first; stages that a deal went through and reminders that were done among it."""

from collections.abc import Hashable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QMenu, QPushButton, QWidget

from ...domain.errors import UserError
from ...services.dossier import Entry
from ..desk import Desk
from ..icons import pixmap
from ..wording import Wording
from . import writing
from .clamped_label import ClampedLabel
from .head import pill
from .lines import Line, LineList
from .stages import stage_words

if TYPE_CHECKING:
    from ..editors.field_editor import FieldEditor

ICONS = {
    "call": "phone", "wechat": "message-circle", "visit": "map-pin", "email": "mail", "meeting": "users",
    "reminder": "check", "stage_change": "arrow-right",
}  # fmt: skip
SIGN, MOST = 24, 6
"""Of the sign in pixels; of the text in lines, before it is folded."""
_TOP = Qt.AlignmentFlag.AlignTop


class TimelineLine(Line):
    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.entry: Entry | None = None
        self.editor: FieldEditor | None = None
        self._kept = ""
        policy = self.more.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.more.setSizePolicy(policy)
        self.sign = QLabel(alignment=Qt.AlignmentFlag.AlignCenter)
        self.sign.setFixedSize(SIGN, SIGN)
        self.meta = QLabel(objectName="lineMeta")
        self.meta.setWordWrap(True)
        self.text = ClampedLabel(MOST, name="lineText", tip=False)
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.outcome, self.about = pill("", "grey"), QLabel(objectName="lineBelow")
        self.about.setWordWrap(True)
        self.error = QLabel(objectName="wrong")
        self.error.setWordWrap(True)
        self.error.hide()
        self.fold = QPushButton(objectName="fold")
        self.fold.setCursor(Qt.CursorShape.PointingHandCursor)
        self.fold.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # → and ← on the line do the same
        self.fold.clicked.connect(lambda: self.unfold(not self.text.open))
        self.text.cut_changed.connect(lambda cut: self._show_fold())
        for label in (self.meta, self.about):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setIndent(0)
        grid = QGridLayout(self)
        grid.setContentsMargins(8, 4, 4, 10)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(2)
        grid.addWidget(self.sign, 0, 0, _TOP)
        grid.addWidget(self.meta, 0, 1)
        grid.addWidget(self.more, 0, 2, _TOP)
        grid.addWidget(self.text, 1, 1, 1, 2)
        grid.addWidget(self.fold, 3, 1, 1, 2, Qt.AlignmentFlag.AlignLeft)
        grid.addWidget(self.error, 4, 1, 1, 2)
        below = QHBoxLayout()
        below.setSpacing(8)
        below.addWidget(self.outcome, 0, _TOP | Qt.AlignmentFlag.AlignLeft)
        below.addWidget(self.about, 1)
        grid.addLayout(below, 5, 1, 1, 2)
        grid.setColumnStretch(1, 1)
        self._grid = grid

    @property
    def busy(self) -> bool:
        return self.editor is not None

    def say(self, thing: Entry, wording: Wording) -> None:
        self.entry = thing
        when = wording.day(thing.at) if thing.at else self.tr("没写时间")
        text, below, result = thing.text, thing.about, thing.outcome
        if thing.kind == "stage_change":
            c1, n1, c2, n2 = thing.stages
            how = self.tr("阶段")
            text = " → ".join(filter(None, (stage_words(c1, n1, wording.lang), stage_words(c2, n2, wording.lang))))
        elif thing.kind == "reminder":
            how, below, result = self.tr("完成提醒"), thing.outcome, ""
        else:
            how = thing.how
        self.meta.setText(" · ".join(filter(None, (when, how, thing.by))))
        self.meta.setToolTip(wording.moment(thing.at) if thing.at else "")
        for label, words in ((self.text, text), (self.about, below), (self.outcome, result)):
            label.setText(words)
            label.setVisible(bool(words))
        self._show_fold()
        self.more.setVisible(thing.kind != "stage_change")
        self.setAccessibleName(f"{self.meta.text()}: {self.text.text()}")
        self.redraw()

    def redraw(self) -> None:
        super().redraw()
        if self.entry is not None:
            name = ICONS.get(self.entry.method if self.entry.kind == "follow_up" else self.entry.kind, "pencil")
            self.sign.setPixmap(pixmap(self.desk.theme, name, "text3", 14))
        if self.editor is not None:
            self.editor.redraw(dressed=True)

    def fill_menu(self, menu: QMenu) -> None:
        entry = self.entry
        assert entry is not None
        if entry.kind == "follow_up":
            menu.addAction(self.tr("改内容"), self.edit)
        if entry.kind != "stage_change":
            menu.addAction(self.tr("打开"), lambda: self.opened.emit(entry.kind, entry.rid))
        menu.addAction(self.tr("复制文字"), lambda: writing.copy(self.desk, self.text.text(), self.tr("已复制")))
        if entry.kind != "stage_change":
            menu.addSeparator()
            menu.addAction(self.tr("放入回收站"), lambda: writing.trash(self.desk, entry.kind, entry.rid))

    def open(self) -> None:
        """Enter: what was written is changed in its place."""
        if self.entry is not None and self.entry.kind == "follow_up":
            self.edit()
        elif self.entry is not None and self.entry.kind == "reminder":
            self.opened.emit("reminder", self.entry.rid)

    def unfold(self, on: bool) -> None:
        self.text.unfold(on)
        self._show_fold()

    def _show_fold(self) -> None:
        self.fold.setText(self.tr("收起") if self.text.open else self.tr("展开"))
        self.fold.setVisible(self.text.cut and self.editor is None)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() in (Qt.Key.Key_Right, Qt.Key.Key_Left) and self.hasFocus() and self.text.cut:
            self.unfold(event.key() == Qt.Key.Key_Right)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """A click only puts the keys here; a double click changes the text."""

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        if self.entry is not None and self.entry.kind == "follow_up":
            self.edit()

    def edit(self) -> None:
        if self.editor is not None or self.entry is None:
            return
        from ..editors.field_editor import make_editor  # lazy: not needed to read

        e = self.desk.core.entities["follow_up"]
        self.editor = editor = make_editor(self.desk, e, e.by_name["content"], self, dressed=True)
        self._kept = self.entry.text
        editor.set_text(self._kept)
        editor.committed.connect(self._commit)
        editor.cancelled.connect(lambda: self.close_editor(focus=True))
        editor.left.connect(self._leave)
        self._grid.addWidget(editor, 2, 1, 1, 2)
        self.text.hide()
        self._show_fold()
        editor.show()
        editor.begin()

    def commit(self) -> None:
        if self.editor is not None:
            self.editor.commit()

    def _commit(self) -> None:
        editor, entry = self.editor, self.entry
        if editor is None or entry is None:
            return
        text = editor.text()
        if text == self._kept:
            self.close_editor(focus=True)
            return
        from ...services import records

        self.desk.write(
            lambda core: records.set_rows(core, core.entities["follow_up"], [entry.rid], {"content": text}),
            lambda _: self._saved(text),
            self._refused,
        )

    def _saved(self, text: str) -> None:
        self.text.setText(text)
        self.close_editor(focus=self.isAncestorOf(self.window().focusWidget() or self))

    def _refused(self, error: BaseException) -> None:
        if self.editor is None or not isinstance(error, UserError):
            self.desk.jobs.crashed.emit(error)
            return
        self.editor.set_wrong(True)
        self.error.setText(error.text(self.desk.lang))
        self.error.show()

    def _leave(self) -> None:
        if self.editor is not None and not self.editor.changed and self.editor.text() == self._kept:
            self.close_editor(focus=False)

    def close_editor(self, *, focus: bool) -> None:
        editor, self.editor = self.editor, None
        if editor is None:
            return
        self.error.hide()
        self.text.show()
        self._show_fold()
        if focus:
            self.setFocus()
        editor.hide()
        self._grid.removeWidget(editor)
        editor.deleteLater()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """The thread that runs from one sign to the next."""
        super().paintEvent(event)
        painter = QPainter(self)
        middle, top = self.sign.geometry().center().x(), self.sign.geometry().bottom() + 1
        painter.fillRect(middle, top, 1, max(0, self.height() - top), self.desk.theme.colour("line"))
        painter.end()


class Timeline(LineList):
    icon_name = "message-circle"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, lambda: TimelineLine(desk), parent)

    def key(self, thing: Any) -> Hashable:
        return thing.kind, thing.rid
