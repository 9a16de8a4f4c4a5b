from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from desktop_crm.services import records, undo
from desktop_crm.ui.table import tsv

from ..conftest import COUNT
from .conftest import CTRL

Key = Qt.Key


def clip() -> str:
    return QGuiApplication.clipboard().text()


def put(text: str) -> None:
    QGuiApplication.clipboard().setText(text)


@pytest.mark.parametrize(
    "rows", [[["0571", "a\tb"], ['say "x"', "two\nlines"]], [["1", ""], ["", "=1+1"]], [["一", "二", "三"]]]
)
def test_cells_survive_the_way_through_a_clipboard(rows):
    assert tsv.from_tsv(tsv.to_tsv(rows)) == rows


def test_ragged_rows_and_the_empty_end_of_excel():
    assert tsv.from_tsv("a\tb\r\nc\r\n\r\n") == [["a", "b"], ["c", ""]]


def test_a_range_is_copied_as_text_that_keeps_its_zeros(scene):
    scene.select(0, "name", 1, "grade")
    scene.key(Key.Key_C, CTRL)
    first = clip().split("\r\n")[0].split("\t")
    assert first == ["第260贸易有限公司", "0571-88000260", "宁波", "一般"][: len(first)]
    html = QGuiApplication.clipboard().mimeData().html()
    assert "mso-number-format:'\\@'" in html and "<td" in html and "0571-88000260" in html
    assert scene.said == [("已复制 2 行", False)]


def test_one_cell_is_copied_without_a_line_end_and_without_a_word(scene):
    scene.go(0, "name")
    scene.key(Key.Key_C, CTRL)
    assert clip() == "第260贸易有限公司" and scene.said == []


def test_ticked_rows_are_copied_whole(scene):
    scene.tick(2, 0)
    scene.key(Key.Key_C, CTRL)
    lines = clip().strip().split("\r\n")
    assert [line.split("\t")[0] for line in lines] == ["第260贸易有限公司", "第258贸易有限公司"]
    assert len(lines[0].split("\t")) == len(scene.model.columns)


def test_columns_are_copied_in_the_order_they_stand(scene):
    header = scene.table.horizontalHeader()
    header.moveSection(scene.column("region"), 1)
    scene.select(0, "name", 0, "region")
    scene.key(Key.Key_C, CTRL)
    assert clip().split("\t")[:2] == ["第260贸易有限公司", scene.text(0, "region")]


def test_a_block_is_pasted_in_one_step(scene):
    scene.go(2, "phone")
    put("010-1\t北京\r\n010-2\t上海\r\n")
    scene.key(Key.Key_V, CTRL)
    scene.rest()
    assert [(scene.text(r, "phone"), scene.text(r, "region")) for r in (2, 3)] == [("010-1", "北京"), ("010-2", "上海")]
    assert scene.said == [("已改 2 位", True)]
    undo.undo(scene.core)
    assert scene.stored(2, "region") != "北京" and scene.stored(3, "phone") != "010-2"


def test_a_wrong_cell_keeps_all_out_and_is_named(scene):
    scene.go(0, "region")
    steps = scene.steps()
    put("北京\tA\r\n上海\t没有这级\r\n")
    scene.key(Key.Key_V, CTRL)
    scene.rest()
    assert scene.steps() == steps
    assert scene.said[0][0].startswith("第 2 行“级别”：没有“没有这级”这一选项")


def test_one_cell_fills_the_selection(scene):
    scene.select(0, "region", 4, "region")
    put("南京")
    scene.key(Key.Key_V, CTRL)
    scene.rest()
    assert {scene.stored(row, "region") for row in range(5)} == {"南京"}


def test_what_does_not_fit_is_said(scene):
    scene.go(COUNT - 1, "region")
    put("a\nb\n")
    scene.key(Key.Key_V, CTRL)
    scene.go(0, scene.model.columns[-1].field.name)
    put("a\tb")
    scene.key(Key.Key_V, CTRL)
    assert [s for s, _ in scene.said] == [
        "从这里往下只有 1 行，要粘贴的有 2 行",
        "从这里往右只有 1 列，要粘贴的有 2 列",
    ]


