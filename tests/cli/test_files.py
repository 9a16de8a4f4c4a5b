"""import, export, backup, restore-backup, sample."""

import csv
import hashlib
import sqlite3
from pathlib import Path

import openpyxl
import pytest

CSV = "客户名称,电话,级别\n甲公司,0571-1000001,A\n乙公司,0571-1000002,重点\n"


@pytest.fixture
def sheet(tmp_path):
    file = tmp_path / "客户.csv"
    file.write_text(CSV, "utf-8")
    return file


def test_import_is_one_step_that_undo_takes_back(crm, sheet):
    found = crm.json("import", sheet)
    assert found.keys() >= {
        "read",
        "new",
        "changed",
        "same",
        "conflict",
        "rejected",
        "step",
        "problems",
        "parts",
        "missing",
    }
    assert (found["read"], found["new"], found["problems"], found["missing"]) == (2, 2, [], [])
    (part,) = found["parts"]
    assert part["kind"] == "customers" and part["columns"]["级别"] == "grade"
    assert crm.json("undo")["undone"] == found["step"]
    assert crm.json("list", "customers")["total"] == 0


def test_import_twice_changes_nothing(crm, sheet):
    crm.json("import", sheet)
    again = crm.json("import", sheet)
    assert (again["same"], again["new"], again["step"]) == (2, 0, None)


def test_import_with_a_bad_row_goes_on_and_exits_3(crm, sheet):
    sheet.write_text(CSV + ",,B\n", "utf-8")
    found = crm.json("import", sheet, code=3)
    assert (found["read"], found["new"], found["rejected"]) == (3, 2, 1)
    assert found["problems"][0].keys() >= {"row", "column", "value", "reason"}
    assert found["problems"][0]["row"] == 4
    said = crm("import", sheet)
    assert said.code == 3 and "有误 1" in said.out and said.err == ""


def test_a_dry_run_writes_nothing(crm, sheet):
    found = crm.json("import", sheet, "--dry-run")
    assert (found["new"], found["step"]) == (2, None)
    assert crm.json("steps") == {"steps": []}


@pytest.mark.parametrize(
    "words", [("--set", "级别=-", "电话=mobile", "FILE"), ("FILE", "--set", "级别=-", "--set", "电话=mobile")]
)
def test_import_columns_set_by_hand(crm, sheet, words):
    found = crm.json("import", *(sheet if w == "FILE" else w for w in words))
    columns = found["parts"][0]["columns"]
    assert columns["电话"] == "mobile" and columns.get("级别") in (None, "", "-")
    assert crm.json("show", "customers", "甲公司")["mobile"] == "0571-1000001"


@pytest.mark.parametrize(
    "words",
    [
        ("--set", "级别"),
        ("--set", "=grade"),
        ("--on-match", "perhaps"),
        ("--unknown", "x"),
        ("--errors", "out.csv"),
    ],
)
def test_import_options_that_are_wrong(crm, sheet, profile, words):
    if words == ("--set", "级别"):  # no pair: taken for a file
        assert "级别" in crm.fails("import", sheet, *words)
        return
    assert crm.fails("import", sheet, *words, code=2)
    assert not profile.exists()


def test_import_of_no_file(crm, tmp_path):
    assert "nofile" in crm.fails("import", tmp_path / "nofile.csv")
    assert crm.fails("import", code=2)
    assert crm.fails("import", "--set", "a=b", code=2)


def test_export_csv_and_back(crm, sheet, tmp_path):
    crm.json("import", sheet)
    out = tmp_path / "out.csv"
    assert crm.json("export", out, "--columns", "name,grade", "--where", "name~甲") == {"file": str(out), "rows": 1}
    with out.open(encoding="utf-8-sig", newline="") as f:
        rows = list(csv.reader(f))
    assert len(rows) == 2 and "甲公司" in rows[1]
    assert "1 行" in crm("export", out, "--where", "name~甲").out


def test_export_xlsx_round_trip_changes_nothing(crm, sheet, tmp_path):
    crm.json("import", sheet)
    crm.json("export", tmp_path / "out.xlsx")
    found = crm.json("import", tmp_path / "out.xlsx")
    assert (found["read"], found["same"], found["step"]) == (2, 2, None)


def test_export_of_a_saved_view(crm, sheet, tmp_path):
    crm.json("import", sheet)
    crm.json("add", "views", "name=甲的", "entity=customers", "expression=name~甲", "columns=name")
    assert crm.json("export", tmp_path / "v.csv", "--view", "甲的")["rows"] == 1
    assert "没有" in crm.fails("export", tmp_path / "v.csv", "--view", "乙的")


def test_export_nowhere(crm, tmp_path):
    assert "没有文件夹" in crm.fails("export", tmp_path / "no" / "x.csv")
    assert ".xlsx" in crm.fails("export", tmp_path / "x.doc", code=2)


