"""Which field to filter by: every field of the kind, searched by what people call it."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QListWidgetItem, QPushButton

from ...domain.fields import Entity, fold
from ..icons import icon
from ..theme import Theme
from .overlay import Overlay

WIDTH, LISTED, ROW = 240, 9, 32
WRITE = -1


class FieldPicker(Overlay):
    picked = Signal(object)
    """A Field."""
    writing_asked = Signal()

    def __init__(self, theme: Theme, e: Entity, lang: str) -> None:
        super().__init__(theme, WIDTH)
        self._fields = [f for f in e.shown if f.name != "id"]
        self._lang = lang
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("按哪一项筛选"))
        self.search.setAccessibleName(self.tr("按哪一项筛选"))
        self.search.addAction(icon(theme, "search", "text3"), QLineEdit.ActionPosition.LeadingPosition)
        self.list = QListWidget(objectName="picks")
        self.list.setAccessibleName(self.tr("按哪一项筛选"))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.write = QPushButton(self.tr("写一条式子…"), objectName="fold")
        for widget in (self.search, self.list, self.write):
            self.room.addWidget(widget)
        self.search.textChanged.connect(self._show)
        self.search.returnPressed.connect(lambda: self._take(self.list.currentItem()))
        self.search.installEventFilter(self)
        self.list.itemClicked.connect(self._take)
        self.list.itemActivated.connect(self._take)
        self.write.clicked.connect(self._write)
        self._show("")

    def begin(self) -> None:
        self.search.setFocus()

    def _show(self, text: str) -> None:
        self.list.clear()
        for f in self._fields:
            if any(fold(text) in word for word in (fold(f.label(self._lang)), fold(f.code), *f.aliases)):
                item = QListWidgetItem(f.label(self._lang), self.list)
                item.setData(Qt.ItemDataRole.UserRole, f.name)
        self.list.setCurrentRow(0)
        self.list.setFixedHeight(ROW * max(1, min(self.list.count(), LISTED)))
        self.fit()

    def _take(self, item: QListWidgetItem | None) -> None:
        if item is None:
            return
        name = item.data(Qt.ItemDataRole.UserRole)
        self.close_it()
        self.picked.emit(next(f for f in self._fields if f.name == name))

    def _write(self) -> None:
        self.close_it()
        self.writing_asked.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """↑ and ↓ in the line move in the list."""
        if (
            watched is self.search
            and isinstance(event, QKeyEvent)
            and event.type() is QEvent.Type.KeyPress
            and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down)
        ):
            step = 1 if event.key() == Qt.Key.Key_Down else -1
            self.list.setCurrentRow(max(0, min(self.list.currentRow() + step, self.list.count() - 1)))
            return True
        return super().eventFilter(watched, event)
