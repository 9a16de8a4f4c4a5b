"""Our values into the user's own workbook."""

import zipfile
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from desktop_crm.domain.errors import UserError
from desktop_crm.services import imports, records, write_back
from desktop_crm.services.core import Core

from .asking import digest, write


@pytest.fixture
def book(core: Core, tmp_path: Path) -> Path:
    """Imported once; the office has gone on since."""
    made = openpyxl.Workbook()
    page = made.active
    page.title = "客户"
    page.append(["2026 年客户"])
    page.append(["公司名称", "电话", "级别", "核实日期", "爱好", "标签", "合计"])
    page.append(["甲公司", "0571-1", "A", date(2026, 1, 2), "篮球", "展会、老客户", "=1+1"])
    page.append(["乙公司", None, "B", None, None, None, None])
    page.append(["丙公司", "0571-3", "C", None, None, None, None])
    page["D3"].number_format = page["D4"].number_format = "yyyy-mm-dd"
    made.create_sheet("说明").append(["不要动这里"])
    file = tmp_path / "客户表.xlsx"
    made.save(file)
    imports.run(core, [file], settings={"合计": "-"})
    page.append(["没见过的公司", "0571-5", "A", None, None, None, None])
    made.save(file)
    return file


def values(file: Path) -> list[tuple[object, ...]]:
    return [row[:6] for row in openpyxl.load_workbook(file).worksheets[0].iter_rows(min_row=3, values_only=True)]


def test_cells_that_differ_are_written_and_nothing_else(core: Core, book: Path) -> None:
    for name, pairs in (
        ("甲公司", {"phone": "0571-9", "tags": "展会,重点", "verified_on": "2026-02-03"}),
        ("乙公司", {"phone": "0571-2", "grade": ""}),
    ):
        records.set_one(core, "customers", name, pairs)
    before, parts = digest(core), {}
    with zipfile.ZipFile(book) as archive:
        parts = {n: archive.read(n) for n in archive.namelist()}
    dry = write_back.run(core, book, settings={"合计": "-"}, dry_run=True)
    with zipfile.ZipFile(book) as archive:
        assert parts == {n: archive.read(n) for n in archive.namelist()}
    done = write_back.run(core, book, settings={"合计": "-"})
    assert done == dry
    assert (done["rows"], done["cells"], done["left"]) == (2, 5, [])
    assert done["unmatched"] == [{"sheet": "客户", "row": 6, "value": "没见过的公司"}]
    found = values(book)
    assert found[0][:3] == ("甲公司", "0571-9", "A") and str(found[0][3])[:10] == "2026-02-03"
    assert found[0][4:] == ("篮球", "展会、重点")
    assert found[1][:3] == ("乙公司", "0571-2", None) and found[3][0] == "没见过的公司"
    with zipfile.ZipFile(book) as archive:
        moved = {n for n, content in parts.items() if archive.read(n) != content}
    assert moved == {"xl/worksheets/sheet1.xml"} and digest(core) == before
    (copy,) = (core.folder / "workbooks").iterdir()
    assert values(copy)[0][1] == "0571-1"
    assert write_back.run(core, book, settings={"合计": "-"})["cells"] == 0


def test_what_was_never_here_is_no_reason_to_empty_a_cell(core: Core, tmp_path: Path) -> None:
    made = openpyxl.Workbook()
    made.active.append(["公司名称", "微信"])
    made.active.append(["甲公司", "jia"])
    made.save(tmp_path / "b.xlsx")
    records.add(core, "customers", {"name": "甲公司"})
    done = write_back.run(core, tmp_path / "b.xlsx")
    assert done["cells"] == 0 and [(w["row"], w["column"]) for w in done["left"]] == [(2, "微信")]
    records.set_one(core, "customers", "甲公司", {"wechat": "x"})
    records.set_one(core, "customers", "甲公司", {"wechat": ""})
    assert write_back.run(core, tmp_path / "b.xlsx")["cells"] == 1


def test_formulas_and_merged_cells_are_left_and_named(core: Core, tmp_path: Path) -> None:
    made = openpyxl.Workbook()
    made.active.append(["公司名称", "电话", "地区"])
    made.active.append(["甲公司", "1", "浙江"])
    made.active.append(["乙公司", "2", None])
    made.active.merge_cells("C2:C3")
    made.save(tmp_path / "m.xlsx")
    imports.run(core, [tmp_path / "m.xlsx"])
    records.set_one(core, "customers", "乙公司", {"region": "江苏", "phone": "3"})
    done = write_back.run(core, tmp_path / "m.xlsx")
    assert done["cells"] == 1 and [(w["row"], w["column"]) for w in done["left"]] == [(3, "地区")]
    assert "合并" in done["left"][0]["reason"]


def test_a_book_that_is_open_or_no_workbook_is_refused(core: Core, book: Path, tmp_path: Path) -> None:
    mark = book.with_name(f"~${book.name}")
    mark.write_bytes(b"")
    with pytest.raises(UserError, match=r"请先关闭“客户表\.xlsx”"):
        write_back.run(core, book)
    mark.unlink()
    with pytest.raises(UserError, match=r"另存为 \.xlsx"):
        write_back.run(core, write(tmp_path, "x.csv", "公司名称,电话\n甲公司,1\n"))


def test_the_newest_ten_copies_stay(core: Core, book: Path) -> None:
    made = [write_back.keep_copy(core, book) for _ in range(12)]
    assert set((core.folder / "workbooks").iterdir()) == set(made[2:])
