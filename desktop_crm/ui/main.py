"""`python3 -m desktop_crm` without a sub-command: the window. Only the door: what is behind it is loaded with the collector off."""

import gc
from collections.abc import Sequence


def main(argv: Sequence[str]) -> int:
    gc.disable()  # until the first picture stands: of what start-up makes, nothing is garbage, and looking costs a tenth of it
    from .program import run

    return run(argv)
