"""The talk of `--worker take-in`, as the window has it: plan, look, change, apply, and its input closing."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.test_worker import start


class Talk:
    def __init__(self, profile: Path) -> None:
        self.child = start("take-in", "--data", profile, "--lang", "zh")

    def ask(self, **request: Any) -> tuple[str, Any]:
        assert self.child.stdin and self.child.stdout
        self.child.stdin.write(json.dumps(request).encode() + b"\n")
        self.child.stdin.flush()
        for line in self.child.stdout:
            ((what, answer),) = json.loads(line).items()
            if what != "progress":
                return what, answer
        return "ended", self.child.wait(60)

    def leave(self) -> None:
        self.child.communicate(timeout=30)


@pytest.fixture
def talk(profile: Path):
    made = Talk(profile)
    yield made
    made.leave()


@pytest.fixture
def sheet(tmp_path: Path) -> str:
    file = tmp_path / "客户.csv"
    file.write_text("客户名称,电话,城市\n甲公司,1,\n,,宁波\n", "utf-8")
    return str(file)


def test_plan_rows_apply(talk: Talk, sheet: str, crm):
    what, plan = talk.ask(files=[sheet])
    assert what == "plan" and (plan["counts"]["new"], plan["counts"]["rejected"]) == (1, 1)
    assert crm.json("add", "tags", "name=写得进")["step"]  # the writer's place is free
    what, page = talk.ask(rows={"part": 0, "show": "rejected", "start": 0, "count": 10, "key": 7})
    assert what == "rows" and page["key"] == 7 and page["total"] == 1
    assert page["rows"][0]["problems"][0]["at"] == 0
    what, result = talk.ask(apply=True)
    assert what == "result" and crm.json("list", "customers")["total"] == 1
    assert crm.json("steps")["steps"][0]["step"] == result["step"]


def test_what_cannot_be_done_leaves_the_plan_as_it_is(talk: Talk, sheet: str, tmp_path: Path):
    talk.ask(files=[sheet])
    what, sentence = talk.ask(column=[0, "电话", "没有这个字段"])
    assert what == "refused" and "没有这个字段" in sentence
    what, sentence = talk.ask(save=str(tmp_path / "没有" / "x.xlsx"))
    assert what == "refused"
    what, page = talk.ask(rows={"part": 0, "show": "new", "start": 0, "count": 10, "key": 1})
    assert what == "rows" and page["rows"][0]["cells"] == ["甲公司", "1", ""]
    what, plan = talk.ask(column=[0, "电话", "mobile"])
    assert what == "plan" and plan["parts"][0]["columns"][1]["to"] == "mobile"


def test_a_file_that_cannot_be_read_ends_it(talk: Talk, tmp_path: Path):
    what, sentence = talk.ask(files=[str(tmp_path / "没有.csv")])
    assert what == "error" and "没有.csv" in sentence
    assert talk.child.wait(30) == 1


def test_its_input_closing_ends_it_with_nothing_written(talk: Talk, sheet: str, crm):
    talk.ask(files=[sheet])
    talk.leave()
    assert crm.json("list", "customers")["total"] == 0
