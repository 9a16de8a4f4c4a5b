"""F1: every key, from the same actions that the palette lists; those of the table and the board are told as they are."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ..desk import Desk
from ..widgets.overlay import Overlay
from . import doing

translate = QCoreApplication.translate
Keys = Sequence[tuple[str, str]]
"""Keys and what they do."""
WIDTH, EDGE = 1080, 24
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class KeySheet(Overlay):
    def __init__(self, desk: Desk, everywhere: Callable[[], Sequence[QAction]], over: QWidget) -> None:
        super().__init__(desk.theme, over)
        self._everywhere = everywhere
        self.title = QLabel(self.tr("快捷键"), objectName="h1")
        self.close_button = QPushButton(self.tr("关闭"))
        self.close_button.clicked.connect(self.dismiss)
        self.scroll = QScrollArea()
        self.scroll.setFrameShape(QFrame.Shape.NoFrame)
        self.scroll.setWidgetResizable(True)
        self.scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        head = QHBoxLayout()
        head.setContentsMargins(EDGE, 20, EDGE, 12)
        head.addWidget(self.title)
        head.addStretch()
        head.addWidget(self.close_button)
        layout = QVBoxLayout(self.sheet)
        layout.setContentsMargins(1, 1, 1, 12)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self.scroll, 1)

    def begin(self, here: str, page: Sequence[QAction]) -> None:
        """`here`: the words of the page that is shown, whose actions `page` are."""
        self.keys = [
            (self.tr("到处"), _of_actions(self._everywhere()) + _everywhere()),
            (here, _of_actions(page)),
            (self.tr("表格"), _of_table()),
            (self.tr("商机看板"), [] if any("Ctrl+→" in key for key, _ in _of_actions(page)) else _of_board()),
            (self.tr("记录和跟进"), _of_record()),
        ]
        body = QWidget(objectName="plainPage")
        columns = QHBoxLayout(body)
        columns.setContentsMargins(EDGE, 4, EDGE, 12)
        columns.setSpacing(40)
        for part in _spread([group for group in self.keys if group[1]], 3):
            column = QVBoxLayout()
            column.setSpacing(20)
            for words, keys in part:
                column.addLayout(self._group(words, keys))
            column.addStretch()
            columns.addLayout(column, 1)
        self.scroll.setWidget(body)
        self.open(self.close_button)

    def place(self) -> None:
        body = self.scroll.widget()
        width = min(WIDTH, self.width() - 48)
        wanted = (body.sizeHint().height() if body else 0) + 92
        height = min(wanted, self.height() - 48)
        self.sheet.setGeometry((self.width() - width) // 2, (self.height() - height) // 2, width, height)

    def _group(self, words: str, keys: Keys) -> QVBoxLayout:
        layout = QVBoxLayout()
        layout.setSpacing(8)
        layout.addWidget(QLabel(words, objectName="h2"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(0, 1)
        for row, (key, what) in enumerate(keys):
            said = QLabel(what, objectName="muted")
            said.setTextFormat(Qt.TextFormat.PlainText)
            said.setWordWrap(True)
            grid.addWidget(said, row, 0)
            grid.addWidget(QLabel(key, objectName="keyCap"), row, 1, RIGHT)
        layout.addLayout(grid)
        return layout


def _spread(groups: Sequence[tuple[str, Keys]], columns: int) -> list[list[tuple[str, Keys]]]:
    """In order, about equally high."""
    room = sum(len(keys) + 2 for _, keys in groups) / columns
    out: list[list[tuple[str, Keys]]] = [[]]
    filled = 0.0
    for words, keys in groups:
        high = len(keys) + 2
        if out[-1] and len(out) < columns and filled + high / 2 > room:
            out.append([])
            filled = 0
        out[-1].append((words, keys))
        filled += high
    return out


def _of_actions(actions: Sequence[QAction]) -> list[tuple[str, str]]:
    """Off or on: a key is learned before it is needed."""
    return [
        (" / ".join(doing.keys_text(k) for k in a.shortcuts()), _plain_words(a))
        for a in actions
        if a.shortcuts() and a.isVisible()
    ]


def _plain_words(action: QAction) -> str:
    """撤销, not what it would take back."""
    return action.iconText().rstrip("…") if action.objectName() in ("undo", "redo") else doing.words_of(action)


def _everywhere() -> Keys:
    return [("Esc", translate("Keys", "退一层，只退一层"))]


def _of_table() -> Keys:
    return [
        ("F2", translate("Keys", "修改这一格；直接打字就是改写")),
        ("Enter", translate("Keys", "确定并往下")),
        ("Tab", translate("Keys", "确定并往右")),
        ("Esc", translate("Keys", "还原这一格")),
        ("Delete", translate("Keys", "清空选中的格子；选中整行则放入回收站")),
        ("Space", translate("Keys", "勾选这一行")),
        ("Shift+↑ ↓", translate("Keys", "连着选")),
        ("Ctrl+A", translate("Keys", "全选")),
        ("Ctrl+C / Ctrl+V", translate("Keys", "复制、粘贴，与 Excel 相同")),
        ("Ctrl+D", translate("Keys", "用上一格填满选中的格子")),
    ]


def _of_board() -> Keys:
    return [
        ("Ctrl+← →", translate("Keys", "移到相邻阶段")),
        ("Ctrl+↑ ↓", translate("Keys", "在阶段里上移、下移")),
        ("Enter", translate("Keys", "打开商机")),
    ]


def _of_record() -> Keys:
    return [
        ("Ctrl+Enter", translate("Keys", "保存；在列表里是展开记录")),
        ("Ctrl+Shift+Enter", translate("Keys", "保存并接着新建")),
    ]
