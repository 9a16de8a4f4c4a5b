"""A sub-command's words into a Namespace. One parser is built, that of the sub-command asked for."""

import argparse
import re
from collections.abc import Callable, Sequence
from typing import NoReturn

from . import pairs
from .commands import COMMANDS
from .wrong_usage import WrongUsage

PROGRAM = "desktop-crm"
_AS_IT_IS = "\0"  # stands before a word that follows `--`, which intermixed parsing does not know
PAIR = "FIELD=VALUE"
_ZH = (
    (r"the following arguments are required: (.*)", r"缺少 \1"),
    (r"unrecognized arguments: (.*)", r"多出“\1”"),
    (r"argument (.*): expected (?:one|at least one) argument", r"\1 后面要有一个值"),
    (r"argument (.*): invalid choice: (.*) \(choose from (.*)\)", r"\1 没有 \2；可选：\3"),
    (r"argument (.*): ignored explicit argument (.*)", r"\1 后面不能有值（\2）"),
)


class Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        zh = next((re.sub(p, to, message) for p, to in _ZH if re.fullmatch(p, message)), message)
        hint = f"{self.prog} -h"
        raise WrongUsage(f"{zh}（用法见 {hint}）", f"{message} (see {hint})")

    def parse(self, argv: Sequence[str]) -> argparse.Namespace:
        found: argparse.Namespace = self.parse_intermixed_args(self._joined(argv))
        for name, value in vars(found).items():
            if isinstance(value, str):
                setattr(found, name, value.removeprefix(_AS_IT_IS))
            elif isinstance(value, list):
                setattr(found, name, [word.removeprefix(_AS_IT_IS) for word in value])
        return found

    def _joined(self, argv: Sequence[str]) -> list[str]:
        """`--sort -amount`: a value may begin with a dash where it is no option of ours."""
        taking = {name for a in self._actions if a.nargs is None for name in a.option_strings}
        out: list[str] = []
        words = iter(argv)
        for word in words:
            if word == "--":
                return [*out, *(_AS_IT_IS + w for w in words)]
            following = next(words, None) if word in taking else None
            if following is None:
                out.append(word)
            elif following in self._option_string_actions or following == "--":
                self.error(f"argument {word}: expected one argument")
            else:
                out.append(f"{word}={following}")
        return out


def parse(command: str, argv: Sequence[str], lang: str) -> argparse.Namespace:
    """Raises WrongUsage; SystemExit(0) after printing help."""
    about = COMMANDS[command].help(lang)
    parser = Parser(prog=f"{PROGRAM} {command}", description=about, allow_abbrev=False, add_help=False)
    parser.add_argument("-h", "--help", action="help", help=_say(lang, "显示用法", "this help"))
    parser.add_argument("--data", metavar="DIR", help=_say(lang, "数据文件夹", "the profile folder"))
    parser.add_argument("--json", action="store_true", help=_say(lang, "输出一个 JSON 文档", "one JSON document"))
    parser.add_argument("--lang", choices=("zh", "en"), help=_say(lang, "语言", "language"))
    _BUILD.get(command, _nothing)(parser)
    args = parser.parse(argv)
    pairs.check(command, args)
    args.command = command
    return args


def _say(lang: str, zh: str, en: str) -> str:
    return en if lang == "en" else zh


def _count(least: int) -> Callable[[str], int]:
    def read(word: str) -> int:
        if not (word.isascii() and word.isdigit() and len(word) < 10 and int(word) >= least):
            raise WrongUsage(f"“{word}”应为整数，最小 {least}", f"“{word}” should be a whole number, {least} or more")
        return int(word)

    return read


def _import(p: Parser) -> None:
    p.add_argument("files", metavar="FILE", nargs="*")
    p.add_argument("--as", dest="kind", metavar="KIND")
    p.add_argument("--match", metavar="FIELD")
    p.add_argument("--on-match", choices=("update", "skip", "new"), default="update")
    p.add_argument("--set", dest="settings", metavar="OLD=FIELD", nargs="+", action="extend", default=[])
    p.add_argument("--unknown", choices=("add", "note", "reject"), default="add")
    p.add_argument("--create-missing", action="store_true")
    p.add_argument("--dry-run", action="store_true")
    _returned(p)


def _compare(p: Parser) -> None:
    p.add_argument("files", metavar="FILE", nargs="*")
    p.add_argument("--as", dest="kind", metavar="KIND")
    p.add_argument("--set", dest="settings", metavar="OLD=FIELD", nargs="+", action="extend", default=[])
    _returned(p)


