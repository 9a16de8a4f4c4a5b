"""From the words to the exit code."""

from argparse import Namespace
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path
from typing import TypeVar, cast

from ..settings import Settings, default_folder
from . import failing, help_text, later, output, words
from .call import Answer, Call, Command, Progress
from .commands import COMMANDS
from .wrong_usage import WrongUsage

T = TypeVar("T")


def main(argv: Sequence[str]) -> int:
    return guarded(lambda: _main(argv), argv)


def guarded(action: Callable[[], int], argv: Sequence[str]) -> int:
    """Runs `action`; whatever it raises becomes one sentence and an exit code."""
    output.speak_utf8()
    try:
        return action()
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else int(end.code is not None)
    except BaseException as error:
        output.end_progress()
        code, sentence = failing.explain(error, language(argv), folder(argv), words.command_of(argv))
        output.say(sentence)
        return code


def _main(argv: Sequence[str]) -> int:
    command = words.command_of(argv)
    if command in ("-h", "--help", "help"):
        output.write(help_text.overview(language(argv)))
        return 0
    if command in ("-V", "--version"):
        from desktop_crm import __version__ as version

        output.write(f"desktop-crm {version}")
        return 0
    code, text = execute(argv, output.terminal_progress(language(argv)), _rendered)
    output.end_progress()
    if text:
        output.write(text)
    return code


def _rendered(answer: Answer, as_json: bool) -> tuple[int, str]:
    return answer.code, output.document(answer.document) if as_json else answer.text()


def execute(argv: Sequence[str], progress: Progress, take: Callable[[Answer, bool], T]) -> T:
    """Runs the sub-command and hands its answer, and whether JSON was asked for, to `take` while the profile is still open:
    the text may read labels from it. Raises WrongUsage, UserError and what else goes wrong."""
    from . import parsers

    lang, command = language(argv), words.command_of(argv)
    _refuse_unreadable(argv)
    rest = words.without_command(argv)
    later.refuse(command, rest)
    if command not in COMMANDS or not COMMANDS[command].module:
        raise _unknown(command)
    args = parsers.parse(command, rest, lang)
    run = cast(Command, getattr(import_module(f".{COMMANDS[command].module}", __package__), _function(command)))
    from ..app import open_core

    if args.data is not None and not args.data.strip():
        raise WrongUsage("--data 后面要有文件夹", "--data needs a folder")
    place = Path(args.data) if args.data else None
    try:
        core = open_core(place)
    except Exception as error:
        if command in ("verify", "restore-backup") and failing.is_damage(error):
            return take(_on_damage(error, args, lang), args.json)
        raise
    try:
        return take(run(Call(core, args, lang, progress)), args.json)
    finally:
        core.close()


def _on_damage(error: Exception, args: Namespace, lang: str) -> Answer:
    """The data file cannot be opened: it can still be reported, and replaced."""
    from . import files, overviews

    if args.command == "verify":
        return overviews.unreadable(error, lang)
    return files.rescue(args, lang)


def _function(command: str) -> str:
    return command.replace("-", "_") + "_"


def _refuse_unreadable(argv: Sequence[str]) -> None:
    for word in argv:
        try:
            word.encode()
        except UnicodeEncodeError:
            shown = word.encode(errors="backslashreplace").decode()
            raise WrongUsage(
                f"“{shown}”不是 UTF-8 文字；文件请先改名", f"“{shown}” is no UTF-8 text; rename the file first"
            ) from None


def _unknown(command: str) -> WrongUsage:
    known = " ".join(COMMANDS)
    if not command or command.startswith("-"):
        shown = command or "--json"
        return WrongUsage(f"{shown} 要和一个命令一起用；有：{known}", f"{shown} needs a command; there are: {known}")
    return WrongUsage(f"没有“{command}”这个命令；有：{known}", f"There is no command “{command}”; there are: {known}")


def folder(argv: Sequence[str]) -> Path | None:
    given = words.option(argv, "--data")
    try:
        return Path(given).expanduser() if given else default_folder()
    except (OSError, RuntimeError):
        return None


def language(argv: Sequence[str]) -> str:
    """As asked for, else as this profile's window has it."""
    given = words.option(argv, "--lang")
    place = None if given else folder(argv)
    return given or (str(Settings(place / "settings.json").get("lang")) if place else "zh")
