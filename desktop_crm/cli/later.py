"""What the contract promises for later steps: not there yet, and the message says so."""

from collections.abc import Sequence

from .wrong_usage import WrongUsage

COMMANDS = frozenset(
    (
        "attach", "merge", "handover", "report", "print", "rules", "duplicates", "checkup",
        "share", "sync", "conflicts", "resolve",
    )
)  # fmt: skip
OPTIONS = {
    "reminders": ("--ics",),
}
ENDINGS = {
    "export": (".ics", ".xls", ".ods", ".pdf", ".docx"),
}
KINDS = frozenset(("bank",))


def not_yet(what: str) -> WrongUsage:
    from desktop_crm import __version__ as version

    return WrongUsage(f"这个版本（{version}）还没有 {what}", f"This version ({version}) does not have {what} yet")


def refuse(command: str, argv: Sequence[str]) -> None:
    """Raises WrongUsage for a sub-command or an option of a later step."""
    if command in COMMANDS:
        raise not_yet(command)
    for word in argv:
        if word == "--":
            return
        if (name := word.partition("=")[0]) in OPTIONS.get(command, ()):
            raise not_yet(f"{command} {name}")


def refuse_ending(command: str, file: str) -> None:
    ending = next((e for e in ENDINGS[command] if file.lower().endswith(e)), None)
    if ending:
        raise not_yet(f"{command} {ending}")


def refuse_kind(kind: str | None) -> None:
    if kind in KINDS:
        raise not_yet(f"import --as {kind}")
