from pathlib import Path

import pytest

from desktop_crm.store.file import Store, open_store


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return open_store(tmp_path / "office.db", actor="李雷")
