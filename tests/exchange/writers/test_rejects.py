import datetime
from pathlib import Path

from desktop_crm.exchange.headers import REPORT
from desktop_crm.exchange.table import Flaw
from desktop_crm.exchange.writers import Rejected, write_rejects

from ..books import only, values


def test_rejected_rows_can_be_corrected_and_imported_again(tmp_path: Path) -> None:
    path = tmp_path / "退.xlsx"
    rows = [
        Rejected(7, ("甲", "138", Flaw("#N/A", "", "")), "电话太短"),
        Rejected(9, (None, 13800138000, datetime.date(2024, 2, 29)), "没有名称"),
        Rejected(12, ("丙",), "缺少"),
    ]
    assert write_rejects(path, ["客户名称", "电话", "日期"], rows) == 3
    table = only(path)
    first, last = REPORT["zh"]
    assert (table.sheet, table.headers) == ("未导入", (first, "客户名称", "电话", "日期", last))
    assert values(table) == [
        (7, "甲", "138", "#N/A", "电话太短"),
        (9, None, 13800138000, datetime.date(2024, 2, 29), "没有名称"),
        (12, "丙", None, None, "缺少"),
    ]


def test_in_english(tmp_path: Path) -> None:
    write_rejects(tmp_path / "r.xlsx", ["Name"], [], "en")
    assert only(tmp_path / "r.xlsx").headers == (REPORT["en"][0], "Name", REPORT["en"][1])
