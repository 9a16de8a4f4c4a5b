"""`python3 -m desktop_crm`: a sub-command goes to the command line, nothing opens the window.

Any Python the machine has may read this, if only to fetch the packages first: the syntax stays that of 3.8.
"""

from __future__ import annotations

import os
import sys
from importlib.util import find_spec
from pathlib import Path

LOCK = Path(__file__).resolve().parent.parent / "requirements.lock"
SHEETS = (".xlsx", ".xlsm", ".xls", ".xlsb", ".et", ".ods", ".csv", ".tsv")
NEEDED = ("PySide6", "sqlalchemy")
NO_DISPLAY = (
    "这里没有显示器，打不开窗口；desktop-crm picture OUT.png 可把页面画成图片，desktop-crm -h 列出全部命令。\n"
    "There is no display to open the window on; desktop-crm picture OUT.png renders a page, desktop-crm -h lists the commands."
)


def main() -> int:
    argv = sys.argv[1:]
    if LOCK.exists() and not all(find_spec(name) for name in NEEDED):
        from desktop_crm import bootstrap

        return bootstrap.start(argv)
    if argv:
        if argv[0] == "--worker":
            from desktop_crm.cli import worker

            return worker.main(argv[1:])
        from desktop_crm.cli import words

        if words.command_of(argv) == "picture":
            from desktop_crm.cli import run
            from desktop_crm.ui import picture

            return run.guarded(lambda: picture.main(words.without_command(argv)), argv)
        if not words.opens_window(argv) and not names_a_sheet(words.command_of(argv)):
            from desktop_crm import cli

            return cli.main(argv)
    if has_no_display():
        print(NO_DISPLAY, file=sys.stderr)
        return 1
    from desktop_crm.ui import main as window

    return window.main(argv)


def names_a_sheet(word: str) -> bool:
    """`desktop-crm 客户.xlsx`: the window takes it in. A sub-command stays one, even where a file is called so."""
    from desktop_crm.cli.commands import COMMANDS

    return word not in COMMANDS and (word.lower().endswith(SHEETS) or os.path.isfile(word))


def has_no_display() -> bool:
    wanted = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return sys.platform.startswith("linux") and not any(os.environ.get(name) for name in wanted)


if __name__ == "__main__":
    sys.exit(main())
