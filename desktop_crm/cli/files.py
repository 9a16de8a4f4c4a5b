"""Sub-commands that read and write files."""

import json
from argparse import Namespace
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from ..app import open_core
from ..domain.errors import UserError
from ..domain.step_words import in_words
from ..services import backups
from ..settings import default_folder
from . import failing
from .call import Answer, Call
from .cells import cell, moment
from .table_text import plain, table

SHOWN = 20
_SIDES = {"here": ("本地改", "here"), "sheet": ("表格改", "sheet"), "both": ("都改", "both")}
COUNTS = ("read", "new", "changed", "same", "conflict", "rejected")


def import_(call: Call) -> Answer:
    from ..services import imports

    a = call.args
    found: dict[str, Any] = imports.run(
        call.core, [Path(f) for f in a.files], kind=a.kind, match=a.match, on_match=a.on_match, settings=a.settings,
        unknown=a.unknown, create_missing=a.create_missing, take=a.take, on_unknown=a.on_unknown, dry_run=a.dry_run,
        errors=Path(a.errors) if a.errors else None, progress=call.progress, lang=call.lang,
    )  # fmt: skip
    return _judged(call, found)


def compare_(call: Call) -> Answer:
    from ..services import imports

    a = call.args
    found: dict[str, Any] = imports.compare(
        call.core, [Path(f) for f in a.files], kind=a.kind, settings=a.settings, take=a.take, on_unknown=a.on_unknown,
        errors=Path(a.errors) if a.errors else None, progress=call.progress, lang=call.lang,
    )  # fmt: skip
    return _judged(call, found)


def write_back_(call: Call) -> Answer:
    from ..services import write_back

    a = call.args
    found: dict[str, Any] = write_back.run(
        call.core, Path(a.file), kind=a.kind, match=a.match, settings=a.settings, dry_run=a.dry_run,
        progress=call.progress, lang=call.lang,
    )  # fmt: skip

    def text() -> str:
        would = call.say("将写入" if a.dry_run else "写入", "Would write" if a.dry_run else "Wrote")
        head = call.say(
            f"{would} {found['rows']} 行 {found['cells']} 格 → {found['file']}",
            f"{would} {found['cells']} cells in {found['rows']} rows → {found['file']}",
        )
        headers = call.say("表 行 列 原因", "sheet row column reason").split()
        left = [[w["sheet"], str(w["row"]), w["column"], w["reason"]] for w in found["left"]]
        lost = call.say("没有对应的行：", "Rows without a record: ") if found["unmatched"] else ""
        named = " ".join(f"{w['sheet']} {w['row']}" for w in found["unmatched"][:SHOWN])
        return "\n".join(filter(None, (head, table(headers, left), lost + named + _more(found["unmatched"]))))

    return Answer(found, text, failing.SOME_REJECTED if found["left"] else failing.DONE)


def _more(listed: Sequence[Any]) -> str:
    return f" … ({len(listed)})" if len(listed) > SHOWN else ""


def _judged(call: Call, found: dict[str, Any]) -> Answer:
    some = found["rejected"] > 0 or found["conflict"] > 0
    return Answer(found, lambda: _imported(call, found), failing.SOME_REJECTED if some else failing.DONE)


def _imported(call: Call, found: dict[str, Any]) -> str:
    words = call.say("读到 新增 更新 不变 冲突 有误", "read new changed same conflict rejected").split()
    lines = [" ".join(f"{w} {found[c]}" for w, c in zip(words, COUNTS, strict=True))]
    if found["step"] is not None:
        lines[0] += call.say(f" · 步骤 {found['step']}", f" · step {found['step']}")
    for part in found["parts"]:
        counts = " ".join(str(part[c]) for c in COUNTS)
        columns = " ".join(f"{plain(str(header))}={field}" for header, field in part["columns"].items())
        lines.append(f"{plain(str(part['file']))} {part['sheet'] or ''} → {part['kind']} ({counts}): {columns}")
    headers = call.say("行 列 值 原因 候选", "row column value reason candidates").split()
    rows = [
        [cell(call, p["row"]), cell(call, p["column"]), cell(call, p["value"]), p["reason"],
         "; ".join(cell(call, c) for c in p.get("candidates", ()))]
        for p in found["problems"]
    ]  # fmt: skip
    changed = [
        [str(c["row"]), c["column"], _SIDES[c["changed"]][call.lang == "en"], c["base"], c["here"], c["in_sheet"]]
        for c in found.get("cells", ())
    ]
    sides = call.say("行 列 谁改的 原来 本地 表格", "row column changed was here sheet").split()
    lost = found["missing"]
    gone = [call.say("表中已没有：", "No longer in the sheet: ") + cell(call, m) for m in lost[:SHOWN]]
    gone += [_more(lost)] if len(lost) > SHOWN else []
    return "\n".join((*lines, *filter(None, [table(sides, changed), table(headers, rows)]), *gone))


