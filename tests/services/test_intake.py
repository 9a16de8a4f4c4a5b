"""An import that is looked at first: planned as often as asked, landed once, the writer's place held by neither."""

from pathlib import Path

import pytest

from desktop_crm.domain.errors import UserError
from desktop_crm.services import imports, undo
from desktop_crm.services.core import Core
from desktop_crm.services.imports import Intake, showing
from desktop_crm.services.imports.options import Options
from desktop_crm.services.imports.part import LINE

from .asking import digest, rows, total, write

SHEET = "公司名称,电话,城市,爱好\n甲公司,0571-1,杭州,篮球\n乙公司,0571-2,苏州,\n,,宁波,\n"


def held(core: Core, *files: Path) -> Intake:
    intake = Intake(core, Options(in_window=True))
    for file in files:
        intake.read(file)
    intake.plan()
    return intake


def counts(intake: Intake) -> tuple[int, ...]:
    found = showing.plan(intake, "zh")["counts"]
    return tuple(found[name] for name in ("read", "new", "changed", "same", "conflict", "rejected"))


def lines(core: Core, intake: Intake, show: str = "", part: int = 0) -> list[dict[str, object]]:
    found = showing.page(core, intake, part, show, 0, 100, "zh")
    assert found["total"] == len(found["rows"])
    return list(found["rows"])


def test_a_plan_writes_nothing_and_landing_does_what_it_said(core: Core, tmp_path: Path) -> None:
    before = digest(core)
    intake = held(core, write(tmp_path, "c.csv", SHEET))
    assert counts(intake) == (3, 2, 0, 0, 0, 1)
    assert digest(core) == before and total(core, "customers") == 0
    with core.write("edit") as work:  # the writer's place is free
        work.create("tag", {"name": "新"})
    assert intake.land(as_planned=True)
    assert rows(core, "customers", "name,phone,region,notes") == [
        ("甲公司", "0571-1", "杭州", "爱好: 篮球"),
        ("乙公司", "0571-2", "苏州", None),
    ]
    undo.undo(core)
    assert total(core, "customers") == 0


def test_what_changes_is_told_old_and_new(core: Core, tmp_path: Path) -> None:
    imports.run(core, [write(tmp_path, "a.csv", "客户名称,电话,级别\n甲公司,0571-1,A\n乙公司,0571-2,B\n")])
    file = write(tmp_path, "b.csv", "客户名称,电话,级别,爱好\n甲公司,0571-8,普通,篮球\n乙公司,0571-2,B,\n丙公司,3,A,\n")
    intake = held(core, file)
    assert counts(intake) == (3, 1, 1, 1, 0, 0)
    (changed,) = lines(core, intake, "changed")
    assert changed["row"] == 2 and changed["old"] == {1: "0571-1", 2: "重点", 3: ""}
    assert [line["row"] for line in lines(core, intake, "same")] == [3]


def test_columns_kinds_and_tables_are_chosen_without_reading_again(core: Core, tmp_path: Path) -> None:
    file = write(tmp_path, "c.csv", SHEET)
    intake = held(core, file)
    file.unlink()
    (part,) = intake.parts
    columns = [c["to"] for c in showing.plan(intake, "zh")["parts"][0]["columns"]]
    assert columns == ["name", "phone", "region", LINE]
    part.choose("爱好", "new")
    part.choose("城市", "address")
    intake.plan()
    assert [c["to"] for c in showing.plan(intake, "zh")["parts"][0]["columns"]] == ["name", "phone", "address", "new"]
    assert "爱好" not in [f.zh for f in core.entities["customer"].shown]  # rolled back with the plan
    part.kind = ""
    intake.plan()
    assert counts(intake) == (0, 0, 0, 0, 0, 0) and len(lines(core, intake)) == 3
    part.kind = "customer"
    assert intake.land()
    assert rows(core, "customers", "name,address,爱好")[0] == ("甲公司", "杭州", "篮球")


