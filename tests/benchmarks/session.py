"""One run of the command: its sizes, its folder, and the profiles that all measures share."""

import json
import os
import statistics
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from desktop_crm.app import open_core
from desktop_crm.services.core import Core

from .line import Judge, NotMeasured

ROOT = Path(__file__).resolve().parent.parent.parent
WRITTEN_ON = 93.0
"""CPU ms of a bare QMainWindow on the machine and day the budgets were written."""
BULK = 100_000


@dataclass(frozen=True)
class Profile:
    folder: Path
    seconds: float
    peak_mb: float


@dataclass
class Session:
    rows: list[int]
    folder: Path
    turns: int = 3
    share: float = 1.0
    """Of the edits, texts and pages of a measure: the plumbing is tested with few."""
    _profiles: dict[int, Profile] = field(default_factory=dict)

    @property
    def bulk(self) -> int:
        """Rows of what is written in one go."""
        return min(BULK, self.rows[-1])

    @property
    def middle(self) -> int:
        """The largest size that a measure may read over and over."""
        return max((n for n in self.rows if n <= BULK), default=self.rows[0])

    @cached_property
    def bare_ms(self) -> float:
        self.child_ms("bare_window")  # the first start compiles
        return statistics.median(self.child_ms("bare_window") for _ in range(2 * self.turns - 1))

    @property
    def scale(self) -> float:
        return self.bare_ms / WRITTEN_ON

    @property
    def judge(self) -> Judge:
        return Judge(self.scale)

    def count(self, usual: int) -> int:
        return max(5, int(usual * self.share))

    def pair(self) -> tuple[int, int]:
        """The sizes that “flat” compares. Raises NotMeasured when there is only one."""
        if len(self.rows) < 2:
            raise NotMeasured("flat needs two sizes, as --rows 10k,1M")
        return self.rows[0], self.rows[-1]

    def profile(self, rows: int) -> Profile:
        """Made by a process of its own, so that its memory is known; once a run."""
        if rows not in self._profiles:
            folder = self.folder / f"profile-{rows}"
            told = json.loads(self.child("fill_profile", str(folder), str(rows)))
            self._profiles[rows] = Profile(folder, told["seconds"], told["peak_mb"])
        return self._profiles[rows]

    @contextmanager
    def core(self, rows: int) -> Iterator[Core]:
        core = open_core(self.profile(rows).folder)
        try:
            yield core
        finally:
            core.close()

    def child(self, module: str, *args: str) -> str:
        """Standard output of a module of this package in a process of its own. Raises NotMeasured."""
        env = os.environ | {
            "PYTHONPATH": str(ROOT),
            "QT_QPA_PLATFORM": "offscreen",
            "PYTHONDONTWRITEBYTECODE": "",  # installed programs do not compile at every start
            "PYTHONPYCACHEPREFIX": str(self.folder / "bytecode"),
        }
        command = [sys.executable, "-P", "-m", f"{__package__}.{module}", *args]
        done = subprocess.run(command, env=env, cwd=self.folder, capture_output=True, text=True, timeout=3600)
        if not done.stdout.strip():
            last: list[Any] = done.stderr.strip().splitlines()[-1:] or [f"exit code {done.returncode}"]
            raise NotMeasured(f"{module}: {last[0]}")
        return done.stdout

    def child_ms(self, module: str, *args: str) -> float:
        return float(self.child(module, *args).split()[-1])
