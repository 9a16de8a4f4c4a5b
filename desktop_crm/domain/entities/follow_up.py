from typing import Annotated

from .. import fields as f
from ..fields import Moment
from ..ids import Id


@f.entity("follow_up", "follow_ups", "跟进记录", "Follow-up", title="content", sheet=5, prefix="GJ", keys=("number",))
class FollowUp(f.Record):
    """What was said and what comes next; saving 下次 stores a reminder of kind visit in the same step."""

    customer: Annotated[
        Id | None,
        f.ref("客户", "Customer", "customer", "客户名称|公司|公司名称|单位|company|account|customername", part_of=True),
    ] = None
    contact: Annotated[Id | None, f.ref("联系人", "Contact", "contact", "联系人姓名|姓名")] = None
    deal: Annotated[Id | None, f.ref("商机", "Deal", "deal", "商机名称|opportunity")] = None
    method: Annotated[str | None, f.choice("跟进方式", "Method", "method", "方式|联系方式|type")] = None
    at: Annotated[
        Moment | None, f.time("跟进时间", "At", "时间|日期|跟进日期|拜访时间|拜访日期|联系时间|date", index=True)
    ] = None
    content: Annotated[str, f.text("跟进内容", "Content", "内容|跟进情况|沟通内容|跟进记录|记录|拜访内容|note|notes")]
    outcome: Annotated[str | None, f.choice("跟进结果", "Outcome", "outcome", "结果")] = None
    next_at: Annotated[
        Moment | None, f.time("下次跟进时间", "Next at", "下次跟进|下次跟进日期|下次联系时间|nextfollowup|nextdate")
    ] = None
    next_content: Annotated[str | None, f.text("下次跟进内容", "Next content", "下次内容|下一步|nextstep")] = None
    author: Annotated[str | None, f.text("跟进人", "Author", "记录人|by|createdby")] = None
