"""Short ways to ask a profile, for the tests."""

import os
from pathlib import Path
from typing import Any

import pytest

from desktop_crm.services import checking, records
from desktop_crm.services.core import Core
from desktop_crm.store.digest import digest as store_digest

REAL = Path(os.environ.get("DESKTOP_CRM_REAL_DATA") or Path(__file__).parents[2].parent / "shared" / "data")


def digest(core: Core) -> str:
    return store_digest(core.db, core.entities)


def total(core: Core, kind: str, where: str = "") -> int:
    return records.list_records(core, kind, where, limit=0).total


def rows(core: Core, kind: str, columns: str, where: str = "", sort: str = "number") -> list[tuple[Any, ...]]:
    """Values in the order of the columns; references as their labels."""
    wanted = columns.split(",")
    listed = records.list_records(core, kind, where, sort, columns).rows
    return [tuple(r[w]["label"] if isinstance(r[w], dict) else r[w] for w in wanted) for r in listed]


def sound(core: Core) -> None:
    found = checking.verify(core)
    assert found["ok"], [c for c in found["checks"] if not c["ok"]]


def write(folder: Path, name: str, text: str, encoding: str = "utf-8") -> Path:
    file = folder / name
    file.write_bytes(text.encode(encoding))
    return file


def real(name: str) -> Path:
    """A file by others, tried where the folder lies beside the project."""
    file = REAL / name
    if not file.exists():
        print(f"\nnot here, so not tried: {name}")
        pytest.skip("the real files do not lie beside the project")
    return file
