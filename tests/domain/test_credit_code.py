import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_crm.domain.credit_code import ALPHABET, check_character, is_valid, normalise


@pytest.mark.parametrize(
    ("code", "valid"),
    [
        ("91350100M000100Y43", True),
        ("91110000600037341L", True),
        ("91350100M000100Y4Z", False),
        ("91350100m000100y43", True),
        ("９１３５０１００Ｍ０００１００Ｙ４３", True),
        (" 9135 0100\u3000M000 100Y43\u200b", True),
        ("91350100M000100Y4", False),
        ("91350100I000100Y43", False),
        ("350100100012345", False),
        ("无", False),
        ("", False),
    ],
)
def test_check(code, valid):
    assert is_valid(code) is valid


def test_normalise():
    assert normalise("９１35-0100 m000100y4３ ") == "91350100M000100Y43"


@given(st.text(ALPHABET, min_size=17, max_size=17), st.integers(0, 16), st.sampled_from(ALPHABET))
def test_one_wrong_character_is_noticed(first, place, other):
    code = first + check_character(first)
    assert is_valid(code)
    if other != code[place]:
        assert not is_valid(code[:place] + other + code[place + 1 :])
