import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_crm.domain.errors import FilterError
from desktop_crm.domain.filter import MAX_DEPTH, MAX_LENGTH, Group, Node, Not, Test, parse, write


def one(field, op, *values):
    return Test(field, op, values)


A, B, C = one("a", "=", "1"), one("b", "=", "2"), one("c", "=", "3")


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("grade=A", one("grade", "=", "A")),
        ("  grade  =  A  ", one("grade", "=", "A")),
        ("amount >= 1.2万", one("amount", ">=", "1.2万")),
        ("a!=1", one("a", "!=", "1")),
        ("a<1", one("a", "<", "1")),
        ("a<=1", one("a", "<=", "1")),
        ("a>1", one("a", ">", "1")),
        ("a==1", A),
        ("a<>1", one("a", "!=", "1")),
        ("a≠1", one("a", "!=", "1")),
        ("a≤1", one("a", "<=", "1")),
        ("region~浙江", one("region", "~", "浙江")),
        ("last_contact_at<-30d", one("last_contact_at", "<", "-30d")),
        ("tags has 重点", one("tags", "has", "重点")),
        ("grade in (A, B)", one("grade", "in", "A", "B")),
        ("grade IN(A)", one("grade", "in", "A")),
        ("grade not in (A,B)", Not(one("grade", "in", "A", "B"))),
        ("tags not has 重点", Not(one("tags", "has", "重点"))),
        ("phone is empty", one("phone", "empty")),
        ("phone Is Not Empty", Not(one("phone", "empty"))),
        ("not phone is empty", Not(one("phone", "empty"))),
        ("at = this month", one("at", "=", "this month")),
        ("at >= Last   Quarter and a=1", Group(True, (one("at", ">=", "last quarter"), A))),
        ("name = last", one("name", "=", "last")),
        ("name = Last and a=1", Group(True, (one("name", "=", "Last"), A))),
        ("at in (this week, next week)", one("at", "in", "this week", "next week")),
        ('name = "a and b"', one("name", "=", "a and b")),
        ('name = "say \\"hi\\" \\\\ now"', one("name", "=", 'say "hi" \\ now')),
        ('name = "and"', one("name", "=", "and")),
        ('name = ""', one("name", "=", "")),
        ('"not"=1', one("not", "=", "1")),
        ('name = "end" and a=1', Group(True, (one("name", "=", "end"), A))),
        ('name = "this" ', one("name", "=", "this")),
        ('notes ~ "他说“好”（真的）"', one("notes", "~", "他说“好”（真的）")),
        ("notes ~ “你好，世界”", one("notes", "~", "你好，世界")),
        ("a＝1 and （b＝2 or c＝3）", Group(True, (A, Group(False, (B, C))))),
        ("a in（1，2）", one("a", "in", "1", "2")),
        ("a！＝1\u3000or\u3000b＝2", Group(False, (one("a", "!=", "1"), B))),
        ("a＞＝1", one("a", ">=", "1")),
        ("region～浙江", one("region", "~", "浙江")),
        ("a=1 and b=2 and c=3", Group(True, (A, B, C))),
        ("a=1 or b=2 and c=3", Group(False, (A, Group(True, (B, C))))),
        ("(a=1 or b=2)and(c=3)", Group(True, (Group(False, (A, B)), C))),
        ("not a=1 and b=2", Group(True, (Not(A), B))),
        ("not (a=1 and b=2)", Not(Group(True, (A, B)))),
        ("NOT NOT a=1", Not(Not(A))),
        ("((a=1))", A),
        ("年限>=3", one("年限", ">=", "3")),
        ("a = is", one("a", "=", "is")),
        (
            "grade=A and (region~浙江 or owner=李雷) and last_contact_at<-30d and tags has 重点 and not phone is empty",
            Group(
                True,
                (
                    one("grade", "=", "A"),
                    Group(False, (one("region", "~", "浙江"), one("owner", "=", "李雷"))),
                    one("last_contact_at", "<", "-30d"),
                    one("tags", "has", "重点"),
                    Not(one("phone", "empty")),
                ),
            ),
        ),
    ],
)
def test_parse(text, tree):
    assert parse(text) == tree
    assert parse(write(tree)) == tree


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("", 1),
        ("   ", 4),
        ("grade", 6),
        ("grade A", 7),
        ("grade=", 7),
        ("grade= and a=1", 8),
        ("and a=1", 1),
        ("a=1 b=2", 5),
        ("a=1 end", 5),
        ("a=1 and", 8),
        ("(a=1", 5),
        ("a=1)", 4),
        ("a in 1", 6),
        ("a in ()", 7),
        ("a in (1,)", 9),
        ("a in (1 2)", 9),
        ("a is 1", 6),
        ("a not = 1", 7),
        ("at = this moth", 11),
        ('name = "abc', 8),
        ("  ! ", 3),
        ("notes~你好，世界", 9),
        ("name=a b", 8),
        ("a=b=c", 4),
        ("(" * (MAX_DEPTH + 1) + "a=1" + ")" * (MAX_DEPTH + 1), MAX_DEPTH + 2),
        ("not " * 2000, MAX_DEPTH * 4 + 5),
        ("(" * 9000, MAX_DEPTH + 2),
        ("a" * (MAX_LENGTH + 1), MAX_LENGTH + 1),
    ],
)
def test_a_fault_names_the_character(text, at):
    with pytest.raises(FilterError) as caught:
        parse(text)
    assert caught.value.at == at
    assert f"第 {at} 个字" in caught.value.text("zh")
    assert f"character {at} " in caught.value.text("en")


