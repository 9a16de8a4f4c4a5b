"""Child: makes a profile in FOLDER with N customers; says as JSON what that took."""

import json
import sys
import time
from pathlib import Path

from desktop_crm.app import open_core
from desktop_crm.services import sample


def main(folder: Path, customers: int) -> int:
    core = open_core(folder)
    try:
        began = time.process_time()
        sample.fill(core, customers=customers, seed=1)
        seconds = time.process_time() - began
    finally:
        core.close()
    print(json.dumps({"seconds": seconds, "peak_mb": peak_mb()}))
    return 0


def peak_mb() -> float:
    try:
        import resource
    except ImportError:  # Windows
        return 0.0
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 if sys.platform != "darwin" else 1024**2)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), int(sys.argv[2])))
