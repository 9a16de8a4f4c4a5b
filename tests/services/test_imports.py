from pathlib import Path

import pytest

from desktop_crm.domain.errors import UserError
from desktop_crm.services import imports, records, undo
from desktop_crm.services.core import Core
from desktop_crm.store import query

from .asking import digest, rows, sound, total, write

ACCOUNTS = """account,sector,year_established,office_location,subsidiary_of
Acme Corporation,technolgy,1996,United States,
Bluth Company,software,1993,Kenya,Acme Corporation
"""
PRODUCTS = "product,series,sales_price\nGTX Basic,GTX,550\nGTX Pro,GTX,4821\n"
DEALS = """opportunity_id,sales_agent,product,account,deal_stage,engage_date,close_date,close_value
1C1I7A6R,Moses Frase,GTX Basic,Acme Corporation,Won,2016-10-20,2017-03-01,1054
Z063OYW0,Darcel Schlecht,GTXPro,Bluth Company,Lost,2016-10-25,2017-03-11,0
EC4QE1BX,Darcel Schlecht,GTXPro,,Engaging,2016-10-25,,
MV1LWRNH,Moses Frase,GTX Basic,Acme Corporation,Prospecting,,,
"""
COUNTS = ("read", "new", "changed", "same", "conflict", "rejected")


def counts(result: dict[str, object]) -> tuple[object, ...]:
    assert result["read"] == sum(int(str(result[n])) for n in COUNTS[1:])
    return tuple(result[n] for n in COUNTS)


@pytest.fixture
def office(core: Core, tmp_path: Path) -> Core:
    for name, text in (("a.csv", ACCOUNTS), ("p.csv", PRODUCTS), ("d.csv", DEALS)):
        imports.run(core, [write(tmp_path, name, text)])
    return core


def test_another_programs_export_comes_in_whole(office: Core) -> None:
    assert rows(office, "customers", "name,industry,region,parent,notes") == [
        ("Acme Corporation", "technolgy", "United States", None, "year_established: 1996"),
        ("Bluth Company", "software", "Kenya", "Acme Corporation", "year_established: 1993"),
    ]
    assert rows(office, "products", "name,series,list_price") == [
        ("GTX Basic", "GTX", "550.00"),
        ("GTX Pro", "GTX", "4821.00"),
    ]
    assert rows(office, "deals", "number,name,customer,stage,amount,owner,products,started_on,closed_on") == [
        (
            "1C1I7A6R",
            "Acme Corporation GTX Basic",
            "Acme Corporation",
            "赢单",
            "1054.00",
            "Moses Frase",
            ["GTX Basic"],
            "2016-10-20",
            "2017-03-01",
        ),
        ("EC4QE1BX", "GTX Pro", None, "需求确认", None, "Darcel Schlecht", ["GTX Pro"], "2016-10-25", None),
        (
            "MV1LWRNH",
            "Acme Corporation GTX Basic",
            "Acme Corporation",
            "初步接触",
            None,
            "Moses Frase",
            ["GTX Basic"],
            None,
            None,
        ),
        (
            "Z063OYW0",
            "Bluth Company GTX Pro",
            "Bluth Company",
            "输单",
            "0.00",
            "Darcel Schlecht",
            ["GTX Pro"],
            "2016-10-25",
            "2017-03-11",
        ),
    ]
    assert rows(office, "users", "name,joined") == [("Moses Frase", False), ("Darcel Schlecht", False)]
    sound(office)


def test_the_same_again_changes_nothing(office: Core, tmp_path: Path) -> None:
    before = digest(office)
    for name in ("a.csv", "p.csv", "d.csv"):
        again = imports.run(office, [tmp_path / name])
        assert again["step"] is None and again["same"] == again["read"]
    assert digest(office) == before


def test_products_after_deals_are_the_same_products(core: Core, tmp_path: Path) -> None:
    for name, text in (("a.csv", ACCOUNTS), ("d.csv", DEALS), ("p.csv", PRODUCTS)):
        imports.run(core, [write(tmp_path, name, text)])
    assert rows(core, "products", "name,list_price", sort="name") == [("GTX Basic", "550.00"), ("GTX Pro", "4821.00")]


def test_undo_takes_back_all_that_was_made_on_the_way(core: Core, tmp_path: Path) -> None:
    seen = [digest(core)]
    for name, text in (("a.csv", ACCOUNTS), ("p.csv", PRODUCTS), ("d.csv", DEALS)):
        imports.run(core, [write(tmp_path, name, text)])
        seen.append(digest(core))
    for expected in reversed(seen[:-1]):
        assert undo.undo(core).kept == [] and digest(core) == expected
    sound(core)


