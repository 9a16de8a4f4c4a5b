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
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
from desktop_crm import bootstrap  # noqa: E402

PYTEST = ["pytest", "-p", "no:cacheprovider"]
WINDOW, PANES = "tests/ui", "tests/ui/panes"
"""Two halves of about the same length run side by side: the window without its panes, and all the rest."""


def main(argv: list[str]) -> int:
    if argv in (["-h"], ["--help"]):
        print(__doc__, end="")
        return 0
    stages = plan(argv)
    python = bootstrap.ensure("requirements-dev.lock", desktop=False)
    beside = {name: command for name, command in stages.items() if name.startswith("pytest ")}
    results = [(name, *timed(python, command)) for name, command in stages.items() if name not in beside]
    results += side_by_side(python, beside)
    worst = 0
    for name, code, seconds in results:
        worst = worst or code
        print(f"{name:<14} {f'failed ({code})' if code else 'passed':<12} {seconds:7.1f} s", flush=True)
    return worst


def plan(argv: list[str]) -> dict[str, list[str]]:
    """Stage → module and its arguments."""
    full = "--full" in argv
    rest = [argument for argument in argv if argument != "--full"]
    if "--slice" in rest:
        if not full:
            sys.exit("--slice needs --full")
        return {"pytest": [*PYTEST, "-m", "full", *rest]}
    pytest = [*PYTEST, *([] if full else ["-m", "not full"]), *rest]
    if rest:
        return {"pytest": pytest}
    return {
        "ruff format": ["ruff", "format", "--check", "--quiet", "--output-format", "concise"],
        "ruff check": ["ruff", "check", "--quiet"],
        "mypy": ["mypy"],
        "pytest rest": [*pytest, *rest_of(ROOT / "tests"), PANES],
        "pytest window": [*pytest, WINDOW, "--ignore", PANES],
    }


def rest_of(tests: Path) -> list[str]:
    """All that lies beside the window's tests."""
    found = [p for p in tests.iterdir() if p.name.startswith("test_") or (p / "__init__.py").exists()]
    return sorted(p.relative_to(ROOT).as_posix() for p in found if p.relative_to(ROOT).as_posix() != WINDOW)


def side_by_side(python: Path, stages: dict[str, list[str]]) -> list[tuple[str, int, float]]:
    """Two cores, two processes; what each says is shown whole, one after the other."""
    with ThreadPoolExecutor() as pool:
        running = {name: pool.submit(captured, python, command, subprocess.PIPE) for name, command in stages.items()}
        found = []
        for name, done in running.items():
            code, seconds, said = done.result()
            print(said, end="", flush=True)
            found.append((name, code, seconds))
    return found


def timed(python: Path, command: list[str]) -> tuple[int, float]:
    """Exit code and seconds. Only the code is judged: pytest can say “3 passed” and then die."""
    code, seconds, _ = captured(python, command, None)
    return code, seconds


def captured(python: Path, command: list[str], out: int | None) -> tuple[int, float, str]:
    env = {"QT_QPA_PLATFORM": "offscreen", **os.environ, "PYTHONPATH": str(ROOT)}
    began = time.monotonic()
    done = subprocess.run(
        [str(python), "-P", "-m", *command],
        cwd=ROOT,
        env=env,
        stdout=out,
        stderr=subprocess.STDOUT if out else None,
        encoding="utf-8",
        errors="replace",
    )
    code = done.returncode
    return (code if code >= 0 else 128 - code), time.monotonic() - began, done.stdout or ""


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