def test_computed_cells_take_no_paste(scene):
    scene.go(0, "last_contact_at")
    put("2026-01-01")
    scene.key(Key.Key_V, CTRL)
    assert scene.said == [("最近跟进由跟进记录算出", False)]


def test_a_large_paste_goes_through_the_import(scene):
    came: list[list[str]] = []
    scene.desk.files_came.connect(came.append)
    put("".join(f"客户{n}\t0571-{n}\r\n" for n in range(21)))
    scene.go(0, "name")
    steps = scene.steps()
    scene.key(Key.Key_V, CTRL)
    scene.rest()
    file = Path(came[0][0])
    assert file.suffix == ".csv" and file.is_relative_to(scene.core.folder)
    lines = file.read_text("utf-8-sig").splitlines()
    assert (len(lines), lines[0], lines[1], lines[21]) == (22, "客户名称,电话", "客户0,0571-0", "客户20,0571-20")
    assert scene.steps() == steps and scene.said == [("21 行要先过一遍导入核对", False)]


def test_a_large_paste_may_bring_its_heading(scene):
    came: list[list[str]] = []
    scene.desk.files_came.connect(came.append)
    put("公司名称\t手机\r\n" + "".join(f"客户{n}\t0571-{n}\r\n" for n in range(21)))
    scene.go(0, "name")
    scene.key(Key.Key_V, CTRL)
    scene.rest()
    assert Path(came[0][0]).read_text("utf-8-sig").splitlines()[:2] == ["公司名称,手机", "客户0,0571-0"]
    assert scene.said == [("21 行要先过一遍导入核对", False)]


def test_ctrl_d_fills_the_top_cell_down(scene):
    records.set_rows(scene.core, scene.table.entity, [scene.model.rid(1)], {"region": "嘉兴", "grade": "A"})
    scene.rest()
    scene.select(1, "region", 5, "grade")
    scene.key(Key.Key_D, CTRL)
    scene.rest()
    assert {(scene.stored(r, "region"), scene.stored(r, "grade")) for r in range(1, 6)} == {("嘉兴", "A")}
    assert scene.said == [("已改 4 位", True)]


def test_ctrl_d_in_one_row_takes_the_cell_above(scene):
    scene.go(1, "owner")
    records.set_rows(scene.core, scene.table.entity, [scene.model.rid(1)], {"owner": ""})
    scene.rest()
    scene.key(Key.Key_D, CTRL)
    scene.rest()
    assert scene.text(1, "owner") == "陈晓"


def test_delete_empties_the_selected_cells(scene):
    scene.select(0, "phone", 2, "grade")
    scene.key(Key.Key_Delete)
    scene.rest()
    assert [scene.stored(1, f) for f in ("phone", "region", "grade")] == [None, None, None]
    assert scene.said == [("已清空 9 处", True)]
    undo.undo(scene.core)
    assert scene.stored(1, "region")


def test_delete_empties_what_is_seen(scene):
    rids = [scene.model.rid(row) for row in range(2)]
    records.set_rows(scene.core, scene.table.entity, rids[:1], {"phone": "", "mobile": "138"})
    records.set_rows(scene.core, scene.table.entity, rids[1:], {"mobile": "139"})
    scene.rest()
    scene.select(0, "phone", 1, "phone")
    scene.key(Key.Key_Delete)
    scene.rest()
    assert scene.stored(0, "mobile") is None
    assert (scene.stored(1, "phone"), scene.stored(1, "mobile")) == (None, "139")


def test_delete_on_a_name_is_refused_whole(scene):
    scene.select(0, "name", 1, "phone")
    steps = scene.steps()
    scene.key(Key.Key_Delete)
    scene.rest()
    assert scene.steps() == steps and scene.said == [("客户名称不能为空", False)]


def test_delete_on_ticked_rows_moves_them_to_the_trash(scene):
    scene.tick(0, 1)
    scene.key(Key.Key_Delete)
    scene.rest()
    assert scene.model.rowCount() == COUNT - 2
    assert scene.said == [("2 位已放入回收站", True)] and scene.table.chosen.count == 0
