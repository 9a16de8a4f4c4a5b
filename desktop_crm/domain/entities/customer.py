from typing import Annotated

from .. import fields as f
from ..fields import Moment
from ..ids import Id


@f.entity(
    "customer",
    "customers",
    "客户",
    "Customer",
    sheet=1,
    prefix="KH",
    keys=("number", "credit_code", "phone", "mobile", "name"),
)
class Customer(f.Record):
    name: Annotated[
        str,
        f.text(
            "客户名称",
            "Name",
            "名称|客户|客户名|客户全称|公司|公司名称|公司名|单位|单位名称|企业名称|企业|customer|customername|company|companyname|account|accountname|organization",
            search="name",
            index=True,
        ),
    ]
    short_name: Annotated[str | None, f.text("简称", "Short name", "客户简称", search="name")] = None
    kind: Annotated[str | None, f.choice("客户类型", "Kind", "customer_kind", "类型|性质")] = None
    role: Annotated[str | None, f.choice("客户角色", "Role", "customer_role", "角色|合作类型")] = None
    credit_code: Annotated[
        str | None,
        f.text(
            "统一社会信用代码",
            "Credit code",
            "信用代码|社会信用代码|统一信用代码|营业执照号|uscc",
            search="word",
            index=True,
        ),
    ] = None
    industry: Annotated[str | None, f.choice("行业", "Industry", "industry", "所属行业|sector")] = None
    scale: Annotated[str | None, f.choice("规模", "Scale", "scale", "企业规模|公司规模|人员规模")] = None
    region: Annotated[
        str | None,
        f.text(
            "地区",
            "Region",
            "省市|区域|省市区|所在地区|省份|城市|officelocation|location|city|province|country",
            index=True,
        ),
    ] = None
    address: Annotated[str | None, f.text("地址", "Address", "联系地址|公司地址|详细地址|单位地址|通讯地址")] = None
    phone: Annotated[
        str | None,
        f.phone(
            "电话",
            "Phone",
            "联系电话|联系方式|座机|固定电话|公司电话|单位电话|电话号码|tel|telephone|phonenumber",
            search="digits",
        ),
    ] = None
    mobile: Annotated[
        str | None, f.phone("手机", "Mobile", "手机号|手机号码|移动电话|cell|mobilephone", search="digits")
    ] = None
    wechat: Annotated[str | None, f.text("微信", "WeChat", "微信号", search="word")] = None
    email: Annotated[
        str | None, f.text("邮箱", "E-mail", "邮件|电子邮箱|电子邮件|mail|emailaddress", search="word")
    ] = None
    website: Annotated[str | None, f.text("网站", "Website", "网址|官网|主页|url|homepage")] = None
    gender: Annotated[str | None, f.choice("性别", "Gender", "gender", "sex")] = None
    birthday: Annotated[str | None, f.birthday("生日", "Birthday", "出生日期|出生年月|dateofbirth|birth")] = None
    id_no: Annotated[str | None, f.text("身份证号", "ID number", "身份证|身份证号码|证件号")] = None
    source: Annotated[str | None, f.choice("来源", "Source", "source", "客户来源|渠道|来源渠道|leadsource")] = None
    grade: Annotated[str | None, f.choice("级别", "Grade", "grade", "等级|客户级别|客户等级|重要程度", index=True)] = (
        None
    )
    lifecycle: Annotated[str | None, f.choice("生命周期", "Lifecycle", "lifecycle", "客户状态|状态")] = None
    needs: Annotated[str | None, f.text("需求", "Needs", "客户需求|意向|意向产品")] = None
    collaborators: Annotated[
        tuple[str, ...], f.members("协作人", "Collaborators", "customer_collaborator", "协同人")
    ] = ()
    referrer: Annotated[Id | None, f.ref("推荐人", "Referrer", "customer", "介绍人|转介绍人")] = None
    parent: Annotated[
        Id | None,
        f.ref("上级公司", "Parent", "customer", "母公司|总公司|上级单位|集团|subsidiaryof|parentaccount|parentcompany"),
    ] = None
    verified_on: Annotated[str | None, f.date("核实日期", "Verified on")] = None
    tags: Annotated[
        tuple[str, ...], f.members("标签", "Tags", "customer_tag", "分组|客户标签|tag|group|groups|label|labels")
    ] = ()
    title_name: Annotated[str | None, f.text("开票抬头", "Invoice title", "发票抬头|抬头")] = None
    tax_no: Annotated[str | None, f.text("税号", "Tax number", "纳税人识别号|纳税识别号|taxid")] = None
    bank: Annotated[str | None, f.text("开户银行", "Bank", "开户行|银行")] = None
    bank_account: Annotated[str | None, f.text("银行账号", "Bank account", "账号|银行帐号|帐号")] = None
    title_address: Annotated[str | None, f.text("开票地址", "Invoice address", "注册地址")] = None
    title_phone: Annotated[str | None, f.phone("开票电话", "Invoice phone", "注册电话")] = None
    notes: Annotated[
        str | None, f.text("备注", "Notes", "说明|其他|note|remark|remarks|comment|comments|memo|description")
    ] = None
    last_contact_at: Annotated[
        Moment | None, f.computed(f.time("最近跟进", "Last contact", "最后跟进时间|最近联系", index=True))
    ] = None
    next_contact_at: Annotated[Moment | None, f.computed(f.time("下次跟进", "Next contact", index=True))] = None
    completeness: Annotated[float | None, f.computed(f.number("完整率", "Completeness"))] = None
    name_key: Annotated[str | None, f.computed(f.text("拼音", "Pinyin", index=True, hidden=True))] = None
    number: Annotated[
        str | None,
        f.text(
            "编号",
            "Number",
            "客户编号|客户编码|客户代码|代码|单号|序列号|no|id|code|customerid|customerno|accountid",
            search="word",
            index=True,
        ),
    ] = None


@f.entity("customer_collaborator", "customer_collaborators", "协作人", "Collaborator", title="", link=True)
class CustomerCollaborator(f.Row):
    customer: Annotated[Id, f.ref("客户", "Customer", "customer", part_of=True)]
    user: Annotated[Id, f.ref("用户", "User", "user")]