def test_several_files_are_one_step(core: Core, tmp_path: Path) -> None:
    files = [write(tmp_path, n, t) for n, t in (("a.csv", ACCOUNTS), ("p.csv", PRODUCTS), ("d.csv", DEALS))]
    before = digest(core)
    result = imports.run(core, files)
    assert counts(result) == (8, 8, 0, 0, 0, 0) and [p["kind"] for p in result["parts"]] == [
        "customers",
        "products",
        "deals",
    ]
    undo.undo(core)
    assert digest(core) == before


def test_a_dry_run_counts_and_writes_nothing(core: Core, tmp_path: Path) -> None:
    before = digest(core)
    result = imports.run(core, [write(tmp_path, "a.csv", ACCOUNTS)], dry_run=True)
    assert counts(result) == (2, 2, 0, 0, 0, 0) and result["step"] is None and digest(core) == before


def test_a_title_above_the_header_and_phones_as_text(core: Core, tmp_path: Path) -> None:
    from openpyxl import Workbook

    book = Workbook()
    for row in (
        ["大数据测试"],
        ["电话号码", "姓名", "分组", "备注", "出生日期"],
        ["0187970", "小明", "测试0", "记下", "2017-12-06"],
        [13800001234.0, "小红", "甲、乙", None, "农历八月初五"],
    ):
        book.active.append(row)
    book.save(tmp_path / "人.xlsx")
    result = imports.run(core, [tmp_path / "人.xlsx"], kind="contacts")
    assert result["parts"][0]["columns"] == {
        "电话号码": "mobile",
        "姓名": "name",
        "分组": "tags",
        "备注": "notes",
        "出生日期": "birthday",
    }
    assert rows(core, "contacts", "name,mobile,tags,notes,birthday") == [
        ("小明", "0187970", ["测试0"], "记下", "2017-12-06"),
        ("小红", "13800001234", ["甲", "乙"], None, "lunar:08-05"),
    ]


def test_matching_updates_filled_cells_and_clears_none(core: Core, tmp_path: Path) -> None:
    imports.run(
        core,
        [
            write(
                tmp_path,
                "1.csv",
                "客户名称,电话,级别,地址\n杭州华信有限公司,0571-88886666,A,文一路 1 号\n宁波天达贸易公司,,B,\n",
            )
        ],
    )
    result = imports.run(
        core,
        [
            write(
                tmp_path,
                "2.csv",
                "客户名称,电话,级别,地址\n杭州华信,057188886666,重点,文二路 2 号\n宁波天达贸易公司,13800001234,,\n新客户,1,,\n",
            )
        ],
    )
    assert counts(result) == (3, 1, 2, 0, 0, 0)
    assert rows(core, "customers", "name,phone,grade,address") == [
        ("杭州华信", "057188886666", "A", "文二路 2 号"),
        ("宁波天达贸易公司", "13800001234", "B", None),
        ("新客户", "1", None, None),
    ]


@pytest.mark.parametrize(
    ("on_match", "expected"),
    [("update", (1, 0, 1, 0, 0, 0)), ("skip", (1, 0, 0, 1, 0, 0)), ("new", (1, 1, 0, 0, 0, 0))],
)
def test_what_to_do_with_a_match(core: Core, tmp_path: Path, on_match: str, expected: tuple[int, ...]) -> None:
    imports.run(core, [write(tmp_path, "1.csv", "客户名称,电话\n甲公司,1\n")])
    assert (
        counts(imports.run(core, [write(tmp_path, "2.csv", "客户名称,电话\n甲公司,2\n")], on_match=on_match))
        == expected
    )


def test_a_phone_under_another_name_is_a_question(core: Core, tmp_path: Path) -> None:
    imports.run(core, [write(tmp_path, "1.csv", "客户名称,电话\n甲公司,0571-88886666\n")])
    before = digest(core)
    result = imports.run(core, [write(tmp_path, "2.csv", "客户名称,电话\n乙公司,0571 88886666\n")])
    assert (
        counts(result) == (1, 0, 0, 0, 1, 0)
        and result["problems"][0]["candidates"][0]["label"] == "甲公司"
        and digest(core) == before
    )
    assert counts(imports.run(core, [tmp_path / "2.csv"], match="phone")) == (1, 0, 1, 0, 0, 0)