def test_backup_and_restore(crm, tmp_path):
    crm.json("add", "customers", "name=小米")
    digest = crm.json("verify")["digest"]
    copy = tmp_path / "副本.db"
    made = crm.json("backup", copy)
    assert made == {
        "file": str(copy), "bytes": copy.stat().st_size, "sha256": hashlib.sha256(copy.read_bytes()).hexdigest(),
    }  # fmt: skip
    crm.json("add", "customers", "name=大米")
    seen = crm.json("restore-backup", copy, "--look")
    assert seen["records"]["customers"] == 1 and seen["last"]["label"] == "新建客户“小米”"
    assert "customers" in crm("restore-backup", copy, "--look").out
    assert crm.json("list", "customers")["total"] == 2
    done = crm.json("restore-backup", copy)
    assert done["digest"] == digest == crm.json("verify")["digest"]
    assert Path(done["backup"]).exists()
    assert crm.json("list", "customers")["total"] == 1
    assert str(copy) in crm("restore-backup", copy).out


def test_backup_text_and_bad_places(crm, tmp_path, profile):
    made = crm("backup").out.splitlines()
    assert Path(made[0]).is_file() and made[2].startswith("sha256 ")
    assert "没有文件夹" in crm.fails("backup", tmp_path / "no" / "x.db")
    assert "数据文件" in crm.fails("backup", profile / "office.db")
    assert "找不到" in crm.fails("restore-backup", tmp_path / "no.db")


def test_a_ruined_data_file_is_laid_aside_and_the_backup_taken_back(crm, profile):
    crm.json("add", "customers", "name=小米")
    copy = Path(crm.json("backup")["file"])
    (profile / "office.db").write_bytes(b"ruin" * 5000)
    assert "--look" in crm.fails("restore-backup", copy.name, "--look")
    assert "找不到" in crm.fails("restore-backup", "no.db")
    assert (profile / "office.db").read_bytes().startswith(b"ruin")
    done = crm.json("restore-backup", copy.name)
    assert (Path(done["backup"]) / "office.db").read_bytes().startswith(b"ruin")
    assert crm.json("list", "customers")["total"] == 1
    assert crm.json("verify")["digest"] == done["digest"]


def test_a_foreign_database_is_no_backup(crm, tmp_path):
    file = tmp_path / "x.db"
    db = sqlite3.connect(file)
    db.execute("CREATE TABLE t(a)")
    db.close()
    assert "备份" in crm.fails("restore-backup", file)


def test_sample(crm):
    done = crm.json("sample", "--customers", "12", "--seed", "7")
    assert done["customers"] == 12 and done["step"]
    assert crm.json("list", "customers")["total"] == 12
    assert crm.json("undo")["undone"] == done["step"]
    assert crm.json("list", "customers")["total"] == 0
    assert " · customers 5" in crm("sample", "--customers", "5").out
    assert "已经有客户" in crm.fails("sample")


def test_a_sheet_goes_out_and_comes_back(crm, sheet, tmp_path):
    crm.json("import", sheet)
    out = tmp_path / "客户.xlsx"
    assert crm.json("export", out)["rows"] == 2
    assert crm.json("compare", out)["same"] == 2
    crm.json("set", "customers", "甲公司", "phone=0571-9")
    book = openpyxl.load_workbook(out)
    at = {cell.value: cell.column for cell in book.active[1]}
    book.active.cell(2, at["电话"]).value = "0571-8"
    book.save(out)
    found = crm.json("compare", out, code=3)
    assert (found["conflict"], found["same"], found["step"]) == (1, 1, None)
    assert found["cells"][0]["changed"] == "both" and found["problems"][0]["candidates"][0]["label"] == "甲公司"
    assert "都改" in crm("compare", out).out
    assert crm.json("import", out, code=3)["step"] is None
    assert crm.json("import", out, "--take", "ours")["step"] is None
    assert crm.json("import", out, "--take=sheet")["changed"] == 1
    assert crm.json("show", "customers", "甲公司")["phone"] == "0571-8"
    assert "--take" in crm.fails("import", out, "--take", "both", code=2)


def test_our_values_go_into_the_users_workbook(crm, tmp_path):
    book = openpyxl.Workbook()
    book.active.append(["客户名称", "电话"])
    book.active.append(["甲公司", "0571-1"])
    file = tmp_path / "我的.xlsx"
    book.save(file)
    crm.json("import", file)
    crm.json("set", "customers", "甲公司", "phone=0571-9")
    assert crm.json("write-back", file, "--dry-run")["cells"] == 1
    assert crm.json("write-back", file) == {"file": str(file), "rows": 1, "cells": 1, "left": [], "unmatched": []}
    assert openpyxl.load_workbook(file).active["B2"].value == "0571-9"
    assert "0 格" in crm("write-back", file).out


def test_a_template_is_empty(crm, tmp_path):
    out = tmp_path / "模板.xlsx"
    assert crm.json("export", out, "--what", "contacts", "--template") == {"file": str(out), "rows": 0}
    assert openpyxl.load_workbook(out).active["A1"].value == "客户"
