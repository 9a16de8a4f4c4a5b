from typing import Annotated

from .. import fields as f
from ..ids import Id


@f.entity("office", "office", "本单位", "Office")
class Office(f.Record):
    """One record, shared: the letterhead of every print and the office-wide settings."""

    name: Annotated[str, f.text("单位名称", "Name")] = ""
    address: Annotated[str | None, f.text("地址", "Address")] = None
    phone: Annotated[str | None, f.phone("电话", "Phone")] = None
    tax_no: Annotated[str | None, f.text("税号", "Tax number")] = None
    bank: Annotated[str | None, f.text("开户银行", "Bank")] = None
    bank_account: Annotated[str | None, f.text("银行账号", "Bank account")] = None
    logo: Annotated[Id | None, f.ref("标志", "Logo", "attachment")] = None
    seal: Annotated[Id | None, f.ref("印章", "Seal", "attachment")] = None
    currency: Annotated[str, f.text("本位币", "Base currency")] = "CNY"
