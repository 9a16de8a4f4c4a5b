"""Later steps: not there yet, said in one sentence; nothing is a stub and nothing is made."""

import pytest

from desktop_crm.cli import later
from desktop_crm.cli.commands import COMMANDS


@pytest.mark.parametrize(
    "words",
    [
        *((command,) for command in sorted(later.COMMANDS)),
        ("merge", "customers", "KH-1", "KH-2"),
        ("share", "start", "file:///x", "--passphrase-file", "f"),
        ("import", "--as", "bank", "x.csv"),
        ("export", "x.ics"),
        ("reminders", "--ics", "x.ics"),
    ],
)
def test_what_comes_later_says_so(crm, profile, words):
    assert "还没有" in crm.fails(*words, code=2)
    assert "does not have" in crm.fails(*words, "--lang", "en", code=2)
    assert not profile.exists()


def test_nothing_is_both_here_and_later():
    assert not later.COMMANDS & COMMANDS.keys()


def test_a_word_after_two_dashes_is_only_a_word(crm):
    assert crm("find", "--", "--ics").code == 0
    later.refuse("reminders", ["--", "--ics"])
