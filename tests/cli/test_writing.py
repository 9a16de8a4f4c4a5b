"""Each of these is one step, says which, and can be taken back."""

import pytest


def test_add_prints_its_step_and_the_new_id(crm):
    made = crm.json("add", "customers", "name=小米", "phone=010-1234", "tags=a,b")
    assert made.keys() == {"step", "ids"}
    assert crm.json("show", "customers", made["ids"][0])["tags"] == ["a", "b"]
    text = crm("add", "customers", "name=大米").out
    assert text.startswith("步骤 ") and crm.json("show", "customers", "大米")["id"] in text


def test_set_one(crm):
    (id,) = crm.json("add", "customers", "name=小米", "tags=a,b")["ids"]
    assert crm.json("set", "customers", "小米", "grade=重点", "tags=+c,-a") == {"step": "3", "ids": [id]}
    record = crm.json("show", "customers", "小米")
    assert (record["grade"], record["tags"]) == ("A", ["b", "c"])


def test_what_changes_nothing_is_no_step(crm):
    crm.json("add", "customers", "name=小米", "grade=A")
    assert crm.json("set", "customers", "小米", "grade=A") == {"step": None, "ids": []}
    assert crm("set", "customers", "小米", "grade=A").out == "没有变化\n"


def test_a_value_may_hold_an_equals_sign_and_an_empty_one_clears(crm):
    crm.json("add", "customers", "name=小米", "notes=a=b", "phone=1234567")
    crm.json("set", "customers", "小米", "phone=")
    record = crm.json("show", "customers", "小米")
    assert (record["notes"], record["phone"]) == ("a=b", None)


def test_set_where_in_one_step_wherever_the_option_stands(crm):
    for name in ("甲一", "甲二", "乙"):
        crm.json("add", "customers", f"name={name}")
    would = crm.json("set", "customers", "--where", "name~甲", "grade=A", "--dry-run")
    assert would["step"] is None and len(would["ids"]) == 2
    assert crm("set", "customers", "--where", "name~甲", "grade=A", "--dry-run").out.startswith("将修改 2 条\n")
    assert crm.json("list", "customers", "--where", "grade=A")["total"] == 0
    done = crm.json("set", "customers", "grade=A", "--where", "name~甲")
    assert sorted(done["ids"]) == sorted(would["ids"])
    crm.json("undo", done["step"])
    assert crm.json("list", "customers", "--where", "grade=A")["total"] == 0


def test_trash_restore_purge(crm):
    (id,) = crm.json("add", "customers", "name=小米")["ids"]
    crm.json("add", "contacts", "name=王伟", "customer=小米")
    assert "回收站" in crm.fails("purge", "customers", "小米")
    assert crm.json("trash", "customers", "小米")["ids"] == [id]
    assert crm.json("list", "contacts")["total"] == 0
    assert crm.json("restore", "customers", "小米")["ids"] == [id]
    assert crm.json("list", "contacts")["total"] == 1
    crm.json("trash", "customers", "小米", "--with-children")
    assert crm.json("purge", "customers", "小米")["ids"] == [id]
    assert "没有" in crm.fails("show", "customers", id)


def test_trash_passes_on_that_the_children_may_go(crm, monkeypatch):
    from desktop_crm.services import records

    asked = []
    trash = records.trash

    def listen(*words, **more):
        asked.append(more)
        return trash(*words, **more)

    monkeypatch.setattr(records, "trash", listen)
    for name, flag in (("甲", ()), ("乙", ("--with-children",))):
        crm.json("add", "customers", f"name={name}")
        crm.json("trash", "customers", name, *flag)
    assert asked == [{"with_children": False}, {"with_children": True}]


def test_move_asks_for_what_the_stage_needs(crm):
    (id,) = crm.json("add", "deals", "name=大单", "amount=100")["ids"]
    sentence = crm.fails("move", "大单", "lost")
    assert "lost_reason" in sentence and "输单原因" in sentence
    assert crm.json("show", "deals", "大单")["stage"]["number"] == "contact"
    assert crm.json("move", "大单", "lost", "lost_reason=价格过高")["ids"] == [id]
    deal = crm.json("show", "deals", "大单")
    assert (deal["stage"]["number"], deal["lost_reason"] is None) == ("lost", False)
    assert crm.json("steps", "--limit", "1")["steps"][0]["label"] == "“大单”移到“输单”"


def test_move_writes_every_field_it_is_given(crm):
    crm.json("add", "products", "name=GTX Pro")
    crm.json("add", "deals", "name=大单")
    crm.json("move", "大单", "赢单", "products=gtxpro", "competitor=乙公司")
    deal = crm.json("show", "deals", "大单")
    assert (deal["products"], deal["competitor"]) == (["GTX Pro"], "乙公司")
    assert "不能为空" in crm.fails("move", "大单", "need", "name=")
    assert crm.json("show", "deals", "大单")["stage"]["number"] == "won"


