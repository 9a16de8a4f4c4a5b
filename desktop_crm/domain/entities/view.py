from typing import Annotated

from .. import fields as f


@f.entity("view", "views", "保存视图", "View", keys=("name",))
class View(f.Record):
    name: Annotated[str, f.text("名称", "Name")]
    entity: Annotated[str, f.text("对象", "Entity")]
    columns: Annotated[str | None, f.text("列", "Columns")] = None
    expression: Annotated[str | None, f.text("筛选", "Filter")] = None
    sort: Annotated[str | None, f.text("排序", "Sort")] = None
    grouping: Annotated[str | None, f.text("分组", "Grouping")] = None
