"""The words of a command line before any parser sees them: which is the sub-command, which the common options."""

from collections.abc import Iterator, Sequence

WITH_VALUE = ("--data", "--lang")
FLAGS = ("--json",)


def place_of_command(argv: Sequence[str]) -> int | None:
    """Where the sub-command stands: the first word that is no common option and no value of one."""
    words = iter(enumerate(argv))
    for i, word in words:
        if word in WITH_VALUE:
            next(words, None)
        elif word not in FLAGS and not word.startswith(tuple(f"{name}=" for name in WITH_VALUE)):
            return i
    return None


def command_of(argv: Sequence[str]) -> str:
    place = place_of_command(argv)
    return "" if place is None else argv[place]


def without_command(argv: Sequence[str]) -> list[str]:
    place = place_of_command(argv)
    return list(argv) if place is None else [*argv[:place], *argv[place + 1 :]]


def opens_window(argv: Sequence[str]) -> bool:
    """No sub-command, and nothing that asks for an answer in the terminal."""
    return place_of_command(argv) is None and "--json" not in argv


def option(argv: Sequence[str], name: str) -> str:
    """The last value given, before any parser has judged the line."""
    return ([""] + [value for found, value in _pairs(argv) if found == name])[-1]


def _pairs(argv: Sequence[str]) -> Iterator[tuple[str, str]]:
    for i, word in enumerate(argv):
        if word == "--":
            return
        name, equals, value = word.partition("=")
        if name in WITH_VALUE:
            yield name, value if equals else "".join(argv[i + 1 : i + 2])
