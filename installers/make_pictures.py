"""The pictures of the README, from the real program: `python3 installers/make_pictures.py`."""

import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGES = ("today", "customers", "board")
PICTURES = ROOT / "resources" / "pictures"


def main() -> int:
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        pictures = [["picture", str(PICTURES / f"{page}.png"), "--page", page] for page in PAGES]
        for words in (["sample"], *pictures):
            subprocess.run([sys.executable, "-m", "desktop_crm", *words, "--data", folder], cwd=ROOT, check=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
