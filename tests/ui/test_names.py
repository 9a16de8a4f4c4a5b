"""What a screen reader says and where Tab goes: no control without a name, none that the keys cannot reach, on any page."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QPlainTextEdit,
    QProgressBar,
    QTableView,
    QToolButton,
    QWidget,
)

from desktop_crm.services import records
from desktop_crm.ui import pages
from desktop_crm.ui.record.lines import Line

from .conftest import settle

CONTROLS = (
    QAbstractButton, QLineEdit, QPlainTextEdit, QAbstractItemView, QAbstractSpinBox, QComboBox, QProgressBar,
)  # fmt: skip
MANY = 400
"""More stops than any page has."""


def controls(window, *kinds: type) -> list[QWidget]:
    """Those that are seen, without what Qt makes for itself inside of others."""
    found = {w for kind in kinds or CONTROLS for w in window.findChildren(kind)}
    return [w for w in found if w.isVisible() and not is_qts_own(w)]


def is_qts_own(widget: QWidget) -> bool:
    """The icons in a line edit are named by their actions, the corner and headers of a table by the table."""
    inside = isinstance(widget.parentWidget(), (QLineEdit, QTableView, QComboBox)) and type(widget) in (
        QAbstractButton,
        QToolButton,
    )
    return inside or isinstance(widget, QHeaderView)


def unnamed(window) -> list[str]:
    found = []
    for control in controls(window):
        said = control.accessibleName() or getattr(control, "text", lambda: "")() or control.toolTip()
        if isinstance(control, (QLineEdit, QPlainTextEdit)):
            said = control.accessibleName()  # what is typed there is no name
        if not said.strip():
            found.append(where(control))
    return found


def where(widget: QWidget) -> str:
    path = []
    at: QWidget | None = widget
    while at is not None and len(path) < 4:
        path.append(f"{type(at).__name__}#{at.objectName()}".rstrip("#"))
        at = at.parentWidget()
    return " in ".join(path)


def walk(qtbot, window) -> set[QWidget]:
    """What Tab comes by, once around."""
    reached: set[QWidget] = set()
    for _ in range(MANY):
        at = window.focusWidget()
        if at is None or at in reached:
            at = None
        if at is not None:
            reached.add(at)
        before = window.focusWidget()
        qtbot.keyClick(before or window, Qt.Key.Key_Tab)
        if window.focusWidget() in reached and at is None:
            break
    return reached


def has_twin(control: QWidget) -> bool:
    """Reached by other keys than Tab: one of a group by its arrows, what stands in a line by the keys of the line."""
    group = control.group() if isinstance(control, QAbstractButton) else None
    in_line = any(isinstance(p, Line) for p in (control.parentWidget(), control.parentWidget().parentWidget()))
    one_of = isinstance(control, QAbstractButton) and control.autoExclusive()
    return in_line or one_of or (group is not None and group.exclusive()) or bool(control.property("twin"))


def unreached(qtbot, window) -> list[str]:
    """Enabled controls that neither Tab nor a twin reaches."""
    reached = walk(qtbot, window)
    wanted = controls(window, QAbstractButton, QLineEdit, QPlainTextEdit, QAbstractItemView, QComboBox)
    proxies = {w.focusProxy() for w in reached if w.focusProxy()}
    return [
        where(w)
        for w in wanted
        if w.isEnabled() and w not in reached and w not in proxies and w.focusProxy() not in reached and not has_twin(w)
    ]


@pytest.fixture
def busy_core(core):
    """Something of every kind."""
    name = "第260贸易有限公司"
    records.add(core, "contact", {"name": "李采购", "customer": name, "mobile": "13900000001"})
    records.add(core, "deal", {"name": "年度框架", "customer": name, "amount": "12000"})
    records.add(core, "reminder", {"text": "催合同", "about": f"customers/{name}", "due_on": "2026-06-10"})
    return core


@pytest.mark.parametrize("code", pages.CODES)
def test_every_control_of_a_page_has_a_name(qtbot, open_window, busy_core, code):
    window = open_window(busy_core, page=code)
    window._say("好了", True)
    window.strip.begin("正在导入")
    assert unnamed(window) == []
    window.strip.hide()


@pytest.mark.parametrize("code", pages.CODES)
def test_every_control_of_an_empty_office_has_a_name(open_window, empty_core, code):
    assert unnamed(open_window(empty_core, page=code)) == []


@pytest.mark.parametrize("code", pages.CODES)
def test_tab_reaches_every_control_of_a_page(qtbot, open_window, busy_core, code):
    window = open_window(busy_core, page=code)
    assert unreached(qtbot, window) == []


@pytest.mark.parametrize("code", pages.CODES)
def test_tab_reaches_every_control_of_an_empty_office(qtbot, open_window, empty_core, code):
    window = open_window(empty_core, page=code)
    assert unreached(qtbot, window) == []


PARTS = ("timeline", "fields", "contacts", "deals", "reminders", "history")


@pytest.mark.parametrize("part", PARTS)
def test_every_control_of_a_record_has_a_name_and_is_reached(qtbot, open_window, busy_core, part):
    window = open_window(busy_core)
    window.open_record("customer", 260)
    settle(qtbot, window)
    pane = window.page.beside.pane
    pane.show_part(part)
    settle(qtbot, window)
    assert pane.part == part
    assert unnamed(window) == [] and unreached(qtbot, window) == []


@pytest.mark.parametrize(("kind", "rid"), [("contact", 2), ("deal", 1), ("reminder", 1), ("user", 1)])
def test_every_control_of_a_record_of_another_kind(qtbot, open_window, busy_core, kind, rid):
    window = open_window(busy_core)
    window.page.beside.show_record(kind, rid)
    settle(qtbot, window)
    assert window.page.beside.pane.shown.kind == kind
    assert unnamed(window) == [] and unreached(qtbot, window) == []


def test_every_control_of_the_page_of_a_record_with_a_form_beside_it(qtbot, open_window, busy_core):
    window = open_window(busy_core)
    window.open_record("customer", 260)
    settle(qtbot, window)
    window.page.beside.expand()
    settle(qtbot, window)
    assert unnamed(window) == [] and unreached(qtbot, window) == []
    window.page.beside.page.pane.ask_new("contact")
    settle(qtbot, window)
    assert unnamed(window) == [] and unreached(qtbot, window) == []


def test_a_cell_says_its_column(qtbot, open_window, core):
    window = open_window(core)
    model = window.page.model
    at = next(n for n, column in enumerate(model.columns) if column.field.name == "owner")
    said = model.index(0, at).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "负责人: 陈晓"
