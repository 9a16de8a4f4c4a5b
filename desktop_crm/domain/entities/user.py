from typing import Annotated

from .. import fields as f


@f.entity("user", "users", "用户", "User", prefix="YH", keys=("number", "name"))
class User(f.Record):
    """Made once at joining; a name found in an import is a user who has not joined, claimed later by 这是我."""

    name: Annotated[str, f.text("姓名", "Name", "用户|业务员|salesagent|user", search="person", index=True)]
    active: Annotated[bool, f.flag("在用", "Active")] = True
    joined: Annotated[bool, f.flag("已加入", "Joined")] = False
