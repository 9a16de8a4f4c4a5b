"""Rows that were pasted, as a sheet for the import: its heading says which columns they were pasted to."""

import shutil
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from ...domain.fields import Entity, fold
from ...services.core import Core
from . import tsv

DAY = 86_400  # seconds
PREFIX = "paste-"


def has_heading(rows: Sequence[Sequence[str]], e: Entity) -> bool:
    """Most of what stands in the first row are names of fields."""
    filled = [cell for cell in rows[0] if cell.strip()]
    return 2 * sum(fold(cell) in e.words for cell in filled) > len(filled)


def as_sheet(core: Core, name: str, heading: Sequence[str], rows: Sequence[Sequence[str]]) -> Path:
    """Sheets of days before are thrown away."""
    folder = core.folder / "temp"
    folder.mkdir(exist_ok=True)
    for old in folder.glob(f"{PREFIX}*"):
        if time.time() - old.stat().st_mtime > DAY:
            shutil.rmtree(old, ignore_errors=True)
    file = Path(tempfile.mkdtemp(prefix=PREFIX, dir=folder)) / f"{name}.csv"
    file.write_text(tsv.to_csv([heading, *rows] if heading else rows), encoding="utf-8-sig", newline="")
    return file


def is_pasted(core: Core, file: str) -> bool:
    folder = Path(file).parent
    return folder.parent == core.folder / "temp" and folder.name.startswith(PREFIX)
