import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from desktop_crm import cli

ROOT = Path(__file__).resolve().parents[2]


class Said(NamedTuple):
    code: int
    out: str
    err: str


class Terminal:
    """The command line in this process, on one profile."""

    def __init__(self, profile: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.profile, self.capsys = profile, capsys

    def __call__(self, *words: object) -> Said:
        self.capsys.readouterr()
        code = cli.main(["--data", str(self.profile), *map(str, words)])
        return Said(code, *self.capsys.readouterr())

    def json(self, *words: object, code: int = 0) -> Any:
        """The document, of a run that ended with `code` and said nothing else."""
        said = self("--json", *words)
        assert (said.code, said.err) == (code, "")
        return json.loads(said.out)

    def fails(self, *words: object, code: int = 1) -> str:
        """The one sentence on standard error."""
        said = self(*words)
        assert (said.code, said.out) == (code, "")
        assert len(said.err.splitlines()) == 1, said.err
        return said.err.rstrip("\n")


@pytest.fixture
def profile(tmp_path: Path) -> Path:
    return tmp_path / "profile"


@pytest.fixture
def crm(profile: Path, capsys: pytest.CaptureFixture[str]) -> Terminal:
    return Terminal(profile, capsys)


@pytest.fixture
def process() -> Callable[..., subprocess.CompletedProcess[bytes]]:
    """The command line as another program starts it."""

    def run(*words: object, **more: Any) -> subprocess.CompletedProcess[bytes]:
        command = [sys.executable, "-m", "desktop_crm", *map(str, words)]
        return subprocess.run(command, cwd=ROOT, capture_output=True, timeout=120, **more)

    return run
