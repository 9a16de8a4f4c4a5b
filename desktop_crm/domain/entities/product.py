from typing import Annotated

from .. import fields as f
from ..fields import Fen


@f.entity("product", "products", "产品", "Product", sheet=4, prefix="CP", keys=("number", "code", "name"))
class Product(f.Record):
    code: Annotated[
        str | None,
        f.text("产品编码", "Code", "编码|货号|产品编号|sku|productcode|productid", search="word", index=True),
    ] = None
    name: Annotated[
        str, f.text("产品名称", "Name", "名称|产品|品名|商品|商品名称|product|productname", search="name", index=True)
    ]
    series: Annotated[str | None, f.text("系列", "Series", "产品系列|类别|分类|category")] = None
    spec: Annotated[str | None, f.text("规格", "Spec", "规格型号|型号|model")] = None
    unit: Annotated[str | None, f.text("单位", "Unit", "计量单位")] = None
    list_price: Annotated[
        Fen | None, f.money("标价", "List price", "单价|价格|售价|销售价|目录价|salesprice|price|unitprice")
    ] = None
    tax_rate: Annotated[float | None, f.number("税率", "Tax rate")] = None
    status: Annotated[str | None, f.choice("状态", "Status", "product_status", "产品状态")] = None
    notes: Annotated[str | None, f.text("备注", "Notes", "说明|描述|note|remark|description")] = None
