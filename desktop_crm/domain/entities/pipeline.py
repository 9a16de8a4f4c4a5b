from typing import Annotated, NamedTuple

from .. import fields as f
from ..ids import Id, named_id


@f.entity("pipeline", "pipelines", "管道", "Pipeline", keys=("number", "name"))
class Pipeline(f.Record):
    name: Annotated[str, f.text("名称", "Name")]
    position: Annotated[float, f.number("顺序", "Position")] = 0.0


@f.entity("stage", "stages", "阶段", "Stage", keys=("number", "name"))
class Stage(f.Record):
    """Its number is its code: `won`, or the folded name of one that users add."""

    name: Annotated[str, f.text("名称", "Name")]
    pipeline: Annotated[Id | None, f.ref("管道", "Pipeline", "pipeline")] = None
    position: Annotated[float, f.number("顺序", "Position")] = 0.0
    kind: Annotated[str, f.choice("性质", "Kind", "stage_kind", closed=True)] = "open"
    probability: Annotated[float | None, f.number("赢率", "Probability")] = None
    stalled_after: Annotated[float | None, f.number("停滞天数", "Stalled after (days)")] = None
    required_fields: Annotated[str | None, f.text("进入时必填", "Required on entry")] = None


PIPELINE_CODE = "default"
PIPELINE = Id(bytes.fromhex("9ddeafca924156edbaa075f1cae471ac"))
FIRST_STAGE = Id(bytes.fromhex("46680ea90c10519d931ab80799a9edc6"))
"""The named ids of the default pipeline and of `contact`, spelt out: hashing would cost the first window."""


def stage_id(code: str) -> Id:
    """The fixed id of a shipped stage."""
    return named_id("stage", code)


class StageSpec(NamedTuple):
    code: str
    zh: str
    en: str
    kind: str
    probability: float | None
    stalled_after: float | None
    required: str | None
    aliases: str  # how other programs' exports call it, folded


STAGES = (
    StageSpec(
        "contact", "初步接触", "First contact", "open", 10, 7, None, "prospecting|lead|new|接触|初步沟通|线索|潜在|新建"
    ),
    StageSpec(
        "need", "需求确认", "Needs", "open", 30, 14, None, "engaging|qualification|qualified|需求|需求分析|意向|跟进中"
    ),
    StageSpec("proposal", "方案报价", "Proposal", "open", 50, 14, None, "proposal|quote|quotation|报价|方案|已报价"),
    StageSpec(
        "negotiation", "商务谈判", "Negotiation", "open", 75, 10, None, "negotiation|negotiating|谈判|合同|签约中|审批"
    ),
    StageSpec("won", "赢单", "Won", "won", 100, None, None, "closedwon|成交|已成交|签单|已签约|赢|成功"),
    StageSpec("lost", "输单", "Lost", "lost", 0, None, "lost_reason", "closedlost|丢单|失单|失败|流失|输"),
    StageSpec("hold", "搁置", "On hold", "hold", None, None, None, "onhold|暂停|暂缓|延期"),
)
