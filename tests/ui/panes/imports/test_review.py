"""The page between the file and the office: counts, rows, columns, and what Enter does. A real child process."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication

from tests.ui.conftest import COUNT, commit

from .conftest import customers, drop, many, until

LEFT = Qt.MouseButton.LeftButton


def counts(page):
    return {v: b.count.text() for v, b in page.review.verdicts.buttons.items()}


def shown(page, column=0):
    rows = page.review.rows
    return [rows.cell(row, column)[0] for row in range(rows.rowCount())]


def head(page, column):
    return page.review.table.head.target(column)[0]


def test_the_plan_counts_and_writes_nothing(planned, core):
    window, page = planned
    assert counts(page) == {"": "6", "new": "2", "changed": "1", "same": "1", "conflict": "1", "rejected": "1"}
    footer = page.review.footer
    assert footer.sentence.text() == "4 行：新增 2，更新 1，不变 1；1 行要先问清楚，1 行有误，会留下"
    assert footer.accept.text() == "导入 4 行"
    assert footer.rejects.text() == "存出没导入的 2 行"
    assert window.code == "import"
    assert page.review.sources.kind.currentText() == "客户"
    assert [head(page, n) for n in range(5)] == ["客户名称", "电话", "级别", "地区", "记入备注"]


def test_old_and_new_problem_and_candidates_are_said(planned):
    _, page = planned
    rows = page.review.rows
    assert rows.cell(2, 1) == ("0571-12345678", "0571-88000001")
    tip = rows.data(rows.index(2, 1), Qt.ItemDataRole.ToolTipRole)
    assert tip == "0571-88000001 → 0571-12345678"
    assert rows.problems(5) == ["缺少客户名称"]
    (asked,) = rows.problems(4)
    assert "电话相同但名称不同" in asked and "第007贸易有限公司" in asked
    assert rows.headerData(5, Qt.Orientation.Vertical) == "7"


def test_a_verdict_filters_and_esc_gives_all_back(qtbot, planned):
    window, page = planned
    qtbot.mouseClick(page.review.verdicts.buttons["new"], LEFT)
    until(qtbot, window, lambda: len(shown(page)) == 2)
    until(qtbot, window, lambda: shown(page) == ["东海甲有限公司", "东海乙有限公司"])
    qtbot.mouseClick(page.review.verdicts.buttons["rejected"], LEFT)
    until(qtbot, window, lambda: shown(page, 3) == ["宁波"])
    qtbot.keyClick(page.review.table, Qt.Key.Key_Escape)
    until(qtbot, window, lambda: len(shown(page)) == 6)
    qtbot.keyClick(page.review.table, Qt.Key.Key_Escape)
    assert page.stack.currentWidget() is page.welcome


def test_a_verdict_without_rows_says_so(qtbot, planned):
    _, page = planned
    page.review.show_plan({**page.review._plan, "parts": [{**page.review._plan["parts"][0], "counts": {"new": 6}}]})
    qtbot.mouseClick(page.review.verdicts.buttons["same"], LEFT)
    assert page.review.nothing.sentence.text() == "没有“不变”的行"
    qtbot.mouseClick(page.review.nothing.button, LEFT)
    assert page.review.verdicts.shown == ""


def test_enter_accepts_and_the_page_says_what_came_of_it(qtbot, planned, core):
    window, page = planned
    qtbot.keyClick(page.review.table, Qt.Key.Key_Return)
    until(qtbot, window, lambda: page.stack.currentWidget() is page.outcome)
    assert customers(core) == COUNT + 2
    assert page.outcome.title.text() == "已导入 3 行"
    assert page.outcome.counts.text() == "新增 2，更新 1，不变 1"
    assert page.outcome.rejects.text() == "存出没导入的 2 行"
    assert window._toast.line.text() == "已导入 3 行"
    assert window._toast.button.text() == "撤销"
    qtbot.mouseClick(page.outcome.look, LEFT)
    until(qtbot, window, lambda: window.code == "customers")


def test_undo_on_the_page_takes_that_import_back(qtbot, planned, core):
    window, page = planned
    qtbot.mouseClick(page.review.footer.accept, LEFT)
    until(qtbot, window, lambda: page.stack.currentWidget() is page.outcome)
    with core.write("edit") as work:  # something done since is no hindrance
        work.create("tag", {"name": "后来"})
    qtbot.mouseClick(page.outcome.undo, LEFT)
    until(qtbot, window, lambda: customers(core) == COUNT)
    until(qtbot, window, lambda: page.outcome.title.text() == "已撤销这次导入")
    qtbot.mouseClick(page.outcome.next, LEFT)
    assert page.stack.currentWidget() is page.welcome


def test_a_column_is_chosen_at_its_head_by_mouse(qtbot, planned, core):
    window, page = planned
    header = page.review.table.head
    middle = QPoint(header.sectionViewportPosition(4) + 20, 30)
    qtbot.mouseClick(header.viewport(), LEFT, pos=middle)
    picker = page.review.picker
    assert picker.isVisible() and picker.list.currentItem().text() == "记入备注"
    commit(picker.search, "新字")
    qtbot.keyClick(picker.search, Qt.Key.Key_Return)
    until(qtbot, window, lambda: head(page, 4) == "新字段")
    qtbot.mouseClick(page.review.footer.accept, LEFT)
    until(qtbot, window, lambda: page.stack.currentWidget() is page.outcome)
    found = core.db.execute("SELECT label FROM custom_field WHERE trashed_at IS NULL").fetchall()
    assert found == [("爱好",)]


def test_a_column_is_chosen_by_keys_and_the_plan_follows(qtbot, planned):
    window, page = planned
    page.review.table.setCurrentIndex(page.review.rows.index(0, 1))
    page.review.table.setFocus()
    qtbot.keyClick(page.review.table, Qt.Key.Key_F4)
    picker = page.review.picker
    assert picker.list.currentItem().text() == "电话"
    qtbot.keyClick(picker.search, Qt.Key.Key_Escape)
    assert picker.isHidden() and page.stack.currentWidget() is page.review
    qtbot.keyClick(page.review.table, Qt.Key.Key_F4)
    qtbot.keyClick(picker.search, Qt.Key.Key_Down)
    assert picker.list.currentItem().text() == "手机"
    qtbot.keyClick(picker.search, Qt.Key.Key_Return)
    until(qtbot, window, lambda: head(page, 1) == "手机")
    assert QApplication.focusWidget() is page.review.table
    assert counts(page)["changed"] == "2"  # a mobile is nothing these have


def test_left_out_by_name_and_kind(qtbot, planned, core):
    window, page = planned
    kind = page.review.sources.kind
    kind.setCurrentIndex(kind.findData(""))
    kind.activated.emit(kind.currentIndex())
    until(qtbot, window, lambda: counts(page)["new"] == "0")
    assert not page.review.footer.accept.isEnabled()
    qtbot.keyClick(page.review.table, Qt.Key.Key_Return)
    assert not window.work.busy and customers(core) == COUNT
    assert len(shown(page)) == 6  # the rows can still be looked at


def test_rows_left_over_are_saved_and_come_in_again(qtbot, planned, ask, tmp_path):
    window, page = planned
    ask.out = str(tmp_path / "有误的行.xlsx")
    qtbot.mouseClick(page.review.footer.rejects, LEFT)
    until(qtbot, window, lambda: window._toast is not None and "已存出 2 行" in window._toast.line.text())
    assert ask.suggested[0].endswith("新 客户 没导入的行.xlsx")
    assert page.review.footer.accept.isEnabled()
    drop(window, ask.out)
    until(qtbot, window, lambda: counts(page)[""] == "2")
    assert [head(page, n) for n in (0, 6)] == ["不导入", "不导入"]


def test_tab_on_cancel_and_enter_cancels(qtbot, planned, core):
    _, page = planned
    page.review.footer.cancel.setFocus()
    qtbot.keyClick(page.review.footer.cancel, Qt.Key.Key_Return)
    assert page.stack.currentWidget() is page.welcome
    assert customers(core) == COUNT


def test_an_office_that_changed_meanwhile_is_shown_again(qtbot, planned, core):
    window, page = planned
    with core.write("edit") as work:
        work.create("customer", {"name": "东海甲有限公司", "phone": "0571-1"})
    qtbot.keyClick(page.review.table, Qt.Key.Key_Return)
    until(qtbot, window, lambda: counts(page)["new"] == "1")
    assert page.review.footer.sentence.text().startswith("资料刚被别处改过，请再看一眼。")
    qtbot.keyClick(page.review.table, Qt.Key.Key_Return)
    until(qtbot, window, lambda: page.stack.currentWidget() is page.outcome)
    assert customers(core) == COUNT + 2


def test_several_files_are_parts_of_one_step(qtbot, open_window, core, mixed, tmp_path):
    people = tmp_path / "联系人.csv"
    people.write_text("公司,姓名,手机\n没有的公司,王伟,13800003333\n", "utf-8")
    window = open_window(core, page="import")
    drop(window, mixed, people)
    page = window.pages["import"]
    until(qtbot, window, lambda: page.stack.currentWidget() is page.review)
    sources = page.review.sources
    assert [sources.file.itemText(n) for n in range(2)] == ["新 客户.csv", "联系人.csv"]
    sources.file.setCurrentIndex(1)
    sources.file.activated.emit(1)
    until(qtbot, window, lambda: counts(page)["rejected"] == "1")
    assert sources.kind.currentText() == "联系人"
    assert "勾选“缺少的客户一起新建”" in page.review.rows.problems(0)[0]
    qtbot.mouseClick(sources.missing, LEFT, pos=QPoint(8, sources.missing.height() // 2))
    until(qtbot, window, lambda: counts(page)["new"] == "1")
    qtbot.keyClick(page.review.table, Qt.Key.Key_Return)
    until(qtbot, window, lambda: page.stack.currentWidget() is page.outcome)
    assert customers(core) == COUNT + 3
    assert window.actions_.undo.text() == "撤销 导入 2 个文件"


def test_fifty_thousand_rows_are_read_where_they_are_looked_at(qtbot, open_window, core, tmp_path):
    window = open_window(core, page="import")
    drop(window, many(tmp_path, 50_000))
    page = window.pages["import"]
    until(qtbot, window, lambda: page.stack.currentWidget() is page.review)
    rows, table = page.review.rows, page.review.table
    assert rows.rowCount() == 50_000
    qtbot.keyClick(table, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    until(qtbot, window, lambda: rows.cell(49_999, 0)[0] == "公司49999有限公司")
    assert len(rows._pages) < 20


def test_the_model_keeps_the_rules_of_models(planned):
    _, page = planned
    QAbstractItemModelTester(page.review.rows, QAbstractItemModelTester.FailureReportingMode.Fatal)
    page.review.filter("new")
    page.review.filter("")


def test_what_is_wrong_stands_in_its_colour_beyond_its_cell(planned):
    _, page = planned
    table, theme = page.review.table, page.desk.theme
    below = table.visualRect(page.review.rows.index(4, 1)).bottomLeft() + QPoint(2, -3)
    assert "电话相同" in page.review.rows.problems(4)[0]
    shown = table.viewport().grab().toImage()
    assert shown.pixelColor(below * shown.devicePixelRatio()) == theme.colour("badSoft")