def test_places_of_fields_and_values():
    tree = parse('a=1 and  grade in (A, "B C")')
    assert isinstance(tree, Group)
    assert [(t.at, t.values_at) for t in tree.parts if isinstance(t, Test)] == [(1, (3,)), (10, (20, 23))]


def test_as_deep_and_as_long_as_allowed():
    assert parse("(" * MAX_DEPTH + "a=1" + ")" * MAX_DEPTH) == A
    long = " or ".join(["a=1"] * (MAX_LENGTH // 7))
    assert len(long) <= MAX_LENGTH
    tree = parse(long)
    assert isinstance(tree, Group) and len(tree.parts) == MAX_LENGTH // 7


def test_write_refuses_what_parse_would():
    tree: Node = A
    for _ in range(5000):
        tree = Not(tree)
    with pytest.raises(FilterError):
        write(tree)


@pytest.mark.parametrize(
    ("tree", "text"),
    [
        (Group(True, (A, Group(False, (B, C)))), "a=1 and (b=2 or c=3)"),
        (Group(False, (A, Group(True, (B, C)))), "a=1 or b=2 and c=3"),
        (Group(True, (Group(True, (A, B)), C)), "(a=1 and b=2) and c=3"),
        (Not(Group(True, (A, B))), "not (a=1 and b=2)"),
        (Not(one("a", "empty")), "a is not empty"),
        (one("tags", "has", "重点 客户"), 'tags has "重点 客户"'),
        (one("at", "=", "this month"), 'at="this month"'),
        (one("a", "in", "1", ","), 'a in (1, ",")'),
        (one("a", "=", "OR"), 'a="OR"'),
    ],
)
def test_write(tree, text):
    assert write(tree) == text


WORDS = st.one_of(
    st.text(max_size=8),
    st.text(' "\\()=<>~!，（）“”＂this', max_size=6),
    st.sampled_from(["and", "OR", "not", "in", "has", "is", "empty", "this", "last month", "-30d", "end", "\n"]),
)
TESTS = st.one_of(
    st.builds(one, WORDS, st.sampled_from(["=", "!=", "<", "<=", ">", ">=", "~", "has"]), WORDS),
    st.builds(lambda f, v: Test(f, "in", tuple(v)), WORDS, st.lists(WORDS, min_size=1, max_size=3)),
    st.builds(lambda f: Test(f, "empty", ()), WORDS),
)
TREES = st.recursive(
    TESTS,
    lambda inner: st.one_of(
        st.builds(Not, inner),
        st.builds(Group, st.booleans(), st.lists(inner, min_size=2, max_size=4).map(tuple)),
    ),
    max_leaves=12,
)


@given(TREES)
def test_what_is_written_parses_to_the_same_tree(tree):
    assert parse(write(tree)) == tree


@given(st.text(max_size=40) | st.text('ab=<>~!() "\\，（），and or not in is', max_size=40))
def test_any_text_parses_or_names_a_character(text):
    try:
        tree = parse(text)
    except FilterError as error:
        assert 1 <= error.at <= len(text) + 1
    else:
        assert parse(write(tree)) == tree
