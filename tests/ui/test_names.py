"""What a screen reader says: no control without a name."""

from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QLineEdit, QProgressBar

from .conftest import settle

CONTROLS = (QAbstractButton, QLineEdit, QAbstractItemView, QProgressBar)


def unnamed(window) -> list[str]:
    found = []
    for kind in CONTROLS:
        for control in window.findChildren(kind):
            if not control.isVisibleTo(window) or type(control).__name__ in ("QTableCornerButton", "QHeaderView"):
                continue
            said = control.accessibleName() or getattr(control, "text", lambda: "")() or control.toolTip()
            if not said.strip() and not type(control).__module__.startswith("PySide6"):
                found.append(repr(control))
            elif not said.strip() and control.objectName() != "qt_toolbar_ext_button" and control.parent() is not None:
                found.append(f"{type(control).__name__} in {type(control.parent()).__name__}")
    return found


def ignore_qts_own(found: list[str]) -> list[str]:
    """The header and the icons inside a line edit are named by Qt or by their action."""
    return [f for f in found if not f.endswith(("in RecordTable", "in QMenuBar", "in SearchBox"))]


def test_every_control_of_the_table_page_has_a_name(qtbot, open_window, core):
    window = open_window(core)
    window._say("好了", True)
    window.strip.begin("正在导入")
    assert ignore_qts_own(unnamed(window)) == []
    window.strip.hide()


def test_every_control_of_the_empty_page_has_a_name(open_window, empty_core):
    assert ignore_qts_own(unnamed(open_window(empty_core))) == []


def test_a_cell_says_its_column(qtbot, open_window, core):
    from PySide6.QtCore import Qt

    window = open_window(core)
    index = window.page.model.index(0, 5)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "负责人: 陈晓"
    settle(qtbot, window)


def test_tab_reaches_search_buttons_and_table(qtbot, open_window, core):
    from PySide6.QtCore import Qt

    window = open_window(core)
    window.page.search.setFocus()
    reached = set()
    for _ in range(12):
        reached.add(type(window.focusWidget()).__name__)
        qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
    assert {"SearchBox", "QToolButton", "QPushButton", "RecordTable"} <= reached
