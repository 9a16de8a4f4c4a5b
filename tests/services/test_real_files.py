"""Files that nobody on this project wrote, where they lie beside it."""

import pytest

from desktop_crm.services import deals, imports, records, undo
from desktop_crm.services.core import Core

from .asking import digest, real, rows, sound, total

ACCOUNTS, PIPELINE, PRODUCTS = "B01/1_accounts.csv", "B02/1_sales_pipeline.csv", "B03/1_products.csv"


@pytest.mark.parametrize(
    "order", [(ACCOUNTS, PRODUCTS, PIPELINE), (ACCOUNTS, PIPELINE, PRODUCTS)], ids=["products first", "products last"]
)
def test_a_sales_office(core: Core, order: tuple[str, ...]) -> None:
    files = [real(name) for name in order]
    seen = [digest(core)]
    for file in files:
        result = imports.run(core, [file])
        assert result["rejected"] == result["conflict"] == 0
        seen.append(digest(core))
    assert (total(core, "customers"), total(core, "deals"), total(core, "products")) == (85, 8800, 7)
    assert total(core, "deals", "customer is empty") == 1425 and total(core, "deals", "amount is empty") == 2089
    assert all(name for (name,) in rows(core, "deals", "name"))
    assert total(core, "deals", 'products has "GTX Pro"') == 1480 and total(core, "deals", "products is empty") == 0
    won = next(c for c in deals.board(core).columns if c.stage == "won")
    assert (won.count, won.sum) == (4238, "10005534.00")
    for file in files:
        again = imports.run(core, [file])
        assert again["new"] == again["changed"] == 0 and again["step"] is None
    for expected in reversed(seen[:-1]):
        assert undo.undo(core).kept == [] and digest(core) == expected
    sound(core)


@pytest.mark.parametrize(("name", "count"), [("1_ExcelExportMsgClient", 100), ("2_BigDataExport20000", 20_000)])
def test_a_phone_book(core: Core, name: str, count: int) -> None:
    phone_book(core, name, count)


@pytest.mark.full
def test_a_phone_book_of_50_000_tags(core: Core) -> None:
    phone_book(core, "3_BigDataExport50000", 50_000)


def phone_book(core: Core, name: str, count: int) -> None:
    file = real(f"A69/{name}.xlsx")
    before = digest(core)
    result = imports.run(core, [file], kind="contacts")
    assert (result["read"], result["new"]) == (count, count)
    listed = records.list_records(core, "contacts", columns="name,mobile,tags,birthday,notes").rows
    for n in (0, count // 2, count - 1):
        row = next(r for r in listed if r["name"] == f"小明{n}")
        assert row["mobile"] == f"18797{n}" and row["tags"] == [f"测试{n}"] and row["birthday"]
    assert total(core, "contacts", "notes is empty") == (25 if count == 100 else 0)
    assert total(core, "contacts", f"tags has 测试{count - 1}") == 1 and total(core, "tags") == count
    assert imports.run(core, [file], kind="contacts")["same"] == count
    undo.undo(core)
    assert digest(core) == before
    sound(core)


def test_phone_books_match_one_after_the_other(core: Core) -> None:
    imports.run(core, [real("A69/1_ExcelExportMsgClient.xlsx")], kind="contacts")
    result = imports.run(core, [real("A69/2_BigDataExport20000.xlsx")], kind="contacts")
    assert (result["new"], result["changed"] + result["same"]) == (19_900, 100)
