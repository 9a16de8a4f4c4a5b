"""`desktop-crm -h`."""

from .commands import COMMANDS
from .table_text import width


def overview(lang: str) -> str:
    en = lang == "en"
    wide = max(map(width, COMMANDS))
    lines = [f"  {name:<{wide}}  {command.help(lang)}" for name, command in COMMANDS.items()]
    if en:
        head = "desktop-crm [--data DIR] [--json] [--lang zh|en] COMMAND …\n\nWithout a command the window opens.\n"
        foot = "\ndesktop-crm COMMAND -h tells more."
    else:
        head = "desktop-crm [--data 文件夹] [--json] [--lang zh|en] 命令 …\n\n不写命令则打开窗口。\n"
        foot = "\ndesktop-crm 命令 -h 有更多说明。"
    return "\n".join((head, *lines, foot))
