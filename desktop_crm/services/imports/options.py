"""What the person, or the command line, wants done where there is a choice."""

from dataclasses import dataclass

from ...domain.errors import UserError
from ...exchange.plan import OnMatch
from .cells import UNKNOWN


@dataclass(slots=True)
class Options:
    match: str = ""
    on_match: OnMatch = OnMatch.UPDATE
    unknown: str = "add"
    create_missing: bool = False
    in_window: bool = False
    """Whose controls a sentence names: the window's, else the options of the command line."""


def options(match: str | None, on_match: str, unknown: str, create_missing: bool) -> Options:
    """As the command line words them. Raises UserError."""
    if unknown not in UNKNOWN:
        raise UserError(f"--unknown 应为 {' '.join(UNKNOWN)}", f"--unknown should be one of {' '.join(UNKNOWN)}")
    try:
        return Options(match or "", OnMatch(on_match), unknown, create_missing)
    except ValueError:
        raise UserError("--on-match 应为 update skip new", "--on-match should be update, skip or new") from None
