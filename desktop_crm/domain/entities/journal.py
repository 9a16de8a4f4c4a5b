"""The capture tables as people see them; `steps` and `history` read them, triggers alone write them."""

from typing import Annotated

from .. import fields as f
from ..fields import Moment, Value


@f.entity("step", "steps", "操作批次", "Step", title="label", journal=True)
class Step(f.Row):
    label: Annotated[str, f.text("操作", "Label")]
    actor: Annotated[str, f.text("操作人", "By")]
    at: Annotated[Moment, f.time("时间", "At")]
    origin: Annotated[str, f.choice("来历", "Origin", "step_origin", closed=True)]


@f.entity("change", "changes", "变更历史", "Change", title="field", journal=True)
class Change(f.Row):
    record: Annotated[str, f.text("记录", "Record")]
    field: Annotated[str, f.text("字段", "Field")]
    old: Annotated[Value, f.text("原值", "Old")] = None
    new: Annotated[Value, f.text("新值", "New")] = None
    step: Annotated[str, f.text("操作批次", "Step")]
