"""From nothing to a file, from a file that is none, and out again: 导入导出 around the plan."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication

from tests.ui.conftest import COUNT, settle

from .conftest import HEAD, customers, drop, many, until

LEFT = Qt.MouseButton.LeftButton


def test_the_empty_page_asks_for_a_file_or_exports(qtbot, open_window, core, ask, mixed):
    window = open_window(core, page="import")
    page = window.page
    assert page.welcome.state.sentence.text() == "把客户表拖进来就行"
    assert page.welcome.state.link.text() == "导出客户表"
    ask.files = [str(mixed)]
    qtbot.mouseClick(page.welcome.state.button, LEFT)
    until(qtbot, window, lambda: page.stack.currentWidget() is page.review)
    assert core.settings.get("last_folder") == str(mixed.parent)


def test_an_empty_office_is_offered_the_sample(qtbot, open_window, empty_core):
    window = open_window(empty_core, page="import")
    assert window.page.welcome.state.link.text() == "看示例"
    qtbot.mouseClick(window.page.welcome.state.link, LEFT)
    until(qtbot, window, lambda: customers(empty_core) == 300)
    until(qtbot, window, lambda: window.page.welcome.state.link.text() == "导出客户表")


def test_ctrl_i_from_another_page_leads_here(qtbot, open_window, core, ask, mixed):
    ask.files = [str(mixed)]
    window = open_window(core)
    qtbot.keyClick(window, Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier)
    assert window.code == "import" and window.work.busy
    assert window.page.stack.currentWidget() is window.page.working
    assert window.page.working.bar.isVisible() and not window.strip.isVisible()  # one bar, one 取消
    assert not window.actions_.take_in.isEnabled()
    until(qtbot, window, lambda: window.page.stack.currentWidget() is window.page.review)
    assert not window.strip.isVisible()
    assert window.actions_.take_in.isEnabled()


@pytest.mark.parametrize("name", ["--data.csv", "-x 'y\" $(ls); .csv", "𠮷\u202e表\n2.csv", "a" * 200 + ".csv"])
def test_hostile_names(qtbot, open_window, core, tmp_path, name):
    file = tmp_path / name
    file.write_text(HEAD + "东海甲有限公司,1,,,\n", "utf-8")
    window = open_window(core, page="import")
    window.take_in([str(file)])
    page = window.page
    until(qtbot, window, lambda: page.stack.currentWidget() is page.review)
    assert page.review.sources.file.currentText() == name
    qtbot.keyClick(page.review.table, Qt.Key.Key_Return)
    until(qtbot, window, lambda: customers(core) == COUNT + 1)


BROKEN = {"坏.xlsx": b"PK\x03\x04rest", "图.dat": b"\x89PNG\r\n\x1a\n" + bytes(40), "空.csv": b""}


@pytest.mark.parametrize("name", BROKEN)
def test_a_file_that_cannot_be_read_says_why(qtbot, open_window, core, ask, mixed, tmp_path, name):
    file = tmp_path / name
    file.write_bytes(BROKEN[name])
    window = open_window(core, page="import")
    page = window.page
    drop(window, file)
    until(qtbot, window, lambda: page.trouble.isVisible())
    assert name in page.trouble.sentence.text()
    ask.files = [str(mixed)]
    qtbot.mouseClick(page.trouble.button, LEFT)  # 换一个文件
    until(qtbot, window, lambda: page.stack.currentWidget() is page.review)


def test_a_sheet_of_no_kind_is_shown_and_waits_for_one(qtbot, open_window, core, tmp_path):
    file = tmp_path / "x.csv"
    file.write_text("甲,乙\n红,圆\n", "utf-8")
    window = open_window(core, page="import")
    drop(window, file)
    page = window.page
    until(qtbot, window, lambda: page.stack.currentWidget() is page.review)
    assert page.review.sources.kind.currentText() == "不导入"
    assert "看不出" in page.review.verdicts.note.text()
    assert not page.review.footer.accept.isEnabled()
    kind = page.review.sources.kind
    kind.setCurrentIndex(kind.findData("product"))
    kind.activated.emit(kind.currentIndex())
    until(qtbot, window, lambda: page.review.verdicts.buttons["rejected"].count.text() == "1")


@pytest.mark.parametrize("phase", ["正在读取", "正在检查", "正在导入"])
def test_cancel_leaves_nothing_behind(qtbot, open_window, core, tmp_path, phase):
    window = open_window(core, page="import")
    page = window.page
    drop(window, many(tmp_path, 30_000))
    if phase == "正在导入":
        until(qtbot, window, lambda: page.stack.currentWidget() is page.review)
        qtbot.keyClick(page.review.table, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.strip.words.text().startswith(phase), timeout=60_000)
    button = page.review.footer.cancel if phase == "正在导入" else page.working.button
    if phase == "正在检查":
        qtbot.keyClick(page.working.button, Qt.Key.Key_Escape)
    elif phase == "正在导入":
        assert not page.review.footer.accept.isEnabled() and not window.actions_.undo.isEnabled()
        window.go("customers")
        assert window.strip.isVisible()
        window.go("import")
        assert not window.strip.isVisible()
        qtbot.mouseClick(button, LEFT)
    else:
        qtbot.mouseClick(button, LEFT)
    qtbot.waitUntil(lambda: not window.work.busy, timeout=30_000)
    settle(qtbot, window)
    assert window._toast.line.text() == "已取消，什么也没有写入"
    assert page.stack.currentWidget() is page.welcome
    assert customers(core) == COUNT
    with core.write("edit") as work:  # the writer's place is free again
        work.create("tag", {"name": "新"})


def test_a_second_file_waits_until_the_first_is_read(qtbot, open_window, core, mixed, tmp_path):
    window = open_window(core, page="import")
    drop(window, many(tmp_path, 20_000))
    drop(window, mixed)
    assert "等它完成再来" in window._toast.line.text()
    page = window.page
    until(qtbot, window, lambda: page.stack.currentWidget() is page.review)
    assert page.review.sources.file.currentText() == "many.csv"
    drop(window, mixed)  # nothing was written: the plan gives way
    until(qtbot, window, lambda: page.review.sources.file.currentText() == "新 客户.csv")


def test_export_writes_the_file_that_was_asked_for(qtbot, open_window, core, ask, tmp_path):
    window = open_window(core, page="import")
    card = window.page.welcome.export
    ask.out = str(tmp_path / "-客户.csv")
    qtbot.mouseClick(card.formats.button(1), LEFT)
    card.button.setFocus()
    qtbot.keyClick(card.button, Qt.Key.Key_Space)
    until(qtbot, window, lambda: not card.done.isHidden())
    assert card.done.text() == f"已导出 {COUNT} 行到“-客户.csv”"
    assert "第260贸易有限公司" in (tmp_path / "-客户.csv").read_text("utf-8-sig")
    assert ask.suggested == [str(tmp_path.home() / "客户 20260610.csv")]


def test_export_can_be_thought_better_of(qtbot, open_window, core, ask):
    window = open_window(core, page="import")
    qtbot.mouseClick(window.page.welcome.state.link, LEFT)
    assert ask.suggested and not window.work.busy


def test_every_control_is_named_and_reached_by_tab(qtbot, open_window, core, mixed):
    from tests.ui.test_names import unnamed

    window = open_window(core, page="import")
    page = window.page
    assert unnamed(window) == []
    drop(window, mixed)
    until(qtbot, window, lambda: page.stack.currentWidget() is page.review)
    assert unnamed(window) == []
    review = page.review
    wanted = {
        review.sources.file, review.sources.sheet, review.sources.kind, review.verdicts.buttons[""], review.table,
        review.footer.cancel, review.footer.rejects, review.footer.accept,
    }  # fmt: skip
    seen = set()
    for _ in range(60):
        qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
        seen.add(window.focusWidget())
    assert wanted <= seen
    assert review.table.head.viewport().mapTo(window, QPoint(0, 0)).y() > 0


def test_an_import_taken_back_elsewhere_says_so(qtbot, planned, core):
    window, page = planned
    qtbot.keyClick(page.review.table, Qt.Key.Key_Return)
    until(qtbot, window, lambda: page.stack.currentWidget() is page.outcome)
    outcome = page.outcome
    assert outcome.title.text().startswith("已导入")
    window.undoing.undo()
    until(qtbot, window, lambda: outcome.title.text() == "已撤销这次导入")
    assert customers(core) == COUNT
    offered = [b for b in (outcome.look, outcome.undo, outcome.rejects, outcome.next) if b.isVisible()]
    assert offered == [outcome.next] and outcome.next.hasFocus()
    window.undoing.redo()
    until(qtbot, window, lambda: outcome.title.text().startswith("已导入"))
    assert outcome.undo.isVisible() and outcome.undo.isEnabled()


def test_what_was_pasted_counts_from_its_first_row_and_esc_leads_back(qtbot, open_window, core):
    window = open_window(core)
    rows = "".join(f"粘贴{n}有限公司\t0571-8600{n:04d}\r\n" for n in range(25))
    QApplication.clipboard().setText(rows)
    window.page.table.setFocus()
    window.page.table.put(0)
    qtbot.keyClick(window.page.table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    page = window.pages["import"]
    until(qtbot, window, lambda: page.stack.currentWidget() is page.review)
    assert page.review.verdicts.buttons["new"].count.text() == "25"
    assert [c["to"] for c in page.review.rows.columns] == ["name", "phone"]
    qtbot.keyClick(page.review.table, Qt.Key.Key_Escape)
    assert window.code == "customers"
    settle(qtbot, window)
    assert page.stack.currentWidget() is page.welcome and customers(core) == COUNT
