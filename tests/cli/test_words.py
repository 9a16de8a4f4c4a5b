import pytest

from desktop_crm.cli.words import command_of, opens_window, option, without_command


@pytest.mark.parametrize(
    ("line", "command", "rest"),
    [
        ("find x", "find", "x"),
        ("--data D find x", "find", "--data D x"),
        ("--data=D --json --lang en list customers", "list", "--data=D --json --lang en customers"),
        ("--data find list", "list", "--data find"),
        ("--foo find", "--foo", "find"),
        ("-h", "-h", ""),
        ("--data D", "", "--data D"),
        ("--data", "", "--data"),
        ("", "", ""),
    ],
)
def test_the_command_among_common_options(line, command, rest):
    assert command_of(line.split()) == command
    assert " ".join(without_command(line.split())) == rest


@pytest.mark.parametrize(
    ("line", "opens"),
    [("", True), ("--data D", True), ("--lang en", True), ("--json", False), ("-h", False), ("find x", False)],
)
def test_the_window_opens_without_a_command(line, opens):
    assert opens_window(line.split()) is opens


def test_the_last_value_counts_and_words_after_two_dashes_do_not():
    assert option(["--data", "a", "find", "--data=b", "x"], "--data") == "b"
    assert option(["find", "--", "--data", "b"], "--data") == ""
    assert option(["find", "--data"], "--data") == ""
