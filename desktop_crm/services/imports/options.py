"""What the person, or the command line, wants done where there is a choice."""

from dataclasses import dataclass

from ...domain.errors import UserError
from ...exchange.plan import OnMatch
from .cells import UNKNOWN

TAKES = ("", "sheet", "ours")


@dataclass(slots=True)
class Options:
    match: str = ""
    on_match: OnMatch = OnMatch.UPDATE
    unknown: str = "add"
    create_missing: bool = False
    take: str = ""
    """Of cells changed both here and in a sheet of ours: `sheet`, `ours`, or nothing, which asks."""
    on_unknown: str = ""
    """`new` makes a record of a row whose hidden identity was never seen here."""
    cell_by_cell: bool = True
    """Whether a sheet of ours is compared with what it was when it was exported."""
    in_window: bool = False
    """Whose controls a sentence names: the window's, else the options of the command line."""


def options(
    match: str | None, on_match: str, unknown: str, create_missing: bool, take: str = "", on_unknown: str = ""
) -> Options:
    """As the command line words them. Raises UserError."""
    if unknown not in UNKNOWN:
        raise UserError(f"--unknown 应为 {' '.join(UNKNOWN)}", f"--unknown should be one of {' '.join(UNKNOWN)}")
    if take not in TAKES:
        raise UserError("--take 应为 sheet 或 ours", "--take should be sheet or ours")
    if on_unknown not in ("", "new"):
        raise UserError("--on-unknown 应为 new", "--on-unknown should be new")
    try:
        return Options(match or "", OnMatch(on_match), unknown, create_missing, take, on_unknown)
    except ValueError:
        raise UserError("--on-match 应为 update skip new", "--on-match should be update, skip or new") from None
