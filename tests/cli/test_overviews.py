"""board, steps, reminders, verify, backups."""

import pytest


def test_board_counts_sums_and_keeps_order(crm):
    first = crm.json("add", "deals", "name=甲", "amount=10000")["ids"][0]
    second = crm.json("add", "deals", "name=乙", "amount=1.5万")["ids"][0]
    crm.json("move", "乙", "contact", "--before", "甲")
    board = crm.json("board")
    assert board["pipeline"] == "default"
    assert [c["stage"] for c in board["columns"]] == [
        "contact", "need", "proposal", "negotiation", "won", "lost", "hold",
    ]  # fmt: skip
    column = board["columns"][0]
    assert column == {
        "stage": "contact", "label": "初步接触", "kind": "open", "count": 2, "sum": "25000.00", "weighted": "2500.00",
        "stalled": 0, "deals": [second, first],
    }  # fmt: skip
    text = crm("board").out
    assert "25000.00" in text and f"contact: {second} {first}" in text


def test_board_says_what_is_in_foreign_money(crm):
    crm.json("add", "deals", "name=甲", "amount=100", "currency=USD", "rate=7")
    column = crm.json("board")["columns"][0]
    assert (column["sum"], column["foreign"]) == ("700.00", 1)
    assert "含外币" in crm("board").out


def test_board_of_a_pipeline_that_is_not_there(crm):
    assert "没有" in crm.fails("board", "--pipeline", "xx")


def test_steps_newest_first_in_words(crm):
    assert crm.json("steps") == {"steps": []}
    assert crm("steps").out == "还没有操作\n"
    crm.json("add", "customers", "name=小米")
    step = crm.json("set", "customers", "小米", "grade=A")["step"]
    steps = crm.json("steps")["steps"]
    assert steps[0].keys() == {"step", "label", "by", "at", "records", "undone"}
    assert [s["label"] for s in steps] == ["修改客户“小米”", "新建客户“小米”"]
    assert (steps[0]["step"], steps[0]["records"], steps[0]["undone"]) == (step, 1, False)
    assert len(crm.json("steps", "--limit", "1")["steps"]) == 1
    crm.json("undo")
    newest = crm.json("steps", "--lang", "en")["steps"]
    assert newest[0]["label"] == "Undo: Edit customer “小米”" and newest[1]["undone"] is True
    assert "撤销：修改客户“小米”" in crm("steps").out


def test_reminders_of_a_day(crm):
    crm.json("me", "李雷")
    crm.json("add", "customers", "name=小米")
    crm.json("add", "reminders", "text=打电话", "due_on=2026-03-02", "about=customers/小米", "owner=李雷")
    crm.json("add", "reminders", "text=以后", "due_on=2026-03-20")
    found = crm.json("reminders", "--on", "2026-03-03")
    assert found["on"] == "2026-03-03"
    (one,) = found["reminders"]
    assert one.keys() == {"id", "kind", "due", "text", "state", "missed", "owner", "about"}
    assert (one["due"], one["state"], one["missed"], one["owner"]) == ("2026-03-02", "open", True, "李雷")
    assert one["about"]["kind"] == "customers" and one["about"]["label"] == "小米"
    assert "customers 小米" in crm("reminders", "--on", "2026-03-03").out
    assert len(crm.json("reminders", "--on", "2026-03-03", "--all")["reminders"]) == 2
    assert len(crm.json("reminders", "--on", "2026-03-03", "--all", "--mine")["reminders"]) == 1
    assert "没有提醒" in crm("reminders", "--on", "2020-01-01").out


@pytest.mark.parametrize("word", ["foo", "2026-13-01", ""])
def test_reminders_on_no_day(crm, word):
    assert "日期" in crm.fails("reminders", "--on", word, code=2)


def test_verify(crm):
    found = crm.json("verify")
    assert found["ok"] is True and found["digest"]
    assert all(c.keys() == {"name", "ok", "detail"} and c["ok"] for c in found["checks"])
    text = crm("verify").out
    assert found["digest"] in text and all(c["name"] in text for c in found["checks"])


def test_verify_of_a_file_somebody_broke_gives_json_and_exit_1(crm, profile):
    import sqlite3

    crm.json("add", "customers", "name=小米")
    with sqlite3.connect(profile / "office.db") as db:
        (name,) = db.execute(
            "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'customer'"
        ).fetchall()[0]
        db.execute(f'DROP TRIGGER "{name}"')
    db.close()
    found = crm.json("verify", code=1)
    assert found["ok"] is False
    assert [c["name"] for c in found["checks"] if not c["ok"]] == ["triggers"]
    assert "有误" in crm("verify").out


@pytest.mark.parametrize("content", [b"garbage" * 2000, "middle"])
def test_verify_of_a_ruined_file_gives_json_too(crm, profile, content):
    crm.json("add", "customers", "name=小米")
    file = profile / "office.db"
    if content == "middle":
        whole = bytearray(file.read_bytes())
        whole[4096 : len(whole) - 4096] = b"\xff" * (len(whole) - 8192)
        content = bytes(whole)
    file.write_bytes(content)
    found = crm.json("verify", code=1)
    assert (found["ok"], found["digest"]) == (False, None)
    assert found["checks"][0]["name"] == "database"
    sentence = crm.fails("list", "customers")
    assert "restore-backup" in sentence and str(profile) in sentence


def test_backups(crm):
    assert crm.json("backups") == {"backups": []}
    assert crm("backups").out == "还没有备份\n"
    made = crm.json("backup")
    (one,) = crm.json("backups")["backups"]
    assert (one["file"], one["bytes"], one["reason"]) == (made["file"], made["bytes"], "manual")
    assert made["file"] in crm("backups").out
