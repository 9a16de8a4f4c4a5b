from typing import Annotated

from .. import fields as f


@f.entity("option", "options", "选项", "Option", title="label", keys=("code", "label"), named_by=("list_name", "label"))
class Option(f.Record):
    """A choice of a list. Its id comes from the list and the first label, so that two PCs adding 抖音 make one."""

    list_name: Annotated[str, f.text("列表", "List", index=True)]
    code: Annotated[str | None, f.text("代码", "Code")] = None
    label: Annotated[str, f.text("名称", "Label")]
    position: Annotated[float | None, f.number("顺序", "Position")] = None
    retired: Annotated[bool, f.flag("停用", "Retired")] = False
