import pytest

from desktop_crm.domain.entities import customer  # noqa: F401 fills the field table
from desktop_crm.domain.fields import ENTITIES
from desktop_crm.domain.filter import parse
from desktop_crm.ui.filtering.conditions import Picked, build, field_of, joined, parts, read
from desktop_crm.ui.filtering.filter_popup import can_say
from desktop_crm.ui.filtering.phrases import Phrases

E = ENTITIES["customer"]
CHOICES = {"grade": {"A": "重点", "B": "普通", "C": "一般"}}
WORDS = (
    ("grade in (A, B)", "级别：重点、普通"),
    ("grade in (A, B, C)", "级别：重点、普通等 3 个"),
    ("owner is empty", "负责人：（空）"),
    ("owner is not empty", "负责人：不空"),
    ("not grade in (A)", "级别：不是 重点"),
    ("region~杭州", "地区：含“杭州”"),
    ("next_contact_at<today", "下次跟进：逾期"),
    ('next_contact_at="this week"', "下次跟进：本周"),
    ("last_contact_at<-30d or last_contact_at is empty", "最近跟进：30 天前 或 （空）"),
    ("last_contact_at<-45d", "最近跟进：45 天前之前"),
    ("last_contact_at>=2026-01-01", "最近跟进：从 2026-01-01"),
    ("completeness>=80 and completeness<=90", "完整率：≥ 80 ≤ 90"),
    ("tags has 老客户", "标签：老客户"),
)


@pytest.mark.parametrize(("text", "words"), WORDS)
def test_a_condition_stands_in_words(qapp, text, words):
    (node,) = parts(text)
    assert Phrases(E, "zh", CHOICES).say(node) == words


@pytest.mark.parametrize("text", [text for text, _ in WORDS])
def test_what_is_written_reads_back_the_same(text):
    nodes = [*parts(text), *parts("phone~0571")]
    assert parts(joined(nodes)) == nodes
    assert parse(joined(parts(text))) == parse(text)


@pytest.mark.parametrize("text", [text for text, _ in WORDS if "not" not in text])
def test_a_popup_says_what_it_read(text):
    (node,) = parts(text)
    f = field_of(E, node)
    picked = read(node)
    assert can_say(f, picked)
    if picked.spans and f.code not in ("next_contact_at", "last_contact_at"):
        picked = Picked(picked.words, picked.empty, picked.holds, (), picked.least, picked.most)
    if f.code in ("next_contact_at", "last_contact_at"):
        picked = Picked((), picked.empty, picked.holds, tuple(s for s in picked.spans if s[0] not in (">=", "<=")), picked.least, picked.most)  # fmt: skip
    again = build(f, picked)
    assert read(again) == read(node)


def test_parts_of_an_and_are_conditions_of_their_own():
    assert [field_of(E, n).name for n in parts("grade=A and (region~浙江 or region~江苏) and 电话~0571")] == [
        "grade",
        "region",
        "phone",
    ]


@pytest.mark.parametrize("text", ["grade=A or region~浙江", "nothing=1"])
def test_a_mixed_condition_has_no_field(text):
    (node,) = parts(text)
    assert field_of(E, node) is None


def test_a_mixed_condition_stands_in_words_too(qapp):
    (node,) = parts("grade=A or region~浙江")
    assert Phrases(E, "zh", CHOICES).say(node) == "级别：重点 或 地区：含“浙江”"


def test_what_no_popup_can_say_is_known():
    (node,) = parts("region<杭州")
    assert not can_say(E.by_name["region"], read(node))
    (node,) = parts("not grade in (A)")
    assert read(node) is None


def test_nothing_picked_is_no_condition():
    assert build(E.by_name["grade"], Picked()) is None
    assert joined([]) == ""
    assert parts("  ") == []
