from typing import Annotated

from .. import fields as f
from ..fields import Day, Fen, Moment
from ..ids import Id
from .pipeline import FIRST_STAGE, PIPELINE


@f.entity("deal", "deals", "商机", "Deal", sheet=3, prefix="SJ", keys=("number",))
class Deal(f.Record):
    number: Annotated[
        str | None, f.text("编号", "Number", "商机编号|单号|opportunityid|dealid|no|id", search="word", index=True)
    ] = None
    customer: Annotated[
        Id | None,
        f.ref(
            "客户",
            "Customer",
            "customer",
            "客户名称|公司|公司名称|单位|单位名称|account|company|customername|accountname",
            part_of=True,
        ),
    ] = None
    name: Annotated[
        str,
        f.text(
            "商机名称",
            "Name",
            "名称|商机|项目|项目名称|机会名称|opportunity|opportunityname|deal|dealname",
            search="name",
            index=True,
        ),
    ]
    amount: Annotated[
        Fen | None,
        f.money(
            "金额", "Amount", "预计金额|商机金额|成交金额|合同金额|销售金额|closevalue|dealvalue|value", index=True
        ),
    ] = None
    currency: Annotated[str, f.text("币种", "Currency", "货币")] = "CNY"
    rate: Annotated[float, f.number("汇率", "Rate", "exchangerate")] = 1.0
    pipeline: Annotated[Id | None, f.ref("管道", "Pipeline", "pipeline", "销售流程")] = PIPELINE
    stage: Annotated[
        Id | None, f.ref("阶段", "Stage", "stage", "销售阶段|商机阶段|状态|dealstage|status", moves="stage_change")
    ] = FIRST_STAGE
    probability: Annotated[float | None, f.number("赢率", "Probability", "成交概率|概率|可能性")] = None
    started_on: Annotated[
        Day | None, f.date("开始日期", "Started on", "接触日期|立项日期|创建日期|engagedate|startdate")
    ] = None
    expected_on: Annotated[
        Day | None,
        f.date(
            "预计成交日期",
            "Expected on",
            "预计成交|预计成交时间|预计签单日期|expectedclose|expectedclosedate",
            index=True,
        ),
    ] = None
    closed_on: Annotated[
        Day | None,
        f.date("结束日期", "Closed on", "成交日期|成交时间|签单日期|关闭日期|closedate|closedat", index=True),
    ] = None
    contacts: Annotated[tuple[str, ...], f.members("联系人", "Contacts", "deal_contact")] = ()
    products: Annotated[
        tuple[str, ...], f.members("产品", "Products", "deal_line", "产品名称|商品|意向产品|product")
    ] = ()
    competitor: Annotated[str | None, f.text("竞争对手", "Competitor", "竞品|对手")] = None
    lost_reason: Annotated[str | None, f.choice("输单原因", "Lost reason", "lost_reason", "丢单原因|失败原因")] = None
    lost_note: Annotated[str | None, f.text("输单说明", "Lost note")] = None
    notes: Annotated[str | None, f.text("备注", "Notes", "说明|描述|note|remark|description|comments")] = None
    rank: Annotated[str | None, f.text("排序", "Rank", hidden=True, index=True)] = None


@f.entity("deal_line", "deal_lines", "商机明细", "Deal line", title="", link=True)
class DealLine(f.Row):
    """Price by the piece; the deal's amount is a field of its own that lines never change unasked."""

    deal: Annotated[Id, f.ref("商机", "Deal", "deal", part_of=True)]
    product: Annotated[Id, f.ref("产品", "Product", "product")]
    quantity: Annotated[float, f.number("数量", "Quantity")] = 1.0
    price: Annotated[Fen | None, f.money("单价", "Price")] = None


@f.entity("deal_contact", "deal_contacts", "商机联系人", "Deal contact", title="", link=True)
class DealContact(f.Row):
    deal: Annotated[Id, f.ref("商机", "Deal", "deal", part_of=True)]
    contact: Annotated[Id, f.ref("联系人", "Contact", "contact", part_of=True)]
    role: Annotated[str | None, f.choice("决策角色", "Role", "contact_role")] = None


@f.entity("stage_change", "stage_changes", "阶段历史", "Stage change", title="")
class StageChange(f.Row):
    """Written by the trigger of Deal.stage alone; `moved_by` because `by` is a word of SQL."""

    deal: Annotated[Id, f.ref("商机", "Deal", "deal", part_of=True)]
    from_stage: Annotated[Id | None, f.ref("原阶段", "From", "stage")] = None
    to_stage: Annotated[Id | None, f.ref("新阶段", "To", "stage")] = None
    at: Annotated[Moment, f.time("时间", "At")]
    moved_by: Annotated[str | None, f.text("操作人", "Moved by")] = None
