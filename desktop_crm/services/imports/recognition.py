"""Which kind of record a table holds: its headers first, then what stands below them."""

from collections.abc import Sequence
from itertools import islice

from ...domain.fields import fold
from ...exchange import headers as mapping
from ...exchange.contents import SAMPLE, kinds_of
from ...exchange.table import Table
from ..core import Core
from . import returning
from .unfolding.dated import entries


def guess(core: Core, table: Table) -> str:
    """The kind it seems to hold; "" for none."""
    if table.exported is not None and (e := returning.kind_of(table.exported, core.entities)) is not None:
        return e.name
    if table.header_row == 0 and "姓名" in table.headers:
        return "contact"  # cards: a table without a header has no such word
    kinds = kinds_of(table.rows, range(len(table.headers)))
    found = [name for name, _ in mapping.recognise(table.headers, core.entities, kinds)]
    best = found[0] if found else ""
    if best == "customer" and not _one_a_row(core, table):
        return ""
    if (
        best in _ABOUT
        and "customer" in found
        and (_tells_of_customers(core, table.headers, best) or _hangs_on_customers(core, table, best))
    ):
        return "customer"
    return best


_FIRM = ("industry", "scale", "source", "grade", "lifecycle", "credit_code", "needs", "region", "short_name")
_ABOUT = {"contact": 2, "deal": 1, "follow_up": 1}
"""A sheet of these that says so many things of the customers themselves is a sheet of customers."""


def _tells_of_customers(core: Core, headers: Sequence[str], best: str) -> bool:
    about, e = core.entities[best], core.entities["customer"]
    wanted = _FIRM if best == "contact" else (*_FIRM, "phone", "mobile", "address")
    its = {f.name for h in headers if (f := mapping.importable(about, h)) is not None}
    told = [
        f
        for h in headers
        if mapping.importable(about, h) is None and (f := mapping.importable(e, h)) is not None and f.name in wanted
    ]
    return "number" not in its and len(told) >= _ABOUT[best]


def _hangs_on_customers(core: Core, table: Table, best: str) -> bool:
    """客户名称 and 联系人: people as the office keeps them with its customers; 跟进记录 with the days inside the cells."""
    e = core.entities[best]
    fields = {f.name: i for i, h in enumerate(table.headers) if (f := mapping.importable(e, h)) is not None}
    if best == "contact":
        return "name" in fields and fold(table.headers[fields["name"]]).startswith(("联系人", "contact"))
    if best != "follow_up" or "at" in fields or "content" not in fields:
        return False
    cells = [row.cells[fields["content"]] for row in islice(table.rows, SAMPLE)]
    return any(entries(cell, core.today())[0] for cell in cells if isinstance(cell, str))


def _one_a_row(core: Core, table: Table) -> bool:
    """Customers known by their number alone: each stands once, else the rows are something of theirs."""
    e = core.entities["customer"]
    fields = {f.name: i for i, h in enumerate(table.headers) if (f := mapping.importable(e, h)) is not None}
    if "name" in fields or "number" not in fields:
        return True
    cells = [row.cells[fields["number"]] for row in islice(table.rows, SAMPLE)]
    return len(set(cells)) == len(cells)
