"""What a screen reader says: no control without a name, on any page, in any state, in either language."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QToolButton

from .looking.hand import lay_out
from .looking.names import nameless
from .walking import WALKS, report, walked  # noqa: F401

unnamed = nameless


@pytest.mark.parametrize("lang", WALKS)
def test_every_control_has_a_name(walked, lang):  # noqa: F811
    assert report(walked(lang).nameless) == ""


def test_one_without_a_name_is_seen(open_window, core):
    window = open_window(core)
    window.page.head.add(QToolButton(toolTip="只有提示"))
    window.page.head.add(QLineEdit("写在里面的不是名字"))
    lay_out()
    assert [said.split(": ")[1].split(" ")[0] for said in nameless(window)] == ["QToolButton", "QLineEdit"]


def test_a_cell_says_its_column(open_window, core):
    model = open_window(core).page.model
    at = next(n for n, column in enumerate(model.columns) if column.field.name == "owner")
    assert model.index(0, at).data(Qt.ItemDataRole.AccessibleTextRole) == "负责人: 陈晓"
