"""A sheet we exported comes back: untouched, edited on both sides, from another PC, saved by another program."""

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from desktop_crm.app import open_core
from desktop_crm.services import exports, imports, records, sample, undo
from desktop_crm.services.core import Core
from desktop_crm.services.imports import Intake, showing
from desktop_crm.services.imports.options import Options

from .asking import digest, rows, total

KINDS = ("customers", "contacts", "deals", "products", "follow_ups")
COUNTS = ("read", "new", "changed", "same", "conflict", "rejected")


def counts(done: dict[str, Any]) -> tuple[int, ...]:
    return tuple(done[n] for n in COUNTS)


def edited(file: Path, *cells: tuple[str, Any], out: str = "") -> Path:
    book = openpyxl.load_workbook(file)
    for at, value in cells:
        book.active[at] = value
    book.save(file.with_name(out) if out else file)
    return file.with_name(out) if out else file


@pytest.fixture
def two(core: Core, tmp_path: Path) -> Path:
    """Two customers, exported with number, name, phone, grade, tags."""
    records.add(core, "customers", {"name": "甲公司", "phone": "0571-1", "grade": "A", "tags": "展会"})
    records.add(core, "customers", {"name": "乙公司", "phone": "0571-2"})
    file = tmp_path / "两家.xlsx"
    exports.run(core, file, columns="name,phone,grade,tags")
    return file


def test_every_kind_comes_back_unchanged(core: Core, tmp_path: Path) -> None:
    sample.fill(core, customers=60, seed=2)
    records.add(core, "customers", {"name": "重名"})
    records.add(core, "customers", {"name": "重名", "phone": "007", "needs": "'=1+1\n第二行", "tags": "a,b"})
    with core.write("edit") as work:
        for customer in work.db.execute("SELECT id FROM customer WHERE name = '重名'").fetchall():
            work.create("contact", {"name": "王伟", "customer": customer[0], "notes": "长" * 40_000})
    before = digest(core)
    files = [tmp_path / f"{kind}.xlsx" for kind in KINDS]
    for kind, file in zip(KINDS, files, strict=True):
        exports.run(core, file, what=kind, lang="en" if kind == "deals" else "zh")
        done = imports.run(core, [file])
        assert counts(done)[1:] == (0, 0, done["read"], 0, 0) and done["read"] == total(core, kind), done["problems"]
        assert (done["step"], done["missing"]) == (None, [])
        assert not [h for h in done["parts"][0]["columns"] if "_crm" in h]
    assert imports.run(core, files)["same"] == sum(total(core, kind) for kind in KINDS)
    assert digest(core) == before


@pytest.mark.skipif(shutil.which("soffice") is None, reason="needs LibreOffice")
@pytest.mark.parametrize("ending", ["xlsx", "ods", "xls"])
def test_saved_by_another_program_it_is_still_unchanged(core: Core, tmp_path: Path, ending: str) -> None:
    sample.fill(core, customers=20, seed=5)
    out = tmp_path / "out"
    for kind in KINDS:
        exports.run(core, tmp_path / f"{kind}.xlsx", what=kind)
    words = ["soffice", "--headless", "--convert-to", ending, "--outdir", str(out)]
    subprocess.run(
        [*words, *(str(tmp_path / f"{k}.xlsx") for k in KINDS)], check=True, capture_output=True, timeout=120
    )
    for kind in KINDS:
        done = imports.run(core, [out / f"{kind}.{ending}"])
        assert done["same"] == done["read"] == total(core, kind), (kind, done["problems"])


def test_the_hidden_column_is_hidden_and_sorted_along(core: Core, two: Path) -> None:
    page = openpyxl.load_workbook(two).active
    assert [c.value for c in page[1]][:5] == ["编号", "客户名称", "电话", "级别", "标签"]
    assert page["F1"].value.startswith("_crm:1:customers:") and page.column_dimensions["F"].hidden
    assert page.auto_filter.ref == "A1:F3" and page.freeze_panes == "B2"
    assert {page["F2"].value, page["F3"].value} == {r["id"] for r in records.list_records(core, "customers").rows}


