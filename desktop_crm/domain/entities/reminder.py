from typing import Annotated

from .. import fields as f
from ..fields import ANY, Day, Moment
from ..ids import Id


@f.entity("reminder", "reminders", "提醒", "Reminder", title="text", prefix="TX", keys=("number",))
class Reminder(f.Record):
    kind: Annotated[str, f.choice("类型", "Kind", "reminder_kind", closed=True)] = "custom"
    text: Annotated[str, f.text("内容", "Text", "提醒内容|事项")]
    about_kind: Annotated[str | None, f.text("对象类型", "About kind", hidden=True)] = None
    about: Annotated[Id | None, f.ref("关于", "About", ANY, "对象|客户", part_of=True)] = None
    due_on: Annotated[Day | None, f.date("到期日", "Due on", "日期|提醒日期", index=True)] = None
    due_at: Annotated[Moment | None, f.time("到期时间", "Due at", "时间|提醒时间", index=True)] = None
    lead: Annotated[float | None, f.number("提前天数", "Lead (days)")] = None
    repeat: Annotated[str | None, f.choice("重复", "Repeat", "repeat", closed=True)] = None
    state: Annotated[str, f.choice("状态", "State", "reminder_state", closed=True, index=True)] = "open"
    snoozed_until: Annotated[Moment | None, f.time("推迟到", "Snoozed until")] = None
    done_at: Annotated[Moment | None, f.time("完成时间", "Done at")] = None
    result: Annotated[str | None, f.text("结果", "Result")] = None
    asked_by: Annotated[str | None, f.text("交办人", "Asked by")] = None
