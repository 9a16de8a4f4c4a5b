"""Workbooks and CSV, in and out. pandas and XlsxWriter are no dependencies: the controls are csv and openpyxl."""

import csv
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from desktop_crm.app import open_core
from desktop_crm.domain.fields import Value
from desktop_crm.exchange.readers import open_tables
from desktop_crm.services import exports, imports
from desktop_crm.services.core import Core
from desktop_crm.store.file import Store

from . import plain_store
from .clock import cpu
from .line import Line
from .made_customers import NAMES, rows
from .session import Session


def measure(session: Session) -> Iterator[Line]:
    n, judge = session.bulk, session.judge
    table, out_csv, out_xlsx = (session.folder / name for name in ("in.csv", "out.csv", "out.xlsx"))
    columns = ",".join(NAMES)
    with _office(session, "files-csv") as core:
        write_csv(core, table, n)
        plain = _plain_import(session, table)
        ours = cpu(lambda: _take_in(core, table, n))
        yield judge.compare(f"import of a CSV {n:,} x 20", ours, "csv.reader and executemany", plain)

        plain = cpu(lambda: _plain_export(core, session.folder / "plain.csv"))
        ours = cpu(lambda: exports.run(core, out_csv, columns=columns))
        yield judge.compare(f"export to CSV {n:,} x 20", ours, "SELECT and csv.writer", plain)

        ours = cpu(lambda: exports.run(core, out_xlsx, columns=columns))
        plain = cpu(lambda: _openpyxl_write(core, session.folder / "plain.xlsx"))
        yield judge.compare(f"export to a workbook {n:,} x 20", ours, "openpyxl write-only, unstyled", plain)
    with _office(session, "files-xlsx") as core:
        plain = cpu(lambda: _openpyxl_read(out_xlsx))
        ours = cpu(lambda: _read(out_xlsx, n))
        yield judge.compare(f"reading a workbook {n:,} x 20", ours, "openpyxl read-only", plain, ratio=0.20)
        whole = cpu(lambda: _take_in(core, out_xlsx, n))
        yield judge.compare(f"import of a workbook {n:,} x 20", whole, "openpyxl read-only, nothing written", plain)


@contextmanager
def _office(session: Session, name: str) -> Iterator[Core]:
    core = open_core(session.folder / name)
    try:
        yield core
    finally:
        core.close()


def write_csv(core: Core, file: Path, count: int) -> None:
    e = core.entities["customer"]
    with file.open("w", encoding="utf-8-sig", newline="") as out:
        writer = csv.writer(out)
        writer.writerow([e.by_name[name].zh for name in NAMES])
        writer.writerows(row[1:] for row in rows(count))


def _take_in(core: Core, file: Path, count: int) -> None:
    done = imports.run(core, [file], kind="customers", on_unknown="new")
    assert done["new"] == count, {k: v for k, v in done.items() if isinstance(v, int)}


def _read(file: Path, count: int) -> None:
    (table,) = open_tables(file)
    assert sum(1 for _ in table.rows) == count


def _plain_import(session: Session, file: Path) -> float:
    with plain_store.fresh(session.folder, captured=False) as store:
        return cpu(lambda: _read_and_insert(store, file))


def _read_and_insert(store: Store, file: Path) -> None:
    with file.open(encoding="utf-8-sig", newline="") as lines:
        reader = csv.reader(lines)
        next(reader)
        made: list[tuple[Value, ...]] = [(i.to_bytes(16, "big"), *row) for i, row in enumerate(reader)]
    plain_store.insert(store, "customer", NAMES, made)


def _plain_export(core: Core, file: Path) -> None:
    with file.open("w", encoding="utf-8-sig", newline="") as out:
        csv.writer(out).writerows(core.db.execute(f"SELECT {', '.join(NAMES)} FROM customer"))


def _openpyxl_write(core: Core, file: Path) -> None:
    import openpyxl

    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("客户")
    for row in core.db.execute(f"SELECT {', '.join(NAMES)} FROM customer"):
        sheet.append(row)
    book.save(file)


def _openpyxl_read(file: Path) -> None:
    import openpyxl

    book = openpyxl.load_workbook(file, read_only=True)
    try:
        for row in book.active.iter_rows(values_only=True):
            del row
    finally:
        book.close()
