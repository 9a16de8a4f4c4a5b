"""Where the data files of the program lie."""

import sys
from pathlib import Path


def resources_dir() -> Path:
    """The folder of data files: inside a frozen program, else beside the package."""
    bundle = getattr(sys, "_MEIPASS", None)
    root = Path(bundle) if bundle else Path(__file__).resolve().parents[2]
    return root / "resources"
