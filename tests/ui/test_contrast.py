"""Every text can be read: 4.5 : 1 in both themes, on every page and in every state; 3 : 1 where it is disabled."""

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QLabel

from desktop_crm.ui.theme import LIGHT

from .looking.contrast import Eye, contrast
from .looking.hand import lay_out
from .looking.ink import Ink, listening
from .walking import WALKS, report, walked  # noqa: F401


@pytest.mark.parametrize("lang", WALKS, ids=WALKS.values())
def test_every_text_can_be_read(walked, lang):  # noqa: F811
    assert report(walked(lang).faint) == ""


def test_a_faint_label_is_seen(open_window, core):
    window = open_window(core)
    window.page.head.add(label := QLabel("看不清"))
    label.setStyleSheet("color: #A0A0A0")
    lay_out()
    ink = Ink()
    (said,) = Eye().faint(window, ink, ink.look(window))
    assert said.startswith("2.4: QLabel “看不清”") and "#a0a0a0 on #f5f6f8" in said


def test_faint_paint_is_seen(open_window, core):
    window = open_window(core)
    window.theme._colours["text"] = QColor(LIGHT["line"])
    with listening(ink := Ink()):
        found = Eye().faint(window, ink, ink.look(window))
    assert found and all("row_delegate.py" in said for said in found)


def test_contrast_is_measured_right():
    assert round(contrast(QColor("#000000"), QColor("#FFFFFF")), 1) == 21.0
