"""All words find room in a client area of 1366 × 690, in both languages, at scale 1 and 2."""

import os
import subprocess
import sys
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from .looking.clipping import clipped
from .looking.hand import lay_out
from .looking.ink import Ink, listening
from .walking import ONLY_ROOM, WALKS, report, walked  # noqa: F401

at_scale_1 = pytest.mark.skipif(ONLY_ROOM in os.environ, reason="in the walk at another scale")


@pytest.fixture(scope="module")
def at_scale_2() -> Iterator[subprocess.Popen[str]]:
    """The walks of this file once more in a child process, while the first are under way."""
    if ONLY_ROOM in os.environ:
        pytest.skip("it is that walk")
    order = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", __file__]
    env = {**os.environ, "QT_SCALE_FACTOR": "2", ONLY_ROOM: "1"}
    child = subprocess.Popen(order, env=env, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    yield child
    child.kill()
    child.communicate()


@pytest.mark.full
def test_the_walk_at_scale_2_begins(at_scale_2):
    assert at_scale_2.poll() is None


@pytest.mark.parametrize("lang", WALKS)
def test_all_words_find_room(walked, lang):  # noqa: F811
    scale = QApplication.primaryScreen().devicePixelRatio()
    assert scale == (2 if ONLY_ROOM in os.environ else 1)
    assert report(walked(lang).clipped) == ""


@pytest.mark.full
def test_all_words_find_room_at_scale_2(at_scale_2):
    said, _ = at_scale_2.communicate(timeout=240)
    assert at_scale_2.returncode == 0, said


@at_scale_1
def test_what_has_too_little_room_is_seen(open_window, core):
    window = open_window(core)
    button, label = QPushButton("导入所有的客户"), QLabel("这里写了很多字")
    button.setFixedWidth(60)
    label.setFixedWidth(60)
    for widget in (button, label):
        window.page.head.add(widget)
    lay_out()
    found = clipped(window, Ink())
    assert [said.split(": ")[1].split(" ")[1] for said in found] == ["“导入所有的客户”", "“这里写了很多字”"]


@at_scale_1
def test_what_a_table_cuts_is_seen(open_window, core):
    with listening(ink := Ink()):
        window = open_window(core)
        window.page.table.setColumnWidth(1, 60)
        lay_out()
        ink.look(window)
        found = clipped(window, ink)
    assert any("row_delegate.py" in said and "of “0571-8800" in said for said in found)
