"""The type-ahead: warm, cold, complete."""

import gc
import os
import sqlite3
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

from desktop_crm.app import DATABASE
from desktop_crm.services.core import Core
from desktop_crm.store.search import Finder

from .clock import Act, better_of_two, each, quantile
from .exact_matches import missed
from .line import Line
from .query_mix import Mix
from .session import Session

WARM, COLD = 0.005, 0.020
TEXTS, SCANNED, COLD_ASKED = 700, 20, 60
EXACT_WORK = 3_000_000
"""Rows times queries that the exact matcher may look at."""


def measure(session: Session) -> Iterator[Line]:
    for rows in session.rows:
        with session.core(rows) as core:
            texts = Mix(core.db).texts()[: session.count(TEXTS)]
            warm, scan = _warm(core, texts), _scan(core.db, texts)
            control = f"instr over name and phones, {SCANNED} of them, p95"
            note = f"p50 {quantile(warm, 0.5) * 1000:.2f} ms, {len(texts)} texts"
            yield session.judge.compare(
                f"search of {rows:,} warm, p95", quantile(warm, 0.95), control, scan, at_most=WARM, note=note
            )
            if hasattr(os, "posix_fadvise"):
                asked = texts[: session.count(COLD_ASKED)]
                cold, wall = _cold(core, session.profile(rows).folder / DATABASE, asked)
                yield session.judge.compare(
                    f"search of {rows:,} cold, p95",
                    cold,
                    control,
                    scan,
                    at_most=COLD,
                    note=f"{wall * 1000:.1f} ms wall",
                )
            asked = texts[-max(3, min(40, EXACT_WORK // (rows * 4))) :]
            true, lost = missed(core, asked)
            yield Line(
                f"search of {rows:,}, complete: {true - lost:,} of {true:,} hits, {lost} missed",
                f"exact matcher over all rows, {len(asked)} texts of under 50 hits",
                (true - lost) / true if true else 1.0,
                "0 missed",
                lost == 0,
                {"true": true, "missed": lost},
            )


def _warm(core: Core, texts: Sequence[str]) -> list[float]:
    finder = Finder(core.db, core.entities)
    return better_of_two(lambda: _asking(finder, texts))


def _asking(finder: Finder, texts: Sequence[str]) -> list[Act]:
    return [partial(finder.find, text) for text in texts]


def _scan(db: sqlite3.Connection, texts: Sequence[str]) -> float:
    literal = [t for t in texts if not t.isascii() or t.isdigit()][:SCANNED]
    sql = (
        "SELECT rid, name FROM customer WHERE trashed_at IS NULL"
        " AND (instr(name, ?1) OR instr(phone, ?1) OR instr(mobile, ?1)) LIMIT 50"
    )

    def one(text: str) -> Callable[[], object]:
        return lambda: db.execute(sql, (text,)).fetchall()

    return quantile(better_of_two(lambda: [one(text) for text in literal]), 0.95)


def _cold(core: Core, file: Path, texts: Sequence[str]) -> tuple[float, float]:
    """p95 of CPU and wall. Its pages dropped from the system's cache and a connection of its own for every text."""
    found, walls = [], []
    handle = os.open(file, os.O_RDONLY)
    try:
        os.fsync(handle)
        for text in texts:
            os.posix_fadvise(handle, 0, 0, os.POSIX_FADV_DONTNEED)
            gc.collect()
            began = time.perf_counter()
            found += each([partial(_ask_once, core, text)])
            walls.append(time.perf_counter() - began)
    finally:
        os.close(handle)
    return quantile(found, 0.95), quantile(walls, 0.95)


def _ask_once(core: Core, text: str) -> None:
    db = core.store.reader()
    try:
        Finder(db, core.entities).find(text)
    finally:
        db.close()
