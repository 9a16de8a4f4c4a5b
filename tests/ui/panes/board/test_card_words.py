import pytest

from desktop_crm.services.cards import Card
from desktop_crm.ui.panes.board import amounts
from desktop_crm.ui.panes.board.card_words import mark, names


@pytest.mark.parametrize(
    ("fen", "lang", "said"),
    [
        (0, "zh", "¥0"),
        (880_000, "zh", "¥8,800"),
        (3_450_000, "zh", "¥3.45万"),
        (34_500_000, "zh", "¥34.5万"),
        (345_600_000, "zh", "¥346万"),
        (4_186_000_000, "zh", "¥4,186万"),
        (12_000_000_000, "zh", "¥1.2亿"),
        (-345_000_000, "zh", "-¥345万"),
        (3_450_000, "en", "¥34.5K"),
        (345_000_000, "en", "¥3.45M"),
    ],
)
def test_sums_are_short(fen, lang, said):
    assert amounts.short(fen, "CNY", lang) == said


def test_other_currencies_have_their_sign():
    assert amounts.short(345_000_000, "USD", "zh") == "US$345万"
    assert amounts.full(4_500_000, "CNY") == "¥45,000"
    assert amounts.full(4_500_050, "CNY") == "¥45,000.50"


def card(name, customer, short=""):
    return Card(1, "", name, customer, short, None, "CNY", 0, 0, None, None, "", None, None, 0)


@pytest.mark.parametrize(
    ("name", "customer", "short", "said"),
    [
        ("宏达印务 彩机续租", "无锡宏达印务有限公司", "宏达印务", ("彩机续租", "宏达印务")),
        ("宏达印务 彩机续租", "无锡宏达印务有限公司", "", ("彩机续租", "宏达印务")),
        ("彩机续租", "无锡宏达印务有限公司", "", ("彩机续租", "无锡宏达印务有限公司")),
        ("二期 扩容", "无锡宏达印务有限公司", "宏达", ("二期 扩容", "宏达")),
        ("彩机续租", "", "", ("彩机续租", "")),
    ],
)
def test_a_card_does_not_say_its_customer_twice(name, customer, short, said):
    assert names(card(name, customer, short)) == said


def test_owners_are_marked_shortly():
    assert [mark(n) for n in ("陈晓", "欧阳建国", "Anna Berg", "")] == ["陈晓", "建国", "AB", ""]