def test_both_sides_changed_is_asked_and_decided(core: Core, two: Path) -> None:
    records.set_one(core, "customers", "甲公司", {"phone": "0571-9"})
    edited(two, ("C2", "0571-8"), ("D2", "普通"))
    done = imports.run(core, [two])
    assert counts(done) == (2, 0, 0, 1, 1, 0)
    (problem,) = done["problems"]
    assert (problem["row"], problem["column"], problem["value"]) == (2, "电话", "0571-8")
    assert problem["both"] == {"base": "0571-1", "ours": "0571-9", "sheet": "0571-8"}
    assert problem["candidates"][0]["number"] == "KH-000001" and "0571-9" in problem["reason"]
    assert rows(core, "customers", "phone,grade")[0] == ("0571-9", "B")  # the other cell of the row was no question
    assert counts(imports.run(core, [two], take="ours"))[4] == 0 and rows(core, "customers", "phone")[0] == ("0571-9",)
    assert counts(imports.run(core, [two], take="sheet"))[2] == 1 and rows(core, "customers", "phone")[0] == ("0571-8",)


def test_comparing_tells_who_changed_what_and_writes_nothing(core: Core, two: Path) -> None:
    records.set_one(core, "customers", "甲公司", {"phone": "0571-9", "tags": "展会,老客户"})
    records.set_one(core, "customers", "乙公司", {"grade": "C"})
    edited(two, ("C2", "0571-8"), ("D2", None), ("B3", "乙方公司"))
    before = digest(core)
    done = imports.compare(core, [two])
    told = {(c["row"], c["column"]): (c["changed"], c["base"], c["here"], c["in_sheet"]) for c in done["cells"]}
    assert told == {
        (2, "电话"): ("both", "0571-1", "0571-9", "0571-8"),
        (2, "级别"): ("sheet", "重点", "重点", ""),
        (2, "标签"): ("here", "展会", "展会,老客户", "展会"),
        (3, "客户名称"): ("sheet", "乙公司", "乙公司", "乙方公司"),
        (3, "级别"): ("here", "", "一般", ""),
    }
    assert done["step"] is None and digest(core) == before


def test_what_a_label_says_today_does_not_matter(core: Core, tmp_path: Path) -> None:
    records.add(core, "customers", {"name": "甲公司"})
    records.add(core, "contacts", {"name": "王伟", "customer": "甲公司"})
    file = tmp_path / "c.xlsx"
    exports.run(core, file, what="contacts")
    records.set_one(core, "customers", "甲公司", {"name": "甲方集团"})
    assert counts(imports.run(core, [file])) == (1, 0, 0, 1, 0, 0)
    assert rows(core, "contacts", "customer") == [("甲方集团",)]


def test_a_name_that_cannot_be_cleared_and_a_cell_that_cannot_be_read(core: Core, two: Path) -> None:
    edited(two, ("B2", None), ("C2", "1"))
    done = imports.run(core, [two])
    assert counts(done) == (2, 0, 0, 1, 0, 1) and done["problems"][0]["column"] == "客户名称"
    assert rows(core, "customers", "phone") == [("0571-1",), ("0571-2",)]


def test_rows_that_were_not_taken_come_back_mended(core: Core, two: Path, tmp_path: Path) -> None:
    records.set_one(core, "customers", "甲公司", {"phone": "0571-9"})
    edited(two, ("B2", "甲方公司"), ("C2", "0571-8"), ("B3", None))
    out = tmp_path / "rejects.xlsx"
    assert counts(imports.run(core, [two], errors=out))[4:] == (1, 1)
    page = openpyxl.load_workbook(out).active
    assert page.max_row == 3 and page.cell(1, page.max_column).value.startswith("_crm:1:customers:")
    at = [c.value for c in page[1]].index("客户名称") + 1
    page.cell(3, at).value = "乙方公司"
    page.parent.save(out)
    done = imports.run(core, [out], take="sheet")
    assert (counts(done)[2], done["missing"]) == (2, [])
    assert rows(core, "customers", "name,phone") == [("甲方公司", "0571-8"), ("乙方公司", "0571-2")]


def test_a_row_emptied_by_hand_is_a_row_that_is_gone(core: Core, two: Path) -> None:
    edited(two, *((f"{letter}3", None) for letter in "ABCDE"))
    done = imports.run(core, [two])
    assert counts(done) == (1, 0, 0, 1, 0, 0)
    assert [m["label"] for m in done["missing"]] == ["乙公司"] and total(core, "customers") == 2


