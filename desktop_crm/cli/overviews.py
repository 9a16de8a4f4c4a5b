"""Sub-commands that sum up: the board, the steps, what is due, whether all is well."""

from typing import Any

from ..domain import days
from ..domain.errors import BadValue
from ..domain.options import word
from ..domain.step_words import in_words
from ..services import backups, checking, deals, reminders, undo
from . import failing
from .call import Answer, Call
from .cells import cell, moment
from .table_text import plain, table
from .wrong_usage import WrongUsage


def board_(call: Call) -> Answer:
    board = deals.board(call.core, call.args.pipeline)
    columns = [
        {"stage": c.stage, "label": c.label, "kind": c.kind, "count": c.count, "sum": c.sum, "weighted": c.weighted,
         "stalled": c.stalled, "deals": c.deals} | ({"foreign": c.foreign} if c.foreign else {})
        for c in board.columns
    ]  # fmt: skip

    def text() -> str:
        headers = call.say(
            "阶段 名称 性质 数目 金额 加权 停滞 含外币", "stage label kind count sum weighted stalled foreign"
        ).split()
        rows = [
            [c.stage, c.label, c.kind, str(c.count), c.sum, c.weighted, str(c.stalled), str(c.foreign or "")]
            for c in board.columns
        ]
        cards = [f"{c.stage}: {' '.join(c.deals)}" for c in board.columns if c.deals]
        return "\n".join((board.pipeline, table(headers, rows), *cards))

    return Answer({"pipeline": board.pipeline, "columns": columns}, text)


def steps_(call: Call) -> Answer:
    found = [
        {"step": s["step"], "label": in_words(s["label"], call.core.entities, call.lang), "by": s["by"], "at": s["at"],
         "records": s["records"], "undone": s["undone"]}
        for s in undo.steps(call.core, call.args.limit)
    ]  # fmt: skip

    def text() -> str:
        headers = call.say("步骤 操作 操作人 时间 记录数 已撤销", "step label by at records undone").split()
        rows = [
            [s["step"], s["label"], s["by"] or "", moment(s["at"]), str(s["records"]), cell(call, s["undone"] or None)]
            for s in found
        ]
        return table(headers, rows) or call.say("还没有操作", "No steps yet")

    return Answer({"steps": found}, text)


def reminders_(call: Call) -> Answer:
    on = None
    if call.args.on is not None:
        try:
            on = days.day_range(call.args.on, call.core.today())[0]
        except BadValue as error:
            raise WrongUsage(*error.args) from None
    agenda = reminders.agenda(call.core, on, everything=call.args.all, mine=call.args.mine)

    def text() -> str:
        headers = call.say(
            "到期 类型 内容 状态 过期 负责人 关于 id", "due kind text state missed owner about id"
        ).split()
        about = [f"{r['about']['kind']} {r['about']['label']}" if r["about"] else "" for r in agenda.reminders]
        rows = [
            [
                moment(r["due"]),
                word("reminder_kind", r["kind"], call.lang),
                r["text"],
                word("reminder_state", r["state"], call.lang),
                cell(call, r["missed"] or None),
                r["owner"] or "",
                a,
                r["id"],
            ]
            for r, a in zip(agenda.reminders, about, strict=True)
        ]
        return f"{agenda.on}\n{table(headers, rows) or call.say('没有提醒', 'No reminders')}"

    return Answer({"on": agenda.on, "reminders": agenda.reminders}, text)


def verify_(call: Call) -> Answer:
    try:
        found = checking.verify(call.core, lambda name: call.progress(name, 0, 0))
    except Exception as error:
        if failing.is_damage(error):
            return unreadable(error, call.lang)
        raise
    return Answer(found, lambda: _checked(found, call.lang), failing.DONE if found["ok"] else failing.WORLD)


def unreadable(error: Exception, lang: str) -> Answer:
    """A file so damaged that nothing else can be checked."""
    found = {"ok": False, "digest": None, "checks": [{"name": "database", "ok": False, "detail": str(error)}]}
    return Answer(found, lambda: _checked(found, lang), failing.WORLD)


def _checked(found: dict[str, Any], lang: str) -> str:
    wrong, right = ("WRONG", "ok") if lang == "en" else ("有误", "正常")
    lines = [[c["name"], right if c["ok"] else wrong, c["detail"]] for c in found["checks"]]
    lines.append(["", right if found["ok"] else wrong, f"digest {found['digest']}"])
    return table(["", "", ""], lines).lstrip("\n")


def backups_(call: Call) -> Answer:
    found = backups.listed(call.core)

    def text() -> str:
        headers = call.say("时间 原因 字节 文件", "at reason bytes file").split()
        rows = [[moment(b["at"]), b["reason"], str(b["bytes"]), plain(b["file"])] for b in found]
        return table(headers, rows) or call.say("还没有备份", "No backups yet")

    return Answer({"backups": found}, text)
