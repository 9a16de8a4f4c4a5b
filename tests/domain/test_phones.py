import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_crm.domain.phones import display, is_mobile, numbers

MOBILE = "13800001234"
ZONED = "01088886666"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # one mobile, however written
        ("13800001234", [MOBILE]),
        ("138 0000 1234", [MOBILE]),
        ("138-0000-1234", [MOBILE]),
        ("138.0000.1234", [MOBILE]),
        ("１３８００００１２３４", [MOBILE]),
        ("+86 138 0000 1234", [MOBILE]),
        ("+8613800001234", [MOBILE]),
        ("(+86)13800001234", [MOBILE]),
        ("0086-13800001234", [MOBILE]),
        ("8613800001234", [MOBILE]),
        ("013800001234", [MOBILE]),
        ("13800001234.0", [MOBILE]),
        ("1.3800001234E+10", [MOBILE]),
        ("手机：13800001234", [MOBILE]),
        ("13800001234（张三）", [MOBILE]),
        ("13800001234\u200b", [MOBILE]),
        # a landline: the zone's 0 stays, and comes back behind +86
        ("010-88886666", [ZONED]),
        ("（010）88886666", [ZONED]),
        ("010 8888 6666", [ZONED]),
        ("+86 10 8888 6666", [ZONED]),
        ("+86 (0)10-88886666", [ZONED]),
        ("86-10-88886666", [ZONED]),
        ("0571-8888666", ["05718888666"]),
        ("88886666", ["88886666"]),
        ("8888 6666", ["88886666"]),
        ("+86 755 1234567", ["07551234567"]),
        ("400-800-1234", ["4008001234"]),
        ("+86 400 800 1234", ["4008001234"]),
        # an extension stays with its number
        ("010-88886666转8001", [ZONED + "8001"]),
        ("010-88886666-8001", [ZONED + "8001"]),
        ("010-88886666 8001", [ZONED + "8001"]),
        ("010-88886666 ext. 12", [ZONED + "12"]),
        ("010-88886666(分机8001)", [ZONED + "8001"]),
        ("13800001234转8001", [MOBILE + "8001"]),
        ("13800001234-8001", [MOBILE + "8001"]),
        # several
        ("13800001234、13900001234", [MOBILE, "13900001234"]),
        ("13800001234，13900001234；010-88886666", [MOBILE, "13900001234", ZONED]),
        ("13800001234/13900001234|010-88886666\n400-800-1234", [MOBILE, "13900001234", ZONED, "4008001234"]),
        ("13800001234或13900001234", [MOBILE, "13900001234"]),
        ("13800001234 13900001234", [MOBILE, "13900001234"]),
        ("138 0000 1234 139 0000 1234", [MOBILE, "13900001234"]),
        ("13800001234-13900001234", [MOBILE, "13900001234"]),
        ("0571 88886666 88886667", ["057188886666", "88886667"]),
        ("手机:138-0000-1234 办:010-88886666转8001", [MOBILE, ZONED + "8001"]),
        ("电话1：13800001234 电话2：13900001234", [MOBILE, "13900001234"]),
        ("13800001234, +86 138 0000 1234", [MOBILE]),
        ("010-88886666/7/8", [ZONED]),
        ("13800001234 187970", [MOBILE, "187970"]),
        # short, odd, wrong
        ("187970", ["187970"]),
        ("12345", ["12345"]),
        ("5", ["5"]),
        ("+86", []),
        ("٣٤٥٦٧٨٩", []),
        ("138 567 1234", ["1385671234"]),
        ("1.38E+10", []),
        ("无", []),
        ("", []),
        # foreign
        ("+1 (415) 555-2671", ["14155552671"]),
        ("0014155552671", ["14155552671"]),
        ("+44 20 7946 0958 / 13800001234", ["442079460958", MOBILE]),
    ],
)
def test_numbers(text, found):
    assert numbers(text) == found


@pytest.mark.parametrize(
    ("text", "yes"),
    [(MOBILE, True), ("+86 138 0000 1234", True), ("010-88886666", False), ("+1 415 555 2671", False), ("110", False)],
)
def test_is_mobile(text, yes):
    assert is_mobile(text) is yes


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (MOBILE, "138 0000 1234"),
        ("+8613800001234", "138 0000 1234"),
        (ZONED, "010-88886666"),
        ("05718888666", "0571-8888666"),
        ("4008001234", "400-800-1234"),
        ("010-88886666转8001", "010-88886666转8001"),
        ("+1 (415) 555-2671", "+1 (415) 555-2671"),
        ("187970", "187970"),
        (" 无 ", "无"),
    ],
)
def test_display(text, shown):
    assert display(text) == shown


@given(st.text(alphabet="0123456789+-~.() 转xE手机:：、/\n", max_size=60) | st.text(max_size=40))
def test_any_text_gives_digits_only_without_doubles(text):
    found = numbers(text)
    assert all(n.isascii() and n.isdigit() for n in found)
    assert len(set(found)) == len(found)


@given(
    st.lists(st.from_regex(r"1[3-9][0-9]{9}|0(10|2[0-9])[2-8][0-9]{7}", fullmatch=True), min_size=1, unique=True),
    st.sampled_from(["、", ",", "；", "/", "|", "\n", " 或 ", " "]),
)
def test_what_was_joined_comes_apart(typed, separator):
    assert numbers(separator.join(typed)) == typed


@given(st.from_regex(r"1[3-9][0-9]{9}|0(10|2[0-9])[2-8][0-9]{7}|[48]00[0-9]{7}", fullmatch=True))
def test_display_keeps_the_number(number):
    assert numbers(display(number)) == [number]
