"""What a screen reader would say."""

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from .controls import named, told

ROWS = 20


def nameless(window: QWidget) -> list[str]:
    """Controls without a name in words, and rows of lists that say nothing."""
    all_of_them = [(w, name_of(w)) for w in told(window)]
    found = [f"no name ({name!r}): {named(w)}" for w, name in all_of_them if not any(c.isalpha() for c in name)]
    views = [w for w, _ in all_of_them if isinstance(w, QAbstractItemView)]
    return found + [f"says nothing in row {row}: {named(v)}" for v in views if (row := _silent_row(v)) >= 0]


def name_of(widget: QWidget) -> str:
    interface = QAccessible.queryAccessibleInterface(widget)
    assert interface is not None, widget
    return interface.text(QAccessible.Text.Name).strip()


def _silent_row(view: QAbstractItemView) -> int:
    """The first of those in sight of which no cell says anything; -1 for none."""
    model, first = view.model(), view.indexAt(view.viewport().rect().topLeft())
    if not first.isValid():
        return -1
    none, role = QModelIndex(), Qt.ItemDataRole
    wide = view.horizontalHeader().count() if isinstance(view, QTableView) else 1
    for row in range(first.row(), min(first.row() + ROWS, model.rowCount(none))):
        cells = [model.index(row, column, none) for column in range(wide)]
        if not any(c.data(role.AccessibleTextRole) or c.data(role.DisplayRole) for c in cells):
            return row
    return -1
