import datetime
from pathlib import Path

import pytest

from desktop_crm.exchange.writers import write_csv

from ..books import only, values


def test_form(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    rows = [("甲", 1.5, 3, datetime.date(2024, 2, 29), datetime.datetime(2024, 2, 29, 13, 5), None, True)]
    assert write_csv(path, ["名", "额", "数", "日", "时", "空", "是"], rows) == 1
    assert path.read_bytes().decode() == (
        '\ufeff"名","额","数","日","时","空","是"\r\n"甲",1.5,3,"2024-02-29","2024-02-29 13:05:00","","TRUE"\r\n'
    )


@pytest.mark.parametrize("said", ["=1+1", "+86 138", "-5", "@SUM(A1)", "\t=x", "\rx", "'=x", "''@"])
def test_no_cell_is_run_as_a_formula(tmp_path: Path, said: str) -> None:
    path = tmp_path / "x.csv"
    write_csv(path, ["名称", "=列"], [("甲", said)])
    raw = path.read_bytes().decode("utf-8-sig")
    assert f'"\'{said}"' in raw and '"\'=列"' in raw
    assert values(only(path)) == [("甲", said)]


def test_numbers_need_no_guard(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    write_csv(path, ["名称", "额"], [("甲", -5), ("乙", -0.5)])
    assert b",-5\r\n" in path.read_bytes() and b",-0.5\r\n" in path.read_bytes()


def test_delimiters_inside_cells_do_not_mislead(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    write_csv(path, ["备注"], [("a;b",), ("c;d",), ("e\tf|g,h",)])
    assert values(only(path)) == [("a;b",), ("c;d",), ("e\tf|g,h",)]
