from typing import Annotated

from .. import fields as f
from ..ids import Id


@f.entity("tag", "tags", "标签", "Tag", keys=("name",), named_by=("name",))
class Tag(f.Record):
    name: Annotated[str, f.text("名称", "Name", index=True)]
    colour: Annotated[str | None, f.text("颜色", "Colour")] = None


# One row is one dot of an add-wins set: removing puts the rows seen into 回收站, a concurrent add is another row and stays.
@f.entity("customer_tag", "customer_tags", "客户标签", "Customer tag", title="", link=True)
class CustomerTag(f.Row):
    customer: Annotated[Id, f.ref("客户", "Customer", "customer", part_of=True)]
    tag: Annotated[Id, f.ref("标签", "Tag", "tag", part_of=True)]


@f.entity("contact_tag", "contact_tags", "联系人标签", "Contact tag", title="", link=True)
class ContactTag(f.Row):
    contact: Annotated[Id, f.ref("联系人", "Contact", "contact", part_of=True)]
    tag: Annotated[Id, f.ref("标签", "Tag", "tag", part_of=True)]
