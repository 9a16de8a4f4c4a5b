"""Exit 2: one sentence, in both languages; nothing opened, nothing made."""

import re

import pytest


@pytest.mark.parametrize(
    "words",
    [
        ("foo",),
        ("find",),
        ("find", "x", "--limit", "-1"),
        ("find", "x", "--limit", "many"),
        ("find", "x", "--limit"),
        ("find", "x", "--limit", "--where"),
        ("find", "x", "--sort", "name"),
        ("list",),
        ("list", "customers", "--limit=-5"),
        ("list", "customers", "more"),
        ("list", "customers", "--col", "name"),
        ("steps", "--limit", "1.5"),
        ("show", "customers"),
        ("history",),
        ("add",),
        ("add", "customers", "小米"),
        ("add", "customers", "=小米"),
        ("add", "customers", "name=a", "name=b"),
        ("set", "customers"),
        ("set", "customers", "KH-1"),
        ("set", "customers", "grade=A"),
        ("set", "customers", "KH-1", "grade"),
        ("set", "customers", "--where", "", "grade=A"),
        ("set", "customers", "--where", "grade=A"),
        ("set", "customers", "KH-1", "--where", "grade=A", "grade=B"),
        ("set", "customers", "KH-1", "grade=A", "--dry-run"),
        ("trash", "customers"),
        ("move", "SJ-1"),
        ("move", "SJ-1", "won", "name"),
        ("done",),
        ("snooze", "1"),
        ("me", ""),
        ("me", "a", "b"),
        ("restore-backup",),
        ("sample", "--customers", "0"),
        ("sample", "--customers", "-3"),
        ("sample", "--seed", "x"),
        ("export",),
        ("board", "x"),
        ("--foo", "find", "x"),
    ],
)
def test_wrong_usage(crm, profile, words):
    assert crm.fails(*words, code=2)
    english = crm.fails("--lang", "en", *words, code=2)
    assert not re.search("[一-龥]", english.replace("小米", ""))
    assert not profile.exists()


def test_the_sentence_names_what_is_missing(crm):
    assert crm.fails("show", "customers", code=2) == "缺少 ID（用法见 desktop-crm show -h）"
    assert "多出“more”" in crm.fails("list", "customers", "more", code=2)
    assert "export" in crm.fails("foo", code=2)


def test_common_options_before_and_after(crm, profile, tmp_path, capsys):
    from desktop_crm import cli

    other = tmp_path / "other"
    assert cli.main(["--json", f"--data={other}", "--lang", "en", "add", "customers", "name=x"]) == 0
    assert cli.main(["list", "--data", str(other), "customers", "--json"]) == 0
    assert '"total": 1' in capsys.readouterr().out
    assert cli.main(["--data", str(profile), "list", "customers", "--data", str(other)]) == 0
    assert "共 1 条" in capsys.readouterr().out  # the last one counts
    assert not profile.exists()


def test_empty_data_folder_is_refused(crm):
    from desktop_crm import cli

    assert cli.main(["--data", "", "list", "customers"]) == 2


@pytest.mark.parametrize(("lang", "word"), [("zh", "导入"), ("en", "import")])
def test_help_lists_every_sub_command(crm, lang, word):
    from desktop_crm.cli.commands import COMMANDS

    text = crm("--lang", lang, "-h").out
    assert all(f"  {name} " in text for name in COMMANDS) and word in text
    for name, command in COMMANDS.items():
        if command.module:
            said = crm(name, "-h", "--lang", lang)
            assert said.code == 0 and command.help(lang).split("：")[0] in said.out


def test_version(crm):
    from desktop_crm import __version__

    assert crm("--version").out == f"desktop-crm {__version__}\n"


def test_the_language_is_the_profiles_own_unless_asked(crm, profile):
    profile.mkdir()
    (profile / "settings.json").write_text('{"lang": "en"}')
    assert crm("list", "customers").out == "0 in all\n"
    assert "There is no customer" in crm.fails("show", "customers", "x")
    assert crm("list", "customers", "--lang", "zh").out == "共 0 条\n"


def test_words_that_are_no_text(crm, profile):
    assert "UTF-8" in crm.fails("find", "a\udcff", code=2)
    assert not profile.exists()


def test_a_language_we_do_not_speak(crm, profile):
    assert "zh" in crm.fails("list", "customers", "--lang", "fr", code=2)
    assert not profile.exists()
