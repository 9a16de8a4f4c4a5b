"""Sub-commands that write: each is one step, and says which."""

from typing import Any

from ..domain.step_words import in_words
from ..services import deals, records, reminders, undo, users
from ..services.undo import Undone
from .call import Answer, Call


def add_(call: Call) -> Answer:
    return _written(call, records.add(call.core, call.args.kind, call.args.pairs))


def set_(call: Call) -> Answer:
    a = call.args
    if a.record is not None:
        return _written(call, records.set_one(call.core, a.kind, a.record, a.pairs))
    done = records.set_where(call.core, a.kind, a.where, a.pairs, dry_run=a.dry_run)
    if not a.dry_run:
        return _written(call, done)
    would = call.say(f"将修改 {len(done.ids)} 条", f"Would edit {len(done.ids)}")
    return Answer({"step": None, "ids": done.ids}, lambda: "\n".join((would, *done.ids)))


def trash_(call: Call) -> Answer:
    a = call.args
    return _written(call, records.trash(call.core, a.kind, a.record, with_children=a.with_children))


def restore_(call: Call) -> Answer:
    return _written(call, records.restore(call.core, call.args.kind, call.args.record))


def purge_(call: Call) -> Answer:
    return _written(call, records.purge(call.core, call.args.kind, call.args.record))


def move_(call: Call) -> Answer:
    a = call.args
    return _step(call, *deals.move(call.core, a.deal, a.stage, before=a.before, pairs=a.pairs))


def done_(call: Call) -> Answer:
    return _step(call, *reminders.done(call.core, call.args.record, call.args.result))


def snooze_(call: Call) -> Answer:
    return _step(call, *reminders.snooze(call.core, call.args.record, call.args.until))


def me_(call: Call) -> Answer:
    found = users.me(call.core) if call.args.user is None else users.claim(call.core, call.args.user.strip())
    unset = call.say("（登录名，还没有用户记录）", " (login name, no user record)")
    return Answer(dict(found), lambda: f"{found['name']} {found['id']}" if found["id"] else f"{found['name']}{unset}")


def undo_(call: Call) -> Answer:
    return _undone(call, undo.undo(call.core, call.args.step, call.counted("write")), "已撤销", "Undone")


def redo_(call: Call) -> Answer:
    return _undone(call, undo.redo(call.core, call.counted("write")), "已重做", "Done again")


def _undone(call: Call, done: Undone, zh: str, en: str) -> Answer:
    entities = call.core.entities
    kept: list[dict[str, Any]] = [k | {"reason": in_words(tuple(k["reason"]), entities, call.lang)} for k in done.kept]

    def text() -> str:
        head = f"{call.say(zh, en)} {done.undone}: {in_words(done.label, entities, call.lang)} → {done.step}"
        left = call.say("保留", "kept")
        lines = (f"{left} {' '.join(filter(None, (k['kind'], k['id'], k['field'])))}: {k['reason']}" for k in kept)
        return "\n".join((head, *lines))

    return Answer({"step": done.step, "undone": done.undone, "kept": kept}, text)


def _written(call: Call, done: records.Written) -> Answer:
    return _step(call, done.step, done.ids)


def _step(call: Call, step: str | None, ids: list[str]) -> Answer:
    def text() -> str:
        if step is None:
            return call.say("没有变化", "Nothing changed")
        return "\n".join((call.say(f"步骤 {step} · {len(ids)} 条", f"Step {step} · {len(ids)}"), *ids))

    return Answer({"step": step, "ids": ids if step is not None else []}, text)
