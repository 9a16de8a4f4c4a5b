"""A drag as the window system runs it, by the mouse alone. Needs a display; a virtual one will do:

QT_QPA_PLATFORM=xcb xvfb-run -a python -m pytest tests/ui/panes/board/test_real_drag.py
"""

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
STEPS, EVERY = 8, 15  # ms between two moves of the mouse


@pytest.fixture(autouse=True)
def display(qapp):
    if QGuiApplication.platformName() == "offscreen":
        pytest.skip("without a display a drag ends as it begins")


def drag(source, begin: QPoint, target, end: QPoint, *, escape: bool = False) -> list[bool]:
    """Presses, moves, lets go. `QDrag.exec` has a loop of its own, so the moves come by timers."""
    window = source.window().windowHandle()
    at, to = source.mapTo(source.window(), begin), target.mapTo(target.window(), end)
    done: list[bool] = []

    def step(n: int) -> None:
        if n <= STEPS:
            QTest.mouseMove(window, at + (to - at) * n / STEPS)
            QTimer.singleShot(EVERY, lambda: step(n + 1))
            return
        if escape:
            QTest.keyClick(window, Qt.Key.Key_Escape)
        QTest.mouseRelease(window, LEFT, NONE, to)
        done.append(True)

    QTest.mousePress(window, LEFT, NONE, at)
    QTimer.singleShot(2 * EVERY, lambda: step(1))
    QTest.mouseMove(window, at + QPoint(3, 3))
    QTest.mouseMove(window, at + QPoint(12, 12))
    return done


def test_a_card_is_dragged_to_the_next_stage(see, deals_core, qtbot):
    seen = see(deals_core)
    (source, begin), (target, end) = seen.at("甲公司"), seen.at("戊公司")
    done = drag(source.viewport(), begin, target.viewport(), end + QPoint(0, 20))
    qtbot.waitUntil(lambda: bool(done), timeout=5000)
    qtbot.waitUntil(lambda: "甲公司 打印机" in seen.names("need"), timeout=5000)
    seen.settle()
    assert seen.names("need") == ["丁公司 门禁", "戊公司 监控", "甲公司 打印机"]
    assert seen.names("contact") == ["乙公司 复合机", "丙公司 投影仪"]
    assert not seen.board.dragging


def test_esc_ends_a_drag_and_nothing_moves(see, deals_core, qtbot):
    seen = see(deals_core)
    (source, begin), (target, end) = seen.at("甲公司"), seen.at("戊公司")
    done = drag(source.viewport(), begin, target.viewport(), end, escape=True)
    qtbot.waitUntil(lambda: bool(done), timeout=5000)
    seen.settle()
    assert seen.names("contact")[0] == "甲公司 打印机"
    assert not seen.board.dragging and source.painter_.away == 0
