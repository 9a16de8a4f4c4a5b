"""python3 -m tests                    format, lint, types, then the tests
python3 -m tests --full             the same with the figures of the issues
python3 -m tests --full --slice N/M only every M-th of those figures, from the N-th on (0 to M-1)
python3 -m tests ARGUMENTS          only pytest, with these arguments
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
from desktop_crm import bootstrap  # noqa: E402

PYTEST = ["pytest", "-p", "no:cacheprovider"]


def main(argv: list[str]) -> int:
    if argv in (["-h"], ["--help"]):
        print(__doc__, end="")
        return 0
    stages = plan(argv)
    python = bootstrap.ensure("requirements-dev.lock", desktop=False)
    results = [(name, *timed(python, command)) for name, command in stages.items()]
    worst = 0
    for name, code, seconds in results:
        worst = worst or code
        print(f"{name:<12} {f'failed ({code})' if code else 'passed':<12} {seconds:7.1f} s", flush=True)
    return worst


def plan(argv: list[str]) -> dict[str, list[str]]:
    """Stage → module and its arguments."""
    full = "--full" in argv
    rest = [argument for argument in argv if argument != "--full"]
    if "--slice" in rest:
        if not full:
            sys.exit("--slice needs --full")
        return {"pytest": [*PYTEST, "-m", "full", *rest]}
    tests = {"pytest": [*PYTEST, *([] if full else ["-m", "not full"]), *rest]}
    if rest:
        return tests
    return {
        "ruff format": ["ruff", "format", "--check", "--quiet", "--output-format", "concise"],
        "ruff check": ["ruff", "check", "--quiet"],
        "mypy": ["mypy"],
        **tests,
    }


def timed(python: Path, command: list[str]) -> tuple[int, float]:
    """Exit code and seconds. Only the code is judged: pytest can say “3 passed” and then die."""
    env = {"QT_QPA_PLATFORM": "offscreen", **os.environ, "PYTHONPATH": str(ROOT)}
    began = time.monotonic()
    code = subprocess.call([str(python), "-P", "-m", *command], cwd=ROOT, env=env)
    return (code if code >= 0 else 128 - code), time.monotonic() - began


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
