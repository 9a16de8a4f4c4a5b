"""What argparse cannot tell: which words are records, which `field=value`. Judged before anything is opened."""

from argparse import Namespace
from collections.abc import Callable, Sequence
from pathlib import Path

from . import later
from .wrong_usage import WrongUsage

EXPORTS = (".xlsx", ".csv", ".vcf")


def assignments(words: Sequence[str]) -> dict[str, str]:
    """Raises WrongUsage for a word without `=` and a field named twice."""
    out: dict[str, str] = {}
    for word in words:
        name, equals, value = word.partition("=")
        if not equals or not name.strip():
            raise WrongUsage(f"“{word}”应写成 字段=值", f"“{word}” should be FIELD=VALUE")
        if name.strip() in out:
            raise WrongUsage(f"“{name}”写了两次", f"“{name}” is given twice")
        out[name.strip()] = value
    return out


def check(command: str, args: Namespace) -> None:
    """Raises WrongUsage. Turns the words into `pairs`."""
    if command in _CHECKS:
        _CHECKS[command](args)


def _pairs(args: Namespace) -> None:
    args.pairs = assignments(args.pairs)


def _set(args: Namespace) -> None:
    args.record = None
    if args.where is None:
        if not args.words or "=" in args.words[0]:
            raise WrongUsage(
                "要写明改哪一条（编号），或用 --where 写条件", "Name a record (its number), or give --where"
            )
        args.record, *args.words = args.words
        if args.dry_run:
            raise WrongUsage("--dry-run 只和 --where 一起用", "--dry-run goes with --where only")
    elif not args.where.strip():
        raise WrongUsage("--where 是空的，会改到全部记录", "--where is empty and would edit every record")
    args.pairs = assignments(args.words)
    if not args.pairs:
        raise WrongUsage("没有写要改什么（字段=值）", "Nothing to set: give FIELD=VALUE")


def _import(args: Namespace) -> None:
    """`--set A=x B=y FILE`: what is no pair is a file."""
    later.refuse_kind(args.kind)
    _settings(args)
    if not args.files:
        raise WrongUsage("要写明导入哪个文件", "Name the file to import")
    if args.errors and not args.errors.lower().endswith(".xlsx"):
        raise WrongUsage("--errors 只能写成 .xlsx", "--errors writes .xlsx only")


def _write_back(args: Namespace) -> None:
    args.files = []
    _settings(args)
    if args.files:
        raise WrongUsage(f"多出“{args.files[0]}”", f"“{args.files[0]}” is one file too many")


def _settings(args: Namespace) -> None:
    settings = [word for word in args.settings if "=" in word and not Path(word).is_file()]
    args.files += [word for word in args.settings if word not in settings]
    args.settings = {}
    for word in settings:
        old, _, new = word.rpartition("=")  # a header may hold a “=”, a field's code never does
        if not old.strip() or not new.strip():
            raise WrongUsage(f"“{word}”应写成 表头=字段", f"“{word}” should be HEADER=FIELD")
        args.settings[old.strip()] = new.strip()


def _export(args: Namespace) -> None:
    later.refuse_ending("export", args.out)
    if not args.out.lower().endswith(EXPORTS):
        raise WrongUsage(
            f"“{args.out}”应以 .xlsx、.csv 或 .vcf 结尾", f"“{args.out}” should end in .xlsx, .csv or .vcf"
        )
    if args.template and args.what is None and args.view is None:
        args.what = "customers"


def _me(args: Namespace) -> None:
    if args.user is not None and not args.user.strip():
        raise WrongUsage("名字是空的", "The name is empty")


_CHECKS: dict[str, Callable[[Namespace], None]] = {
    "add": _pairs,
    "move": _pairs,
    "set": _set,
    "import": _import,
    "compare": _import,
    "write-back": _write_back,
    "export": _export,
    "me": _me,
}