def _returned(p: Parser) -> None:
    """For a workbook that was exported."""
    p.add_argument("--take", choices=("sheet", "ours"), default="")
    p.add_argument("--on-unknown", choices=("new",), default="")
    p.add_argument("--errors", metavar="OUT.xlsx")


def _write_back(p: Parser) -> None:
    p.add_argument("file", metavar="BOOK.xlsx")
    p.add_argument("--as", dest="kind", metavar="KIND")
    p.add_argument("--set", dest="settings", metavar="OLD=FIELD", nargs="+", action="extend", default=[])
    p.add_argument("--match", metavar="FIELD")
    p.add_argument("--dry-run", action="store_true")


def _export(p: Parser) -> None:
    p.add_argument("out", metavar="OUT")
    p.add_argument("--what", metavar="KIND")
    p.add_argument("--view", metavar="NAME")
    p.add_argument("--where", metavar="EXPR", default="")
    p.add_argument("--columns", metavar="A,B", default="")
    p.add_argument("--template", action="store_true")


def _list(p: Parser) -> None:
    p.add_argument("kind", metavar="KIND")
    p.add_argument("--where", metavar="EXPR", default="")
    p.add_argument("--sort", metavar="F", default="")
    p.add_argument("--columns", metavar="A,B", default="")
    p.add_argument("--limit", metavar="N", type=_count(0))


def _find(p: Parser) -> None:
    p.add_argument("text", metavar="TEXT", nargs="+")
    p.add_argument("--limit", metavar="N", type=_count(0), default=50)


def _record(p: Parser) -> None:
    p.add_argument("kind", metavar="KIND")
    p.add_argument("record", metavar="ID")


def _trash(p: Parser) -> None:
    _record(p)
    p.add_argument("--with-children", action="store_true")


def _add(p: Parser) -> None:
    p.add_argument("kind", metavar="KIND")
    p.add_argument("pairs", metavar=PAIR, nargs="*")


def _set(p: Parser) -> None:
    p.add_argument("kind", metavar="KIND")
    p.add_argument("words", metavar=f"ID {PAIR}", nargs="*")
    p.add_argument("--where", metavar="EXPR")
    p.add_argument("--dry-run", action="store_true")


def _move(p: Parser) -> None:
    p.add_argument("deal", metavar="DEAL")
    p.add_argument("stage", metavar="STAGE")
    p.add_argument("pairs", metavar=PAIR, nargs="*")
    p.add_argument("--before", metavar="DEAL")


def _reminders(p: Parser) -> None:
    p.add_argument("--on", metavar="DATE")
    p.add_argument("--all", action="store_true")
    p.add_argument("--mine", action="store_true")


def _done(p: Parser) -> None:
    p.add_argument("record", metavar="ID")
    p.add_argument("--result", metavar="TEXT")


def _snooze(p: Parser) -> None:
    p.add_argument("record", metavar="ID")
    p.add_argument("until", metavar="UNTIL")


def _restore_backup(p: Parser) -> None:
    p.add_argument("file", metavar="FILE")
    p.add_argument("--look", action="store_true")


def _sample(p: Parser) -> None:
    p.add_argument("--customers", metavar="N", type=_count(1), default=300)
    p.add_argument("--seed", metavar="S", type=_count(0))


def _board(p: Parser) -> None:
    p.add_argument("--pipeline", metavar="P")


def _steps(p: Parser) -> None:
    p.add_argument("--limit", metavar="N", type=_count(0))


def _nothing(p: Parser) -> None:
    pass


def _maybe(name: str, metavar: str) -> Callable[[Parser], None]:
    def build(p: Parser) -> None:
        p.add_argument(name, metavar=metavar, nargs="?")

    return build


_BUILD: dict[str, Callable[[Parser], None]] = {
    "import": _import, "compare": _compare, "write-back": _write_back, "export": _export, "fields": _maybe("kind", "KIND"), "find": _find, "list": _list, "show": _record,
    "history": _record, "add": _add, "set": _set, "trash": _trash, "restore": _record, "purge": _record, "move": _move,
    "board": _board,
    "steps": _steps,
    "undo": _maybe("step", "STEP"), "reminders": _reminders, "done": _done, "snooze": _snooze, "me": _maybe("user", "USER"),
    "backup": _maybe("out", "OUT"), "restore-backup": _restore_backup, "sample": _sample,
}  # fmt: skip
