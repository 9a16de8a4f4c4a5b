"""Sub-commands that only read."""

from typing import Any

from ..domain import days
from ..domain.errors import BadValue
from ..domain.step_words import in_words
from ..services import backups, checking, deals, field_table, finding, records, reminders, undo
from . import failing
from .call import Answer, Call
from .cells import cell, moment, option_labels
from .table_text import plain, table
from .wrong_usage import WrongUsage


def fields_(call: Call) -> Answer:
    document = field_table.describe(call.core, call.args.kind)
    kinds = [document] if call.args.kind else document["kinds"]
    label = call.say("label", "label_en")

    def one(kind: dict[str, Any]) -> str:
        headers = call.say(
            "代码 名称 类型 必填 算出 选项 别名", "code label kind required computed choices aliases"
        ).split()
        rows = [
            [
                f["code"], f[label], f["kind"] + (f":{f['target']}" if f["target"] else ""), cell(call, f["required"] or None),
                cell(call, f["computed"] or None), " ".join(f"{o['code']}={o[label]}" for o in f["choices"]), " ".join(f["aliases"]),
            ]
            for f in kind["fields"]
        ]  # fmt: skip
        return f"{kind['kind']} {kind[label]}\n{table(headers, rows)}"

    return Answer(document, lambda: "\n\n".join(map(one, kinds)))


def find_(call: Call) -> Answer:
    hits = finding.find(call.core, " ".join(call.args.text), call.args.limit)

    def text() -> str:
        headers = call.say("类 编号 名称 匹配 负责人 id", "kind number label matched owner id").split()
        rows = [
            [h["kind"], h["number"] or "", h["label"], _matched(h["matched"]), h["owner"] or "", h["id"]] for h in hits
        ]
        return table(headers, rows) or call.say("没有找到", "Nothing found")

    return Answer({"hits": hits}, text)


def _matched(found: Any) -> str:
    return f"{found['field']}={found['value']}" if isinstance(found, dict) else str(found or "")


def list_(call: Call) -> Answer:
    a = call.args
    found = records.list_records(call.core, a.kind, a.where, a.sort, a.columns, a.limit)

    def text() -> str:
        e, labels = call.entity, option_labels(call, call.entity)
        count = call.say(f"共 {found.total} 条", f"{found.total} in all")
        if not found.rows:
            return count
        codes = [code for code in found.rows[0] if code != "id"]
        rows = [[*(cell(call, r[c], labels.get(c)) for c in codes), r["id"]] for r in found.rows]
        headers = [*(e.field(c).label(call.lang) if c in e.words else c for c in codes), "id"]
        return f"{table(headers, rows)}\n{count}"

    return Answer({"total": found.total, "rows": found.rows}, text)


def show_(call: Call) -> Answer:
    record = records.show(call.core, call.args.kind, call.args.record)

    def text() -> str:
        e, labels = call.entity, option_labels(call, call.entity)
        shown = {k: v for k, v in record.items() if k not in ("children", "trashed_at") and v not in (None, [])}
        lines = [
            [e.field(k).label(call.lang) if k in e.words else k, cell(call, v, labels.get(k))] for k, v in shown.items()
        ]
        lines += [
            [call.core.entities[k].label(call.lang) if k in call.core.entities else k, str(n)]
            for k, n in record["children"].items()
        ]
        if record["trashed_at"]:
            lines.append([call.say("在回收站", "in the trash"), moment(record["trashed_at"])])
        return table(["", ""], lines).lstrip("\n")

    return Answer(record, text)


def history_(call: Call) -> Answer:
    changes = undo.history(call.core, call.args.kind, call.args.record)

    def text() -> str:
        e, labels = call.entity, option_labels(call, call.entity)
        headers = call.say("时间 操作人 字段 原值 新值 步骤 来历", "at by field old new step origin").split()
        rows = []
        for c in changes:
            code = c["field"]
            named = call.say("（新建）", "(made)") if code is None else e.field(code).label(call.lang)
            old, new = (cell(call, c[k], labels.get(code or "")) for k in ("old", "new"))
            rows.append([moment(c["at"]), c["by"] or "", named, old, new, c["step"], c["origin"]])
        return table(headers, rows)

    return Answer({"changes": changes}, text)


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
                r["kind"],
                r["text"],
                r["state"],
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
