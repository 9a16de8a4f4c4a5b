import random
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_crm.domain.order_keys import MAX_LENGTH, between, needs_rekey, needs_spread, spread


@pytest.mark.parametrize("where", ["anywhere", "top", "bottom", "one gap"])
@settings(max_examples=8, deadline=None)
@given(seed=st.integers())
def test_a_thousand_inserts_keep_the_order(seed, where):
    chance = random.Random(seed)
    keys: list[str] = []
    for _ in range(1000):
        at = {"anywhere": chance.randint(0, len(keys)), "top": 0, "bottom": len(keys), "one gap": min(1, len(keys))}[
            where
        ]
        key = between(
            keys[at - 1] if at else None, keys[at] if at < len(keys) else None, lambda: chance.getrandbits(32)
        )
        keys.insert(at, key)
    assert all(a < b for a, b in pairwise(keys))
    if where in ("top", "bottom"):
        assert max(map(len, keys)) <= 6


@given(st.lists(st.integers(0, 61), min_size=2, max_size=2), st.lists(st.integers(0, 10**6), max_size=60))
def test_any_digits_fit_in_any_gap(digits, places):
    """Digits at their extremes are what random ones seldom are."""
    keys = ["a0", "a1"]
    for n, place in enumerate(places):
        at = place % (len(keys) + 1)
        draw = iter(digits if n % 2 else digits[::-1])
        keys.insert(at, between(keys[at - 1] if at else None, keys[at] if at < len(keys) else None, draw.__next__))
    assert keys == sorted(set(keys))


def test_the_last_digit_is_never_zero():
    assert not between(None, None, lambda: 0).endswith("0")
    assert not between("a1", "a2", lambda: 61).endswith("0")


def test_two_pcs_get_different_keys():
    assert len({between("a0", "a1") for _ in range(50)}) > 40


@pytest.mark.parametrize(
    ("before", "after", "needed"),
    [
        (None, None, False),
        ("a0", None, False),
        (None, "a0", False),
        ("a0", "a1", False),
        ("a1V3", "a1V3", True),
        ("a2", "a1", True),
        ("", "a1", True),
        ("a1", "?", True),
        ("a1!", "a2", True),
        ("a10", "a2", True),  # ends in the digit 0
        ("z", None, True),
    ],
)
def test_needs_rekey(before, after, needed):
    assert needs_rekey(before, after) is needed
    if needed:
        with pytest.raises(ValueError):
            between(before, after)
        with pytest.raises(ValueError):
            spread(2, before, after)
    else:
        key = between(before, after)
        assert (before or "") < key < (after or "~")


def test_rekeying_a_run_of_equal_neighbours():
    column = ["a0", "a1V3", "a1V3", "a1V3", "a2"]
    column[1:4] = spread(3, "a0", "a2")
    assert column == sorted(set(column))
    assert between(column[1], column[2]) > column[1]


@pytest.mark.parametrize("count", [0, 1, 2, 62, 63, 10_000])
def test_spread(count):
    keys = spread(count)
    assert len(keys) == count and keys == sorted(set(keys))
    assert all(len(k) <= 4 for k in keys)
    assert spread(count) == keys
    inside = spread(count, "a1V3", "a1V4")
    assert inside == sorted(set(inside)) and all("a1V3" < k < "a1V4" for k in inside)


def test_a_crowded_gap_asks_for_spreading():
    chance = random.Random(1)
    keys = ["a0", "a1"]
    while not needs_spread(keys):
        keys.insert(1, between(keys[0], keys[1], lambda: chance.getrandbits(32)))
        assert len(keys) < 2000
    assert max(map(len, keys)) == MAX_LENGTH + 1
    assert not needs_spread(spread(len(keys)))
