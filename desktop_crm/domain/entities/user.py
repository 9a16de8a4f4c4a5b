from typing import Annotated

from .. import fields as f


@f.entity("user", "users", "用户", "User", sheet=9, prefix="YH", keys=("number", "name"))
class User(f.Record):
    """Made once at joining; a name found in an import is a user who has not joined, claimed later by 这是我."""

    name: Annotated[
        str,
        f.text(
            "姓名",
            "Name",
            "用户|业务员|销售|销售员|销售代表|员工|员工姓名|salesagent|salesperson|agent|user|username",
            search="person",
            index=True,
        ),
    ]
    active: Annotated[bool, f.flag("在用", "Active")] = True
    joined: Annotated[bool, f.flag("已加入", "Joined")] = False
    notes: Annotated[str | None, f.text("备注", "Notes", "说明|note|remark|remarks|comment")] = None
