import subprocess

import pytest

from desktop_crm.domain.errors import BadValue, UserError
from desktop_crm.services import deals, records, undo
from desktop_crm.services.core import Core
from desktop_crm.services.deals import Column

from .asking import digest, rows, sound


def column(core: Core, stage: str) -> Column:
    return next(c for c in deals.board(core).columns if c.stage == stage)


def names(core: Core, stage: str) -> list[str]:
    by_id = {r["id"]: r["name"] for r in records.list_records(core, "deals", columns="name").rows}
    return [by_id[id] for id in column(core, stage).deals]


@pytest.fixture
def board(core: Core) -> Core:
    for n, amount in enumerate(("100", "200", "300.50"), 1):
        records.add(core, "deals", {"name": f"单{n}", "amount": amount})
    return core


def test_sums_and_weights(board: Core) -> None:
    c = column(board, "contact")
    assert (c.count, c.sum, c.weighted, names(board, "contact")) == (3, "600.50", "60.05", ["单1", "单2", "单3"])


def test_a_card_goes_where_it_is_dropped(board: Core) -> None:
    deals.move(board, "单3", "contact", before="单1")
    assert names(board, "contact") == ["单3", "单1", "单2"]
    deals.move(board, "单1", "need")
    deals.move(board, "单2", "need", before="单1")
    assert names(board, "need") == ["单2", "单1"]
    with pytest.raises(UserError):
        deals.move(board, "单3", "need", before="单3")
    sound(board)


def test_cards_with_equal_places_are_told_apart(board: Core) -> None:
    board.store.db.execute("UPDATE deal SET rank = 'a1'")
    deals.move(board, "单3", "contact", before="单2")
    assert names(board, "contact") == ["单1", "单3", "单2"]


def test_lost_needs_its_reason_and_won_closes_today(board: Core) -> None:
    before = digest(board)
    with pytest.raises(BadValue, match="lost_reason"):
        deals.move(board, "单1", "lost")
    assert digest(board) == before
    deals.move(board, "单1", "输单", pairs={"lost_reason": "价格过高"})
    deals.move(board, "单2", "Won")
    today = board.today().isoformat()
    assert rows(board, "deals", "name,stage,probability,closed_on", "not closed_on is empty") == [
        ("单1", "输单", 0, today),
        ("单2", "赢单", 100, today),
    ]
    undo.undo(board)
    undo.undo(board)
    assert digest(board) == before


def test_a_deal_without_a_stage_stands_in_the_first(board: Core) -> None:
    subprocess.run(["sqlite3", str(board.store.path), "INSERT INTO deal(name) VALUES ('外来')"], check=True)
    assert names(board, "contact")[-1] == "外来"
    deals.move(board, "外来", "contact", before="单1")
    assert names(board, "contact")[0] == "外来"
