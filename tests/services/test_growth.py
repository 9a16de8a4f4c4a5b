"""The proof of the field table: an entity and a field declared in a few lines get everything else by themselves."""

import json
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import pytest

from desktop_crm import cli
from desktop_crm.app import open_core
from desktop_crm.domain import fields as f
from desktop_crm.domain.fields import ENTITIES
from desktop_crm.domain.ids import Id
from desktop_crm.services import exports, finding, imports, records, undo
from desktop_crm.services.core import Core

from .asking import digest, sound


@pytest.fixture
def grown(tmp_path: Path) -> Iterator[Core]:
    before = dict(ENTITIES)

    @f.entity("ticket", "tickets", "工单", "Ticket", prefix="GD", sheet=9, keys=("number",))
    class Ticket(f.Record):
        name: Annotated[str, f.text("工单标题", "Subject", "问题", search="name")]
        customer: Annotated[Id | None, f.ref("客户", "Customer", "customer", "客户名称", part_of=True)] = None
        fee: Annotated[f.Fen | None, f.money("费用", "Fee")] = None

    ENTITIES["customer"] = ENTITIES["customer"].plus(
        f.Field(f.Kind.TEXT, "车牌", "Plate", name="plate", called=("车牌", "Plate"), search="word")
    )
    core = open_core(tmp_path / "profile")
    yield core
    core.close()
    ENTITIES.clear()
    ENTITIES.update(before)


def test_table_triggers_history_undo_and_search(grown: Core) -> None:
    first = digest(grown)
    records.add(grown, "customers", {"name": "甲公司", "车牌": "浙A12345"})
    records.add(grown, "tickets", {"工单标题": "打印机坏了", "customer": "甲公司", "fee": "1,200"})
    records.set_one(grown, "tickets", "GD-000001", {"fee": "1.5万"})
    assert next((c["field"], c["old"], c["new"]) for c in undo.history(grown, "tickets", "GD-000001")) == (
        "fee",
        "1200.00",
        "15000.00",
    )
    assert [h["kind"] for h in finding.find(grown, "dayinji")] == ["tickets"]
    assert [h["label"] for h in finding.find(grown, "a123")] == ["甲公司"]
    assert records.list_records(grown, "tickets", "fee>1万 and customer=甲公司").total == 1
    assert records.show(grown, "customers", "甲公司")["children"]["tickets"] == 1
    subprocess.run(["sqlite3", str(grown.store.path), "UPDATE ticket SET name = '扫描仪坏了'"], check=True)
    grown.store.catch_up()
    assert [h["label"] for h in finding.find(grown, "扫描")] == ["扫描仪坏了"]
    records.trash(grown, "customers", "甲公司")
    assert records.list_records(grown, "tickets").total == 0
    for _ in range(5):
        undo.undo(grown)
    assert digest(grown) == first
    sound(grown)


def test_command_line(grown: Core, capsys: pytest.CaptureFixture[str]) -> None:
    data = ["--data", str(grown.folder), "--json"]
    assert cli.main([*data, "add", "tickets", "name=打印机坏了", "fee=12"]) == 0
    assert cli.main([*data, "list", "tickets"]) == 0
    out = capsys.readouterr().out
    assert '"12.00"' in out
    assert cli.main([*data, "fields", "tickets"]) == 0
    table = {x["code"]: x["kind"] for x in json.loads(capsys.readouterr().out)["fields"]}
    assert table["fee"] == "money" and table["customer"] == "reference"


def test_import_and_export(grown: Core, tmp_path: Path) -> None:
    records.add(grown, "customers", {"name": "甲公司"})
    sheet = tmp_path / "工单.csv"
    sheet.write_text("工单标题,客户名称,费用,车牌号\n打印机坏了,甲公司,1200,x\n", encoding="utf-8")
    result = imports.run(grown, [sheet])
    assert (result["new"], result["parts"][0]["kind"]) == (1, "tickets")
    out = tmp_path / "out.xlsx"
    assert exports.run(grown, out, what="tickets")["rows"] == 1
    assert imports.run(grown, [out], kind="tickets")["same"] == 1
