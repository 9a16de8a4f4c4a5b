import subprocess
from datetime import timedelta

import pytest

from desktop_crm.domain.errors import UserError
from desktop_crm.services import cards, deals, records, undo
from desktop_crm.services.core import Core


@pytest.fixture
def board(core: Core) -> Core:
    records.add(core, "users", {"name": "陈晓"})
    records.add(core, "customers", {"name": "无锡宏达印务有限公司", "short_name": "宏达印务"})
    records.add(core, "customers", {"name": "杭州云栖软件有限公司"})
    for n, (amount, customer) in enumerate((("100", "宏达印务"), ("200.55", "云栖"), ("300", "")), 1):
        given = {"name": f"单{n} 复合机", "amount": amount}
        if customer:
            given["customer"] = "无锡宏达印务有限公司" if n == 1 else "杭州云栖软件有限公司"
        records.add(core, "deals", given)
    records.set_one(core, "deals", "单2 复合机", {"owner": "陈晓"})
    return core


def column(core: Core, code: str, **asked: str) -> cards.Column:
    return next(c for c in cards.layout(core, **asked).columns if c.stage.code == code)


def shown(core: Core, code: str, **asked: str) -> list[str]:
    c = column(core, code, **asked)
    return [card.name for card in cards.cards(core, c.stage, c.rids)]


def test_columns_add_up_and_name_their_stages(board: Core) -> None:
    laid = cards.layout(board)
    assert [c.stage.label_en for c in laid.columns][:2] == ["First contact", "Needs"]
    first = laid.columns[0]
    assert (first.count, first.sum, first.weighted, len(first.rids)) == (3, 600_55, 60_06, 3)
    assert laid.any and [name for _, name in laid.owners] == ["陈晓"]
    assert deals.board(board).columns[0].sum == "600.55"


def test_a_renamed_stage_keeps_its_name_in_english(board: Core) -> None:
    records.set_one(board, "stages", "need", {"name": "摸底"})
    assert cards.stages(board)[1][1].label_en == "摸底"


def test_a_filter_narrows_cards_and_sums_alike(board: Core) -> None:
    assert shown(board, "contact", text="宏达") == ["单1 复合机"]
    assert shown(board, "contact", text="单3") == ["单3 复合机"]
    assert shown(board, "contact", text="yqrj") == ["单2 复合机"]
    assert shown(board, "contact", text="100%_") == []
    assert column(board, "contact", text="宏达").sum == 100_00
    (owner,) = [id for id, _ in cards.layout(board).owners]
    assert shown(board, "contact", owner=owner) == ["单2 复合机"]
    assert shown(board, "contact", owner=cards.NOBODY) == ["单1 复合机", "单3 复合机"]
    assert cards.layout(board, text="没有").any


def test_what_is_closed_stands_by_its_day_the_newest_first(board: Core) -> None:
    for name, day in (("单1 复合机", "2026-01-05"), ("单2 复合机", "2026-03-05"), ("单3 复合机", "2026-02-05")):
        deals.move(board, name, "won", pairs={"closed_on": day})
    assert shown(board, "won") == ["单2 复合机", "单3 复合机", "单1 复合机"]
    order = next(c for c in deals.board(board).columns if c.stage == "won").deals
    stage = column(board, "won").stage
    assert order == [card.id for card in cards.cards(board, stage, column(board, "won").rids)]


def test_a_card_says_since_when_nothing_happens(board: Core) -> None:
    records.set_one(board, "deals", "单1 复合机", {"started_on": (board.today() - timedelta(days=20)).isoformat()})
    first = column(board, "contact")
    assert first.stalled == 1
    assert [card.stalled for card in cards.cards(board, first.stage, first.rids)] == [20, 0, 0]
    records.add(board, "follow_ups", {"deal": "单1 复合机", "customer": "无锡宏达印务有限公司", "content": "打了电话"})
    first = column(board, "contact")
    assert first.stalled == 0
    (card, *_) = cards.cards(board, first.stage, first.rids)
    assert card.stalled == 0 and card.talked_at


def test_foreign_money_is_counted_in_the_base_currency(board: Core) -> None:
    records.set_one(board, "deals", "单1 复合机", {"currency": "USD", "rate": "7"})
    first = column(board, "contact")
    assert (first.sum, first.foreign) == (700_00 + 500_55, 1)


def test_one_without_a_stage_stands_in_the_first_column(board: Core) -> None:
    subprocess.run(["sqlite3", str(board.store.path), "INSERT INTO deal(name) VALUES ('外来')"], check=True)
    assert shown(board, "contact")[-1] == "外来"


def test_cards_that_are_gone_are_left_out_and_their_board_is_known(board: Core) -> None:
    first = column(board, "contact")
    rid = first.rids[0]
    pipeline, stage = cards.stage_of(board, rid)
    assert (pipeline, stage) == (cards.layout(board).pipeline, first.stage.rid)
    records.trash(board, "deals", "单1 复合机")
    assert cards.stage_of(board, rid) == (0, 0)
    assert len(column(board, "contact").rids) == 2
    with pytest.raises(UserError):
        cards.layout(board, 999)


def test_order_holds_through_many_moves_to_the_same_gap(board: Core) -> None:
    for n in range(4, 24):
        records.add(board, "deals", {"name": f"单{n} 复合机"})
        deals.move(board, f"单{n} 复合机", "contact", before="单2 复合机")
    wanted = ["单1 复合机", *(f"单{n} 复合机" for n in range(4, 24)), "单2 复合机", "单3 复合机"]
    assert shown(board, "contact") == wanted
    deals.move(board, "单4 复合机", "contact")
    assert shown(board, "contact")[-1] == "单4 复合机"
    undo.undo(board)
    assert shown(board, "contact") == wanted


def test_a_neighbour_of_another_column_does_not_come_between(board: Core) -> None:
    """Keys of all columns are one order: the room before a card is looked for among all of them."""
    deals.move(board, "单2 复合机", "need")
    deals.move(board, "单1 复合机", "contact", before="单3 复合机")
    assert shown(board, "contact") == ["单1 复合机", "单3 复合机"]
    with pytest.raises(UserError):
        deals.move(board, "单1 复合机", "contact", before="单2 复合机")


def test_unranked_cards_get_keys_when_one_is_moved(board: Core) -> None:
    board.store.db.execute("UPDATE deal SET rank = NULL")
    deals.move(board, "单3 复合机", "contact", before="单2 复合机")
    assert shown(board, "contact") == ["单1 复合机", "单3 复合机", "单2 复合机"]
    deals.move(board, "单1 复合机", "contact")
    assert shown(board, "contact") == ["单3 复合机", "单2 复合机", "单1 复合机"]
