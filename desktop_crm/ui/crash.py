"""Our own bugs: a log in the profile folder and a report that can be copied. Nothing is sent anywhere."""

import sys
import traceback
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import qVersion

LOG = "errors.log"


def report(error: BaseException) -> str:
    import platform  # lazy: not needed to start

    from .. import __version__  # lazy: it reads the package's metadata

    lines = "".join(traceback.format_exception(error))
    return (
        f"desktop_crm {__version__} · Python {platform.python_version()} · Qt {qVersion()} · {platform.platform()}\n"
        f"{datetime.now().astimezone().isoformat(timespec='seconds')}\n\n{lines}"
    )


def write_log(folder: Path, text: str) -> Path | None:
    """Where it was written; None when even that was not possible."""
    file = folder / LOG
    try:
        with file.open("a", encoding="utf-8") as out:
            out.write(text + "\n")
    except OSError:
        return None
    return file


def install(folder: Path, show: Callable[[str, Path | None], None]) -> None:
    """An exception that nobody caught is logged and shown; the window lives on."""

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        text = report(error.with_traceback(trace))
        sys.stderr.write(text)
        show(text, write_log(folder, text))

    sys.excepthook = hook
