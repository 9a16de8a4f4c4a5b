from pathlib import Path

import pytest

from desktop_crm.exchange.readers import open_tables

from ..books import only, saved, values


def card(*lines: str, version: str = "3.0") -> str:
    return "\r\n".join(("BEGIN:VCARD", f"VERSION:{version}", *lines, "END:VCARD", ""))


def people(tmp_path: Path, text: str | bytes, codec: str = "utf-8") -> list[dict[str, object]]:
    content = text.encode(codec) if isinstance(text, str) else text
    table = only(saved(tmp_path, content, "通讯录.vcf"))
    return [{h: c for h, c in zip(table.headers, row, strict=True) if c is not None} for row in values(table)]


def test_a_card_of_each_version_gives_the_same_person(tmp_path: Path) -> None:
    old = card("N;CHARSET=UTF-8:张;三", "TEL;CELL:13800138000", "ORG;CHARSET=UTF-8:大鹏贸易;销售部", version="2.1")
    middle = card("N:张;三;;;", "FN:张三", "TEL;TYPE=CELL,VOICE:13800138000", "ORG:大鹏贸易;销售部")
    new = card("FN:张三", 'TEL;VALUE=uri;TYPE="voice,cell":tel:13800138000', "ORG:大鹏贸易;销售部", version="4.0")
    wanted = {"姓名": "张三", "手机": "13800138000", "公司": "大鹏贸易", "部门": "销售部"}
    assert [people(tmp_path, text) for text in (old, middle, new)] == [[wanted]] * 3


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_every_encoding_of_the_file(tmp_path: Path, codec: str) -> None:
    assert people(tmp_path, card("FN:欧阳娜娜", "NOTE:老客户，\\n按月结款\\; 含税"), codec) == [
        {"姓名": "欧阳娜娜", "备注": "老客户，\n按月结款; 含税"}
    ]


def test_quoted_printable_in_the_charset_it_declares(tmp_path: Path) -> None:
    name = "".join(f"={b:02X}" for b in "王小明".encode("gb2312"))
    note = "".join(f"={b:02X}" for b in "第一行\n第二行".encode())
    text = card(
        f"N;CHARSET=GB2312;ENCODING=QUOTED-PRINTABLE:;{name[:9]}=",
        f"{name[9:]};;;",
        f"NOTE;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:{note}",
        "TEL;WORK;VOICE:0755-26001234",
        version="2.1",
    )
    assert people(tmp_path, text) == [{"姓名": "王小明", "备注": "第一行\n第二行", "电话": "0755-26001234"}]


def test_folded_lines_groups_and_several_of_a_kind(tmp_path: Path) -> None:
    text = card(
        "FN:A", "item1.EMAIL;TYPE=WORK:a@x.example", "item1.X-ABLabel:_$!<Work>!$_", "EMAIL;TYPE=PREF:b@x.exam", " ple",
        "TEL;TYPE=WORK:1111111", "TEL;TYPE=HOME:2222222", "TEL;TYPE=FAX:3333333", "CATEGORIES:VIP,老\\,客户",
        "PHOTO;ENCODING=b;TYPE=JPEG:/9j/4AAQSkZJRgABAQAAAQABAAD", " AAAA",
    )  # fmt: skip
    assert people(tmp_path, text) == [
        {
            "姓名": "A",
            "邮箱": "b@x.example；a@x.example",
            "电话": "1111111；2222222",
            "传真": "3333333",
            "标签": "VIP；老,客户",
        }
    ]


@pytest.mark.parametrize(
    ("said", "taken"),
    [("19800805", "1980-08-05"), ("1980-08-05", "1980-08-05"), ("--0805", "08-05"), ("1980-08-05T00:00:00Z", "1980-08-05"),
     ("农历八月初五", "农历八月初五")],
)  # fmt: skip
def test_birthdays(tmp_path: Path, said: str, taken: str) -> None:
    assert people(tmp_path, card("FN:A", f"BDAY:{said}"))[0]["生日"] == taken


def test_a_name_in_parts_is_joined_as_its_language_does(tmp_path: Path) -> None:
    text = card("N:欧阳;建国;;;") + card("N:Perreault;Simon;J;;")
    assert [p["姓名"] for p in people(tmp_path, text)] == ["欧阳建国", "Simon J Perreault"]


def test_addresses_as_their_language_writes_them(tmp_path: Path) -> None:
    text = card("FN:A", "ADR:;;科技园1栋;深圳市;广东省;518000;") + card("FN:B", "ADR:;;1 Main St;Austin;TX;12345;USA")
    assert [p["地址"] for p in people(tmp_path, text)] == ["广东省深圳市科技园1栋", "1 Main St, Austin, TX, 12345, USA"]


def test_a_card_inside_a_card_and_one_that_never_ends(tmp_path: Path) -> None:
    inner = card("FN:助理", version="2.1")
    text = (
        card("FN:张三", "AGENT:", inner.strip(), "TEL;CELL:13800138000", version="2.1") + "BEGIN:VCARD\r\nFN:李四\r\n"
    )
    assert people(tmp_path, text) == [{"姓名": "张三", "手机": "13800138000"}, {"姓名": "李四"}]


def test_rows_carry_the_line_where_the_card_begins(tmp_path: Path) -> None:
    table = only(saved(tmp_path, (card("FN:A") + card("FN:B")).encode(), "x.vcf"))
    assert [row.number for row in table.rows] == [1, 5]


def test_a_file_of_empty_cards_says_so(tmp_path: Path) -> None:
    from desktop_crm.domain.errors import UserError

    with pytest.raises(UserError, match=r"“x.vcf”里没有可导入的内容"):
        open_tables(saved(tmp_path, card().encode(), "x.vcf"))
