from typing import Annotated

from .. import fields as f


@f.entity(
    "custom_field",
    "custom_fields",
    "自定义字段",
    "Custom field",
    title="label",
    keys=("code",),
    named_by=("entity", "code"),
)
class CustomField(f.Record):
    """Its values are a real column `x_<code>` of the entity's table, made when the definition arrives."""

    entity: Annotated[str, f.text("对象", "Entity")]
    label: Annotated[str, f.text("名称", "Label")]
    code: Annotated[str | None, f.text("代码", "Code")] = None
    kind: Annotated[str, f.choice("类型", "Kind", "field_kind", closed=True)] = "text"
    options: Annotated[str | None, f.text("选项", "Options")] = None
    is_required: Annotated[bool, f.flag("必填", "Required")] = False
    is_unique: Annotated[bool, f.flag("唯一", "Unique")] = False
    default_value: Annotated[str | None, f.text("默认值", "Default")] = None
