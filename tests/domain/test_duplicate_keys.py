import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_crm.domain.duplicate_keys import name_key, option_key, product_key, tag_key


@pytest.mark.parametrize(
    "same",
    [
        ["阿里巴巴（中国）有限公司", "阿里巴巴(中国)", "阿里巴巴 中国 有限责任公司", "阿里巴巴中国公司"],
        ["美的集团股份有限公司", "美的", "美的集团", "美的（集团）股份有限公司", "美的股份"],
        ["杭州云深科技有限公司", "杭州云深科技", "杭州云深科技有限公司 ", "杭州·云深科技有限公司"],
        ["华为技术有限公司上海分公司", "华为技术上海分公司"],
        ["Acme Co., Ltd.", "ACME CO LTD", "acme", "Acme, Inc.", "Acme LLC", "Ａｃｍｅ　Limited"],
        ["上海ABC贸易有限公司", "上海abc贸易"],
        ["张三", "张 三", " 张三\u200b"],
    ],
)
def test_same_name(same):
    assert len({name_key(n) for n in same}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("华为技术有限公司", "华为技术有限公司上海分公司"),
        ("甲（上海）有限公司", "甲（北京）有限公司"),
        ("Costco", "Cost"),
        ("有限公司", "集团"),
        ("---", "***"),
        ("公司", "股份"),
    ],
)
def test_different_names(one, other):
    assert name_key(one) != name_key(other)


def test_a_branch_stays_a_branch():
    assert name_key("云深有限公司上海分公司") == "云深上海分公司"


@given(
    st.text()
    | st.lists(st.sampled_from(["有限公司", "集团", "公司", "股份", "Co", "Ltd", " ", ".", "（", "甲"])).map("".join)
)
def test_no_name_has_an_empty_key(name):
    visible = tag_key(name)
    for key in (name_key, product_key):
        assert bool(key(name)) == bool(visible)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("GTXPro", "GTX Pro", True),
        ("gtx-pro", "GTX_Pro", True),
        ("GTX™ Pro®", "GTX Pro", True),
        ("MG Special", "ＭＧ　ｓｐｅｃｉａｌ", True),
        ("M8*30", "M8×30", True),
        ("净水器（家用）", "净水器 家用", True),
        ("水 1.5L", "水 15L", False),
        ("轴承 6-205", "轴承 6205", False),
        ("A+", "A", False),
    ],
)
def test_product_key(one, other, same):
    assert (product_key(one) == product_key(other)) is same


@pytest.mark.parametrize(
    ("label", "key"),
    [
        ("抖音", "抖音"),
        (" 抖音 ", "抖音"),
        ("ＶＩＰ", "vip"),
        ("VIP\u3000客户", "vip 客户"),
        ("C++", "c++"),
        ("a\u200bb", "ab"),
        ("", ""),
    ],
)
def test_labels(label, key):
    """Fixed for ever: ids on every PC follow from these."""
    assert tag_key(label) == option_key(label) == key


@given(st.text())
def test_label_keys_are_stable(label):
    assert tag_key(tag_key(label)) == tag_key(label)