def test_namesakes_are_asked_for_and_people_told_apart(core: Core, tmp_path: Path) -> None:
    with core.write("x") as w:
        for _ in range(2):
            w.create("customer", {"name": "甲公司"})
    result = imports.run(core, [write(tmp_path, "c.csv", "公司,姓名,手机\n甲公司,王伟,13800000001\n")])
    assert counts(result) == (1, 0, 0, 0, 1, 0) and len(result["problems"][0]["candidates"]) == 2
    people = write(tmp_path, "p.csv", "姓名,手机\n王伟,13800000001\n王伟,13900000002\n")
    assert counts(imports.run(core, [people])) == (2, 2, 0, 0, 0, 0) and counts(imports.run(core, [people])) == (
        2,
        0,
        0,
        2,
        0,
        0,
    )


def test_an_unknown_customer_rejects_the_row_unless_asked_to_make_it(core: Core, tmp_path: Path) -> None:
    file = write(tmp_path, "c.csv", "公司,姓名\n没有的公司,王伟\n")
    result = imports.run(core, [file])
    assert counts(result) == (1, 0, 0, 0, 0, 1) and result["step"] is None and total(core, "contacts") == 0
    assert {k: result["problems"][0][k] for k in ("row", "column", "value")} == {
        "row": 2,
        "column": "公司",
        "value": "没有的公司",
    }
    assert counts(imports.run(core, [file], create_missing=True)) == (1, 1, 0, 0, 0, 0)
    assert rows(core, "contacts", "name,customer") == [("王伟", "没有的公司")]


@pytest.mark.parametrize(
    ("unknown", "source", "notes", "rejected"),
    [("add", "抖音", None, 0), ("note", None, "来源: 抖音", 0), ("reject", None, None, 1)],
)
def test_an_unknown_option(
    core: Core, tmp_path: Path, unknown: str, source: str | None, notes: str | None, rejected: int
) -> None:
    result = imports.run(
        core, [write(tmp_path, "c.csv", "客户名称,来源\n甲公司,抖音\n乙公司,客户介绍\n")], unknown=unknown
    )
    assert result["rejected"] == rejected
    assert [r for r in rows(core, "customers", "name,source,notes") if r[0] == "甲公司"] == (
        [] if rejected else [("甲公司", source, notes)]
    )
    assert ("乙公司", "referral", None) in rows(core, "customers", "name,source,notes")


def test_columns_can_be_chosen_made_and_left_out(core: Core, tmp_path: Path) -> None:
    file = write(tmp_path, "c.csv", "客户名称,老地址,年限,不要\n甲公司,文一路,3,x\n")
    result = imports.run(core, [file], settings={"老地址": "address", "年限": "new", "不要": "-"})
    assert result["parts"][0]["columns"] == {"客户名称": "name", "老地址": "address", "年限": "年限", "不要": None}
    assert rows(core, "customers", "name,address,年限,notes") == [("甲公司", "文一路", "3", None)]
    undo.undo(core)
    assert "x_年限" not in [f.name for f in core.entities["customer"].shown]


def test_bad_cells_reject_their_row_and_name_the_cell(core: Core, tmp_path: Path) -> None:
    result = imports.run(
        core,
        [
            write(
                tmp_path,
                "d.csv",
                "商机名称,金额,预计成交日期\n甲,12万,2026-02-30\n乙,约三万,2026-03-01\n丙,1.5万,2026-03-01\n",
            )
        ],
        kind="deals",
    )
    assert counts(result) == (3, 1, 0, 0, 0, 2)
    assert [(p["row"], p["column"], p["value"]) for p in result["problems"]] == [
        (2, "预计成交日期", "2026-02-30"),
        (3, "金额", "约三万"),
    ]
    assert rows(core, "deals", "name,amount") == [("丙", "15000.00")]


def test_the_same_firm_twice_in_one_sheet_is_never_made_twice(core: Core, tmp_path: Path) -> None:
    result = imports.run(core, [write(tmp_path, "c.csv", "客户名称,电话\n甲公司,1\n甲公司,1\n甲公司,2\n乙公司,3\n")])
    assert counts(result) == (4, 2, 0, 1, 1, 0) and "第 2 行" in result["problems"][0]["reason"]
    assert rows(core, "customers", "name,phone") == [("甲公司", "1"), ("乙公司", "3")]


def test_what_cannot_be_read_gets_one_sentence_and_changes_nothing(core: Core, tmp_path: Path) -> None:
    before = digest(core)
    good = write(tmp_path, "a.csv", ACCOUNTS)
    for bad in (
        tmp_path / "没有.csv",
        write(tmp_path, "empty.csv", ""),
        write(tmp_path, "x.csv", "颜色,形状\n红,圆\n"),
    ):
        with pytest.raises(UserError) as error:
            imports.run(core, [good, bad])
        assert bad.name in str(error.value) and "\n" not in str(error.value)
    assert digest(core) == before


