"""The command once its packages are there: arguments in, a table and JSON out."""

import argparse
import json
import os
import platform
import sqlite3
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

from .line import Line, NotMeasured
from .session import Session

HEADS = ("measure", "control", "ratio", "budget", "ok")
WIDTHS = (66, 58, 7, 20, 3)
OK = {True: "yes", False: "NO", None: "-"}


def run(argv: Sequence[str], names: Sequence[str]) -> int:
    parser = argparse.ArgumentParser("tests.benchmarks")
    parser.add_argument("names", nargs="*", metavar="NAME", type=one_of(names))
    parser.add_argument("--rows", type=row_counts, default=[10_000, 100_000])
    parser.add_argument("--json", type=Path, metavar="OUT")
    args = parser.parse_args(list(argv))
    with tempfile.TemporaryDirectory(prefix="desktop_crm_bench_", ignore_cleanup_errors=True) as folder:
        session = Session(args.rows, Path(folder))
        print(about(session), flush=True)
        print(row(HEADS), flush=True)
        lines = []
        for line in measured(session, args.names or names):
            lines.append(line)
            print(row(texts(line)), flush=True)
        if args.json:
            args.json.write_text(json.dumps(document(session, lines), ensure_ascii=False, indent=1), encoding="utf-8")
    return 0 if all(line.ok is not False for line in lines) else 1


def measured(session: Session, names: Sequence[str]) -> Iterator[Line]:
    """A subject that fails says so in a line of its own; the others go on."""
    for name in names:
        try:
            yield from import_module(f".{name}", __package__).measure(session)
        except NotMeasured as reason:
            yield Line(name, problem=f"not measured: {reason}", ok=False)
        except Exception as error:
            yield Line(name, problem=f"not measured: {type(error).__name__}: {error}", ok=False)


def one_of(names: Sequence[str]) -> Callable[[str], str]:
    def check(name: str) -> str:
        if name not in names:
            raise argparse.ArgumentTypeError(f"no measure “{name}”; there are: {' '.join(names)}")
        return name

    return check


def row_counts(text: str) -> list[int]:
    """`10k,100k,1M`, ascending."""
    units = {"k": 1000, "m": 1_000_000}
    counts = []
    for word in text.lower().split(","):
        unit = units.get(word[-1:], 1)
        number = word[:-1] if unit > 1 else word
        if not number.isdecimal() or not int(number):
            raise argparse.ArgumentTypeError(f"“{word}” is no number of rows; write 10k,100k,1M")
        counts.append(int(number) * unit)
    return sorted(set(counts))


def about(session: Session) -> str:
    load = f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores" if hasattr(os, "getloadavg") else ""
    return (
        f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}, {sys.platform}, {load}; customers: "
        f"{', '.join(f'{n:,}' for n in session.rows)}; bare QMainWindow {session.bare_ms:.0f} ms: ms and s judged x{session.scale:.2f}"
    )


def texts(line: Line) -> tuple[str, ...]:
    if line.problem:
        return line.measure, line.problem, "", "", OK[line.ok]
    return line.measure, line.control, f"{line.ratio:.3g}", line.budget, OK[line.ok]


def row(cells: Sequence[str]) -> str:
    return " | ".join(cell.ljust(width) for cell, width in zip(cells, WIDTHS, strict=True)).rstrip()


def document(session: Session, lines: Sequence[Line]) -> dict[str, Any]:
    return {
        "about": about(session),
        "rows": session.rows,
        "bare_window_ms": session.bare_ms,
        "scale": session.scale,
        "lines": [line.plain() for line in lines],
    }
