"""Sub-commands that read records."""

from typing import Any

from ..domain.fields import of_kind
from ..services import field_table, finding, records, undo
from .call import Answer, Call
from .cells import Reader, cell, moment
from .table_text import table


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
        reader = Reader(call, call.entity)
        count = call.say(f"共 {found.total} 条", f"{found.total} in all")
        if not found.rows:
            return count
        codes = [code for code in found.rows[0] if code != "id"]
        rows = [[*(reader.cell(c, r[c]) for c in codes), r["id"]] for r in found.rows]
        headers = [*map(reader.label, codes), "id"]
        return f"{table(headers, rows)}\n{count}"

    return Answer({"total": found.total, "rows": found.rows}, text)


def show_(call: Call) -> Answer:
    record = records.show(call.core, call.args.kind, call.args.record)

    def text() -> str:
        reader = Reader(call, call.entity)
        shown = {k: v for k, v in record.items() if k not in ("children", "trashed_at") and v not in (None, [])}
        lines = [[reader.label(k), reader.cell(k, v)] for k, v in shown.items()]
        for kind, count in record["children"].items():
            e = of_kind(kind, call.core.entities)
            lines.append([e.label(call.lang) if e else kind, str(count)])
        if record["trashed_at"]:
            lines.append([call.say("在回收站", "in the trash"), moment(record["trashed_at"])])
        return table(["", ""], lines).lstrip("\n")

    return Answer(record, text)


def history_(call: Call) -> Answer:
    changes = undo.history(call.core, call.args.kind, call.args.record)

    def text() -> str:
        reader = Reader(call, call.entity)
        headers = call.say("时间 操作人 字段 原值 新值 步骤 来历", "at by field old new step origin").split()
        rows = []
        for c in changes:
            code = c["field"] or ""
            named = reader.label(code) if code else call.say("（新建）", "(made)")
            old, new = reader.cell(code, c["old"]), reader.cell(code, c["new"])
            rows.append([moment(c["at"]), c["by"] or "", named, old, new, c["step"], c["origin"]])
        return table(headers, rows)

    return Answer({"changes": changes}, text)
