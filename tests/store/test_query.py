from desktop_crm.store import query
from desktop_crm.store.file import Store
from desktop_crm.store.order_map import OrderMap


def fill(store: Store, count: int) -> None:
    with store.write(("fill",)) as w:
        w.insert("customer", ("name", "grade"), ((w.new_id(), f"客户{i:04d}", "ABC"[i % 3]) for i in range(count)))


def test_newest_first_and_pages_anywhere(store: Store) -> None:
    fill(store, 1000)
    with store.write(("trash",)) as w:
        w.trash("customer", [1000])
    reader = store.reader()
    order = OrderMap(reader, store.entities, store.entities["customer"])
    assert order.count == 999 and order.ids(0, 3) == [999, 998, 997] and order.ids(996, 10) == [3, 2, 1]
    assert order.place(998) == 1 and order.place(1000) is None
    page = order.page(500, 2, [store.entities["customer"].by_name["name"]])
    assert [row[2] for row in page] == ["客户0498", "客户0497"]


def test_the_order_holds_still_under_edits_until_it_is_asked_again(store: Store) -> None:
    fill(store, 10)
    reader, e = store.reader(), store.entities["customer"]
    order = OrderMap(reader, store.entities, e, sort="name")
    first = order.ids(0, 10)
    with store.write(("rename",)) as w:
        w.set("customer", 1, {"name": "最后"})
    assert order.ids(0, 10) == first
    assert OrderMap(reader, store.entities, e, sort="name").ids(0, 10) == [*range(2, 11), 1]


def test_names_sort_by_pinyin_and_empties_last_in_a_filtered_list(store: Store) -> None:
    with store.write(("add",)) as w:
        for name, region in (("张三", "乙"), ("阿里", None), ("曾经", "甲"), ("Abc", None)):
            w.create("customer", {"name": name, "region": region})
    e = store.entities["customer"]
    assert query.ids(store.db, store.entities, e, sort="name") == [4, 2, 3, 1]
    assert query.ids(store.db, store.entities, e, sort="-name") == [1, 3, 2, 4]
    assert query.ids(store.db, store.entities, e, "name is not empty", "region")[2:] == [4, 2]


def test_a_plain_list_and_its_pages_need_no_sqlalchemy(store: Store, tmp_path: object) -> None:
    import subprocess
    import sys

    fill(store, 3)
    code = f"""
import sys
from pathlib import Path
from desktop_crm.app import open_core
from desktop_crm.store.order_map import OrderMap
core = open_core(Path({str(store.path.parent)!r}))
e = core.entities["customer"]
assert OrderMap(core.db, core.entities, e, sort="-name").page(0, 9, e.shown[:5])
with core.write("x") as w:
    w.set("customer", 1, {{"grade": "A"}})
bad = [m for m in ("sqlalchemy", "openpyxl", "pypinyin", "python_calamine") if m in sys.modules]
assert not bad, bad
"""
    subprocess.run([sys.executable, "-c", code], check=True)
