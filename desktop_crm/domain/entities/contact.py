from typing import Annotated

from .. import fields as f
from ..ids import Id


@f.entity("contact", "contacts", "联系人", "Contact", sheet=2, prefix="LX", keys=("number", "mobile", "phone", "name"))
class Contact(f.Record):
    customer: Annotated[
        Id | None,
        f.ref(
            "客户",
            "Customer",
            "customer",
            "客户名称|公司|公司名称|单位|单位名称|所属客户|所属公司|企业名称|company|account|customername|organization",
            part_of=True,
        ),
    ] = None
    name: Annotated[
        str,
        f.text("姓名", "Name", "名字|联系人|联系人姓名|名称|contact|contactname|fullname", search="person", index=True),
    ]
    salutation: Annotated[str | None, f.text("称呼", "Salutation", "尊称")] = None
    gender: Annotated[str | None, f.choice("性别", "Gender", "gender", "sex")] = None
    department: Annotated[str | None, f.text("部门", "Department", "所在部门")] = None
    job_title: Annotated[str | None, f.text("职务", "Job title", "职位|岗位|头衔|title|position")] = None
    role: Annotated[str | None, f.choice("决策角色", "Role", "contact_role", "角色")] = None
    mobile: Annotated[
        str | None, f.phone("手机", "Mobile", "手机号|手机号码|移动电话|电话号码|cell|mobilephone", search="digits")
    ] = None
    phone: Annotated[
        str | None,
        f.phone(
            "电话",
            "Phone",
            "联系电话|联系方式|座机|办公电话|固定电话|tel|telephone|phonenumber|phonework|workphone|phonehome|homephone|phoneother",
            search="digits",
        ),
    ] = None
    wechat: Annotated[str | None, f.text("微信", "WeChat", "微信号", search="word")] = None
    qq: Annotated[str | None, f.text("QQ", "QQ", "qq号|qq号码", search="word")] = None
    email: Annotated[
        str | None, f.text("邮箱", "E-mail", "邮件|电子邮箱|电子邮件|mail|emailaddress|emailwork", search="word")
    ] = None
    birthday: Annotated[str | None, f.birthday("生日", "Birthday", "出生日期|出生年月|dateofbirth|birth")] = None
    status: Annotated[str | None, f.choice("在职状态", "Status", "contact_status", "状态")] = None
    is_primary: Annotated[bool, f.flag("主联系人", "Primary", "首要联系人|是否主联系人")] = False
    tags: Annotated[
        tuple[str, ...], f.members("标签", "Tags", "contact_tag", "分组|tag|group|groups|label|labels")
    ] = ()
    notes: Annotated[
        str | None, f.text("备注", "Notes", "说明|其他|note|remark|remarks|comment|comments|memo|background")
    ] = None
    name_key: Annotated[str | None, f.computed(f.text("拼音", "Pinyin", index=True, hidden=True))] = None
