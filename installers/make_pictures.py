"""The pictures of the README, from the real program: `python3 installers/make_pictures.py`."""

import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / "resources" / "pictures"


def main() -> int:
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        for words in (["sample"], ["picture", str(PICTURES / "customers.png")]):
            subprocess.run([sys.executable, "-m", "desktop_crm", *words, "--data", folder], cwd=ROOT, check=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
