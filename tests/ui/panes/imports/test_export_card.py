from PySide6.QtCore import Qt

from desktop_crm.exchange.readers import open_tables
from desktop_crm.ui.panes.imports.export_card import CARD, ExportCard

from ...conftest import settle


def card_of(window) -> ExportCard:
    (card,) = window.page.findChildren(ExportCard)
    return card


def test_people_go_to_the_phone_as_cards(qtbot, open_window, core, ask, tmp_path):
    window = open_window(core, page="import")
    card = card_of(window)
    card.kind.setCurrentIndex(card.kind.findData("contacts"))
    qtbot.mouseClick(card.formats.button(CARD), Qt.MouseButton.LeftButton)
    ask.out = str(tmp_path / "通讯录.vcf")
    qtbot.mouseClick(card.button, Qt.MouseButton.LeftButton)
    settle(qtbot, window)
    (table,) = open_tables(tmp_path / "通讯录.vcf")
    (person,) = table.rows
    assert dict(zip(table.headers, person.cells, strict=True)) == {
        "姓名": "欧阳建国",
        "公司": "第007贸易有限公司",
        "手机": "13912345678",
    }


def test_deals_are_no_people(qtbot, open_window, core):
    window = open_window(core, page="import")
    card = card_of(window)
    qtbot.mouseClick(card.formats.button(CARD), Qt.MouseButton.LeftButton)
    card.kind.setCurrentIndex(card.kind.findData("deals"))
    assert card.formats.button(CARD).isHidden()
    assert card.formats.checkedId() == 0
    card.kind.setCurrentIndex(card.kind.findData("customers"))
    assert card.formats.button(CARD).isVisible()