def export_(call: Call) -> Answer:
    from ..services import exports

    a = call.args
    found = exports.run(
        call.core, Path(a.out), what=a.what, view=a.view, where=a.where, columns=a.columns, template=a.template,
        lang=call.lang,
    )  # fmt: skip
    return Answer(
        found, lambda: call.say(f"{found['rows']} 行 → {found['file']}", f"{found['rows']} rows → {found['file']}")
    )


def sample_(call: Call) -> Answer:
    from ..services import sample

    seed = {} if call.args.seed is None else {"seed": call.args.seed}
    told = call.counted("write")
    made: dict[str, Any] = sample.fill(call.core, customers=call.args.customers, progress=told, **seed)
    counts = " · ".join(f"{kind} {n}" for kind, n in made.items() if kind != "step")
    return Answer(made, lambda: call.say(f"步骤 {made['step']} · {counts}", f"Step {made['step']} · {counts}"))


def backup_(call: Call) -> Answer:
    made = backups.make(call.core, Path(call.args.out) if call.args.out else None)
    return Answer(
        made, lambda: f"{made['file']}\n{made['bytes']:,} {call.say('字节', 'bytes')}\nsha256 {made['sha256']}"
    )


def restore_backup_(call: Call) -> Answer:
    core, file = call.core, Path(call.args.file)
    if call.args.look:
        seen = backups.look(core, file)
        seen["last"] = _last(call, seen["last"])
        return Answer(seen, lambda: _seen(call, seen))
    return _restored(backups.restore(core, file, lambda: open_core(core.folder)), call.lang)


def rescue(args: Namespace, lang: str) -> Answer:
    """Where the data file cannot even be opened. A look needs a sound one beside it."""
    profile = (Path(args.data) if args.data else default_folder()).expanduser().resolve()
    if args.look:
        raise UserError(
            "数据文件已损坏，先用 restore-backup 换回备份（不加 --look）",
            "The data file is damaged: take a backup back first (without --look)",
        )
    return _restored(backups.rescue(profile, Path(args.file), lambda: open_core(profile)), lang)


def _restored(done: dict[str, Any], lang: str) -> Answer:
    zh = f"已换回 {done['file']}；先前的数据在 {done['backup']}"
    en = f"{done['file']} is back; what was here before is in {done['backup']}"
    return Answer(done, lambda: f"{en if lang == 'en' else zh}\ndigest {done['digest']}")


def _seen(call: Call, seen: dict[str, Any]) -> str:
    entities = {e.plural: e for e in call.core.entities.values()}
    rows = [[kind, entities[kind].label(call.lang), str(n)] for kind, n in seen["records"].items() if n]
    last = seen["last"]
    by = (
        call.say("最后一步：", "Last step: ") + f"{moment(last['at'])} {last['by'] or ''} {last['label']}"
        if last
        else ""
    )
    return "\n".join(filter(None, (seen["file"], table(["", "", ""], rows).lstrip("\n"), by)))


def _last(call: Call, found: list[Any] | None) -> dict[str, Any] | None:
    if found is None:
        return None
    label, by, ms = found
    at = datetime.fromtimestamp(ms / 1000).astimezone().isoformat(timespec="seconds")
    return {"label": in_words(tuple(json.loads(label)), call.core.entities, call.lang), "by": by or None, "at": at}