def test_rejected_rows_come_out_as_a_workbook_with_the_reason(core: Core, tmp_path: Path) -> None:
    from openpyxl import load_workbook

    out = tmp_path / "有误.xlsx"
    imports.run(core, [write(tmp_path, "d.csv", "商机名称,金额\n甲,约三万\n乙,1\n")], kind="deals", errors=out)
    (sheet,) = load_workbook(out).worksheets
    found = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert (
        len(found) == 2
        and found[1][0] in (2, "2")
        and "甲" in found[1]
        and "约三万" in found[1]
        and "不是金额" in str(found[1][-1])
    )
    again = imports.run(core, [out], kind="deals")
    assert counts(again) == (1, 0, 0, 0, 0, 1) and again["parts"][0]["columns"]["未导入原因"] is None


def test_follow_ups_and_their_next_steps(core: Core, tmp_path: Path) -> None:
    imports.run(core, [write(tmp_path, "c.csv", "客户名称,电话\n甲公司,1\n")])
    file = write(
        tmp_path,
        "f.csv",
        "客户,跟进时间,跟进方式,跟进内容,下次跟进时间,下次跟进内容,跟进人\n甲公司,2026-11-01 10:00,电话,谈了价格,2026-12-01,寄样,李雷\n",
    )
    assert counts(imports.run(core, [file])) == (1, 1, 0, 0, 0, 0)
    assert rows(core, "follow_ups", "customer,method,content,author") == [("甲公司", "call", "谈了价格", "李雷")]
    assert rows(core, "reminders", "about,kind,text,due_on") == [("甲公司", "visit", "寄样", "2026-12-01")]
    assert rows(core, "customers", "next_contact_at") == [("2026-12-01",)]
    assert counts(imports.run(core, [file])) == (1, 0, 0, 1, 0, 0)


def test_kinds_are_recognised_and_refused_in_words(core: Core, tmp_path: Path) -> None:
    for text, kind in (
        ("客户名称,联系人,电话,地址\n甲,乙,1,丙\n", "customers"),
        ("姓名,公司,手机\n乙,,1\n", "contacts"),
        ("产品名称,规格,单价\n甲,x,1\n", "products"),
        ("客户名称,跟进时间,跟进内容\n,2026-01-01,谈\n", "follow_ups"),
    ):
        assert imports.run(core, [write(tmp_path, "k.csv", text)], dry_run=True)["parts"][0]["kind"] == kind
    with pytest.raises(UserError, match="还不能导入"):
        imports.run(core, [tmp_path / "k.csv"], kind="reminders")


def test_a_conflicted_row_leaves_the_others_alone(core: Core, tmp_path: Path) -> None:
    records.add(core, "customers", {"name": "甲公司", "phone": "1"})
    imports.run(core, [write(tmp_path, "c.csv", "客户名称,电话,备注\n甲公司,1,好\n")])
    assert query.ids(core.db, core.entities, core.entities["customer"], "notes=好") == [1]


def test_files_in_any_order_are_read_in_the_order_they_need(core: Core, tmp_path: Path) -> None:
    files = [write(tmp_path, n, t) for n, t in (("d.csv", DEALS), ("p.csv", PRODUCTS), ("a.csv", ACCOUNTS))]
    assert counts(imports.run(core, files)) == (8, 8, 0, 0, 0, 0)


def test_a_unique_field_is_kept_unique(core: Core, tmp_path: Path) -> None:
    records.add(core, "custom_fields", {"entity": "customers", "label": "车牌", "is_unique": "是"})
    records.add(core, "customers", {"name": "甲公司", "车牌": "浙A1"})
    result = imports.run(
        core, [write(tmp_path, "c.csv", "客户名称,车牌\n乙公司,浙A1\n丙公司,浙A2\n丁公司,浙A2\n甲公司,浙A1\n")]
    )
    assert counts(result) == (4, 1, 0, 1, 0, 2) and [p["row"] for p in result["problems"]] == [2, 4]


def test_a_text_longer_than_a_cell_survives_the_way_out_and_back(core: Core, tmp_path: Path) -> None:
    from desktop_crm.services import exports

    records.add(core, "customers", {"name": "长文公司", "notes": "长" * 40_000})
    exports.run(core, tmp_path / "out.xlsx")
    assert counts(imports.run(core, [tmp_path / "out.xlsx"])) == (1, 0, 0, 1, 0, 0)
    assert rows(core, "customers", "notes") == [("长" * 40_000,)]
