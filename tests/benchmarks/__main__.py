"""python3 -m tests.benchmarks                   every measure at 10,000 and 100,000 customers
python3 -m tests.benchmarks NAME…             only these: {names}
python3 -m tests.benchmarks --rows 10k,100k,1M  the sizes; the first is what the last is compared with for “flat”
python3 -m tests.benchmarks --json OUT        the same as JSON

CPU time, each measure beside its control, taken in turn, the best or the median of several. Figures in ms or s are judged
scaled by the bare QMainWindow of the same run. Exit code 1 when a budget is exceeded or something could not be measured.
"""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT))
from desktop_crm import bootstrap  # noqa: E402

NAMES = (
    "capture",
    "edit",
    "undo",
    "digest",
    "search",
    "window",
    "table",
    "order",
    "waiting",
    "board",
    "sample",
    "files",
    "import_gap",
)


def main(argv: list[str]) -> int:
    if "-h" in argv or "--help" in argv:
        print((__doc__ or "").format(names=" ".join(NAMES)), end="")
        return 0
    if Path(sys.prefix).resolve() != bootstrap.VENV.resolve():
        python = bootstrap.ensure("requirements-dev.lock", desktop=False)
        return bootstrap.run_module(python, "tests.benchmarks", argv)
    from tests.benchmarks import command

    return command.run(argv, NAMES)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