def test_move_before_a_deal_elsewhere(crm):
    for name in ("甲", "乙"):
        crm.json("add", "deals", f"name={name}")
    assert "--before" in crm.fails("move", "甲", "need", "--before", "乙")


def test_undo_and_redo(crm):
    crm.json("add", "customers", "name=小米", "grade=A")
    step = crm.json("set", "customers", "小米", "grade=B")["step"]
    undone = crm.json("undo")
    assert undone.keys() == {"step", "undone", "kept"}
    assert (undone["undone"], undone["kept"]) == (step, [])
    assert crm.json("show", "customers", "小米")["grade"] == "A"
    assert crm.json("redo")["undone"] == step
    assert crm.json("show", "customers", "小米")["grade"] == "B"
    assert "没有可以重做" in crm.fails("redo")
    assert f"已撤销 {step}: 修改客户“小米”" in crm("undo").out


def test_undo_names_what_it_kept_and_why(crm):
    made = crm.json("add", "customers", "name=小米")
    crm.json("set", "customers", "小米", "grade=B")
    (kept,) = crm.json("undo", made["step"])["kept"]
    assert kept == {"kind": "customers", "id": made["ids"][0], "field": None, "reason": "修改客户“小米”"}
    first = crm.json("set", "customers", "小米", "grade=A")["step"]
    crm.json("set", "customers", "小米", "grade=C")
    text = crm("undo", first).out
    assert f"保留 customers {made['ids'][0]} grade: 修改客户“小米”" in text


def test_undo_of_nothing(crm):
    assert "没有可以撤销" in crm.fails("undo")
    assert "no step" in crm.fails("undo", "99", "--lang", "en")
    assert "没有操作" in crm.fails("undo", "x")


def test_done_and_snooze(crm):
    (id,) = crm.json("add", "reminders", "text=打电话", "due_on=2026-01-05")["ids"]
    assert crm.json("snooze", id, "+3d")["ids"] == [id]
    assert crm.json("show", "reminders", id)["state"] == "snoozed"
    assert "已经过去" in crm.fails("snooze", id, "2020-01-01")
    assert crm.json("done", id, "--result", "谈妥")["ids"] == [id]
    record = crm.json("show", "reminders", id)
    assert (record["state"], record["result"]) == ("done", "谈妥")
    assert "已经完成" in crm.fails("done", id)


def test_me(crm):
    found = crm.json("me")
    assert found.keys() == {"id", "name"} and found["id"] is None
    assert crm.json("list", "users")["total"] == 0
    claimed = crm.json("me", "李雷")
    assert claimed["name"] == "李雷" and claimed == crm.json("me")
    assert crm("me").out == f"李雷 {claimed['id']}\n"
    crm.json("add", "customers", "name=小米")
    assert crm.json("steps", "--limit", "1")["steps"][0]["by"] == "李雷"


def test_a_name_that_several_have_is_refused_with_the_candidates(crm):
    for _ in range(2):
        crm.json("add", "customers", "name=王伟")
    sentence = crm.fails("set", "customers", "王伟", "grade=A")
    assert "KH-000001" in sentence and "KH-000002" in sentence


@pytest.mark.parametrize(
    ("words", "part"),
    [
        (("add", "nokind", "name=x"), "nokind"),
        (("add", "contracts", "name=x"), "contracts"),
        (("add", "customers", "nofield=x"), "nofield"),
        (("add", "customers", "grade=A"), "name"),
        (("add", "customers", "name=x", "grade=Z"), "Z"),
        (("add", "customers", "name=x", "verified_on=2026-02-30"), "2026-02-30"),
        (("add", "customers", "name=x", "completeness=5"), "完整率"),
        (("add", "deals", "name=x", "amount=abc"), "abc"),
        (("add", "deals", "name=x", "customer=没有"), "没有"),
        (("set", "customers", "没有", "grade=A"), "没有"),
        (("set", "customers", "--where", "grade==A=", "grade=A"), "筛选"),
        (("trash", "customers", "KH-9"), "KH-9"),
        (("restore", "customers", "KH-9"), "KH-9"),
        (("show", "steps", "1"), "steps"),
        (("history", "nokind", "1"), "nokind"),
        (("list", "customers", "--where", "x=1"), "x"),
        (("list", "customers", "--sort", "x"), "x"),
        (("list", "customers", "--columns", "x"), "x"),
        (("move", "没有", "won"), "没有"),
    ],
)
def test_the_users_mistakes_are_one_sentence_and_write_nothing(crm, words, part):
    assert part in crm.fails(*words)
    assert crm.json("steps") == {"steps": []}
