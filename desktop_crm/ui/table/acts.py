"""What the keys do in a table, each as an action, so that the list of keys and the menu know them too."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAction, QKeySequence

if TYPE_CHECKING:
    from ..widgets.record_table import RecordTable

translate = QCoreApplication.translate
EDIT, TICK, ALL, COPY, PASTE, FILL, DELETE = range(7)


def make_acts(table: "RecordTable") -> list[QAction]:
    """In the order of the numbers above; they work while the table has the keys."""
    made: list[tuple[str, tuple[str, ...], str, Callable[[], object]]] = [
        (translate("Acts", "编辑"), ("F2",), "pencil", lambda: table.editing.begin(table.currentIndex())),
        (translate("Acts", "勾选这一行"), ("Space", "Shift+Space"), "check", table.tick_row),
        (translate("Acts", "全选"), ("Ctrl+A",), "check", table.selectAll),
        (translate("Acts", "复制"), ("Ctrl+C",), "copy", lambda: table.clipboard.copy()),
        (translate("Acts", "粘贴"), ("Ctrl+V",), "", lambda: table.clipboard.paste()),
        (translate("Acts", "向下填充"), ("Ctrl+D",), "arrow-down", lambda: table.clipboard.fill_down()),
        (
            translate("Acts", "清空单元格，或把勾选的行放入回收站"),
            ("Del",),
            "trash-2",
            lambda: table.clipboard.delete(),
        ),
    ]
    return [_action(table, *act) for act in made]


def _action(table: "RecordTable", words: str, keys: tuple[str, ...], icon: str, run: Callable[[], object]) -> QAction:
    action = QAction(words, table)
    action.setShortcuts([QKeySequence(k) for k in keys])
    action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
    action.setData(icon)
    action.triggered.connect(lambda: run())
    table.addAction(action)
    return action