def test_a_field_that_is_chosen_for_a_column_leaves_the_one_that_had_it(core: Core, tmp_path: Path) -> None:
    intake = held(core, write(tmp_path, "c.csv", "名称,正式名称,电话\n甲,甲有限公司,1\n"))
    (part,) = intake.parts
    part.choose("正式名称", "name")
    part.give_up(core.entities, "正式名称", "name")
    intake.plan()
    assert [c["to"] for c in showing.plan(intake, "zh")["parts"][0]["columns"]] == [LINE, "name", "phone"]
    intake.land()
    assert rows(core, "customers", "name,notes") == [("甲有限公司", "名称: 甲")]


def test_an_office_that_changed_meanwhile_is_looked_at_again(core: Core, tmp_path: Path) -> None:
    intake = held(core, write(tmp_path, "c.csv", SHEET))
    imports.run(core, [write(tmp_path, "d.csv", "客户名称,电话\n甲公司,0571-7\n")])
    before = digest(core)
    assert intake.land(as_planned=True) is None
    assert digest(core) == before and counts(intake) == (3, 1, 1, 0, 0, 1)
    assert intake.land(as_planned=True)
    assert rows(core, "customers", "name,phone") == [("甲公司", "0571-1"), ("乙公司", "0571-2")]


def test_a_sheet_sees_what_the_one_before_it_would_make(core: Core, tmp_path: Path) -> None:
    people = write(tmp_path, "p.csv", "公司,姓名,手机\n甲公司,王伟,13800001111\n丁公司,李雷,13800002222\n")
    intake = held(core, people, write(tmp_path, "c.csv", SHEET))
    assert [p["kind"] for p in showing.plan(intake, "zh")["parts"]] == ["contact", "customer"]
    (left,) = lines(core, intake, "rejected")
    assert left["row"] == 3 and "勾选" in str(left["problems"])
    intake.options.create_missing = True
    intake.plan()
    assert not lines(core, intake, "rejected")
    intake.land()
    assert rows(core, "contacts", "name,customer") == [("王伟", "甲公司"), ("李雷", "丁公司")]


def test_a_question_names_the_records_it_may_mean(core: Core, tmp_path: Path) -> None:
    imports.run(core, [write(tmp_path, "a.csv", "客户名称,电话\n甲公司,0571-1\n")])
    intake = held(core, write(tmp_path, "b.csv", "公司,电话\n别的名字,0571-1\n"))
    (asked,) = lines(core, intake, "conflict")
    (problem,) = asked["problems"]  # type: ignore[misc]
    number = rows(core, "customers", "number")[0][0]
    assert problem["at"] == 0 and problem["candidates"] == [f"{number} 甲公司"]


def test_rows_are_read_by_the_page(core: Core, tmp_path: Path) -> None:
    body = "".join(f"公司{n},{n}\n" for n in range(500))
    intake = held(core, write(tmp_path, "c.csv", "客户名称,电话\n" + body))
    found = showing.page(core, intake, 0, "new", 480, 100, "zh")
    assert found["total"] == 500
    assert [r["cells"][0] for r in found["rows"]] == [f"公司{n}" for n in range(480, 500)]
    assert showing.page(core, intake, 0, "", 500, 100, "zh")["rows"] == []


def test_a_file_that_cannot_be_read_says_so_and_leaves_nothing(core: Core, tmp_path: Path) -> None:
    intake = Intake(core, Options(in_window=True))
    with pytest.raises(UserError):
        intake.read(tmp_path / "没有.csv")
    assert intake.parts == []


def test_rows_left_over_are_saved_with_the_reason(core: Core, tmp_path: Path) -> None:
    intake = held(core, write(tmp_path, "c.csv", SHEET))
    out = tmp_path / "有误.xlsx"
    assert imports.write_rejects(out, intake.sheets, "zh") == 1
    again = held(core, out)
    (row,) = lines(core, again)
    assert row["cells"][0] == "4" and row["cells"][-1] == "缺少客户名称"  # type: ignore[index]
