"""What a column becomes: a list that opens at its head, narrowed by typing. It lies in the window, so that no grab is needed."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

WIDTH, HEIGHT = 240, 320
OURS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape)
_CODE = Qt.ItemDataRole.UserRole


class FieldPicker(QFrame):
    chosen = Signal(str)
    left = Signal()
    """By Esc."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, objectName="picker")
        self.setFixedSize(WIDTH, HEIGHT)
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("找字段"))
        self.search.setAccessibleName(self.tr("找字段"))
        self.search.textChanged.connect(self._narrow)
        self.search.installEventFilter(self)
        self.list = QListWidget(objectName="fields")
        self.list.setAccessibleName(self.tr("这一列导入成"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.itemClicked.connect(self._take)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.setSpacing(4)
        layout.addWidget(self.search)
        layout.addWidget(self.list)

    def open(self, choices: Sequence[tuple[str, str]], now: str, at: QPoint) -> None:
        self.list.clear()
        for code, words in choices:
            item = QListWidgetItem(words, self.list)
            item.setData(_CODE, code)
            if code == now:
                self.list.setCurrentItem(item)
        self.search.clear()
        room = self.parentWidget().size()
        self.move(min(at.x(), room.width() - WIDTH), min(at.y(), max(0, room.height() - HEIGHT)))
        self.show()
        self.raise_()
        self.search.setFocus()
        if self.list.currentItem():
            self.list.scrollToItem(self.list.currentItem())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() == QEvent.Type.FocusOut:
            self.hide()
        elif isinstance(event, QKeyEvent) and event.key() in OURS:
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()  # else the page's own Enter and Esc would come first
                return True
            if event.type() == QEvent.Type.KeyPress:
                self._press(Qt.Key(event.key()))
                return True
        return super().eventFilter(watched, event)

    def _press(self, key: Qt.Key) -> None:
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._step(-1 if key == Qt.Key.Key_Up else 1)
        elif key == Qt.Key.Key_Escape:
            self.hide()
            self.left.emit()
        else:
            self._take(self.list.currentItem())

    def _items(self) -> list[QListWidgetItem]:
        return [item for n in range(self.list.count()) if not (item := self.list.item(n)).isHidden()]

    def _step(self, by: int) -> None:
        shown, now = self._items(), self.list.currentItem()
        if shown:
            at = shown.index(now) + by if now in shown else 0
            self.list.setCurrentItem(shown[max(0, min(at, len(shown) - 1))])

    def _narrow(self, text: str) -> None:
        wanted = text.strip().casefold()
        for n in range(self.list.count()):
            item = self.list.item(n)
            item.setHidden(wanted not in item.text().casefold())
        shown = self._items()
        if wanted and shown:
            self.list.setCurrentItem(shown[0])

    def _take(self, item: QListWidgetItem | None) -> None:
        if item is not None and not item.isHidden():
            code = item.data(_CODE)
            self.hide()
            self.chosen.emit(code)
