"""Several sheets of one shape are one import, and what they are called says something of their rows: whose they are, where, which."""

import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from ...domain.fields import Entity, fold
from ...exchange.contents import is_person
from ...exchange.headers import Column
from ...exchange.readers.body import GROUP, REGION, is_region

if TYPE_CHECKING:
    from .part import Part

HEADER = "工作表"
"""The column that a sheet's name fills."""
_PLAIN = re.compile(
    r"(?:sheet|表|工作表|table)\s*\d*|\d+|(?:20)?\d\d\s*[-.年]?\s*(?:\d{1,2}\s*月?份?)?|\d{1,2}\s*月份?|[一二三四五六七八九十]+月份?"
    r"|(?:第?[一二三四1-4]|q[1-4])(?:季度?)?|(?:上|下)半年|客户(?:表|名单|资料|列表)?|(?:副本|copy).*",
    re.IGNORECASE,
)
_NOBODY = frozenset(("公海", "公共", "未分配", "待分配", "无主"))
_AROUND = re.compile(r"[\s_\-—·.（）()]*(?:客户|名单|资料|跟进|列表|的|表|业务|销售)*[\s_\-—·.（）()]*")


def settle(parts: Sequence["Part"], users: Collection[str]) -> None:
    """Of one file, before its rows are read."""
    shapes: dict[tuple[str, ...], list[Part]] = {}
    for p in parts:
        if p.kind and p.table.sheet and p.table.exported is None and HEADER not in p.table.headers:
            shape = sorted(
                fold(h) for h in p.table.headers if h not in (REGION, GROUP)
            )  # sections stand in some sheets only
            shapes.setdefault((p.kind, *shape), []).append(p)
    for alike in shapes.values():
        if len(alike) < 2 or any(re.fullmatch(r"(?i)sheet\s*\d*", p.table.sheet.strip()) for p in alike):
            continue
        says = meaning([p.table.sheet for p in alike], users)
        for p in alike:
            p.name_says = says
            p.stamp = person_in(p.table.sheet, users) if says == "owner" else p.table.sheet.strip()
            p.table = replace(p.table, headers=(*p.table.headers, HEADER))


def meaning(names: Sequence[str], users: Collection[str]) -> str:
    """`owner`, `region`, `tags`; "" where the names say nothing: Sheet1, 3月."""
    plain = [name.strip() for name in names]
    if all(map(is_region, plain)):
        return "region"
    people = [n for n in plain if n not in _NOBODY]
    if people and all(person_in(n, users) for n in people):
        return "owner"
    return "" if any(map(_PLAIN.fullmatch, plain)) else "tags"


def person_in(sheet: str, users: Collection[str]) -> str:
    """张伟 of “张伟客户”; "" where nobody is named."""
    name = sheet.strip()
    if name in users:
        return name
    core = re.sub(rf"^{_AROUND.pattern}|{_AROUND.pattern}$", "", name)
    return core if core in users or (is_person(core) and not is_region(core)) else ""


def column(c: Column, e: Entity, says: str, word: str | None) -> Column:
    """What the name becomes; `word` is what somebody chose."""
    name = says if word is None else word
    f = e.words.get(fold(name)) or e.by_name.get(name)
    if f is None or not f.editable:
        return c if c.new or (word is not None and word != "-") else Column(c.place, c.header, None, left_out=True)
    return Column(c.place, c.header, f, if_empty=True)
