from pathlib import Path

from desktop_crm.exchange.readers import open_tables
from desktop_crm.exchange.writers.vcard import Card, write_cards

ALL = Card(
    "张三", "大鹏；贸易, 有限\\公司", "销售部", "经理", ["13800138000", "13900139000"], ["0755-26001234"], "a@x.example",
    "1980-08-05", "深圳市南山区", "老客户\r\n按月结款",
)  # fmt: skip


def test_a_card_comes_back_as_it_went(tmp_path: Path) -> None:
    out = tmp_path / "通讯录.vcf"
    assert write_cards(out, [ALL, Card("李四")]) == 2
    (table,) = open_tables(out)
    first, second = (dict(zip(table.headers, row.cells, strict=True)) for row in table.rows)
    assert first == {
        "姓名": "张三", "公司": "大鹏；贸易, 有限\\公司", "部门": "销售部", "职务": "经理", "手机": "13800138000；13900139000",
        "电话": "0755-26001234", "邮箱": "a@x.example", "生日": "1980-08-05", "地址": "深圳市南山区", "备注": "老客户\n按月结款",
    }  # fmt: skip
    assert {k: v for k, v in second.items() if v} == {"姓名": "李四"}


def test_lines_are_short_and_whole_letters(tmp_path: Path) -> None:
    out = tmp_path / "x.vcf"
    write_cards(out, [Card("𠮷" * 60, notes="长" * 500)])
    lines = out.read_bytes().split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert all(line.decode() is not None for line in lines)
    (table,) = open_tables(out)
    assert [row.cells for row in table.rows] == [("𠮷" * 60, "长" * 500)]


def test_no_value_can_begin_a_card_of_its_own(tmp_path: Path) -> None:
    out = tmp_path / "x.vcf"
    write_cards(out, [Card("甲", notes="x\nEND:VCARD\nBEGIN:VCARD\nFN:乙")])
    (table,) = open_tables(out)
    assert len(list(table.rows)) == 1
