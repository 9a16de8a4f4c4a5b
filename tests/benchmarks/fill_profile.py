"""Child: makes a profile in FOLDER with N customers; says as JSON what that took."""

import json
import sys
import time
from collections.abc import Callable
from datetime import timedelta
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from desktop_crm.app import open_core
from desktop_crm.domain.fields import Value
from desktop_crm.services.core import Core

from . import made_customers


def main(folder: Path, customers: int) -> int:
    fill, by = maker()
    core = open_core(folder)
    try:
        began = time.process_time()
        fill(core, customers)
        seconds = time.process_time() - began
    finally:
        core.close()
    print(json.dumps({"by": by, "seconds": seconds, "peak_mb": peak_mb()}))
    return 0


def maker() -> tuple[Callable[[Core, int], object], str]:
    if find_spec("desktop_crm.services.sample") is None:
        return insert, "work.insert"
    sample = import_module("desktop_crm.services.sample")
    return (lambda core, customers: sample.fill(core, customers=customers, seed=1)), "services.sample.fill"


def insert(core: Core, customers: int) -> None:
    """Two contacts a customer, a deal for every fifth, a reminder for every tenth: what a sample would bring, plainer."""
    with core.write("benchmark") as work:
        rows = made_customers.rows(customers)
        work.insert("customer", made_customers.NAMES, rows)
        ids = [row[0] for row in rows]
        people: list[tuple[Value, ...]] = [
            (work.new_id(), id, made_customers.person(2 * i + n), f"15{(2 * i + n) * 736_878_787 % 10**9:09d}")
            for i, id in enumerate(ids)
            for n in range(2)
        ]
        work.insert("contact", ("customer", "name", "mobile"), people)
        deals: list[tuple[Value, ...]] = [
            (work.new_id(), id, f"项目{i}", i * 100) for i, id in enumerate(ids[::5], start=1)
        ]
        work.insert("deal", ("customer", "name", "amount"), deals)
        today = core.today()
        reminders: list[tuple[Value, ...]] = [
            (work.new_id(), f"回访{i}", "customer", id, "visit", (today + timedelta(i % 600 - 7)).isoformat())
            for i, id in enumerate(ids[::10])
        ]
        work.insert("reminder", ("text", "about_kind", "about", "kind", "due_on"), reminders)


def peak_mb() -> float:
    try:
        import resource
    except ImportError:  # Windows
        return 0.0
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 if sys.platform != "darwin" else 1024**2)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), int(sys.argv[2])))
