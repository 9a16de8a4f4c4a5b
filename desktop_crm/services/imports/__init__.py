"""Sheets in: read, decide, write; one read of each file, one unit of work, one step."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from ..core import Core
from .documents import document, write_rejects
from .intake import Intake
from .options import options
from .part import check_chosen, parts
from .sheet import Told

__all__ = ["Intake", "run", "write_rejects"]


def run(
    core: Core,
    files: Sequence[Path],
    *,
    kind: str | None = None,
    match: str | None = None,
    on_match: str = "update",
    settings: Mapping[str, str] | None = None,
    unknown: str = "add",
    create_missing: bool = False,
    dry_run: bool = False,
    errors: Path | None = None,
    progress: Told | None = None,
    lang: str = "zh",
) -> dict[str, Any]:
    """The document of CLI.md. Raises UserError when a file cannot be read or no kind fits; then nothing is written.

    A dry run does it all and rolls back, so that it counts what an import would."""
    intake = Intake(core, options(match, on_match, unknown, create_missing), progress)
    for file in files:
        intake.add(file, parts(core, file, kind, settings or {}))
    check_chosen(intake.parts, settings or {})
    step = intake.land(dry_run=dry_run)
    if errors is not None:
        write_rejects(errors, intake.sheets, lang)
    return document(intake.sheets, step, lang)