@pytest.fixture
def elsewhere(tmp_path: Path) -> Any:
    opened: list[Core] = []

    def make(name: str) -> Core:
        opened.append(open_core(tmp_path / name))
        return opened[-1]

    yield make
    for core in opened:
        core.close()


def test_a_sheet_from_another_office(two: Path, elsewhere: Callable[[str], Core]) -> None:
    other = elsewhere("other")
    records.add(other, "customers", {"name": "乙公司"})
    done = imports.run(other, [two])
    assert counts(done) == (2, 0, 1, 0, 1, 0) and "--on-unknown new" in done["problems"][0]["reason"]
    done = imports.run(other, [two], on_unknown="new")
    assert counts(done) == (2, 2, 0, 0, 0, 0)
    again = imports.run(other, [two], on_unknown="new")
    assert counts(again)[1] == 0 and total(other, "customers") == 3  # the same file again makes no copies


def test_an_older_copy_of_the_office_is_told_by_the_clock(
    core: Core, two: Path, tmp_path: Path, elsewhere: Callable[[str], Core]
) -> None:
    """On another PC the numbers of changes mean nothing: the step's clock says what is later than the export."""
    shutil.copytree(core.folder, tmp_path / "copy")
    copy = elsewhere("copy")
    copy.store.db.execute("UPDATE session SET writer = writer + 1")
    records.set_one(copy, "customers", "甲公司", {"phone": "0571-9"})
    edited(two, ("C2", "0571-8"), ("C3", "0571-7"))
    assert counts(imports.run(copy, [two])) == (2, 0, 1, 0, 1, 0)
    assert rows(copy, "customers", "phone") == [("0571-9",), ("0571-7",)]


def test_a_narrow_export_needs_no_name(core: Core, two: Path, tmp_path: Path) -> None:
    file = tmp_path / "级别.xlsx"
    exports.run(core, file, columns="grade,verified_on", where="name = 乙公司")
    edited(file, ("B2", "重点"))
    done = imports.run(core, [file])
    assert counts(done) == (1, 0, 1, 0, 0, 0) and done["missing"] == []
    undo.undo(core)
    assert rows(core, "customers", "grade") == [("A",), (None,)]


def test_members_of_both_sides_come_together(core: Core, two: Path) -> None:
    records.set_one(core, "customers", "甲公司", {"tags": "+老客户"})
    edited(two, ("E2", "重点"))
    assert counts(imports.run(core, [two])) == (2, 0, 1, 1, 0, 0)
    assert sorted(rows(core, "customers", "tags")[0][0]) == ["老客户", "重点"]


@pytest.mark.parametrize("kind", KINDS)
def test_a_template_is_filled_in_and_imported(core: Core, tmp_path: Path, kind: str) -> None:
    file = tmp_path / "t.xlsx"
    assert exports.run(core, file, what=kind, template=True)["rows"] == 0
    book = openpyxl.load_workbook(file)
    assert len(book.worksheets) >= 2 and book.worksheets[0].max_row == 1
    assert counts(imports.run(core, [file], kind=kind)) == (0, 0, 0, 0, 0, 0)
    title = core.entities[{"follow_ups": "follow_up"}.get(kind, kind[:-1])].title
    header = next(c for c in book.worksheets[0][1] if str(c.value).endswith("*") and c.value)
    book.worksheets[0].cell(2, header.column).value = "一条"
    book.save(file)
    assert counts(imports.run(core, [file])) == (1, 1, 0, 0, 0, 0)
    assert rows(core, kind, title) == [("一条",)]


def test_a_page_is_told_who_changed_what(core: Core, two: Path) -> None:
    records.set_one(core, "customers", "甲公司", {"phone": "0571-9", "tags": "展会,老客户"})
    edited(two, ("C2", "0571-8"), ("D2", None))
    intake = Intake(core, Options(in_window=True))
    intake.read(two)
    intake.plan()
    (row,) = showing.page(core, intake, 0, "conflict", 0, 10, "zh")["rows"]
    assert {at: cell["changed"] for at, cell in row["changed"].items()} == {2: "both", 3: "sheet", 4: "here"}
    assert row["old"] == {2: "0571-9", 3: "重点"} and row["problems"][0]["at"] == 2
    intake.options.take = "ours"
    intake.plan()
    assert showing.plan(intake, "zh")["counts"]["conflict"] == 0
    assert intake.land(as_planned=True)
    assert rows(core, "customers", "phone,grade")[0] == ("0571-9", None)
