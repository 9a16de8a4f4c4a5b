import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from tests.ui.conftest import COUNT

HEAD = "客户名称,电话,级别,地区,爱好\n"
FIRST, SECOND = "0571-88000001", "0571-88000002"
MIXED = (
    HEAD + "东海甲有限公司,0571-86001111,重点,杭州,\n"  # new
    "东海乙有限公司,13800001111,普通,苏州,围棋\n"  # new
    f"第001贸易有限公司,0571-12345678,,,\n"  # another phone
    f"第002贸易有限公司,{SECOND},,,\n"  # the same
    f"别的名字有限公司,0571-88000007,,,\n"  # the phone of 第007
    ",,,宁波,\n"  # no name, nothing to name it by
)


def drop(window, *files):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(f)) for f in files])
    where = QPoint(400, 400)
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(where, Qt.DropAction.CopyAction, data, buttons, keys)
    QApplication.sendEvent(window, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(window, QDropEvent(QPointF(where), Qt.DropAction.CopyAction, data, buttons, keys))


def many(tmp_path, count):
    file = tmp_path / "many.csv"
    rows = "".join(f"公司{n}有限公司,0571-{n:08d},普通,杭州,\n" for n in range(count))
    file.write_text(HEAD + rows, "utf-8")
    return file


def customers(core):
    return core.db.execute("SELECT count(*) FROM customer WHERE trashed_at IS NULL").fetchone()[0]


@pytest.fixture
def mixed(tmp_path):
    file = tmp_path / "新 客户.csv"
    file.write_text(MIXED, "utf-8")
    return file


@pytest.fixture
def planned(qtbot, open_window, core, mixed):
    """A window that shows what the mixed sheet would do, and its page."""
    window = open_window(core)
    drop(window, mixed)
    page = window.pages["import"]
    until(qtbot, window, lambda: page.stack.currentWidget() is page.review)
    assert customers(core) == COUNT
    return window, page


def until(qtbot, window, there):
    """What a child process has to bring, and all that follows from it."""
    qtbot.waitUntil(lambda: there() and window.settled, timeout=60_000)
