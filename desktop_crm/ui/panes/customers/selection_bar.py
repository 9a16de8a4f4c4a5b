"""What can be done to the ticked rows: in the place and at the height of the filter chips."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QStackedLayout, QToolButton, QWidget

from ....services import bulk
from ...desk import Desk
from ...models.feed import Asked, Feed
from ...table import acts, saying
from ...table.forms import Form, QuestionForm, RemindForm, TagForm, ValueForm
from ...widgets.record_table import RecordTable

HEIGHT = 36
FROM = 2
"""So many ticked rows are several."""


class SelectionBar(QFrame):
    turned = Signal(bool)
    """It wants to be seen, or no longer; `wanted` says the same."""

    def __init__(self, desk: Desk, table: RecordTable, feed: Feed, parent: QWidget | None = None) -> None:
        super().__init__(parent, objectName="selectionBar")
        self.desk, self.table, self.feed, self.entity = desk, table, feed, table.entity
        self.acting = table.acting
        self.form: Form | None = None
        self._wanted = False
        self._had = feed.had
        self.setFixedHeight(HEIGHT)
        self.count = QLabel(objectName="barCount")
        self.buttons: dict[str, QToolButton] = {}
        self.close_button = QToolButton(objectName="barButton")
        self._front = QWidget()
        self._stack = QStackedLayout(self)
        self._stack.setContentsMargins(0, 0, 0, 0)
        self._stack.addWidget(self._front)
        self._acts = self._all_acts()
        self._lay_out()
        table.picked.connect(self._told)
        table.menu_asked.connect(self.open_menu)
        feed.shown.connect(self._rows_changed)
        self.acting.asked.connect(self._ask)

    def _all_acts(self) -> dict[str, tuple[str, str, Callable[[], object]]]:
        """Code → words, icon, what it does."""
        by_name = self.entity.by_name
        return {
            "set": (
                self.tr("改字段"),
                "pencil",
                lambda: self._begin(ValueForm(self.acting, self._words(self.tr("{0}，把")))),
            ),
            "tags": (
                self.tr("标签"),
                "tag",
                lambda: self._begin(TagForm(self.acting, self._words(), by_name["tags"])),
            ),
            "owner": (
                self.tr("负责人"),
                "user-round-check",
                lambda: self._begin(ValueForm(self.acting, self._words(self.tr("{0}，负责人改为")), by_name["owner"])),
            ),
            "remind": (
                self.tr("提醒"),
                "bell-ring",
                lambda: self._begin(RemindForm(self.acting, self._words(self.tr("{0}，每位一条提醒")))),
            ),
            "export": (self.tr("导出"), "file-down", self.acting.export),
            "trash": (self.tr("回收站"), "trash-2", self.acting.trash),
            "restore": (self.tr("恢复"), "archive-restore", self.acting.restore),
        }

    def _lay_out(self) -> None:
        row = QHBoxLayout(self._front)
        row.setContentsMargins(12, 0, 6, 0)
        row.setSpacing(2)
        row.addWidget(self.count)
        rule = QFrame(objectName="barRule")
        rule.setFixedSize(1, 16)
        row.addSpacing(8)
        row.addWidget(rule)
        row.addSpacing(6)
        for code, (words, _, run) in self._acts.items():
            button = self.buttons[code] = QToolButton(objectName="barButton")
            button.setText(" " + words)
            button.setAccessibleName(words)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            button.setIconSize(QSize(16, 16))
            button.setCursor(Qt.CursorShape.PointingHandCursor)
            button.clicked.connect(lambda _=False, run=run: self.start(run))
            row.addWidget(button)
        row.addStretch(1)
        self.close_button.setText(" Esc")
        self.close_button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.close_button.setAccessibleName(self.tr("取消选择"))
        self.close_button.setToolTip(self.tr("取消选择 (Esc)"))
        self.close_button.clicked.connect(self.clear)
        row.addWidget(self.close_button)
        self._offer()

    @property
    def wanted(self) -> bool:
        return self.table.chosen.count >= FROM or self.form is not None

    @property
    def offered(self) -> list[str]:
        """Codes of what can be done with the rows that are shown."""
        here = {"restore"} if self.feed.had.trashed else set(self._acts) - {"restore"}
        return [code for code in self._acts if code in here and (code != "tags" or "tags" in self.entity.by_name)]

    def redraw(self) -> None:
        from ...icons import icon  # lazy: icons come with the second picture

        theme = self.desk.theme
        self.setStyleSheet(theme.sheet("customers") + theme.sheet("forms"))
        for code, (_, name, _) in self._acts.items():
            self.buttons[code].setIcon(icon(theme, name, "accent"))
        self.close_button.setIcon(icon(theme, "x", "text2"))
        if self.form is not None:
            for editor in self.form.findChildren(QWidget):
                if hasattr(editor, "redraw"):
                    editor.redraw()

    def start(self, run: Callable[[], object], only: frozenset[int] = frozenset()) -> None:
        """`only`: to these rows, whatever is ticked."""
        self.acting.take(only)
        run()
        if self.form is None:
            self.acting.take()

    def clear(self) -> None:
        self.table.chosen.clear()
        self.table.setFocus()

    def open_menu(self, where: QPoint, by_key: bool = False) -> None:
        """The same as the bar, and what is done with cells. Of the row that was pointed at; by key of those that are ticked,
        for each tick moved the cursor on."""
        chosen, table = self.table.chosen, self.table
        ticked = chosen.count and (chosen.has(table.at()) or (by_key and not table.look.ranges))
        only = frozenset() if ticked else self.table.meant()
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if not self.feed.had.trashed:
            for at in (acts.EDIT, acts.COPY, acts.PASTE):
                menu.addAction(self._twin(menu, self.table.acts[at]))
            menu.addSeparator()
        for code in self.offered:
            words, _, run = self._acts[code]
            menu.addAction(words, lambda run=run: self.start(run, only))
        menu.popup(where)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() == Qt.Key.Key_Escape:
            self.clear()
        else:
            super().keyPressEvent(event)

    @staticmethod
    def _twin(menu: QMenu, act: QAction) -> QAction:
        """In the menu, with its key written beside it but without claiming it twice."""
        twin = QAction(f"{act.text()}\t{act.shortcut().toString()}", menu)
        twin.triggered.connect(act.trigger)
        return twin

    def _words(self, around: str = "{0}") -> str:
        return around.format(saying.chosen(self.entity, self.acting.count))

    def _begin(self, form: Form) -> None:
        self._drop_form()
        self.form = form
        form.over.connect(self._back)
        self._stack.addWidget(form)
        self._stack.setCurrentWidget(form)
        self._tell()
        form.begin()

    def _ask(self, question: bulk.Question, go: Callable[[], None]) -> None:
        words = saying.to_trash(self.entity, question.rows, question.hanging, self.desk.lang)
        self._begin(QuestionForm(self.acting, words, go))

    def _back(self) -> None:
        if self.form is not None:
            self.acting.take()
            self._drop_form()
            self._tell()
            self.table.setFocus()

    def _drop_form(self) -> None:
        form, self.form = self.form, None
        if form is not None:
            self._stack.setCurrentWidget(self._front)
            self._stack.removeWidget(form)
            form.hide()
            form.deleteLater()

    def _told(self) -> None:
        if not self.table.chosen.count and self.form is not None and not self.acting.aside:
            self._back()
        self.count.setText(saying.chosen(self.entity, self.table.chosen.count))
        self._tell()

    def _tell(self) -> None:
        if self.wanted != self._wanted:
            self._wanted = self.wanted
            self.turned.emit(self._wanted)

    def _rows_changed(self) -> None:
        """What is ticked belongs to the rows that were asked for; another order or fresh values leave it."""
        had, self._had = self._had, self.feed.had
        if _rows_of(had) != _rows_of(self._had):
            self._back()
            self.table.chosen.clear()
        self._offer()

    def _offer(self) -> None:
        self.table.locked = self.tr("先恢复，再改") if self.feed.had.trashed else ""
        offered = self.offered
        for code, button in self.buttons.items():
            button.setVisible(code in offered)


def _rows_of(asked: Asked) -> tuple[str, str, bool]:
    return asked.text, asked.where, asked.trashed
