"""Files nobody on this project wrote, where they lie beside it: each gives tables or one sentence, never a crash."""

from pathlib import Path

import pytest

from desktop_crm.domain.errors import UserError
from desktop_crm.exchange.readers import open_tables

FOLDER = Path(__file__).resolve().parents[3] / "shared" / "data"
ROWS = {
    "A01/1_date_1904.xlsx": [3],
    "A06/1_1899bug_demo.xlsx": [7],
    "A07/1_any_sheets.xlsx": [4],
    "A14/1_test_invalid_dimensions.xlsx": [3],  # and two rows above with the header
    "A22/1_59746_NoRowNums.xlsx": [70],
    "A24/1_unicode_headers.xlsx": [0],
    "A29/1_errors.xlsx": [7],
    "A37/1_strict_iso_paths.xlsx": [75],
    "A69/1_ExcelExportMsgClient.xlsx": [100],
    "A69/2_BigDataExport20000.xlsx": [20_000],
    "A69/3_BigDataExport50000.xlsx": [50_000],
    "A72/1_utf16le_bom.csv": [2],
    "A72/2_MOCK_DATA.csv": [1_000],
    "B01/1_accounts.csv": [85],
    "B02/1_sales_pipeline.csv": [8_800],
    "B03/1_products.csv": [7],
    "B03/2_sales_teams.csv": [35],
    "B09/1_contacts_export.csv": [2],
    "B13/1_simple_whitespace_null.csv": [1],
    "B14/1_Telco-Customer-Churn.csv": [7_043],
    "B16/1_2010-12-01.csv": [3_108],
    "B23/1_2022-04-02.csv": [10],
    "B29/1_Chinese_Family_Name（1k）.xlsx": [1_074],
}


def test_every_file_gives_tables_or_a_sentence() -> None:
    if not FOLDER.is_dir():
        print(f"{FOLDER} is not there: nothing tried")
        pytest.skip("no real files here")
    found = {}
    for path in sorted(FOLDER.glob("*/*")):
        try:
            rows = [sum(len(row.cells) == len(t.headers) for row in t.rows) for t in open_tables(path)]
        except UserError as error:
            assert path.name in error.text("zh") and path.name in error.text("en")
            print(f"{path.parent.name}/{path.name}: {error}")
        else:
            found[f"{path.parent.name}/{path.name}"] = rows
            print(f"{path.parent.name}/{path.name}: {rows}")
    assert {name: rows for name, rows in found.items() if name in ROWS} == ROWS
