from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop_crm.app import open_core
from desktop_crm.services.core import Core


@pytest.fixture
def core(tmp_path: Path) -> Iterator[Core]:
    opened = open_core(tmp_path / "profile")
    yield opened
    opened.close()
