"""Sheets in: read, decide, write; one read of each file, one unit of work, one step."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from ..core import Core
from .changed_cells import changed_cells
from .documents import document, write_rejects
from .intake import Intake
from .options import options
from .part import check_chosen, parts
from .sheet import Told

__all__ = ["Intake", "compare", "run", "write_rejects"]


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
    take: str = "",
    on_unknown: str = "",
    dry_run: bool = False,
    errors: Path | None = None,
    progress: Told | None = None,
    lang: str = "zh",
) -> dict[str, Any]:
    """The document of CLI.md. Raises UserError when a file cannot be read or no kind fits; then nothing is written.

    A dry run does it all and rolls back, so that it counts what an import would."""
    intake = Intake(core, options(match, on_match, unknown, create_missing, take, on_unknown), progress)
    for file in files:
        intake.add(file, parts(core, file, kind, settings or {}))
    check_chosen(intake.parts, settings or {})
    step = intake.land(dry_run=dry_run)
    if errors is not None:
        write_rejects(errors, intake.sheets, lang)
    return document(intake.sheets, step, lang, intake.missing())


def compare(
    core: Core,
    files: Sequence[Path],
    *,
    kind: str | None = None,
    settings: Mapping[str, str] | None = None,
    take: str = "",
    on_unknown: str = "",
    errors: Path | None = None,
    progress: Told | None = None,
    lang: str = "zh",
) -> dict[str, Any]:
    """A dry run, and `cells`: each that was changed since the export, here, in the sheet or in both. Raises UserError."""
    intake = Intake(core, options(None, "update", "add", False, take, on_unknown), progress)
    for file in files:
        intake.add(file, parts(core, file, kind, settings or {}))
    check_chosen(intake.parts, settings or {})
    intake.land(dry_run=True)
    if errors is not None:
        write_rejects(errors, intake.sheets, lang)
    return document(intake.sheets, None, lang, intake.missing()) | {"cells": changed_cells(core, intake.sheets, lang)}
