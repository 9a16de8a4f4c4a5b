"""What a person chose for the columns of a sheet, remembered for the next sheet with the same headers."""

import json
import os
from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

from ...domain.fields import fold
from .part import Part

FILE = "imports.json"
_MOST = 200


def recall(folder: Path, parts: Iterable[Part]) -> None:
    """Kind and columns as they were chosen last time; what has been said this time stays."""
    known = _read(folder)
    if not known:
        return
    for p in parts:
        habit = known.get(_key(p.table.headers))
        if isinstance(habit, dict) and isinstance(habit.get("kind"), str) and isinstance(habit.get("columns"), dict):
            if not p.kind:
                p.kind = habit["kind"]
            if p.kind == habit["kind"]:
                p.chosen = {str(h): str(w) for h, w in habit["columns"].items()} | p.chosen


def remember(folder: Path, parts: Iterable[Part]) -> None:
    """Of parts that somebody re-mapped. A file that cannot be written costs the habit, never the import."""
    known = _read(folder)
    fresh = {_key(p.table.headers): {"kind": p.kind, "columns": dict(p.chosen)} for p in parts if p.kind and p.chosen}
    if not fresh:
        return
    for key in fresh:
        known.pop(key, None)
    kept = dict(list((known | fresh).items())[-_MOST:])
    part = folder / f"{FILE}.{os.getpid()}.part"
    try:
        part.write_text(json.dumps(kept, ensure_ascii=False, indent=1), encoding="utf-8")
        os.replace(part, folder / FILE)
    except OSError:
        part.unlink(missing_ok=True)


def _read(folder: Path) -> dict[str, Any]:
    try:
        found = json.loads((folder / FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def _key(headers: Sequence[str] | Mapping[str, object]) -> str:
    return sha256("\n".join(sorted(fold(h) for h in headers if h)).encode()).hexdigest()[:32]
