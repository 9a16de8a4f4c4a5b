"""Our bug: a report that can be sent to us, in the profile's folder; nothing leaves this computer by itself."""

import os
import platform
import sys
import tempfile
import traceback
from datetime import datetime
from pathlib import Path


def report(error: BaseException, folder: Path | None, command: str) -> Path | None:
    """The file, or None where none can be written. What the user typed is not in it, except what the error says."""
    text = "\n".join(
        (
            f"desktop-crm {_version()}",
            f"command {command}",
            f"Python {sys.version}",
            f"on {platform.platform()}",
            f"at {datetime.now().astimezone().isoformat(timespec='seconds')}",
            "",
            "".join(traceback.format_exception(error)),
        )
    )
    name = f"crash-{datetime.now():%Y%m%d-%H%M%S}-{os.getpid()}.txt"
    for place in (folder and folder / "crashes", Path(tempfile.gettempdir())):
        if place is None or (place.name == "crashes" and not place.parent.is_dir()):
            continue
        try:
            place.mkdir(exist_ok=True)
            (place / name).write_text(text, encoding="utf-8", errors="backslashreplace")
        except OSError:
            continue
        return place / name
    return None


def _version() -> str:
    from desktop_crm import __version__ as version

    return str(version)
