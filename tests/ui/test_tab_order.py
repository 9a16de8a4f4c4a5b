"""Tab, or a twin of it, reaches every control of every page and state, both ways, and is caught nowhere."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from .looking.hand import lay_out
from .looking.tab_order import Finger
from .walking import report, walked  # noqa: F401


def test_tab_reaches_every_control(walked):  # noqa: F811
    assert report(walked("zh").unreached) == ""


def test_one_that_tab_passes_by_is_seen(open_window, core):
    window = open_window(core)
    window.page.head.add(button := QPushButton("够不着"))
    button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    lay_out()
    assert [said for said in Finger().unreached(window) if "够不着" in said]


def test_a_trap_is_seen(open_window, core):
    window = open_window(core)
    window.page.table.setTabKeyNavigation(True)
    assert any(said.startswith("Tab: ") for said in Finger().unreached(window))
