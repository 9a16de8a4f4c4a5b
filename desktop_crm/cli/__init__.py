"""The command line: thin sub-commands over the services. Imports nothing before it is asked to run."""

from collections.abc import Sequence


def main(argv: Sequence[str]) -> int:
    """The words after the program's name. Returns the exit code."""
    from . import run

    return run.main(argv)
