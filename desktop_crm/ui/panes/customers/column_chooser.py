"""Which columns, in which order: ticked in a list, moved by drag or Alt+↑ and Alt+↓."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QToolButton,
)

from ...filtering.overlay import Overlay
from ...filtering.tick_list import TickLook
from ...icons import icon
from ...theme import Theme
from .column_set import ColumnSet

WIDTH, LISTED, ROW = 260, 12, 32
NAME = Qt.ItemDataRole.UserRole


class ColumnChooser(Overlay):
    def __init__(self, theme: Theme, columns: ColumnSet, lang: str) -> None:
        super().__init__(theme, WIDTH)
        self._columns, self._lang = columns, lang
        self.list = QListWidget(objectName="picks")
        self.list.setAccessibleName(self.tr("显示哪些列"))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setUniformItemSizes(True)
        self.list.setItemDelegate(TickLook(theme, self.list))
        self.list.setMouseTracking(True)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.list.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setFixedHeight(ROW * LISTED)
        self.up, self.down = QToolButton(objectName="plain"), QToolButton(objectName="plain")
        for button, name, words, step in (
            (self.up, "arrow-up", self.tr("上移 (Alt+↑)"), -1),
            (self.down, "arrow-down", self.tr("下移 (Alt+↓)"), 1),
        ):
            button.setIcon(icon(theme, name))
            button.setAccessibleName(words)
            button.setToolTip(words)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(lambda _=False, step=step: self.move_current(step))
        self.reset = QPushButton(self.tr("恢复默认"), objectName="fold")
        self.reset.clicked.connect(self._reset)
        title = QHBoxLayout()
        title.addWidget(QLabel(self.tr("显示哪些列"), objectName="h2"), 1)
        title.addWidget(self.up)
        title.addWidget(self.down)
        self.room.addLayout(title)
        self.room.addWidget(self.list)
        self.room.addWidget(self.reset, 0, Qt.AlignmentFlag.AlignLeft)
        self._fill()
        self.list.itemChanged.connect(lambda _: self._apply())
        self.list.model().rowsMoved.connect(lambda *_: self._apply())
        self.list.itemClicked.connect(self._turn)
        self.list.installEventFilter(self)

    def begin(self) -> None:
        self.list.setFocus()
        self.list.setCurrentRow(0)

    def _fill(self) -> None:
        """Those that are shown first, in their order."""
        shown = self._columns.fields
        rest = [f for f in self._columns.entity.shown if f not in shown and f.name != "id"]
        blocked = self.list.blockSignals(True)
        self.list.clear()
        for at, f in enumerate((*shown, *rest)):
            item = QListWidgetItem(f.label(self._lang), self.list)
            item.setData(NAME, f.name)
            item.setCheckState(Qt.CheckState.Checked if f in shown else Qt.CheckState.Unchecked)
            flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
            if at:  # what names the record stays first
                flags |= Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsDragEnabled
            item.setFlags(flags)
        self.list.blockSignals(blocked)

    def move_current(self, step: int) -> None:
        """Never above what names the record."""
        at = self.list.currentRow()
        if at < 1 or not 1 <= at + step < self.list.count():
            return
        blocked = self.list.blockSignals(True)
        item = self.list.takeItem(at)
        self.list.insertItem(at + step, item)
        self.list.setCurrentRow(at + step)
        self.list.blockSignals(blocked)
        self._apply()

    def _turn(self, item: QListWidgetItem) -> None:
        if item.flags() & Qt.ItemFlag.ItemIsUserCheckable:
            on = item.checkState() is Qt.CheckState.Checked
            item.setCheckState(Qt.CheckState.Unchecked if on else Qt.CheckState.Checked)

    def _apply(self) -> None:
        items = [self.list.item(at) for at in range(self.list.count())]
        self._columns.show([str(i.data(NAME)) for i in items if i.checkState() is Qt.CheckState.Checked])

    def _reset(self) -> None:
        self._columns.reset()
        self._fill()
        self.begin()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if watched is self.list and isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
            if alt and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
                self.move_current(-1 if event.key() == Qt.Key.Key_Up else 1)
                return True
            if event.key() == Qt.Key.Key_Space and (item := self.list.currentItem()) is not None:
                self._turn(item)
                return True
        return super().eventFilter(watched, event)
