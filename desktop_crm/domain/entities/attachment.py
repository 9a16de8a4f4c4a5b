from typing import Annotated

from .. import fields as f
from ..fields import ANY
from ..ids import Id


@f.entity("attachment", "attachments", "附件", "Attachment")
class Attachment(f.Record):
    """The bytes lie beside the database under their hash."""

    name: Annotated[str, f.text("文件名", "Name")]
    about_kind: Annotated[str | None, f.text("对象类型", "About kind", hidden=True)] = None
    about: Annotated[Id | None, f.ref("关于", "About", ANY, part_of=True)] = None
    hash: Annotated[str | None, f.text("内容指纹", "Hash")] = None
    size: Annotated[float | None, f.number("大小", "Size (bytes)")] = None
