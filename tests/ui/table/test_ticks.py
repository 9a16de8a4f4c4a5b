from unittest.mock import patch

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop_crm.services import records
from desktop_crm.ui.models.table import TableModel
from desktop_crm.ui.table.tick_column import OFF, ON, SOME

from ..conftest import COUNT
from .conftest import CTRL, SHIFT

Key = Qt.Key


def test_space_ticks_and_goes_down(scene):
    scene.key(Key.Key_Space)
    scene.key(Key.Key_Space)
    assert scene.table.chosen.count == 2 and scene.table.currentIndex().row() == 2
    scene.key(Key.Key_Up)
    scene.key(Key.Key_Space)
    assert scene.table.chosen.named == {scene.model.rid(0)}


def test_boxes_are_ticked_by_clicks_and_ranges_by_shift(scene):
    cursor = scene.table.currentIndex()
    scene.tick(2)
    scene.tick(6, modifiers=SHIFT)
    assert scene.table.chosen.named == {scene.model.rid(row) for row in range(2, 7)}
    scene.tick(4)
    assert scene.table.chosen.count == 4
    assert scene.table.currentIndex() == cursor  # a tick is not the cursor


def test_space_over_a_range_ticks_its_rows(scene):
    scene.select(1, "name", 4, "phone")
    scene.key(Key.Key_Space)
    assert scene.table.chosen.count == 4
    scene.key(Key.Key_Space)
    assert scene.table.chosen.count == 0


def test_the_corner_ticks_all_and_none(scene):
    box = scene.table.all_box
    assert box.accessibleName() == "全选"
    scene.tick(0)
    assert box.state == SOME
    QTest.mouseClick(box, Qt.MouseButton.LeftButton)
    assert (scene.table.chosen.count, scene.table.chosen.all, box.state) == (COUNT, True, ON)
    scene.tick(3)
    assert scene.table.chosen.count == COUNT - 1 and box.state == SOME
    QTest.mouseClick(box, Qt.MouseButton.LeftButton)
    QTest.mouseClick(box, Qt.MouseButton.LeftButton)
    assert (scene.table.chosen.count, box.state) == (0, OFF)


def test_esc_unticks_first(scene):
    left = []
    scene.table.left.connect(lambda: left.append(1))
    scene.key(Key.Key_A, CTRL)
    scene.key(Key.Key_Escape)
    assert scene.table.chosen.count == 0 and not left
    scene.key(Key.Key_Escape)
    assert left


def test_all_of_a_million_is_a_flag(scene):
    scene.model._count = 1_000_000
    scene.model.layoutChanged.emit()
    with patch.object(TableModel, "flags", autospec=True, side_effect=TableModel.flags) as asked:
        scene.key(Key.Key_A, CTRL)
        scene.table.repaint()
        assert asked.call_count < 1000
    assert scene.table.selected_count() == 1_000_000
    assert not scene.table.chosen.rows().named


def test_ticks_stay_with_their_records_when_the_order_changes(scene):
    scene.tick(0, 1)
    ticked = scene.table.chosen.named
    scene.feed.sort_by("name")
    scene.rest()
    assert scene.table.chosen.named == ticked
    assert scene.model.rid(COUNT - 1) in ticked


def test_ticks_belong_to_the_rows_that_were_asked_for(scene):
    scene.tick(0, 1)
    scene.feed.search("贸易")
    scene.rest()
    assert scene.table.chosen.count == 0


def test_who_is_gone_is_not_chosen(scene):
    scene.tick(0, 1)
    records.trash_rows(scene.core, scene.table.entity, [scene.model.rid(0)])
    scene.qtbot.waitUntil(lambda: scene.model.rowCount() == COUNT - 1)
    scene.rest()
    assert scene.table.chosen.count == 1


def test_rows_come_in_the_order_of_the_list(scene):
    listing = scene.model.listing
    scene.tick(5, 1, 3)
    rows = scene.table.chosen.rows()
    assert rows.rids(listing) == [scene.model.rid(row) for row in (1, 3, 5)]
    scene.table.chosen.tick_all()
    scene.tick(0)
    assert scene.table.chosen.rids(listing) == [scene.model.rid(row) for row in range(1, COUNT)]


def test_a_lent_list_stays_open_until_it_is_given_back(scene):
    lent = scene.model.lend()
    scene.feed.sort_by("name")
    scene.rest()
    assert lent is not scene.model.listing and lent.ids(0, 1) == [COUNT]
    scene.model.give_back(lent)
    assert lent._db is None


def test_rows_are_lower_when_compact_and_the_top_one_stays(scene):
    scene.table.scrollTo(scene.model.index(100, 0), scene.table.ScrollHint.PositionAtTop)
    scene.table.set_density("compact")
    assert scene.table.rowHeight(0) == 32 and scene.table.rowAt(0) == 100
    scene.table.set_density("normal")
    assert scene.table.rowHeight(0) == 42 and scene.table.rowAt(0) == 100


def test_a_header_click_selects_no_column(scene):
    viewport = scene.table.horizontalHeader().viewport()
    QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, viewport.rect().center())
    assert not scene.table.look.ranges


def test_all_are_fewer_when_one_is_gone(scene):
    scene.table.setFocus()
    scene.key(Qt.Key.Key_A, CTRL)
    scene.tick(0, 1)
    assert scene.bar.count.text() == f"已选 {COUNT - 2} 位"
    for row in (0, 5):  # one that is not ticked, one that is
        records.trash_rows(scene.core, scene.table.entity, [scene.model.rid(row)])
    scene.rest()
    assert scene.table.chosen.count == COUNT - 3
    assert scene.bar.count.text() == f"已选 {COUNT - 3} 位"
