"""Option lists: the codes the program ships, with their words. Users rename, retire and add; codes stay.

A list is written `code=中文|English …`.
"""

from collections.abc import Mapping


def _list(words: str) -> tuple[tuple[str, str, str], ...]:
    """A list as (code, zh, en); `~` stands for a blank inside a label."""
    found = []
    for item in words.split():
        code, _, labels = item.partition("=")
        zh, _, en = labels.partition("|")
        found.append((code, zh.replace("~", " "), (en or zh).replace("~", " ")))
    return tuple(found)


LISTS: Mapping[str, str] = {
    "customer_kind": "company=企业|Company person=个人|Person",
    "customer_role": "end=最终客户|End~customer dealer=代理商|Dealer partner=合作伙伴|Partner supplier=供应商|Supplier",
    "industry": "A=农林牧渔|Agriculture B=采矿|Mining C=制造|Manufacturing D=电热燃气水|Utilities E=建筑|Construction "
    "F=批发零售|Wholesale~and~retail G=交运仓储邮政|Transport~and~storage H=住宿餐饮|Hotels~and~catering "
    "I=信息软件|Information~and~software J=金融|Finance K=房地产|Real~estate L=租赁商务|Leasing~and~business M=科研技术|Research "
    "N=水利环境公共设施|Water,~environment O=居民服务|Personal~services P=教育|Education Q=卫生社会|Health R=文体娱乐|Culture~and~sport "
    "S=公共管理|Public~administration T=国际组织|International~bodies",
    "scale": "micro=20人以下|Under~20 small=20-99人|20-99 medium=100-499人|100-499 large=500人以上|500~and~more",
    "source": "referral=客户介绍|Referral cold_call=电话营销|Cold~call hotline=400~来电|Hotline web=官网咨询|Web~site "
    "expo=展会活动|Trade~fair renewal=老客户续约·增购|Renewal social=微信/社群|WeChat~groups tender=招投标|Tender "
    "ecommerce=电商平台|E-commerce other=其他|Other",
    "grade": "A=重点|Key B=普通|Normal C=一般|Minor",
    "lifecycle": "lead=潜在|Lead new=新客户|New active=活跃|Active dormant=沉睡|Dormant lost=流失|Lost",
    "gender": "male=男|Male female=女|Female",
    "contact_role": "decision=决策人|Decision~maker handler=经办人|Handler user=使用人|User finance=财务|Finance influencer=影响者|Influencer",
    "contact_status": "active=在职|Active left=离职|Left",
    "method": "call=电话|Call wechat=微信|WeChat visit=拜访|Visit email=邮件|E-mail meeting=会议|Meeting other=其他|Other",
    "outcome": "interested=有意向|Interested pending=待定|Pending quoted=已报价|Quoted no_answer=未接通|No~answer refused=无意向|Not~interested",
    "lost_reason": "price=价格过高|Price competitor=选择竞品|Competitor budget=预算不足/取消|Budget changed=需求变化|Need~changed "
    "no_decider=无决策人|No~decision~maker not_approved=立项失败|Not~approved features=功能不符|Features "
    "too_long=周期过长|Took~too~long unreachable=联系不上|Unreachable other=其他|Other",
    "stage_kind": "open=进行中|Open won=赢单|Won lost=输单|Lost hold=搁置|On~hold",
    "product_status": "active=在售|On~sale stopped=停售|Stopped",
    "reminder_kind": "visit=回访|Follow-up birthday=生日|Birthday holiday=节日|Holiday contract=合同到期|Contract~due payment=回款|Payment "
    "renewal=续费|Renewal ticket=工单|Ticket custom=自定义|Custom",
    "reminder_state": "open=待办|Open done=已完成|Done snoozed=已推迟|Snoozed cancelled=已取消|Cancelled",
    "repeat": "daily=每天|Daily weekly=每周|Weekly monthly=每月|Monthly yearly=每年|Yearly",
    "field_kind": "text=文本|Text number=数字|Number money=金额|Money date=日期|Date time=时间|Time choice=单选|Choice flag=是否|Yes/no phone=电话|Phone",
    "step_origin": "here=本机|Here outside=外部修改|Outside sync=共享|Shared setup=初始化|Set-up",
}


def defaults(list_name: str) -> tuple[tuple[str, str, str], ...]:
    """(code, zh, en) of a shipped list in its order; empty for a list that users made."""
    return _list(LISTS.get(list_name, ""))


def word(list_name: str, code: str, lang: str = "zh") -> str:
    """The shipped word for a code; the code itself where there is none."""
    return next((en if lang == "en" else zh for known, zh, en in defaults(list_name) if known == code), code)
